"""Study days and the moment of an answer."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.progress.studyday import Moment, later, study_day, wall


def moment(text, hours=0):
    """Return a local time, so many hours ahead of UTC."""
    zone = timezone(timedelta(hours=hours))
    at = datetime.fromisoformat(text).replace(tzinfo=zone)
    return Moment(int(at.timestamp() * 1000), int(hours * 60))


@pytest.mark.parametrize("hours", [-12, -9.5, -3, 0, 1, 5.75, 9, 14])
def test_the_study_day_turns_at_four_in_every_zone(hours):
    """One millisecond before 04:00 local time it is still yesterday, wherever the learner is."""
    four = moment("2026-03-02T04:00:00", hours)
    assert study_day(four) == date(2026, 3, 2)
    assert study_day(Moment(four.at - 1, four.offset)) == date(2026, 3, 1)
    assert study_day(moment("2026-03-02T23:59:59", hours)) == date(2026, 3, 2)
    assert study_day(moment("2026-03-03T03:59:59", hours)) == date(2026, 3, 2)


def test_the_hour_at_which_it_turns_is_a_setting():
    """With another rollover the day turns at that hour; with 0, at midnight."""
    assert study_day(moment("2026-03-02T00:00:00"), 0) == date(2026, 3, 2)
    assert study_day(moment("2026-03-02T05:59:00"), 6) == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [("2100-03-01T03:00:00", date(2100, 2, 28)), ("2028-03-01T03:00:00", date(2028, 2, 29))],
)
def test_years_with_and_without_a_leap_day(text, day):
    """The night before 1 March belongs to the last of February, which 2100 has 28 of."""
    assert study_day(moment(text)) == day


@settings(deadline=None)
@given(st.integers(0, 4_000_000_000_000), st.integers(-720, 840))
def test_a_day_is_never_more_than_a_day_off_utc(at, offset):
    """Whatever the zone, the study day is the UTC date or one of its neighbours."""
    utc = study_day(Moment(at), 0)
    assert abs((study_day(Moment(at, offset)) - utc).days) <= 1


def test_the_real_clock_gives_milliseconds_and_the_zone(monkeypatch):
    """`wall` reads the time in UTC and how far local time is ahead of it."""
    import time

    monkeypatch.setenv("TZ", "Asia/Seoul")
    time.tzset()
    try:
        now = wall()
    finally:
        monkeypatch.undo()
        time.tzset()
    assert now.offset == 540
    assert abs(now.at - time.time() * 1000) < 60_000


def test_the_calendar_ends_quietly():
    """A day beyond the calendar's last is its last, so that no clock can stop a review."""
    assert later(date(9999, 12, 30), 1095) == date.max
    assert later(date(2026, 2, 27), 2) == date(2026, 3, 1)
