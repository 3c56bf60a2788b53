"""Practice and exams on the screen: chosen on Home, played to the end, and what they came to."""

from __future__ import annotations

from quizapp.questions import make
from quizapp.response import Pair, Pick, Place

TERMS = """
deck: terms
title: Some terms
terms:
  pass: {term: pass, means: a way over a mountain range}
  ford: {term: ford, means: a way through a river}
  bridge: {term: bridge, means: a way over a river}
  tunnel: {term: tunnel, means: a way under a mountain}
events:
  one: {what: The bridge is built, short: Bridge, when: 1650}
  two: {what: The tunnel is dug, short: Tunnel, when: 1702}
  three: {what: The ford is closed, short: Ford, when: 1720}
  four: {what: The pass is opened, short: Pass, when: 1733}
"""


def keys(question):
    """Return the keys that answer a question right."""
    shape = question.shape
    match shape:
        case Pick() | Place():
            return [str(shape.right + 1)]
        case Pair():
            return [*(str(place + 1) for place in shape.pairs), "enter"]
    return [*question.expected, "enter"]


async def begin(learner, wanted):
    """Choose a round on Home."""
    await learner.press("p")
    await learner.type(wanted)
    await learner.press("enter")


async def test_a_round_is_chosen_on_home_and_played_to_its_paper(at):
    """P lists what the decks have enough for; a board answered right is logged as practice."""
    async with at(TERMS, study=False) as learner:
        await learner.press("p")
        assert "Match: Some terms" in learner.sees()
        assert "Timeline: Some terms" in learner.sees()
        assert "Matrix" not in learner.sees()
        assert "Exam, 20 questions in 10 minutes" in learner.sees()
        await learner.press("escape")
        await begin(learner, "match")
        played = learner.app.screen.played
        assert "board 1 of" in learner.sees()
        while played.turn is not None:
            await learner.press(*keys(played.turn.question))
            assert "✓ right" in learner.sees()
            await learner.press("enter")
        assert "right on" in learner.sees()
        assert "without a fault" in learner.sees()
        assert {(event.mode, event.rating) for event in learner.store.events()} == {("practice", None)}
        learner.wait(1_000)
        await learner.press("enter")
        assert "Today" in learner.sees()


async def test_a_board_is_told_as_a_whole(at):
    """The verdict counts its pairs, which stand marked above, and nothing is told of one card alone."""
    deck = TERMS.replace(
        "means: a way over a mountain range", "means: a way over a mountain range, note: It is high"
    )
    async with at(deck, study=False) as learner:
        await begin(learner, "match")
        shape = learner.app.screen.played.turn.question.shape
        pairs = [*shape.pairs[1::-1], *shape.pairs[2:]]
        await learner.press(*(str(place + 1) for place in pairs), "enter")
        assert f"◐ partly — {len(pairs) - 2} of {len(pairs)}" in learner.sees()
        below = learner.sees().partition("◐ partly")[2]
        assert not any(option.text in below for option in shape.options)
        assert "It is high" not in learner.sees()


async def test_a_board_given_up_is_logged_pair_by_pair(at):
    """Every card on it counts as not known, in the log as on the paper."""
    async with at(TERMS, study=False) as learner:
        await begin(learner, "match")
        pairs = learner.app.screen.played.turn.question.shape.pairs
        await learner.press("g")
        assert f"✗ not yet — 0 of {len(pairs)}" in learner.sees()
        assert [verdict for verdict, _said in learner.reviews()] == ["wrong"] * len(pairs)


async def test_a_timeline_ends_with_its_lives_and_can_be_played_again(at):
    """The head counts lives, a misplaced event goes where it belongs, and r begins another round."""
    async with at(TERMS, study=False) as learner:
        await begin(learner, "timeline")
        played = learner.app.screen.played
        assert "3 lives" in learner.sees()
        shape = played.turn.question.shape
        await learner.press("2" if shape.right == 0 else "1")
        assert "✗ not yet" in learner.sees()
        await learner.press("enter")
        assert "2 lives" in learner.sees()
        while played.turn is not None:
            await learner.press(*keys(played.turn.question), "enter")
        assert "2 of 3 placed right" in learner.sees()
        await learner.press("r")
        assert "3 lives" in learner.sees()


async def test_an_exam_says_nothing_before_it_is_handed_in(at):
    """An answer leads to the next question at once; the paper shows what was said and what is right."""
    async with at(TERMS, study=False) as learner:
        await begin(learner, "exam 10")
        played = learner.app.screen.played
        asked = 0
        while played.turn is not None:
            learner.wait(1_000)
            await learner.press(*keys(played.turn.question)) if asked else await learner.press("ctrl+g", "g")
            asked += 1
            assert "✓" not in learner.sees() or played.turn is None
        assert "points" in learner.sees()
        assert "✗" in learner.sees()
        assert {event.mode for event in learner.store.events()} == {"exam"}


