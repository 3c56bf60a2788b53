"""A sitting: what is asked, what an answer does, and how every step is taken back."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.config import Settings
from quizapp.library import Library
from quizapp.progress.store import Store
from quizapp.response import Pick, Picked, Reveal, Ticked, Write, Wrote
from quizapp.study.session import Session

DECK = """\
deck: d
title: A deck
actors:
  kim: {name: Kim Jong-un, family: Kim, role: leader, as_of: 2021, facets: [name], ask_as: [typed]}
  sung: {name: Sung Kim, family: Kim, role: negotiator, as_of: 2021, facets: [name], ask_as: [typed]}
cards:
  river: {ask: Which river?, answer: Bidasoa, wrong: [Ebro, Adour, Nive]}
  town: {ask: Which town?, answer: Hendaye, ask_as: [typed]}
  why: {ask: Why there?, points: [It is easy to see, Neither side could move it]}
"""


@pytest.fixture
def sit(deck_of, store, clock):
    """Return a function that sits down to a deck."""

    def begin(text=DECK, **given):
        deck = given.pop("deck", None) or deck_of(text)
        return Session([deck], given.pop("store", store), Settings(), now=clock.ms, rng=Random(1), **given)

    return begin


def right(session):
    """Return the response that is right for the question on screen."""
    question = session.current.question
    match question.shape:
        case Pick(right=place):
            return Picked(place)
        case Write():
            return Wrote(question.expected)
        case Reveal(points=points):
            return Ticked(tuple(range(len(points))), 3)


def wrong(session):
    """Return a response that is wrong for the question on screen."""
    question = session.current.question
    match question.shape:
        case Pick(right=place, options=options):
            return Picked((place + 1) % len(options))
        case Write():
            return Wrote("something else entirely")
        case Reveal():
            return Ticked((), 1)


def to_card(session, key):
    """Go on, skipping, until a card is asked."""
    for _ in range(20):
        if session.current.question.card.fact.key == key:
            return session.current
        session.skip()
    raise AssertionError(key)


def test_a_sitting_asks_every_new_card_and_ends(sit, store):
    """Each new card is learned in two right answers of one sitting, and then nothing is left."""
    session = sit()
    asked = []
    while session.current is not None:
        asked.append(session.current.question.card.fact.key)
        assert session.respond(right(session)).mark.verdict == "right"
        session.next()
    assert sorted(asked) == sorted(["kim", "sung", "river", "town", "why"] * 2)
    assert session.done == session.total == 5
    assert store.due(["d/"], store.today(), 10) == []


def test_the_smallest_deck_comes_first(deck_of, store, clock):
    """Of several decks the one with the fewest cards is asked first: a welcome before a whole subject."""
    small = deck_of("deck: small\ncards: {only: {ask: Which?, answer: This, wrong: [That]}}\n")
    session = Session([deck_of(DECK), small], store, Settings(), now=clock.ms, rng=Random(1))
    asked = [session.current.deck.id]
    while session.next() is not None:
        asked.append(session.current.deck.id)
    assert asked == ["small", *["d"] * 5]


def test_an_answer_is_in_the_log_when_respond_returns(sit, store, tmp_path):
    """Another reader of the file sees the review before the verdict is shown."""
    session = sit()
    session.respond(right(session))
    with Store.open(tmp_path / "progress.db", device="other") as other:
        assert [event.kind for event in other.events()] == ["review"]


def test_the_review_tells_what_was_shown_and_done(sit, store):
    """Kind, chance, seed, options, what was picked and what was expected are in the log."""
    session = sit()
    to_card(session, "river")
    question = session.current.question
    session.respond(wrong(session))
    (event,) = store.events()
    assert event.asked_as == "choice"
    assert event.chance == pytest.approx(0.25)
    assert event.options == question.options
    assert event.expected == "Bidasoa"
    assert event.response == event.options[event.picked[0]]
    assert (event.verdict, event.rating, event.mode) == ("wrong", 1, "study")
    assert event.seed == question.seed
    assert event.answer_print
    assert event.due is not None


def test_a_right_answer_climbs_from_choice_to_typing(sit):
    """The same card is first recognised and then recalled, and steps down after a lapse."""
    session = sit()
    to_card(session, "river")
    assert session.current.question.kind == "choice"
    session.respond(right(session))
    session.next()
    to_card(session, "river")
    assert session.current.question.kind == "typed"
    session.respond(Wrote("Ebro"))
    session.next()
    to_card(session, "river")
    assert session.current.question.kind == "choice"


def test_a_name_that_fits_two_is_asked_back_once(sit, store):
    """The first "Kim" counts neither way and the second is not yet; both are in the log."""
    session = sit()
    to_card(session, "kim")
    answered = session.respond(Wrote("Kim"))
    assert answered.mark.verdict == "which"
    assert session.current.tries == 1
    assert store.memory("d/kim#name") is None
    answered = session.respond(Wrote("Kim"))
    assert answered.mark.verdict == "wrong"
    assert [event.rating for event in store.events()] == [None, 1]


def test_a_name_that_is_anothers_is_told_and_logged(sit, store):
    """Taking one actor for another says who was described, and notes the confusion."""
    session = sit()
    to_card(session, "kim")
    answered = session.respond(Wrote("Sung Kim"))
    assert answered.mark.verdict == "wrong"
    assert "Sung Kim, negotiator" in answered.mark.why
    (event,) = store.events()
    assert event.data["took_for"] == "sung"


def test_the_missing_items_of_a_list_are_asked_for_once(sit, store):
    """What was right stands, the rest is asked for, and the whole is part however it ends."""
    text = "deck: d\ncards: {two: {ask: Which two?, answer: [South Korea, Japan]}}\n"
    session = sit(text)
    first = session.respond(Wrote("Japan"))
    assert first.mark.verdict == "which"
    assert "South Korea" not in first.mark.why
    assert first.mark.missing == ()
    second = session.respond(Wrote("South Korea"))
    assert (second.mark.verdict, second.mark.score) == ("part", 0.5)
    assert [event.rating for event in store.events()] == [None, 1]


def test_a_list_with_a_wrong_item_is_part_at_once(sit):
    """Where something wrong was given, the missing is told instead of asked for."""
    text = "deck: d\ncards: {two: {ask: Which two?, answer: [South Korea, Japan]}}\n"
    session = sit(text)
    answered = session.respond(Wrote("Japan and China"))
    assert answered.mark.verdict in {"part", "wrong"}
    assert answered.mark.missing == ("South Korea",)


def test_a_wrong_answer_comes_again_in_the_same_sitting(sit):
    """What was missed is asked again before the sitting ends, but not at once."""
    session = sit()
    missed = session.current.question.card.id
    assert session.respond(wrong(session)).again
    later = []
    while session.next() is not None:
        later.append(session.current.question.card.id)
        session.respond(right(session))
    assert later[0] != missed
    assert missed in later


def test_giving_up_is_a_wrong_answer_without_a_response(sit, store):
    """ "I don't know" tells the answer and brings the card again."""
    session = sit()
    answered = session.give_up()
    assert answered.mark.verdict == "wrong"
    assert answered.again
    (event,) = store.events()
    assert event.response is None


def test_undo_brings_the_question_back_as_it_was(sit, store):
    """The same options in the same order are asked again, and memory is as before."""
    session = sit()
    first = session.current.question
    session.respond(wrong(session))
    session.next()
    session.undo()
    assert session.current.question == first
    assert session.answered is None
    assert store.memory(first.card.id) is None or store.memory(first.card.id).reps == 0


def test_undo_goes_back_any_number_of_steps_and_across_sittings(sit, store, deck_of):
    """Answers of an earlier sitting are taken back too, one by one."""
    deck = deck_of(DECK)
    session = sit(deck=deck)
    for _ in range(3):
        session.respond(right(session))
        session.next()
    again = sit(deck=deck)
    taken = [again.undo() for _ in range(4)]
    assert [event is not None for event in taken] == [True, True, True, False]
    assert [memory for memory in store.memories("d/") if memory.reps] == []


def test_redo_puts_the_answer_back(sit, store):
    """What was taken back by mistake counts again."""
    session = sit()
    card = session.current.question.card.id
    session.respond(right(session))
    before = store.memory(card)
    session.next()
    session.undo()
    session.redo()
    assert store.memory(card) == before
    assert session.current is not None
    assert session.summary().answered == 1


def test_a_card_is_asked_once_after_undo(sit):
    """Undoing does not put a card into the queue twice."""
    session = sit()
    session.respond(right(session))
    session.next()
    session.undo()
    session.undo()
    seen = []
    while session.current is not None:
        seen.append(session.current.question.card.id)
        session.respond(right(session))
        session.next()
    assert all(seen.count(card) == 2 for card in seen)


def test_override_turns_the_verdict_round(sit, store):
    """ "I was right" makes a wrong answer count as right, and a second press turns it back."""
    session = sit()
    card = session.current.question.card.id
    session.respond(wrong(session))
    changed = session.override()
    assert changed.mark.verdict == "right"
    assert store.memory(card).lapses == 0
    assert session.override().mark.verdict == "wrong"
    assert [event.kind for event in store.events()] == ["review", "override", "override"]


def test_skipping_everything_ends_the_sitting(sit, store):
    """A learner who skips every card is not held; nothing is logged."""
    session = sit()
    for _ in range(12):
        session.skip()
    assert session.finished
    assert list(store.events()) == []


def test_a_suspended_card_is_asked_no_more(sit, deck_of):
    """Suspending takes the card out of this sitting and the next."""
    deck = deck_of(DECK)
    session = sit(deck=deck)
    card = session.suspend()
    assert session.total == 4
    again = sit(deck=deck)
    seen = set()
    while again.current is not None:
        seen.add(again.current.question.card.id)
        again.respond(right(again))
        again.next()
    assert card not in seen
    assert len(seen) == 4


def test_a_buried_card_comes_tomorrow(sit, deck_of, clock):
    """Burying puts a card off by one day."""
    deck = deck_of(DECK)
    first = sit(deck=deck)
    cards = first.total
    first.bury()
    assert sit(deck=deck).total == cards - 1
    clock.sleep(days=1)
    assert sit(deck=deck).total == cards


def test_a_flag_is_in_the_log_with_its_comment(sit, store):
    """What a learner tells the author about a card is kept."""
    session = sit()
    card = session.flag("Both are right")
    (event,) = store.events()
    assert (event.kind, event.card, event.data) == ("flag", card, {"text": "Both are right"})


def test_a_fact_that_vanishes_is_passed_over(deck_of, store, clock):
    """A due card that the deck no longer has is not asked, and its history stays."""
    deck = deck_of("deck: d\ncards: {a: {ask: Q, answer: A}, b: {ask: R, answer: B}}\n")
    session = Session([deck], store, Settings(), now=clock.ms, rng=Random(1))
    while session.current is not None:
        session.respond(right(session))
        session.next()
    clock.sleep(days=400)
    smaller = deck_of("deck: d\ncards: {b: {ask: R, answer: B}}\n")
    session = Session([smaller], store, Settings(), now=clock.ms, rng=Random(1))
    assert session.total == 1
    assert store.memory("d/a#answer") is not None


@pytest.mark.parametrize("how", ["changed", "gone"])
def test_a_deck_that_changes_while_it_is_studied_is_said_once(tmp_path, store, clock, how):
    """The sitting goes on with the deck as it was read, and says so one time."""
    path = tmp_path / "my.yaml"
    path.write_text(DECK)
    library = Library((path,), tmp_path / "cache")
    session = Session([library.open(path)], store, Settings(), now=clock.ms, rng=Random(1))
    assert session.news() == ""
    if how == "gone":
        path.unlink()
    else:
        path.write_text(DECK.replace("Hendaye", "Irun"))
    session.skip()
    assert how in session.news()
    assert session.news() == ""
    assert session.respond(right(session)).mark.verdict == "right"


def test_self_graded_cards_take_all_four_ratings(sit, store):
    """What is compared and not judged is rated as the learner says."""
    for rating in (1, 2, 3, 4):
        session = sit()
        to_card(session, "why")
        session.respond(Ticked((0, 1), rating))
        *_, event = store.events()
        assert event.rating == rating
        session.undo()


def test_points_that_were_missed_are_part(sit):
    """Half of the points are half of the score, and the missing ones are named."""
    session = sit()
    to_card(session, "why")
    mark = session.respond(Ticked((0,), 2)).mark
    assert (mark.verdict, mark.score) == ("part", 0.5)
    assert mark.missing == ("Neither side could move it",)


def test_the_summary_counts_what_was_answered(sit):
    """Verdicts are counted, and what was missed is listed once."""
    session = sit()
    prompt = session.current.question.card.prompt
    session.respond(wrong(session))
    session.next()
    session.respond(right(session))
    summary = session.summary()
    assert summary.answered == 2
    assert summary.verdicts == {"wrong": 1, "right": 1}
    assert [asked for asked, _answer in summary.again] == [prompt]


_steps = st.lists(
    st.sampled_from(
        ["right", "wrong", "undo", "redo", "skip", "override", "suspend", "bury", "give up", "next", "night"]
    ),
    max_size=25,
)


@given(_steps)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_whatever_a_learner_does_the_memory_is_what_the_log_says(deck_of, new_clock, tmp_path_factory, steps):
    """After any steps the memory kept equals the one rebuilt from the log, and the counts make sense."""
    clock = new_clock()
    deck = deck_of(DECK)
    with Store.open(tmp_path_factory.mktemp("any") / "p.db", device="d1", now=clock) as store:
        session = Session([deck], store, Settings(), now=clock.ms, rng=Random(1))
        for step in steps:
            clock.sleep(minutes=1)
            take(session, step, clock)
            if step == "night":
                session = Session([deck], store, Settings(), now=clock.ms, rng=Random(1))
            assert 0 <= session.done <= session.total
        kept = list(store.memories())
        store.rebuild()
        assert list(store.memories()) == kept


def take(session, step, clock):
    """Take one step, where it is possible now."""
    if step in {"undo", "redo"}:
        getattr(session, step)()
    elif step == "night":
        clock.sleep(days=1)
    elif session.current is None:
        return
    elif step == "next":
        session.next()
    elif step == "override":
        session.override()
    elif step in {"skip", "suspend", "bury"}:
        getattr(session, step)()
    elif session.answered is None:
        session.give_up() if step == "give up" else session.respond(
            right(session) if step == "right" else wrong(session)
        )


STATEMENTS = """\
deck: d
figures:
  a: {what: sheep driven over the pass, value: 1200, when: 1659, ask_as: {value: [true_false]}}
  b: {what: boats on the river, value: 37, when: 1659, ask_as: {value: [true_false]}}
  c: {what: houses in the town, value: 512, when: 1659, ask_as: {value: [true_false]}}
  e: {what: men at the gate, value: 88, when: 1659, ask_as: {value: [true_false]}}
