"""Period: the days that are looked at, as a learner names them: 30d, 1y, all, 2026-03, 2026-01/2026-03."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from quizapp.errors import UsageError
from quizapp.progress import stats

if TYPE_CHECKING:
    import sqlite3

__all__ = ["LENGTHS", "POSSIBLE", "Period", "back_to", "period_named"]

LENGTHS = "30d, 8w, 3m, 1y, all"
POSSIBLE = f"{LENGTHS}, or days such as 2026-03, 2026-11-01/ and 2026-01/2026-03"
_LAST = re.compile(r"[1-9]\d{0,4}[dwmy]|all")
_DAYS = {"d": 1, "w": 7, "m": 30.4375, "y": 365.25}


class Period(NamedTuple):
    """The first and the last day that are looked at."""

    first: date
    last: date


def back_to(name: str, today: date, db: sqlite3.Connection) -> Period:
    """Return the period from so long ago until today: "30d", "8w", "3m", "1y", or "all".

    "all" begins with the first answer; raises UsageError for what is none of these.
    """
    if not _LAST.fullmatch(name):
        raise UsageError(f"`{name}` is no length of time.", f"Possible: {LENGTHS}.")
    if name == "all":
        return Period(min(stats.first_day(db) or today, today), today)
    back = round(int(name[:-1]) * _DAYS[name[-1]]) - 1
    return Period(date.fromordinal(max(today.toordinal() - back, 1)), today)


def period_named(text: str, today: date, db: sqlite3.Connection) -> Period:
    """Return the period that a text names: a length of time until today, a date, or one to another.

    A date is as long as it is exact, and an interval that is open ends today; raises UsageError.
    """
    word = "".join(text.lower().split())
    if _LAST.fullmatch(word):
        return back_to(word, today, db)
    from quizapp.edtf import parse  # noqa: PLC0415 - most name a length

    try:
        found = parse(f"{word}.." if word.endswith("/") else word)
    except ValueError as error:
        raise UsageError(f"“{text.strip()}” names no period.", f"Possible: {POSSIBLE}.") from error
    first = found.earliest or back_to("all", today, db).first
    last = min(found.latest or today, today)
    if first > last:
        said = f"The period would begin on {first}, after its end on {last}."
        raise UsageError(said, "Name days that were.")
    return Period(first, last)
