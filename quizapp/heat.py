"""Heat: the days of a calendar by how much was answered on each, in five steps."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from quizapp.marks import Sign
from quizapp.progress.studyday import later

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from quizapp.progress.stats import Day

__all__ = ["HEAT", "Cell", "grid"]

HEAT = (
    Sign("·", "nothing", "$faint"),
    Sign("░", "a little", "$memory-1"),
    Sign("▒", "some", "$memory-2"),
    Sign("▓", "much", "$memory-3"),
    Sign("█", "most", "$memory-4"),
)
_WEEK = 7
_PARTS = 4  # steps above nothing, each a quarter of the fullest day


class Cell(NamedTuple):
    """A day, what was answered on it, how long that took, and its step from 0, nothing, to 4."""

    day: date
    answers: int
    ms: int
    step: int


def grid(days: Iterable[Day], today: date, weeks: int) -> list[list[Cell]]:
    """Return the last weeks up to today's, each the days from its Monday on; days to come are left out."""
    known = {each.day: each for each in days}
    most = max((each.answers for each in known.values()), default=0)
    monday = later(today, -today.weekday())
    found = []
    for back in range(weeks - 1, -1, -1):
        first = later(monday, -back * _WEEK)
        week = [first + timedelta(days=number) for number in range(_WEEK) if (today - first).days >= number]
        cells = []
        for day in week:
            did = known.get(day)
            answers, ms = (did.answers, did.ms) if did is not None else (0, 0)
            cells.append(Cell(day, answers, ms, -(-answers * _PARTS // most) if answers else 0))
        found.append(cells)
    return found
