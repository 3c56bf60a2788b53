"""Claims: the card that each sitting has on screen, so that two sittings do not ask the same one.

A courtesy and no lock: it is not in the log, is not waited for, and where it cannot be written no harm
is done. It ends with the process that made it, or after a while in which nobody answered.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import suppress

__all__ = ["claim", "claimed", "release"]

_HOLDS = 10 * 60_000  # milliseconds; a question in sight for longer is one that its learner has left
_WAIT = 100  # milliseconds at most that asking a question may wait for another that writes
_NAME = "asking "


def claim(db: sqlite3.Connection, sitting: str, card: str, at: int, *, shared: bool = False) -> bool:
    """Note that a sitting asks a card; False where another has it on screen now.

    What is `shared` is asked by both: an undo has brought it back.
    """
    if db.in_transaction:
        return True
    patience = db.execute("PRAGMA busy_timeout").fetchone()[0]
    try:
        db.execute(f"PRAGMA busy_timeout = {_WAIT}")
        # Not worth a wait for the disk; what was written before it is on disk already.
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("BEGIN IMMEDIATE")
        _drop_ended(db, at)
        free = shared or card not in claimed(db, sitting, at)
        if free:
            db.execute(
                "INSERT OR REPLACE INTO meta VALUES (?, ?)",
                (f"{_NAME}{sitting}", f"{at} {os.getpid()} {card}"),
            )
        db.execute("COMMIT")
    except sqlite3.Error:
        free = True
        with suppress(sqlite3.Error):  # there may be nothing to undo
            db.execute("ROLLBACK")
    finally:
        with suppress(sqlite3.Error):
            db.execute("PRAGMA synchronous = FULL")
            db.execute(f"PRAGMA busy_timeout = {patience}")
    return free


def release(db: sqlite3.Connection, sitting: str) -> None:
    """Drop what a sitting claims, where it claims anything."""
    with suppress(sqlite3.Error):
        if not db.in_transaction:
            db.execute("DELETE FROM meta WHERE name = ?", (f"{_NAME}{sitting}",))


def claimed(db: sqlite3.Connection, sitting: str, at: int) -> set[str]:
    """Return the cards that other sittings have on screen now."""
    return {card for name, card, lasts in _claims(db, at) if lasts and name != f"{_NAME}{sitting}"}


def _drop_ended(db: sqlite3.Connection, at: int) -> None:
    ended = [(name,) for name, _card, lasts in _claims(db, at) if not lasts]
    db.executemany("DELETE FROM meta WHERE name = ?", ended)


def _claims(db: sqlite3.Connection, at: int) -> list[tuple[str, str, bool]]:
    """Return the name of each claim, its card, and whether it lasts."""
    found = []
    for name, value in db.execute(
        "SELECT name, value FROM meta WHERE name >= 'asking ' AND name < 'asking!'"
    ):
        since, process, card = (*str(value).split(" ", 2), "", "", "")[:3]
        lasts = since.isdecimal() and abs(at - int(since)) < _HOLDS and _lives(process)
        found.append((name, card, lasts))
    return found


def _lives(process: str) -> bool:
    """Whether a process is there; where it cannot be asked, it counts as if it were."""
    if sys.platform == "win32":  # there, signal 0 ends it
        return True
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, ValueError, OverflowError):
        return False
    except OSError:  # another user's
        return True
    return True
