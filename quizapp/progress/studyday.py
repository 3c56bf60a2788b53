"""The learner's study day, and the moment a thing is done: pure functions, and one real clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

__all__ = ["ROLLOVER", "Clock", "Moment", "later", "study_day", "wall"]

ROLLOVER = 4
"""The hour of local time at which a study day turns: who studies past midnight is still in today."""

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - local time is UTC plus an offset here, with no zone to carry


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
    """Return the study day of a moment: the local date, `rollover` hours ago."""
    return (_EPOCH + timedelta(milliseconds=moment.at, minutes=moment.offset, hours=-rollover)).date()


def later(day: date, days: int) -> date:
    """Return the day so many days later, or the calendar's last: a wild clock must not stop a review."""
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))
