"""What a study day holds: counts that move as answers are given, and what comes next."""

from __future__ import annotations

from random import Random

import pytest

from quizapp.config import Settings
from quizapp.progress.event import Review
from quizapp.response import Picked
from quizapp.study.day import day_of
from quizapp.study.neighbours import neighbours
from quizapp.study.session import Session

DECK = """
deck: d
cards:
  a: {ask: A?, answer: right, wrong: [wrong], ask_as: [choice]}
  b: {ask: B?, answer: right, wrong: [wrong], ask_as: [choice]}
  c: {ask: C?, answer: right, wrong: [wrong], ask_as: [choice]}
"""

FACTS = """
deck: d
actors: {japan: {name: Japan, kind: government}, korea: {name: the Korea, kind: government}}
issues: {peace: Peace}
events:
  one: {what: One thing happens, short: One, when: 1990, facets: [when], ask_as: {when: [choice]}}
  two: {what: Two things happen, short: Two, when: 1985, facets: [when], ask_as: {when: [choice]}}
  three: {what: Three things happen, when: 2001-03, facets: [when], ask_as: {when: [choice]}}
positions:
  japan-peace: {holder: japan, issue: peace, stance: wants it soon}
  korea-peace: {holder: korea, issue: peace, stance: wants it first}
"""


@pytest.fixture
def sitting(deck_of, store, clock):
    """Return a sitting and its deck."""
    deck = deck_of(DECK)
    return Session([deck], store, Settings(), now=clock.ms, rng=Random(1)), deck


def _answer(session):
    session.respond(Picked(session.current.question.shape.right))
    session.next()


def test_a_day_goes_from_new_by_repeat_to_done(sitting, store, clock):
    """What was answered counts as done at once, and as to repeat while it comes again."""
    session, deck = sitting
    before = day_of([deck], store, Settings())
    assert (before.new, before.review, before.done, before.left, before.total) == (3, 0, 0, 3, 3)
    _answer(session)
    begun = day_of([deck], store, Settings())
    assert (begun.new, begun.repeat, begun.done, begun.left, begun.total) == (2, 1, 1, 3, 3)
    while session.current is not None:
        clock.sleep(minutes=11)
        _answer(session)
    after = day_of([deck], store, Settings())
    assert (after.left, after.done, after.streak) == (0, 3, 1)
    assert after.next is not None
    assert after.next.day > after.day
    assert sum(after.ahead) == 3


def test_tomorrow_is_next_where_more_is_new(deck_of, store):
    """New cards beyond the day's limit come tomorrow."""
    deck = deck_of(DECK)
    day = day_of([deck], store, Settings(new_per_day=0))
    assert day.left == 0
    assert day.next is not None
    assert (day.next.day - day.day).days == 1


def test_what_is_put_away_comes_back_by_undo(sitting, store):
    """A suspended or buried card is asked again, in the order in which the steps were taken."""
    session, _deck = sitting
    first = session.current.question.card.id
    _answer(session)
    second = session.suspend()
    third = session.bury()
    assert session.undo() == third
    assert session.undo() == second
    assert session.undo() == first
    assert session.current.question.card.id == first
    assert not any(memory.hidden(store.today()) for memory in store.memories("d/"))


def test_neighbours_stand_in_the_order_of_their_dates(deck_of):
    """An event is shown between those before and after it; what is still to be asked is left out."""
    deck = deck_of(FACTS)
    found = neighbours(deck.card("one#when"), deck)
    assert [(each.label, each.text, each.own) for each in found.facts] == [
        ("1985", "Two", False), ("1990", "One", True), ("March 2001", "Three things happen", False),
    ]  # fmt: skip
    assert neighbours(deck.card("one#when"), deck, but={"two"}).facts[0].own
    assert neighbours(deck.card("one#when"), deck, but={"two", "three"}) is None


def test_neighbours_of_a_position_are_the_others_on_its_issue(deck_of):
    """Who else takes a position on the issue, and which."""
    deck = deck_of(FACTS)
    found = neighbours(deck.card("japan-peace#holder"), deck)
    assert found.heading == "Peace"
    assert [(each.label, each.text) for each in found.facts] == [
        ("Japan", "wants it soon"), ("Korea", "wants it first"),
    ]  # fmt: skip


@pytest.mark.parametrize(("back", "remembered"), [(9, None), (10, 1.0)])
def test_a_share_is_told_of_enough_alone(deck_of, store, clock, back, remembered):
    """How much is remembered is said from ten cards on that came back."""
    cards = "".join(f"  c{n}: {{ask: Which is {n}?, answer: This}}\n" for n in range(10))
    deck = deck_of(f"deck: d\ncards:\n{cards}")
    for number in range(10):
        store.record(Review(f"d/c{number}#answer", "right", 1.0, 4))
    clock.sleep(days=20)
    for number in range(back):
        store.record(Review(f"d/c{number}#answer", "right", 1.0, 3))
    assert day_of([deck], store, Settings()).remembered == remembered
