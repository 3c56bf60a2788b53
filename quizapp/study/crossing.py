"""Crossing: a cell of a deck's table as it is looked at: what is shown in it, and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.study.asof import standing
from quizapp.study.holdings import cell, differing, turns

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from quizapp.study.holdings import Holdings, Position

__all__ = ["Crossing", "crossing"]


class Crossing(NamedTuple):
    """All that a holder ever held on an issue, the oldest first, and how much of it stands.

    `shown` is the newest that stands, None where nothing does; `accounts` are those that differ on it,
    each with the newest that it tells, and `turns` are what was held and later changed, by one account.
    """

    ever: tuple[Position, ...] = ()
    stands: tuple[Position, ...] = ()
    accounts: tuple[tuple[str, str], ...] = ()
    turns: tuple[Position, ...] = ()

    @property
    def shown(self) -> Position | None:
        """What stands in the cell."""
        return self.stands[-1] if self.stands else None

    @property
    def signs(self) -> str:
        """What else there is to know of the cell: how many stand, that accounts differ, that it changed."""
        many = f"×{len(self.stands)}" if len(self.stands) > 1 else ""
        return " ".join(filter(None, (many, "≠" if self.accounts else "", "→" if self.turns else "")))


def crossing(table: Holdings, issue: str, holder: str, day: date | None = None) -> Crossing:
    """Return a cell as it stood on a day, or with all that is in it."""
    ever = list(_once(cell(table, issue, holder)))
    if not ever:
        return Crossing()
    stands = standing(ever, day)
    accounts = tuple(
        (account, next(each.in_short for each in reversed(stands) if (each.account or "the deck") == account))
        for account in differing(stands)
    )
    return Crossing(tuple(ever), tuple(stands), accounts, tuple(turns(ever)))


def _once(positions: Iterable[Position]) -> Iterable[Position]:
    """Return each position once, also where a holder and one of that side hold it together."""
    found: dict[str, Position] = {}
    for each in positions:
        if each.key not in found or not each.who:
            found[each.key] = each
    return found.values()
