"""What today holds: counts, limits, siblings apart, and what may be studied ahead."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from quizapp.config import Settings
from quizapp.progress.event import Review
from quizapp.study.plan import ahead, fact_of, limits, queue, today

MANY = "deck: d\ncards:\n" + "".join(f"  c{n}: {{ask: Q{n}?, answer: A{n}}}\n" for n in range(30))
FACETS = "deck: d\nterms:\n" + "".join(f"  t{n}: {{term: T{n}, means: M number {n}}}\n" for n in range(6))


def learn(store, clock, card, *, days=1):
    """Answer a card twice, so that it is learned, and let days go by."""
    for _ in range(2):
        store.record(Review(card=card, verdict="right", score=1.0, rating=3))
        clock.sleep(minutes=11)
    clock.sleep(days=days)


def test_new_cards_are_limited_by_the_day(deck_of, store):
    """Ten new cards a day by default, in the deck's order."""
    deck = deck_of(MANY)
    cards = queue(deck, store, Settings(), store.today())
    assert cards == [f"d/c{n}#answer" for n in range(10)]


def test_the_decks_own_limits_count(deck_of):
    """What the author sets under `study:` is used instead of the learner's settings."""
    deck = deck_of("deck: d\nstudy: {new_per_day: 3, reviews_per_day: 7, retention: 0.85}\n")
    assert limits(deck, Settings()) == limits(deck, Settings(new_per_day=1))
    assert (limits(deck, Settings()).new, limits(deck, Settings()).reviews) == (3, 7)
    assert limits(deck, Settings()).retention == pytest.approx(0.85)


def test_what_was_begun_today_counts_against_the_limit(deck_of, store, clock):
    """After four new cards, six are left for today and ten for tomorrow."""
    deck = deck_of(MANY)
    for n in range(4):
        learn(store, clock, f"d/c{n}#answer", days=0)
    assert len(queue(deck, store, Settings(), store.today())) == 6
    assert today(deck, store, Settings(), store.today()).new == 6
    clock.sleep(days=1)
    new = [
        card
        for card in queue(deck, store, Settings(), store.today())
        if not store.known([card], store.today())
    ]
    assert len(new) == 10


def test_only_one_card_of_a_fact_is_begun_in_a_sitting(deck_of, store):
    """Facets of one fact go to different days."""
    deck = deck_of(FACETS)
    cards = queue(deck, store, Settings(), store.today())
    assert len(cards) == 6
    assert len({fact_of(card) for card in cards}) == 6


def test_a_sibling_of_what_was_begun_today_waits_for_tomorrow(deck_of, store, clock):
    """Closing and sitting down again does not bring the other facets of today's facts."""
    deck = deck_of(FACETS)
    for card in queue(deck, store, Settings(), store.today()):
        learn(store, clock, card, days=0)
    assert queue(deck, store, Settings(), store.today()) == []


def test_topics_take_turns_and_can_be_studied_alone(deck_of, store):
    """New cards come by turns from each topic, and `topic` keeps to one."""
    files = {
        name: "cards:\n" + "".join(f"  {name}{n}: {{ask: Q?, answer: A}}\n" for n in range(9))
        for name in "xy"
    }
    deck = deck_of(deck="deck: d\n", **files)
    cards = queue(deck, store, Settings(), store.today())
    assert {card[2] for card in cards[:2]} == {"x", "y"}
    assert {card[2] for card in queue(deck, store, Settings(), store.today(), "y")} == {"y"}


def test_the_most_overdue_comes_first(deck_of, store, clock):
    """Reviews are asked by their due day, the oldest first."""
    deck = deck_of(MANY)
    for n in (5, 3, 8):
        learn(store, clock, f"d/c{n}#answer", days=1)
    clock.sleep(days=30)
    due = queue(deck, store, Settings(new_per_day=0), store.today())
    days = [store.memory(card).due for card in due]
    assert len(due) == 3
    assert days == sorted(days)


def test_reviews_are_limited_by_the_day(deck_of, store, clock):
    """No more reviews are queued than the learner wants."""
    deck = deck_of(MANY)
    for n in range(8):
        learn(store, clock, f"d/c{n}#answer", days=0)
    clock.sleep(days=90)
    assert len(queue(deck, store, Settings(new_per_day=0, reviews_per_day=5), store.today())) == 5


