"""As of: the days on which a deck's table changes, and what stood in a cell on such a day.

A position stands from the first day on which it may have begun until it is surely over; what ends nowhere
stands on, and the newest that stands is what is shown.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from quizapp.edtf import bounds, ends, parse, shown
from quizapp.wording import as_of, held

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.study.holdings import Holdings, Position

__all__ = ["Change", "changes", "standing"]


class Change(NamedTuple):
    """A day on which something in a table begins or is over, and the same in words: "in 2021"."""

    day: date
    said: str


def changes(table: Holdings) -> list[Change]:
    """Return the days on which the table changes, the oldest first; none where nothing in it is dated.

    Of two dates that begin on one day the more exact one names it.
    """
    found: dict[date, tuple[date, str]] = {}
    shown_in = (some for place, some in table.held.items() if place[0] in table.issues)
    for fact in {fact.key: fact for some in shown_in for fact, _actor in some}.values():
        since, until = as_of(fact, table.deck), fact.text("until")
        first, last = _held(since, until)
        if first != date.min:
            found[first] = min(found.get(first, (date.max, "")), (bounds(parse(since))[1], held(since)))
        if last != date.max:
            end = ends(parse(until or since))[1]
            after = last + timedelta(1)
            found.setdefault(after, (date.max, f"after {shown(end)}" if end is not None else ""))
    return [Change(day, found[day][1]) for day in sorted(found)]


def standing(positions: Sequence[Position], day: date | None) -> list[Position]:
    """Return what of a cell stood on a day, the oldest first; all of it where no day is asked for."""
    if day is None:
        return list(positions)
    return [
        each
        for each in positions
        if (dates := _held(each.since, each.fact.text("until")))[0] <= day <= dates[1]
    ]


def _held(since: str, until: str) -> tuple[date, date]:
    """Return the first and the last day on which something may have been held, by its dates in EDTF."""
    start = parse(since) if since else None
    first = bounds(start)[0] if start is not None else date.min
    last = date.max
    if until:
        last = bounds(parse(until))[1]
    elif start is not None and start.kind in {"span", "until"}:  # its own date says that it ended
        last = bounds(start)[1]
    return first, max(first, last)