"""


def to_statement(session, option):
    """Go on, skipping, until a statement is asked of which this option is right: 0 true, 1 false."""
    for _ in range(40):
        if session.current.question.shape.right == option:
            return session.current.question
        session.skip()
        if session.current is None:
            break
    raise AssertionError(option)


def test_a_false_statement_asks_for_the_truth(sit, store):
    """Calling it false is asked back with the card's own question, and only the truth is right."""
    session = sit(STATEMENTS)
    statement = to_statement(session, 1)
    first = session.respond(Picked(1))
    assert first.mark.verdict == "which"
    follow = session.current.question
    assert follow == statement.then
    assert follow.prompt == statement.card.prompt
    answered = session.respond(Picked(follow.shape.right))
    assert answered.mark.verdict == "right"
    assert [event.rating for event in store.events()] == [None, 3]


def test_not_knowing_the_truth_of_a_false_statement_is_part(sit):
    """Who sees that it is false and not what is true gets half, and the card comes again."""
    session = sit(STATEMENTS)
    to_statement(session, 1)
    session.respond(Picked(1))
    follow = session.current.question
    answered = session.respond(Picked((follow.shape.right + 1) % len(follow.options)))
    assert (answered.mark.verdict, answered.mark.score) == ("part", 0.5)
    assert answered.again


