"""What is said where progress is dated after today."""

from __future__ import annotations

from datetime import timedelta

from quizapp.config import Settings
from quizapp.progress.event import Review
from quizapp.study.day import day_of
from quizapp.study.doubt import doubt
from quizapp.study.plan import ahead, queue

DECK = """
deck: d
cards:
  a: {ask: A?, answer: right, wrong: [wrong], ask_as: [choice]}
  b: {ask: B?, answer: right, wrong: [wrong], ask_as: [choice]}
  c: {ask: C?, answer: right, wrong: [wrong], ask_as: [choice]}
"""
CARDS = ("d/a#answer", "d/b#answer")


def _ahead(store, clock, days, cards=CARDS):
    clock.sleep(days=days)
    for card in cards:
        store.record(Review(card, "right", 1.0, 4))
    clock.sleep(days=-days)


def test_answers_of_a_later_day_are_said_until_their_cards_were_asked_again(deck_of, store, clock):
    """Both days are named, and both things that may be wrong; asked again, the card is not counted."""
    deck = deck_of(DECK)
    assert doubt([deck], store) == []
    _ahead(store, clock, 3652)
    (said,) = doubt([deck], store)
    assert said == (
        "Today is 22 November 2026 by this computer's clock, but 2 cards were answered or put off later, "
        "on 21 November 2036. If the clock is wrong, set it right before you answer; if it was wrong then, "
        "those cards are asked again now."
    )
    store.record(Review(CARDS[0], "right", 1.0, 4))
    assert "but 1 card was answered or put off later" in doubt([deck], store)[0]
    store.record(Review(CARDS[1], "right", 1.0, 4))
    assert doubt([deck], store) == []


def test_cards_that_no_deck_asks_raise_no_doubt(deck_of, store, clock):
    """What is suspended, or gone from the deck, could never be asked again, and is not spoken of."""
    deck = deck_of(DECK)
    _ahead(store, clock, 3652, ("d/a#answer", "d/gone#answer", "other/a#answer"))
    store.suspend("d/a#answer")
    assert doubt([deck], store) == []


def test_a_day_after_a_wrong_clock_holds_what_that_had_put_off(deck_of, store, clock):
    """The queue, the counts of Home and what may be studied ahead agree on what a clock ahead had dated."""
    deck = deck_of(DECK)
    _ahead(store, clock, 3652)
    store.bury("d/c#answer", store.today() + timedelta(days=1))
    today, day = store.today(), day_of([deck], store, Settings())
    assert sorted(queue(deck, store, Settings(), today)) == sorted(CARDS)
    assert (day.review, day.new, day.left) == (2, 0, 2)
    assert day.decks[0].due == 2
    assert ahead(deck, store, Settings(), today) == []
    assert min(day.ahead) == 0
    assert day.next is None or day.next.cards >= 0
