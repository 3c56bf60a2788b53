"""Practice and exams: rounds of questions that are logged and never move the schedule."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from quizapp.config import Settings
from quizapp.deckfile import read
from quizapp.progress.event import Review
from quizapp.response import Arranged, Pair, Paired, Pick, Picked, Place, Write, Wrote
from quizapp.study import exam
from quizapp.study.boards import boards
from quizapp.study.game import Game
from quizapp.study.past import past_exams
from quizapp.study.plan import queue
from quizapp.study.practices import all_practices, practice_of

SHIPPED = Path(__file__).parent.parent.parent / "decks" / "north-korea-2021"
TINY = "deck: tiny\ncards: {only: {ask: Which?, answer: This, wrong: [That]}}\n"


@pytest.fixture(scope="module")
def deck():
    """Return the shipped deck."""
    deck = read(SHIPPED)
    yield deck
    deck.close()


@pytest.fixture
def round_of(deck, store):
    """Return a function that begins a round of a practice, and the clock that it reads."""
    ticks = [0]

    def begin(name, seed=1, **given):
        if name == "exam":
            return Game(exam.play([deck], Random(seed), given.pop("count", 20)), store, mode="exam",
                        ticks=lambda: ticks[0], **given)  # fmt: skip
        return Game(practice_of(name).play(deck, Random(seed)), store, ticks=lambda: ticks[0])

    begin.ticks = ticks
    return begin


def right(question):
    """Return the response that is right."""
    shape = question.shape
    match shape:
        case Pick() | Place():
            return Picked(shape.right)
        case Pair():
            return Paired(shape.pairs)
        case Write():
            return Wrote(question.expected)
    return Arranged(shape.order)


def wrong(question):
    """Return a response that is wrong."""
    shape = question.shape
    match shape:
        case Pick():
            return Picked((shape.right + 1) % len(shape.options))
        case Place():
            return Picked((shape.right + 1) % (len(shape.options) + 1))
        case Pair():
            return Paired(tuple((place + 1) % len(shape.right) for place in shape.pairs))
        case Write():
            return Wrote("something else entirely")
    return Arranged(shape.order[::-1])


def play(game, answer):
    """Answer every turn of a round; return how many there were."""
    count = 0
    while game.turn is not None:
        game.respond(answer(game.turn.question))
        game.next()
        count += 1
    return count


@pytest.mark.parametrize("name", all_practices())
def test_a_round_answered_right_ends_without_a_fault(round_of, deck, store, name):
    """Every turn of a practice can be answered right, is logged as practice, and moves no schedule."""
    assert practice_of(name).able(deck)
    before = queue(deck, store, Settings(), store.today())
    game = round_of(name)
    assert play(game, right) >= 3
    assert game.result.entries
    assert {entry.verdict for entry in game.result.entries} <= {"right", "near"}
    events = list(store.events())
    assert events
    assert {(event.mode, event.rating, event.due) for event in events} == {("practice", None, None)}
    assert queue(deck, store, Settings(), store.today()) == before


@pytest.mark.parametrize("name", all_practices())
def test_the_same_draw_makes_the_same_round(round_of, name):
    """A round is decided by its seed alone, and another seed makes another."""
    first, again, other = (round_of(name, seed) for seed in (3, 3, 4))
    assert first.turn.question == again.turn.question
    assert first.turn.question != other.turn.question


@pytest.mark.parametrize("name", all_practices())
def test_a_deck_without_enough_is_not_offered(deck_of, name):
    """A practice says beforehand that a deck has too little for it."""
    assert not practice_of(name).able(deck_of(TINY))


def test_three_misplaced_events_end_a_timeline(round_of):
    """A timeline has three lives, and says so."""
    game = round_of("timeline")
    assert game.turn.status.startswith("3 lives · 0 in a row")
    assert play(game, wrong) == 3
    assert game.result.said.startswith("No lives left. 0 of 3 placed right")


def test_a_timeline_grows_by_what_is_placed(round_of):
    """Each event stands among those before it from then on, in its right place even if it was misplaced."""
    game = round_of("timeline")
    seen = []
    while game.turn is not None and len(seen) < 5:
        shape = game.turn.question.shape
        seen.append(len(shape.options))
        game.respond(wrong(game.turn.question) if len(seen) == 2 else right(game.turn.question))
        game.next()
    assert seen == [1, 2, 3, 4, 5]


def test_every_pair_of_a_board_is_logged_for_its_card(round_of, store, deck):
    """A board with one mistake is part, and each of its cards has a review of its own."""
    game = round_of("match")
    shape = game.turn.question.shape
    pairs = list(shape.pairs)
    pairs[0], pairs[1] = pairs[1], pairs[0]
    mark = game.respond(Paired(tuple(pairs))).mark
    assert (mark.verdict, mark.score) == ("part", 1 - 2 / len(pairs))
    events = list(store.events())
    assert [event.card for event in events] == [card for card in shape.cards if deck.has_card(card)]
    assert sum(event.verdict == "wrong" for event in events) == 2
    assert all(deck.has_card(event.card) for event in events)


@pytest.mark.parametrize("name", all_practices())
def test_every_card_of_a_round_is_one_of_the_deck(round_of, store, deck, name):
    """What a round logs is filed under cards that the deck has."""
    play(round_of(name), right)
    assert all(deck.has_card(event.card) for event in store.events())


def test_a_round_can_be_ended_at_any_turn(round_of, store):
    """Leaving early gives the result of what was answered, and nothing more is logged."""
    game = round_of("matrix")
    game.respond(right(game.turn.question))
    game.next()
    game.end()
    assert game.turn is None
    assert game.result.said == "1 of 1 cells filled right."
    assert len(list(store.events())) == 1


@pytest.mark.parametrize(
    ("count", "boards_"), [(4, [4]), (7, [3, 4]), (8, [4, 4]), (9, [4, 4, 4]), (11, [3, 4, 4])]
)
def test_a_fact_stands_on_one_board_as_long_as_there_are_enough(deck_of, count, boards_):
    """Boards are made of unused facts, and repeat some only where fewer than three are left."""
    terms = "".join(f"  t{n}: {{term: word {n}, means: the meaning of it {n}}}\n" for n in range(count))
    deck = deck_of(f"deck: d\nterms:\n{terms}")
    for seed in range(10):
        sizes, seen = [], set()
        for question in boards(deck, "match", Random(seed)):
            keys = {option.key for option in question.shape.options}
            assert count - len(seen) < 3 or not keys & seen
            seen |= keys
            sizes.append(len(keys))
        assert len(seen) == count
        assert sorted(sizes) == boards_


def test_a_board_to_sort_has_fewer_statements_where_they_are_long(deck_of):
    """Six short statements stand on one board, of long ones only so many as a small window has room for."""

    def sizes(stance):
        held = "".join(
            f"  {who}{n}: {{holder: {who}, issue: i{n}, stance: {stance} {n} {who[:1]}}}\n"
            for who in ("france", "spain") for n in range(4)
        )  # fmt: skip
        issues = "".join(f"  i{n}: Issue {n}\n" for n in range(4))
        actors = "  france: {name: France, kind: government}\n  spain: {name: Spain, kind: government}\n"
        text = f"deck: d\nissues:\n{issues}actors:\n{actors}positions:\n{held}"
        deck = deck_of(text)
        return {len(next(boards(deck, "sort", Random(seed))).shape.options) for seed in range(10)}

    assert sizes("wants") == {6}
    assert sizes("wants what takes " + "very long " * 4 + "to say") == {3}


def test_one_cell_of_a_matrix_is_in_question(round_of):
    """The cells that are still to be filled look unlike the one that is asked for."""
    grid = round_of("matrix").turn.question.shape.grid
    cells = [cell for row in grid.cells for cell in row]
    assert cells.count(None) == 1
    assert "____" in cells
    assert "?" not in cells


def test_an_exam_says_nothing_until_its_paper(round_of, store):
    """An exam asks so many facts once each, and its paper has what was said, what is right and where."""
    game = round_of("exam", count=10)
    facts = set()
    while game.turn is not None:
        question = game.turn.question
        facts.add(question.card.fact.key)
        game.respond(wrong(question) if len(facts) == 3 else right(question))
        game.next()
    assert len(facts) == len(game.result.entries) == 10
    missed = [entry for entry in game.result.entries if entry.verdict not in {"right", "near"}]
    assert len(missed) == 1
    assert missed[0].said
    assert missed[0].expected
    assert missed[0].source
    assert {event.mode for event in store.events()} == {"exam"}


def test_what_was_not_answered_in_an_exam_counts_as_missed(round_of):
    """Handing in early gives points for what was answered, out of all questions."""
    game = round_of("exam", count=10)
    game.respond(right(game.turn.question))
    game.end()
    assert game.result.said == "1 of 10 points, 10 %. 9 not answered."


def test_the_time_of_an_exam_can_be_extended(round_of):
    """Time runs on a clock that nobody sets, is up once, and can be given more of."""
    game = round_of("exam", limit=60_000)
    round_of.ticks[0] = 45_000
    assert game.left == 15_000
    round_of.ticks[0] = 90_000
    assert game.left == 0
    game.extend(300_000)
    assert game.left == 300_000
    assert round_of("timeline").left is None


@pytest.mark.parametrize("name", [*all_practices(), "exam"])
def test_what_is_contested_moves_no_memory(round_of, deck, store, name):
    """Every verdict of a paper can be turned and turned back: the sentence counts anew, and no card is moved."""
    for card_id, _topic in deck.card_ids():
        store.record(Review(card=card_id, verdict="right", score=1.0, rating=3))
    before = list(store.memories())
    game = round_of(name)
    play(game, right)
    said, lines = game.result.said, [n for n, entry in enumerate(game.result.entries) if entry.uuid]
    for place in lines:
        assert game.paper.contest(place)[1:2] == ("wrong",)
    assert game.result.said != said
    assert sum(event.kind == "override" for event in store.events()) == len(lines) > 2
    assert list(store.memories()) == before
    for place in lines:
        game.paper.contest(place)
    assert game.result.said == said
    store.rebuild()
    assert list(store.memories()) == before


def test_a_verdict_of_practice_is_contested_before_the_round_goes_on(round_of, store):
    """A placing that was right after all takes no life, and its line on the paper is right."""
    game = round_of("timeline")
    game.respond(wrong(game.turn.question))
    assert game.override().mark.verdict == "right"
    game.next()
    assert game.turn.status.startswith("3 lives · 1 in a row")
    game.respond(wrong(game.turn.question))
    game.next()
    assert game.turn.status.startswith("2 lives")
    assert game.override().mark.verdict == "right"
    game.end()
    assert [entry.verdict for entry in game.result.entries] == ["right", "right"]
    assert [event.verdict for event in store.events() if event.kind == "override"] == ["right", "right"]


def test_the_pairs_of_a_board_are_contested_on_the_paper(round_of, store):
    """No verdict of a board stands for one card, so that it is turned pair by pair."""
    game = round_of("match")
    game.respond(wrong(game.turn.question))
    assert game.override() is None
    game.end()
    place = next(number for number, entry in enumerate(game.result.entries) if entry.uuid)
    card = game.paper.contest(place).card
    (event,) = (each for each in store.events() if each.kind == "override")
    assert (event.card, event.verdict) == (card, "right")
    assert game.result.said.startswith("1 of ")
    assert game.paper.flag(place, "why?") == card


def test_a_paper_is_laid_out_again_from_the_log(round_of, deck, store, deck_of):
    """The log alone holds verdicts, responses and answers, whatever has become of the deck."""
    game = round_of("exam", count=10)
    play(game, right)
    last = round_of("exam", count=4)
    for answer in (wrong, right, wrong):
        last.respond(answer(last.turn.question))
        last.next()
    last.end()
    last.paper.contest(0)
    newest, first = past_exams(store)
    assert (newest.points, first.points) == ("2 of 4", "10 of 10")
    assert newest.title == f"Exam of {store.today().day} {store.today():%B %Y}"
    again = newest.paper([deck], store)
    assert again.result.said == last.result.said == "2 of 4 points, 50 %. 1 not answered."
    assert [e._replace(asked="") for e in again.result.entries] == [
        e._replace(asked="") for e in last.result.entries
    ]
    gone = newest.paper([deck_of(TINY)], store).result.entries
    assert [(e.verdict, e.said, e.expected) for e in gone] == [
        (e.verdict, e.said, e.expected) for e in again.result.entries
    ]
    again.contest(2)
    assert past_exams(store, 1)[0].points == "3 of 4"


def test_practice_is_no_step_that_undo_takes_back(round_of, store):
    """Undo in study passes over what was practised since."""
    game = round_of("match")
    game.respond(right(game.turn.question))
    assert store.undo() is None