def test_undo_goes_back_from_the_truth_to_the_statement(sit):
    """Taking back "false" asks for the statement again."""
    session = sit(STATEMENTS)
    statement = to_statement(session, 1)
    session.respond(Picked(1))
    assert session.undo() == statement.card.id
    assert session.current.question == statement


TELLING = """\
deck: d
cards:
  river: {ask: Which river is the border?, answer: Bidasoa, note: The town beside its mouth is Hendaye.}
  town: {ask: Which town lies beside the mouth of the border river?, answer: Hendaye}
  king: {ask: Which king married?, answer: Louis}
"""


def test_a_card_whose_answer_was_just_told_waits(sit):
    """A note that names another card's answer moves that card to the end of the sitting."""
    session = sit(TELLING)
    assert session.current.question.card.fact.key == "river"
    session.respond(Wrote("Bidasoa"))
    assert session.next().question.card.fact.key == "king"
    session.respond(Wrote("Louis"))
    assert session.next().question.card.fact.key in {"town", "river"}


def test_a_card_told_twice_waits_for_another_day(sit, store):
    """What is still told when its turn comes again leaves the sitting: nothing is logged, and it is said once."""
    session = sit(TELLING)
    said = []
    while session.current is not None:
        assert session.current.question.card.fact.key != "town"
        session.respond(Wrote(session.current.question.expected))
        session.next()
        said.append(session.news())
    assert [each for each in said if each] == ["One card waits for another day: its answer was just told."]
    assert {event.card for event in store.events()} == {"d/river#answer", "d/king#answer"}
    assert session.done == session.total == 2