async def test_an_exam_is_handed_in_by_two_presses(at):
    """Esc asks once, and an answer in between goes on."""
    async with at(TERMS, study=False) as learner:
        await begin(learner, "exam 10")
        played = learner.app.screen.played
        learner.wait(1_000)
        await learner.press("escape")
        assert "Hand in now?" in learner.sees()
        await learner.press(*keys(played.turn.question))
        assert "Hand in now?" not in learner.sees()
        await learner.press("escape", "escape")
        assert "not answered" in learner.sees()


async def test_an_enter_pressed_twice_answers_no_second_question(at):
    """In an exam nothing is taken back: an order that has just come up is not handed in as it stands."""
    from quizapp.study.game import Game, Turn
    from quizapp.study.paper import Entry, Result
    from quizapp.study.rounds import Round

    def orders(question, deck):
        for _ in range(2):
            yield Turn(question._replace(shape=learner.arrange(2, 0, 1)), deck)
        return Result("Over.", tuple(Entry(question.card.id, "right", "Which?") for _ in range(2)))

    def begun(table):
        deck = learner.app.decks[0]
        question = make(deck.card("one#when"), deck, "order", 1)
        return Game(orders(question, deck), table.store, mode="exam", ticks=table.ticks)

    async with at(TERMS, study=False) as learner:
        learner.app.play(Round("exam", "Exam", "", begun))
        await learner.pilot.pause()
        learner.wait(1_000)
        await learner.press("enter", "enter")
        assert len(learner.reviews()) == 1
        learner.wait(1_000)
        await learner.press("enter")
        assert len(learner.reviews()) == 2


async def test_an_enter_pressed_twice_leaves_the_paper_in_sight(at):
    """What a round came to is seen but once: the Enter of the last question does not close it."""
    async with at(TERMS, study=False) as learner:
        await begin(learner, "match")
        played = learner.app.screen.played
        while played.turn is not None:
            await learner.press("g", "enter")
        await learner.press("enter")
        assert "To look at again" in learner.sees() or "of 4" in learner.sees()
        learner.wait(1_000)
        await learner.press("enter")
        assert "Today" in learner.sees()


async def test_time_that_is_up_is_said_whatever_was_said_before(at):
    """Who was asked whether to hand in reads that no answer is taken any more, and Esc hands in."""
    async with at(TERMS, study=False) as learner:
        await begin(learner, "exam 10 minutes")
        question = learner.app.screen.played.turn.question
        await learner.press("escape")
        learner.wait(601_000)
        await learner.press(*keys(question))
        assert "Time is up" in learner.sees()
        assert learner.reviews() == []


async def test_time_that_is_up_can_be_extended(at):
    """When the time is over nothing is taken any more, until five minutes more are taken."""
    async with at(TERMS, study=False) as learner:
        await begin(learner, "exam 10 minutes")
        played = learner.app.screen.played
        assert "10:00 left" in learner.sees()
        learner.wait(601_000)
        question = played.turn.question
        await learner.press(*keys(question))
        assert played.turn.question is question
        assert "Time is up" in learner.sees()
        assert learner.reviews() == []
        await learner.press("ctrl+r" if learner.app.screen.typing else "m")
        assert "5:00 left" in learner.sees()


async def test_a_round_left_at_once_comes_to_nothing(at):
    """Leaving before the first answer leads home, and nothing is logged."""
    async with at(TERMS, study=False) as learner:
        await begin(learner, "match")
        await learner.press("escape")
        assert "Today" in learner.sees()
        assert learner.kinds() == []


async def test_the_program_opens_on_a_round(at, tmp_path):
    """A round named on the command line is what the app opens with, laid out as one begun on Home."""
    from quizapp.deckfile import read
    from quizapp.study.rounds import exam_of

    path = tmp_path / "terms.yaml"
    path.write_text(TERMS, encoding="utf-8")
    async with at(TERMS, study=False, game=exam_of([read(path)], 2)) as learner:
        rows = learner.lines()
        status = next(number for number, row in enumerate(rows) if "question 1 of 2" in row)
        assert rows[status + 1] == ""


async def test_a_small_window_shows_a_round(at):
    """At 60 by 20 the question, its options and the clock have room."""
    async with at(TERMS, study=False, size=(60, 20)) as learner:
        await begin(learner, "match")
        rows = learner.lines()
        assert any("board 1" in row for row in rows)
        assert all(len(row) <= 60 for row in rows)
        assert "0:00" in learner.sees()


