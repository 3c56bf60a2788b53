"""Axis: a stretch of time laid over cells: where a day falls, what is ticked, zooming and panning."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from math import floor
from typing import TYPE_CHECKING, NamedTuple

from quizapp.edtf import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Axis", "Tick", "fitted", "period", "ticks"]

FIRST, LAST = date.min.toordinal(), date.max.toordinal()
_LEAST = 7.0  # days on view: nothing is dated more exactly than by a day
_MOST = float(LAST)
_MARGIN = 0.04  # of the width, before the first and after the last
_GAP = 2  # cells between two labels
_WEEK, _QUARTER, _DECEMBER = 7, 3, 12
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_DECADES = {10, 20}  # years from tick to tick that are told as "1970s"
_THOUSAND = 1000


class Axis(NamedTuple):
    """Days on view over `width` cells: from `first`, a day's number (`date.toordinal`), for `days`.

    Both are fractions where a zoom has made them so; nothing is drawn more exactly than a cell.
    """

    first: float
    days: float
    width: int

    @property
    def end(self) -> float:
        """The number of the day with which the view is over."""
        return self.first + self.days

    def column(self, day: int) -> int:
        """Return the cell that a day begins in: below 0 or beyond the width where it is not on view."""
        return floor((day - self.first) * self.width / self.days)

    def cells(self, first: int, last: int) -> tuple[int, int]:
        """Return the first and the last cell of a stretch of days, both included: one at least.

        Two stretches that meet share no cell where both are wider than one.
        """
        start = self.column(first)
        return start, max(self.column(last + 1) - 1, start)

    def day(self, column: int) -> int:
        """Return the day that lies in the middle of a cell."""
        return floor(self.first + (column + 0.5) * self.days / self.width)

    def zoomed(self, day: float, factor: float) -> Axis:
        """Return a view of so many times as many days, with a day at the same place of it.

        Where the day is not on view, it comes to the middle.
        """
        days = min(max(self.days * factor, _LEAST), _MOST)
        if not self.first <= day <= self.end:
            return self._replace(first=day - days / 2, days=days)
        return self._replace(first=day - (day - self.first) * (days / self.days), days=days)

    def panned(self, share: float) -> Axis:
        """Return a view later by a share of its days, or earlier; it never leaves the calendar."""
        first = self.first + self.days * share
        return self._replace(first=min(max(first, FIRST - self.days / 2), LAST - self.days / 2))

    def showing(self, first: int, last: int) -> Axis:
        """Return this view, or where a stretch of days is not in sight, one that has it a quarter inside."""
        start, end = self.cells(first, last)
        if end < 0:
            return self._replace(first=max(first, last + 1 - self.days / 2) - self.days / 4)
        return self._replace(first=first - self.days * 3 / 4) if start >= self.width else self


class Tick(NamedTuple):
    """A mark on the axis: its cell, the day that begins there, and its label; "" where there is no room."""

    column: int
    day: int
    label: str


def fitted(first: int, last: int, width: int, aside: float = _MARGIN) -> Axis:
    """Return a view of all days from one to another, with a margin, and one `aside` after the last."""
    days = max(float(last + 1 - first), _LEAST)
    whole = days / (1 - _MARGIN - aside)
    return Axis(first - whole * _MARGIN, whole, max(width, 1))


def ticks(axis: Axis) -> list[Tick]:
    """Return the finest ticks whose labels have room beside each other, from left to right."""
    for unit in _units():
        if axis.days / unit[1] * (_GAP + 1) > axis.width:
            continue  # more of them than labels of a letter have room for
        found = _ticked(axis, unit[0])
        if all(one.column + len(one.label) + _GAP <= other.column for one, other in pairwise(found)):
            break
    else:
        found = []
    return _told(found, axis)


def period(axis: Axis) -> str:
    """Return what is on view in words: "1953–2021", "February 2019", "24 February – 5 March 2019"."""
    start, end = _date(axis.first), _date(axis.end - 1e-6)
    if axis.days > 800:  # noqa: PLR2004 - more than two years: the months tell little
        return f"{_year(start)}–{end.year}"
    one, other = f"{MONTHS[start.month - 1]} {_year(start)}", f"{MONTHS[end.month - 1]} {_year(end)}"
    if axis.days > 80:  # noqa: PLR2004 - more than two months: the days tell little
        return f"{MONTHS[start.month - 1]}–{other}" if start.year == end.year else f"{one} – {other}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{end.day} {other}"
    begun = MONTHS[start.month - 1] if start.year == end.year else one
    return f"{start.day} {begun} – {end.day} {other}"


def _date(day: float) -> date:
    return date.fromordinal(min(max(floor(day), FIRST), LAST))


def _units() -> Iterator[tuple[str, float]]:
    """Yield the units that can be ticked, the finest first, each with the days that it takes about."""
    yield from (("day", 1), ("week", 7), ("month", 30), ("quarter", 91))
    yield from ((str(years), years * 365) for years in _YEARS)


def _ticked(axis: Axis, unit: str) -> list[Tick]:
    """Return the ticks of a unit that are on view, each with its label."""
    found = []
    for day in _begins(_date(axis.first), unit):
        number = day.toordinal()
        column = axis.column(number)
        if column >= axis.width:
            break
        if column >= 0:
            found.append(Tick(column, number, _label(day, unit)))
    return found


def _begins(day: date, unit: str) -> Iterator[date]:
    """Yield the first days of a unit's turns, from the one that a day lies in to the end of the calendar."""
    if unit in {"day", "week"}:
        step = _WEEK if unit == "week" else 1
        start = day.toordinal()
        yield from map(date.fromordinal, range(max(start - (start - 1) % step, FIRST), LAST + 1, step))
    elif unit in {"month", "quarter"}:
        step = _QUARTER if unit == "quarter" else 1
        month = day.year * _DECEMBER + day.month - 1
        for each in range(month - month % step, (date.max.year + 1) * _DECEMBER, step):
            yield date(each // _DECEMBER, each % _DECEMBER + 1, 1)
    else:
        years = int(unit)
        for year in range(day.year - day.year % years, date.max.year + 1, years):
            if year >= date.min.year:
                yield date(year, 1, 1)


def _label(day: date, unit: str) -> str:
    month = MONTHS[day.month - 1][:3]
    if unit == "day":
        return f"1 {month}" if day.day == 1 else str(day.day)
    if unit == "week":
        return f"{day.day} {month}"
    if unit in {"month", "quarter"}:
        return month if day.month > 1 else _year(day)
    return f"{_year(day)}s" if int(unit) in _DECADES else _year(day)


def _year(day: date) -> str:
    return str(day.year) if day.year >= _THOUSAND else f"AD {day.year}"


def _told(found: list[Tick], axis: Axis) -> list[Tick]:
    """Leave out a label that would reach over the end, which is cut by nothing else."""
    return [
        each if each.column + len(each.label) <= axis.width else each._replace(label="") for each in found
    ]
