"""What a learner's travels, and a clock that is wrong, do to a progress file."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from quizapp.progress import stats
from quizapp.progress.event import Review
from quizapp.progress.fsrs6 import MAXIMUM
from quizapp.progress.store import Store
from quizapp.progress.studyday import ZONES, Moment, study_day

YEAR = 365
MINUTE = 60_000
DAY = 24 * 60 * MINUTE
ROOT = Path(__file__).parents[2]


def local(zone, *when):
    """Return the moment of a local time in a real zone."""
    there = datetime(*when, tzinfo=ZoneInfo(zone))
    offset = there.utcoffset() // timedelta(minutes=1)
    return Moment(int(there.timestamp() * 1000), offset)


def be(clock, moment):
    """Set the test's clock to a moment, its zone too."""
    clock.at, clock.offset = moment


@pytest.mark.parametrize(
    ("zone", "change"),
    [
        ("Europe/Berlin", date(2026, 3, 29)),
        ("Europe/Berlin", date(2026, 10, 25)),
        ("America/New_York", date(2026, 3, 8)),
        ("America/New_York", date(2026, 11, 1)),
        ("Australia/Lord_Howe", date(2026, 4, 5)),
        ("Australia/Lord_Howe", date(2026, 10, 4)),
        ("Africa/Casablanca", date(2026, 2, 15)),
    ],
)
@pytest.mark.parametrize("rollover", [0, 4, 12, 23])
def test_every_hour_around_a_change_of_clocks_has_its_study_day(zone, change, rollover):
    """Hour by hour over a change the day never steps back, leaves none out, and turns at its hour."""
    at = int((datetime.combine(change, datetime.min.time(), UTC) - timedelta(days=2)).timestamp() * 1000)
    days = []
    for step in range(4 * 48):
        now = at + step * 30 * MINUTE
        there = datetime.fromtimestamp(now / 1000, ZoneInfo(zone))
        day = study_day(Moment(now, there.utcoffset() // timedelta(minutes=1)), rollover)
        days.append(day)
        assert day == (there.date() if there.hour >= rollover else there.date() - timedelta(days=1))
    assert days == sorted(days)
    assert len(set(days)) == (days[-1] - days[0]).days + 1


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12", "Asia/Kathmandu", "UTC"])
def test_the_real_clock_has_the_systems_zone(zone):
    """`wall` in a process of its own zone gives that zone's date, from -12 to +14."""
    code = "from quizapp.progress.studyday import study_day, wall; m = wall(); print(m.at, study_day(m, 0))"
    printed = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | {"TZ": zone, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    at, day = printed.stdout.split()
    assert day == datetime.fromtimestamp(int(at) / 1000, ZoneInfo(zone)).date().isoformat()


def test_a_flight_west_has_one_day_twice(opened, answer, clock):
    """From Seoul to Honolulu it is yesterday again; nothing answered in Seoul is asked once more."""
    be(clock, local("Asia/Seoul", 2026, 3, 2, 9))
    store = opened()
    for rating in (3, 3):
        store.record(answer(rating=rating))
        clock.minutes(11)
    store.record(answer("d/b#x", "wrong"))
    seoul = store.today()
    due = store.memory("d/a#x").due
    be(clock, local("Pacific/Honolulu", 2026, 3, 1, 20))
    assert store.today() == seoul - timedelta(days=1)
    assert store.astray([], store.today()) == []
    assert store.due([], store.today(), 9) == []
    assert [card for card, _at in store.learning([], store.today())] == ["d/b#x"]
    assert stats.streak(store.db, store.today()) >= 0
    assert store.next_due([], store.today()) == due
    assert store.new_on(seoul) == 2
    store.record(answer("d/b#x"))
    assert store.new_on(store.today()) == 0


def test_the_widest_step_between_zones_is_no_wrong_clock(opened, answer, clock):
    """From Kiritimati to Baker Island the date is two days back at the same moment, and all is well."""
    at = int(datetime(2026, 3, 2, 10, 30, tzinfo=UTC).timestamp() * 1000)
    be(clock, Moment(at, 14 * 60))
    store = opened(rollover=0)
    store.record(answer(rating=4))
    there = store.today()
    be(clock, Moment(at, -12 * 60))
    assert (there - store.today()).days == ZONES
    assert store.astray([], store.today()) == []
    assert store.counts([], store.today()) == (0, 0)


def test_new_cards_of_a_day_are_counted_by_the_day_they_were_begun_on(opened, answer, clock):
    """Who crosses the date line and comes back to a day finds its new cards used."""
    be(clock, local("Asia/Seoul", 2026, 3, 2, 9))
    store = opened()
    store.record(answer("d/a#x"))
    be(clock, local("Pacific/Honolulu", 2026, 3, 1, 20))
    store.record(answer("d/b#x"))
    be(clock, local("Pacific/Honolulu", 2026, 3, 2, 9))
    assert store.new_on(store.today()) == 1


@pytest.mark.parametrize("ahead", [3, YEAR, 10 * YEAR])
def test_what_a_clock_ahead_of_its_time_dated_is_due_once_it_is_right(opened, answer, clock, ahead):
    """A card rated by a clock that was ahead, even ten years, waits for none of them; once asked it is right."""
    store = opened()
    clock.days(ahead)
    for card in ("d/a#x", "d/b#x"):
        store.record(answer(card, rating=4))
    store.record(answer("d/c#x", "wrong"))
    then = store.today()
    clock.days(-ahead)
    today = store.today()
    assert sorted(store.due(["d/"], today, 9)) == ["d/a#x", "d/b#x"]
    assert store.learning(["d/"], today) == [("d/c#x", 0)]
    assert store.counts(["d/"], today) == (2, 1)
    assert store.astray(["d/"], today) == [("d/a#x", then), ("d/b#x", then), ("d/c#x", then)]
    assert stats.forecast(store.db, today, 7) == [3, 0, 0, 0, 0, 0, 0]
    assert store.next_due(["d/"], today) is None
    store.record(answer("d/a#x"))
    assert store.due(["d/"], today, 9) == ["d/b#x"]
    assert today < store.memory("d/a#x").due <= today + timedelta(days=MAXIMUM)
    assert store.undo().card == "d/a#x"
    assert len(store.astray(["d/"], today)) == 3


def test_a_card_put_off_by_a_clock_ahead_is_not_lost(opened, answer, clock):
    """Put off to a tomorrow ten years on, new or known, a card is asked as soon as the clock is right."""
    store = opened()
    store.record(answer("d/a#x", rating=4))
    clock.days(10 * YEAR)
    for card in ("d/a#x", "d/new#x"):
        store.bury(card, store.today() + timedelta(days=1))
    assert store.known(["d/new#x"]) == {"d/new#x"}
    clock.days(60 - 10 * YEAR)
    assert store.known(["d/new#x"]) == set()
    assert store.due([], store.today(), 9) == ["d/a#x"]
    recorded = store.record(answer("d/a#x"))
    assert recorded.memory.buried_until is None
    assert not recorded.memory.hidden(recorded.memory.due)


@pytest.mark.parametrize("how", ["bury", "set_due", "reset"])
def test_what_is_said_of_a_card_with_the_clock_right_again_holds(opened, answer, clock, how):
    """Put off, set or begun anew after the clock was put right, a card keeps nothing of the years ahead."""
    store = opened()
    clock.days(10 * YEAR)
    store.record(answer(rating=4))
    clock.days(-10 * YEAR)
    tomorrow = store.today() + timedelta(days=1)
    getattr(store, how)("d/a#x", *([] if how == "reset" else [tomorrow]))
    assert store.due([], store.today(), 9) == []
    clock.days(1)
    if how == "reset":
        assert store.known(["d/a#x"]) == set()
    else:
        assert store.due([], store.today(), 9) == ["d/a#x"]
    assert store.astray([], store.today()) == []


def test_a_clock_set_back_a_year_loses_nothing(opened, answer, clock, kept):
    """Answers given after it come last in the log, undo takes those, and what was due stays due."""
    store = opened()
    store.record(answer("d/a#x", rating=4))
    clock.days(40)
    store.record(answer("d/b#x", rating=4))
    assert store.due([], store.today(), 9) == ["d/a#x"]
    clock.days(-YEAR)
    assert "d/a#x" in store.due([], store.today(), 9)
    store.record(answer("d/a#x"))
    assert [event.card for event in store.events()] == ["d/a#x", "d/b#x", "d/a#x"]
    assert store.undo().card == "d/a#x"
    assert store.redo().card == "d/a#x"
    before = kept(store)
    store.rebuild()
    assert kept(store) == before
    clock.days(YEAR)
    assert "d/a#x" in store.due([], store.today(), 9)


@pytest.mark.parametrize(
    ("at", "offset"), [(0, -720), (-DAY, 0), (-(10**15), 0), (9 * 10**15, 840), (253_370_764_800_000, 0)]
)
def test_no_clock_stops_an_answer(opened, answer, clock, at, offset):
    """A clock before 1970, as one without a battery gives, or beyond the calendar lets answers be written."""
    be(clock, Moment(at, offset))
    store = opened()
    for _ in range(3):
        store.record(answer())
    store.bury("d/a#x", store.today() + timedelta(days=1))
    assert store.counts([], store.today()).due >= 0
    assert stats.streak(store.db, store.today()) == 1
    be(clock, Moment(1_790_000_000_000, 0))
    assert store.record(answer()).memory.reps == 4
    assert stats.streak(store.db, store.today()) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [((2100, 2, 28), (2100, 3, 1)), ((2028, 2, 28), (2028, 2, 29)), ((2028, 2, 29), (2028, 3, 1))],
)
def test_days_follow_the_calendar_at_the_end_of_february(opened, answer, clock, first, second):
    """The streak goes over 29 February where there is one, and from the 28th to 1 March in 2100."""
    store = opened()
    for when in (first, second):
        be(clock, local("Europe/Berlin", *when, 12))
        store.record(answer(rating=4))
    assert stats.streak(store.db, store.today()) == 2
    assert store.memory("d/a#x").last == date(*second)


WALKS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                *(0, 1, 11, 60, 23 * 60, 1440, 3000, 10 * 1440, 400 * 1440, 3653 * 1440),
                *(-1, -60, -1440, -2 * 1440, -4 * 1440, -YEAR * 1440, -3653 * 1440),
            ]
        ),
        st.sampled_from([-720, -600, 0, 60, 345, 540, 630, 840]),
        st.sampled_from(["d/a#x", "d/b#x", "d/c#x"]),
        st.sampled_from(["right", "right", "wrong", "bury", "due", "undo", "suspend", "unsuspend", "reset"]),
    ),
    min_size=1,
    max_size=20,
)