TABLE = """
deck: table
title: A table
sources: {lee: {title: A text, short: Lee}}
actors:
  france: {name: France, kind: government}
  spain: {name: Spain, kind: government}
issues: {border: The border, war: The war}
positions:
  fb: {holder: france, issue: border, stance: wants it moved, short: moved, according_to: lee}
  sb: {holder: spain, issue: border, stance: wants it left alone, short: left alone, according_to: lee}
  fw: {holder: france, issue: war, stance: wants it over, short: over, according_to: lee}
  sw: {holder: spain, issue: war, stance: wants it won, short: won, according_to: lee}
"""


async def test_a_filled_matrix_is_looked_at_whole(at):
    """Its paper has every cell, by whose account it is, with the mark of how firm the memory of it is."""
    async with at(TABLE, study=False, size=(80, 30)) as learner:
        await begin(learner, "matrix")
        played = learner.app.screen.played
        assert "cell 1 of 4" in learner.sees()
        while played.turn is not None:
            await learner.press(*keys(played.turn.question), "enter")
        assert "4 of 4 cells filled right." in learner.sees()
        assert learner.sees().count("according to Lee") == 2  # above the table, and with the cell chosen
        for short in ("moved", "left alone", "over", "won"):
            assert f"○ {short}" in learner.sees()
        first, second = (row for row in learner.lines() if row.strip().startswith(("The border", "The war")))
        assert first.count("○") == second.count("○") == 2
        await learner.press("exclamation_mark")
        assert "3 of 4 cells filled right." in learner.sees()
        assert learner.sees().count("✗ ○ ") == 1
        await learner.resize(60, 30)
        assert "France: " in learner.sees()
        assert all(len(row) <= 60 for row in learner.lines())


async def test_a_round_goes_on_after_the_window_changes(at):
    """Pairs made before a resize stand after it, and the answer is judged as given."""
    async with at(TERMS, study=False) as learner:
        await begin(learner, "match")
        question = learner.app.screen.played.turn.question
        first, *rest = keys(question)
        await learner.press(first)
        await learner.resize(40, 9)
        assert "too small" in learner.sees()
        await learner.resize(200, 60)
        await learner.press(*rest)
        assert "✓ right" in learner.sees()


async def test_a_clock_that_jumps_does_not_end_an_exam(at):
    """Time is counted on a clock that nobody sets: going back takes nothing away, and no answer is lost."""
    async with at(TERMS, study=False) as learner:
        await begin(learner, "exam 10 minutes")
        played = learner.app.screen.played
        learner.wait(1_000)
        await learner.press(*keys(played.turn.question))
        learner.set_clock(-86_400_000)
        learner.wait(1_000)
        await learner.press(*keys(played.turn.question))
        assert len(learner.reviews()) == 2
        assert played.turn is not None


async def test_a_verdict_of_practice_is_contested_and_flagged(at):
    """After a verdict ! turns it, as its footer says, and f takes a comment for the author."""
    async with at(TERMS, study=False) as learner:
        await begin(learner, "timeline")
        shape = learner.app.screen.played.turn.question.shape
        await learner.press("2" if shape.right == 0 else "1")
        assert "! I was right" in learner.sees()
        await learner.press("exclamation_mark")
        assert "✓ right" in learner.sees()
        assert "! I was wrong" in learner.sees()
        await learner.press("f", "o", "k", "enter")
        assert "Flagged for the author." in learner.sees()
        await learner.press("enter")
        assert "3 lives" in learner.sees()
        assert learner.kinds() == ["review", "override", "flag"]


async def test_a_line_of_a_paper_is_chosen_and_contested_and_the_paper_opened_again(at):
    """The arrows choose, ! turns the verdict and the points, and Home opens the paper as it then stands."""
    async with at(TERMS, study=False) as learner:
        await begin(learner, "exam 10")
        played = learner.app.screen.played
        while played.turn is not None:
            learner.wait(1_000)
            await learner.press("ctrl+g" if learner.app.screen.typing else "g")
        count = len(played.result.entries)
        assert "0 of" in learner.sees()
        await learner.press("up", "down", "exclamation_mark")
        assert "✓ right, as you say." in learner.sees()
        assert f"1 of {count} points" in learner.sees()
        await learner.press("f", "o", "k", "enter")
        *_, override, flag = learner.store.events()
        assert (override.kind, flag.kind, flag.card) == ("override", "flag", override.card)
        assert override.card == played.result.entries[1].card
        learner.wait(1_000)
        await learner.press("enter", "p")
        await learner.type("paper")
        assert f"Paper: Exam of 22 November 2026, 1 of {count}" in learner.sees()
        await learner.press("enter")
        assert f"1 of {count} points" in learner.sees()
        assert "once more" not in learner.sees()
        await learner.press("exclamation_mark", *["down"] * 30, "pagedown", "pageup", "x", "enter")
        assert "Today" in learner.sees()
        assert played.result.said.startswith("1 of")
