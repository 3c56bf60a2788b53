"""A day as a learner names it: today, tomorrow, +3d, in 2 weeks, Friday, 2027-01-20, 20 January 2027."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from quizapp.errors import UsageError
from quizapp.progress.studyday import later

if TYPE_CHECKING:
    from quizapp.edtf import Interval

__all__ = ["POSSIBLE", "day_named"]

POSSIBLE = "today, tomorrow, +3d, +2w, Friday or a date such as 2027-01-20"
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_UNITS = {"d": 1, "w": 7, "m": 30}
_AWAY = re.compile(r"(?:\+|in\s+)?\s*(\d{1,4})\s*(d|w|m)(?:ays?|eeks?|onths?)?")
_LEAST_WORD = 3


def day_named(text: str, today: date) -> date:
    """Return the day that a text names, today or later; raises UsageError where it names none."""
    word = " ".join(text.lower().split())
    found = _read(word, today)
    if found is None:
        raise UsageError(f"“{text.strip()}” names no day.", f"Possible: {POSSIBLE}.")
    if found < today:
        raise UsageError(f"{found.isoformat()} is past.", "Name today or a later day.")
    return found


def _read(word: str, today: date) -> date | None:
    if word in {"today", "tomorrow"}:
        return today + timedelta(days=int(word == "tomorrow"))
    if away := _AWAY.fullmatch(word):
        return later(today, int(away[1]) * _UNITS[away[2]])
    for number, name in enumerate(_DAYS):
        if len(word) >= _LEAST_WORD and name.startswith(word):
            return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    from quizapp.dateprose import Partial, read  # noqa: PLC0415 - most days are named in a word

    readings = read(word)
    days = [_day(each) for each in readings if not isinstance(each, Partial)]
    if len(days) == 1 and days[0] is not None:
        return days[0]
    # A day without its year is the next one of that name.
    for year in (today.year, today.year + 1) if readings else ():
        whole = [_day(each) for each in read(f"{word} {year}") if not isinstance(each, Partial)]
        if len(whole) == 1 and whole[0] is not None and whole[0] >= today:
            return whole[0]
    return None


def _day(interval: Interval) -> date | None:
    return interval.earliest if interval.precision == "day" and interval.kind == "point" else None
