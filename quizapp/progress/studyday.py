"""The learner's study day, and the moment a thing is done: pure functions, and one real clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

__all__ = ["ROLLOVER", "ZONES", "Clock", "Moment", "later", "study_day", "wall"]

ROLLOVER = 4
"""The hour of local time at which a study day turns: who studies past midnight is still in today."""

ZONES = 2
"""Days that the date of one zone can be ahead of another's: from UTC-12 to UTC+14 are 26 hours."""

_FIRST, _LAST = date(1970, 1, 1), date(9990, 12, 31)  # the days that the log can hold
_MINUTE = 60_000
_DAY = 24 * 60 * _MINUTE


class Moment(NamedTuple):
    """An instant in UTC milliseconds, and how many minutes local time was ahead of UTC."""

    at: int
    offset: int = 0


Clock = Callable[[], Moment]


def wall() -> Moment:
    """Read the computer's clock and zone: the only place where `progress` does."""
    at = time.time_ns() // 1_000_000
    local = datetime.fromtimestamp(at / 1000, UTC).astimezone().utcoffset()
    return Moment(at, 0 if local is None else local // timedelta(minutes=1))


def study_day(moment: Moment, rollover: int = ROLLOVER) -> date:
    """Return the study day of a moment: the local date, `rollover` hours ago.

    A clock without a battery begins at 1970, where it may be 1969 still: such days count as the first.
    """
    days = (moment.at + (moment.offset - rollover * 60) * _MINUTE) // _DAY
    return date.fromordinal(min(max(_FIRST.toordinal() + days, _FIRST.toordinal()), _LAST.toordinal()))


def later(day: date, days: int) -> date:
    """Return the day so many days later, or the calendar's last: a wild clock must not stop a review."""
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))