@settings(max_examples=120, suppress_health_check=list(HealthCheck))
@given(WALKS, st.sampled_from([0, 4, 12, 23]))
@example([(0, 630, "d/a#x", "bury"), (0, -720, "d/a#x", "right"), (-2880, -720, "d/a#x", "right")], 0)
def test_whatever_the_clock_does_no_card_waits_for_ever(walk, rollover):
    """After any walk of clock and zone all counts are sane, and every card comes within an interval's bounds."""
    now = [1_790_000_000_000, 0]
    with (
        tempfile.TemporaryDirectory(prefix="quizapp-test-") as folder,
        Store.open(Path(folder) / "p.db", device="d", now=lambda: Moment(*now), rollover=rollover) as store,
    ):
        store.db.execute("PRAGMA synchronous = OFF")
        for minutes, offset, card, what in walk:
            now[:] = now[0] + minutes * MINUTE, offset
            today = store.today()
            if what in {"right", "wrong"}:
                store.record(Review(card, what, 1.0, 3 if what == "right" else 1))
            elif what == "bury":
                store.bury(card, today + timedelta(days=1))
            elif what == "due":
                store.set_due(card, today)
            elif what == "undo":
                store.undo()
            else:
                getattr(store, what)(card)
            counts = store.counts([], today)
            assert counts.due == len(store.due([], today, 99))
            assert counts.learning == len(store.learning([], today))
            assert stats.streak(store.db, today) >= 0
            ahead = stats.forecast(store.db, today, 8)
            assert min(ahead) >= 0
            assert counts.due + counts.learning <= ahead[0]
        clocks = [event.clock for event in store.events()]
        assert clocks == sorted(set(clocks))
        today = store.today()
        last = today + timedelta(days=MAXIMUM + ZONES)
        for memory in store.memories():
            if memory.suspended:
                continue
            # What a clock ahead has dated comes now; it may wait once that day is near.
            days = [today] if memory.astray(today) else [today + timedelta(days=1 + ZONES), last]
            assert not any(map(memory.hidden, days))
            if memory.state == "new" and memory.due is None:
                assert memory.card not in store.known([memory.card], days[-1])
                continue
            learning = [card for card, _at in store.learning([], days[-1])]
            assert memory.wanted(days[-1])
            assert memory.card in store.due([], days[-1], 99) + learning
            if memory.due_at is not None and not memory.hidden(today):
                assert memory.card in [card for card, _at in store.learning([], today)]