def test_the_summary_says_what_waits_where_nothing_else_did(sit):
    """A card that leaves the sitting as its last is told of by the summary, once."""
    session = sit(TELLING)
    while session.current is not None:
        session.respond(Wrote(session.current.question.expected))
        session.next()
    assert session.summary().waiting == "One card waits for another day: its answer was just told."
    assert session.summary().waiting == session.news() == ""


def test_what_a_card_was_taken_for_is_offered_again(sit, store):
    """A wrong option that this learner fell for stands among the options the next time."""
    names = ["Ana Roy", "Ben Moss", "Cy Lund", "Dora Pike", "Eve Hart", "Finn Gale", "Gus Ward", "Hal Noon"]
    actors = "".join(
        f"  p{n}: {{name: {name}, role: role {n}, facets: [name], ask_as: [choice]}}\n"
        for n, name in enumerate(names)
    )
    session = sit(f"deck: d\nas_of: 2020\nactors:\n{actors}")
    question = session.current.question
    took = next(n for n, each in enumerate(question.shape.options) if each.key != question.card.fact.key)
    fell_for = question.shape.options[took].key
    session.respond(Picked(took))
    assert store.mistaken(question.card.id) == (fell_for,)
    while session.next() is not None:
        again = session.current.question
        if again.card.id == question.card.id:
            assert fell_for in {option.key for option in again.shape.options}
            return
        session.respond(right(session))
    raise AssertionError(question.card.id)


def test_the_learner_can_fix_the_kinds_of_a_deck(deck_of, store, clock):
    """A deck set to one kind asks in that kind whatever the rung, and a card without it as it can."""
    fixed = Settings(kinds={"d": ["typed"]})
    session = Session([deck_of(DECK)], store, fixed, now=clock.ms, rng=Random(1))
    asked = {}
    while session.current is not None:
        asked[session.current.question.card.fact.key] = session.current.question.kind
        session.next()
    assert asked == {"kim": "typed", "sung": "typed", "river": "typed", "town": "typed", "why": "reveal"}
