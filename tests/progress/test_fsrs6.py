"""How an answer moves a memory: FSRS-6, in study days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import fsrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.progress.event import Turn
from quizapp.progress.fsrs6 import MAXIMUM, aim, fuzzed, recall, reviewed
from quizapp.progress.memory import LEECH, TOP_RUNG, Memory, step

START = date(2026, 3, 2)


def turn(day=START, rating=3, verdict=None, **more):
    """Return a review as the table holds it."""
    fields = dict.fromkeys(Turn._fields) | {
        "uuid": "u", "device": "d", "clock": 1, "kind": "review", "card": "d/a#x", "at": 0,
        "day": day.isoformat(), "mode": "study", "rating": rating, "retention": 0.9,
        "verdict": verdict or ("wrong" if rating == 1 else "right"),
    }  # fmt: skip
    return Turn(**(fields | more))


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(-3, 400), st.integers(1, 4)), min_size=1, max_size=30),
    st.sampled_from([0.8, 0.9, 0.97]),
    st.sampled_from([0.0, 0.25, 0.5]),
)
def test_agrees_with_fsrs_itself_to_the_last_bit(answers, retention, chance):
    """Stability, difficulty, state, step and interval are those of fsrs fed with study-day midnights."""
    scheduler = fsrs.Scheduler(
        desired_retention=aim(retention, chance), maximum_interval=1095, enable_fuzzing=False
    )
    theirs = fsrs.Card(card_id=1)
    ours = Memory("d/a#x")
    day = START
    for count, (gap, rating) in enumerate(answers, 1):
        day += timedelta(days=gap)
        now = datetime(day.year, day.month, day.day, tzinfo=UTC)
        theirs, _ = scheduler.review_card(theirs, fsrs.Rating(rating), now)
        ours = reviewed(ours, turn(day, rating, retention=retention, chance=chance, at=5_000))
        assert (ours.stability, ours.difficulty, ours.step) == (
            theirs.stability,
            theirs.difficulty,
            theirs.step,
        )
        assert ours.state == theirs.state.name.lower()
        wait = theirs.due - now
        if ours.state == "review":
            assert ours.due == day + timedelta(days=fuzzed(wait.days, "d/a#x", count))
            assert ours.due_at is None
        else:
            assert ours.due == day
            assert ours.due_at == 5_000 + wait // timedelta(milliseconds=1)


def test_learning_steps_are_a_minute_and_ten_on_the_same_day():
    """A new card comes back after a minute if missed and after ten if right, then on another day."""
    missed = reviewed(Memory("c"), turn(rating=1, at=0))
    assert (missed.state, missed.due, missed.due_at) == ("learning", START, 60_000)
    first = reviewed(missed, turn(rating=3, at=100_000))
    assert (first.state, first.due, first.due_at) == ("learning", START, 700_000)
    second = reviewed(first, turn(rating=3, at=800_000))
    assert (second.state, second.due_at) == ("review", None)
    assert second.due > START


@settings(deadline=None)
@given(st.integers(0, 1095), st.text(max_size=8), st.integers(1, 99))
def test_fuzz_stays_within_the_range_of_anki_and_never_changes(days, card, reps):
    """The same card and count always give the same move, inside the range that fsrs and Anki use."""
    found = fuzzed(days, card, reps)
    assert found == fuzzed(days, card, reps)
    if days < 3:
        assert found == days
        return
    reach = 1 + 0.15 * max(min(days, 7) - 2.5, 0) + 0.1 * max(min(days, 20) - 7, 0) + 0.05 * max(days - 20, 0)
    assert max(2, round(days - reach)) <= found <= min(round(days + reach), MAXIMUM)


def test_fuzz_spreads_what_was_learned_together():
    """Cards of one interval land on every day of the range."""
    assert {fuzzed(10, f"d/fact{number}#when", 2) for number in range(200)} == {8, 9, 10, 11, 12}


def test_a_lucky_guess_brings_a_card_back_sooner():
    """What was asked as one of four is aimed at g + (1 - g) of the target, so its interval is shorter."""
    assert aim(0.9, 0.25) == pytest.approx(0.925)
    assert aim(0.9, None) == 0.9
    assert aim(0.9, 1.0) == 1.0
    typed = guessed = Memory("d/a#x")
    for gap in (0, 0, 10, 40):
        day = (typed.last or START) + timedelta(days=gap)
        typed, guessed = reviewed(typed, turn(day)), reviewed(guessed, turn(day, chance=0.5))
    assert guessed.stability == typed.stability
    assert guessed.due < typed.due


@pytest.mark.parametrize("wrong", [None, 0.0, -1.0, 2.0, float("nan")])
def test_a_target_out_of_range_is_as_if_not_said(wrong):
    """A strange number in a log cannot stop a replay."""
    assert aim(wrong, wrong) == 0.9


def test_no_interval_is_longer_than_three_years():
    """However well a card is known, it is seen again within 1,095 days."""
    memory, day = Memory("d/a#x"), START
    for _ in range(12):
        memory = reviewed(memory, turn(day, 4))
        assert memory.due <= day + timedelta(days=MAXIMUM)
        day = memory.due


def test_the_ladder_climbs_with_right_and_near_and_steps_down_with_wrong():
    """Part leaves a card where it is; the ladder has a top and a bottom."""
    memory = Memory("c")
    rungs = []
    for verdict in ["right", "near", "part", "right", "right", "wrong", "wrong", "wrong", "wrong"]:
        memory = reviewed(memory, turn(verdict=verdict))
        rungs.append(memory.rung)
    assert rungs == [1, 2, 2, TOP_RUNG, TOP_RUNG, 2, 1, 0, 0]


def test_the_ladder_counts_from_the_rung_that_was_asked_at():
    """A card that cannot be asked any harder steps down from where it really was."""
    memory = reviewed(Memory("c", rung=3), turn(verdict="wrong", rating=1, rung=1))
    assert memory.rung == 0
    assert reviewed(memory, turn(rung=5)).rung == 6


def test_practice_exam_and_which_move_nothing():
    """Only a rated answer of a study sitting moves a memory."""
    memory = reviewed(Memory("c"), turn())
    for other in (turn(mode="practice"), turn(mode="exam"), turn(rating=None, verdict="which")):
        assert step(memory, other) == memory


def test_a_card_forgotten_eight_times_is_a_leech():
    """Lapses count where a card in review is missed, and not its learning steps."""
    memory, day = Memory("c"), START
    for _ in range(LEECH):
        assert not memory.leech
        for rating in (3, 3, 1, 1):
            day += timedelta(days=5)
            memory = reviewed(memory, turn(day, rating))
    assert memory.lapses == LEECH
    assert memory.leech


def test_recall_falls_with_the_days():
    """What is remembered is certain on the day itself, at the target when due, and nothing for a new card."""
    memory = reviewed(Memory("c"), turn(rating=4))
    assert recall(memory, START) == 1.0
    due = START + timedelta(days=round(memory.stability))
    assert recall(memory, due) == pytest.approx(0.9, abs=0.01)
    assert recall(Memory("c"), START) == 0.0


def test_firmness_has_five_steps():
    """New, then fragile, growing, firm and lasting by days of stability."""
    found = [Memory("c", state="review", stability=days).firmness for days in (1, 7, 30, 120)]
    assert [Memory("c").firmness, *found] == [0, 1, 2, 3, 4]


def test_a_clock_at_the_end_of_time_stops_nothing():
    """A review on the last day of the calendar is due on it."""
    assert reviewed(Memory("c"), turn(date(9990, 12, 31), 4)).due > date(9990, 12, 31)
    assert reviewed(Memory("c"), turn(date(9999, 12, 31), 4)).due == date.max