def test_what_was_reviewed_today_counts_against_the_limit(deck_of, store, clock):
    """Sitting down twice does not double a day's reviews."""
    deck = deck_of(MANY)
    for n in range(8):
        learn(store, clock, f"d/c{n}#answer", days=0)
    clock.sleep(days=90)
    settings = Settings(new_per_day=0, reviews_per_day=5)
    for card in queue(deck, store, settings, store.today()):
        store.record(Review(card=card, verdict="right", score=1.0, rating=3))
    assert queue(deck, store, settings, store.today()) == []
    clock.sleep(days=1)
    assert len(queue(deck, store, settings, store.today())) == 3


def test_counts_are_those_of_the_queue(deck_of, store, clock):
    """What Home says is what the sitting asks."""
    deck = deck_of(MANY)
    for n in range(7):
        learn(store, clock, f"d/c{n}#answer", days=0)
    clock.sleep(days=60)
    holds = today(deck, store, Settings(), store.today())
    assert (holds.due, holds.new) == (7, 10)
    assert len(queue(deck, store, Settings(), store.today())) == 17
    (tally,) = holds.topics
    assert (tally.cards, tally.due, tally.new, sum(tally.marks)) == (30, 7, 23, 30)


def test_with_nothing_due_the_next_day_is_known(deck_of, store, clock):
    """When all is done, the day of the next card is told, and it can be studied ahead."""
    deck = deck_of("deck: d\ncards: {a: {ask: Q, answer: A}}\n")
    learn(store, clock, "d/a#answer", days=0)
    holds = today(deck, store, Settings(), store.today())
    assert (holds.due, holds.new) == (0, 0)
    assert holds.next_due is not None
    assert holds.next_due > store.today()
    assert ahead(deck, store, Settings(), store.today()) == []  # it was answered today
    clock.sleep(days=1)
    assert ahead(deck, store, Settings(), store.today()) == ["d/a#answer"]


def test_new_cards_stand_among_the_due_ones(deck_of, store, clock):
    """New cards are spread through the sitting, not piled at its end."""
    deck = deck_of(MANY)
    for n in range(20):
        learn(store, clock, f"d/c{n}#answer", days=0)
    clock.sleep(days=90)
    cards = queue(deck, store, Settings(), store.today())
    places = [place for place, card in enumerate(cards) if store.memory(card) is None]
    assert len(places) == 10
    assert max(b - a for a, b in pairwise(places)) <= 4


def test_before_an_exam_every_card_comes_once_more(deck_of, store, clock):
    """In the last five days before the exam all that was learned is asked again, a share each day."""
    cards = "".join(f"  c{n}: {{ask: Q{n}?, answer: A{n}}}\n" for n in range(10))
    exam = store.today() + timedelta(days=60)
    deck = deck_of(f"deck: d\nstudy: {{exam: {exam}, new_per_day: 0}}\ncards:\n{cards}")
    for n in range(10):
        for _ in range(2):
            store.record(Review(card=f"d/c{n}#answer", verdict="right", score=1.0, rating=4))
        store.set_due(f"d/c{n}#answer", exam + timedelta(days=100))
    clock.sleep(days=50)
    assert queue(deck, store, Settings(), store.today()) == []
    asked = []
    for _day in range(10):
        clock.sleep(days=1)
        today_asked = queue(deck, store, Settings(), store.today())
        for card in today_asked:
            store.record(Review(card=card, verdict="right", score=1.0, rating=3))
            store.set_due(card, exam + timedelta(days=100))
        asked += today_asked
        assert len(today_asked) <= 3
    assert sorted(asked) == sorted(f"d/c{n}#answer" for n in range(10))


def test_new_cards_of_the_days_to_come_can_be_studied_ahead(deck_of, store):
    """Once today's new cards are begun, more of them may be; before that they are today's."""
    deck = deck_of(
        "deck: d\ncards: {a: {ask: A?, answer: A}, b: {ask: B?, answer: B}, c: {ask: C?, answer: C}}\n"
    )
    settings = Settings(new_per_day=1)
    assert ahead(deck, store, settings, store.today()) == []
    store.record(Review("d/a#answer", "right", 1.0, 4))
    assert queue(deck, store, settings, store.today()) == []
    assert ahead(deck, store, settings, store.today()) == ["d/b#answer", "d/c#answer"]
