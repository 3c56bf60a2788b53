"""Events taken over from another database: each once, and what does not fit told apart, not forced in."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any, NamedTuple

from quizapp.errors import ProgressError
from quizapp.progress.event import COLUMNS, from_row

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["NAMES", "Taken", "take_over"]

NAMES = ", ".join(f'"{name}"' for name in COLUMNS)
"""The columns of an event, as SQL names them."""

_INSERT = f"INSERT INTO event ({NAMES}) VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608 - constants
_FOUND = f"SELECT {NAMES} FROM event WHERE uuid = ?"  # noqa: S608 - constants
_UUID = COLUMNS.index("uuid")


class Taken(NamedTuple):
    """How many events were new, and the rows that no log of this version can hold.

    A row is among `unfit` as well where an event has its id and says something else.
    """

    added: int
    unfit: list[tuple[Any, ...]]


def take_over(db: sqlite3.Connection, rows: Iterable[tuple[Any, ...]]) -> Taken:
    """Add the events of rows in the order of `COLUMNS`; call it in a transaction, and rebuild after it."""
    added, unfit = 0, []
    for row in rows:
        found = db.execute(_FOUND, (row[_UUID],)).fetchone()
        if found is None and _fits(db, row):
            added += 1
        elif found != row:
            unfit.append(row)
    return Taken(added, unfit)


def _fits(db: sqlite3.Connection, row: tuple[Any, ...]) -> bool:
    """Add a row; whether it is an event that this version can read and hold."""
    try:
        from_row(row)
        db.execute(_INSERT, row)
    except (ProgressError, OverflowError, sqlite3.DataError, sqlite3.IntegrityError):
        return False
    return True
