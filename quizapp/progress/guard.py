"""What a progress file may hold: what our own statements made, word for word, and nothing that could run.

A file may come from a stranger. What it is said to hold is read, and nothing of it is asked, before all of it
is known to be ours.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from quizapp.errors import DamagedProgress, StrangeProgress
from quizapp.progress import cache, schema

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["LARGEST_FILE", "LARGEST_VALUE", "OBJECTS", "lists_alone", "see_ours", "sound", "wary"]

LARGEST_FILE: Final = 2 * 1024**3
"""Bytes of a file that is read alone, and so read into memory: what some millions of reviews take."""

LARGEST_VALUE: Final = 16 * 1024**2
"""Bytes of a text or a row; a card's longest answer is a thousandth of it."""

OBJECTS: Final = 100
"""Tables, indexes and triggers that are looked at; a file of ours holds some twenty."""

_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: LARGEST_VALUE,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 4,
}
_DEFENSIVE: Final = 1010  # SQLITE_DBCONFIG_DEFENSIVE, which Python names from 3.12 on

# Read before it is known what a file holds: what it is, and the list of what is in it.
_ASKED = frozenset({"application_id", "user_version", "page_count", "page_size"})
_LISTS = frozenset({"sqlite_master", "sqlite_schema"})

# What sqlite_utils notes of migrations and SQLite of its indexes. They differ by version, so it is their
# shape that is looked at: names and types alone, no expression in brackets.
_PLAIN = re.compile(
    r'CREATE TABLE "?_sqlite_migrations"? \([\w\s",]*(?:PRIMARY KEY \([\w\s",]*\)\s*)?\)'
    r'|CREATE UNIQUE INDEX "?idx__sqlite_migrations_\w+"? ON "?_sqlite_migrations"? \([\w\s",]*\)'
    r"|CREATE TABLE sqlite_stat[14]\([\w,]*\)"
)
# Memory that another version kept is dropped, whatever its columns were.
_DROPPED = re.compile(r"CREATE (TABLE (memory|amend) \(|INDEX (memory|amend)_\w+ ON (memory|amend) \()")


def wary(db: sqlite3.Connection) -> sqlite3.Connection:
    """Let a connection run nothing that stands in a file, and take no value that is out of all proportion."""
    for limit, value in _LIMITS.items():
        db.setlimit(limit, value)
    if hasattr(db, "setconfig"):
        db.setconfig(_DEFENSIVE, True)  # noqa: FBT003 - it takes no names
    db.execute("PRAGMA trusted_schema = OFF")
    db.execute("PRAGMA cell_size_check = ON")
    return db


@contextmanager
def lists_alone(db: sqlite3.Connection) -> Iterator[None]:
    """Let nothing be asked of a database but what it is and what it holds."""
    db.set_authorizer(_allowed)
    try:
        yield
    finally:
        db.set_authorizer(None)


def _allowed(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    fine = (
        action == sqlite3.SQLITE_SELECT
        or (action == sqlite3.SQLITE_READ and first in _LISTS)
        or (action == sqlite3.SQLITE_PRAGMA and first in _ASKED and second is None)
    )
    return sqlite3.SQLITE_OK if fine else sqlite3.SQLITE_DENY


def see_ours(db: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that holds a table, view, index or trigger that is not ours, naming it."""
    found = db.execute("SELECT type, name, sql FROM sqlite_master LIMIT ?", (OBJECTS + 1,)).fetchall()
    if len(found) > OBJECTS:
        raise _refused(path, f"more than {OBJECTS} tables, indexes and triggers")
    for kind, name, sql in found:
        if not _is_ours(kind, name, sql):
            called = kind if kind in {"table", "index", "view", "trigger"} else "thing"
            a = "an" if called == "index" else "a"
            raise _refused(path, f"{a} {called} “{name!s:.60}”")


def sound(db: sqlite3.Connection, path: Path) -> None:
    """Refuse a file whose pages or rows are not what they should be; it takes a while for a large one.

    The quick check would pass over rows that the table's own checks would not have let in.
    """
    faults = [str(fault) for (fault,) in db.execute("PRAGMA integrity_check(1)")]
    if faults != ["ok"]:
        raise DamagedProgress(
            f"The progress file {path} is damaged: {faults[0]:.80}.", "Nothing of it was used."
        )


def _is_ours(kind: object, name: object, sql: object) -> bool:
    if sql is None:
        return kind == "index" and str(name).startswith("sqlite_autoindex_")
    words = " ".join(sql.split()) if isinstance(sql, str) else ""
    # It is the statement that SQLite goes by; a name or a kind that belies it is a trick.
    if _OURS.get(words) == (kind, name):
        return True
    if kind not in {"table", "index"} or str(name) not in words:
        return False
    return _PLAIN.fullmatch(words) is not None or _DROPPED.match(words) is not None


def _named(sql: str) -> tuple[str, tuple[str, str]]:
    words = sql.split()
    return " ".join(words), (words[1].lower(), words[2])


_OURS = dict(map(_named, (*schema.MADE, *cache.MADE)))


def _refused(path: Path, what: str) -> StrangeProgress:
    return StrangeProgress(
        f"The progress file {path} holds {what} that quizapp did not make.",
        "It is not opened: what came with it could run. `quizapp doctor --repair` takes its log, and nothing "
        "else, into a new file; for a file that is not yours, name that with --progress.",
    )
