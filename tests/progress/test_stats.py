"""What the log adds up to."""

from __future__ import annotations

from datetime import date, timedelta

from quizapp.progress import stats

TODAY = date(2026, 3, 2)
YESTERDAY = TODAY - timedelta(days=1)


def test_the_streak_counts_days_in_a_row(store, clock, answer):
    """Until today is over, a today without answers does not end it; a missed day does."""
    assert stats.streak(store.db, TODAY) == 0
    for gap in (0, 1, 2, 1):
        clock.days(gap)
        store.record(answer())
    last = store.today()
    assert stats.streak(store.db, last) == 2
    assert stats.streak(store.db, last + timedelta(days=1)) == 2
    assert stats.streak(store.db, last + timedelta(days=2)) == 0
    store.undo()
    assert stats.streak(store.db, last) == 1


def test_retention_is_of_cards_that_came_back(store, clock, answer):
    """First answers of later days count, as they now stand; learning steps and practice do not."""
    for card in ("d/a#x", "d/b#x", "e/a#x"):
        store.record(answer(card))
        store.record(answer(card))
    assert stats.retention(store.db, store.today()).share is None
    clock.days(5)
    store.record(answer("d/a#x"))
    wrong = store.record(answer("d/b#x", "wrong")).event
    store.record(answer("d/b#x"))
    store.record(answer("e/a#x", mode="practice"))
    assert stats.retention(store.db, store.today()) == stats.Retention(1, 2)
    store.override(wrong.uuid, "near", 3)
    assert stats.retention(store.db, store.today()).share == 1
    assert stats.retention(store.db, store.today(), prefix="e/").asked == 0
    assert stats.retention(store.db, store.today() + timedelta(days=40)).asked == 0


def test_the_forecast_puts_what_is_overdue_on_today(store):
    """One count per day; suspended cards are not in it."""
    for card, days in (("d/a#x", -9), ("d/b#x", 0), ("d/c#x", 2), ("e/a#x", 2), ("d/d#x", 7), ("d/e#x", 1)):
        store.set_due(card, TODAY + timedelta(days=days))
    store.suspend("d/e#x")
    assert stats.forecast(store.db, TODAY, 4) == [2, 0, 2, 0]
    assert stats.forecast(store.db, TODAY, 3, "e/") == [0, 0, 1]


def test_days_count_answers_and_time(store, clock, answer):
    """Each day that has any, with its time; a learner who walked away is not counted for hours."""
    store.record(answer(ms=4_000))
    store.record(answer(ms=10_000_000))
    clock.days(2)
    store.record(answer("e/a#x", ms=1_000, mode="practice"))
    later = TODAY + timedelta(days=2)
    assert stats.days(store.db, TODAY, later) == [stats.Day(TODAY, 2, 124_000), stats.Day(later, 1, 1_000)]
    assert stats.time_spent(store.db, TODAY, later) == 125_000
    assert stats.time_spent(store.db, TODAY, later, "e/") == 1_000


def test_a_sitting_is_tallied_by_verdict(store, answer):
    """As verdicts now stand; what was asked back is no answer."""
    sitting = store.begin_sitting()
    for verdict in ("right", "right", "near", "wrong", "which"):
        store.record(answer(f"d/{verdict}#x", verdict, ms=1000))
    store.record(answer("d/gone#x"))
    store.undo()
    tally = stats.tally(store.db, sitting)
    assert tally.verdicts == {"right": 2, "near": 1, "wrong": 1, "which": 1}
    assert (tally.answers, tally.cards, tally.ms) == (4, 4, 5000)


def test_the_hardest_cards_are_those_forgotten_most(store, clock, answer):
    """By lapses, not by misses while learning."""
    for card, times in (("d/a#x", 1), ("d/b#x", 2), ("e/a#x", 0)):
        store.record(answer(card, "wrong"))
        for verdict in ("right", "right", *(("wrong", "right") * times)):
            clock.days(3)
            store.record(answer(card, verdict))
    assert stats.hardest(store.db, 5) == [stats.Lapsed("d/b#x", 2), stats.Lapsed("d/a#x", 1)]
    assert stats.hardest(store.db, 5, "e/") == []


def test_confusions_say_what_was_taken_for_what(store, answer):
    """Counted by card and by the fact it was taken for."""
    for card, took in (("d/a#x", "kishi"), ("d/a#x", "kishi"), ("d/a#x", "kono"), ("d/a#xy", "suga")):
        store.record(answer(card, "wrong", data={"took_for": took}))
    store.record(answer("d/a#x", "wrong", data={"other": 1}))
    assert stats.confusions(store.db, 1) == [stats.Confusion("d/a#x", "kishi", 2)]
    assert store.mistaken("d/a#x") == ("kishi", "kono")
    assert len(stats.confusions(store.db, 9, "d/")) == 3
    assert len(stats.confusions(store.db, stats.EVERY)) == 3


def test_an_answer_that_its_learner_calls_right_is_no_confusion(store, answer):
    """Neither among those of all cards nor among the pairs of a time."""
    event = store.record(answer("d/a#x", "wrong", data={"took_for": "kishi"})).event
    store.override(event.uuid, "right", 3)
    assert stats.confusions(store.db, stats.EVERY) == []


def test_firmness_counts_cards_by_how_well_they_are_known(store, clock, answer):
    """Four steps; what is new is not among them."""
    store.record(answer("d/a#x"))
    for _ in range(6):
        store.record(answer("d/b#x", rating=4))
        clock.days(30)
    store.suspend("d/c#x")
    fragile, growing, firm, lasting = stats.firmness(store.db)
    assert (fragile, growing + firm + lasting) == (1, 1)
    assert stats.firmness(store.db, "e/") == (0, 0, 0, 0)
