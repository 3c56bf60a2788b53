"""Copies of a progress file, taken by SQLite's own backup: each whole, synced and private, or not there."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from quizapp.errors import ProgressError
from quizapp.paths import make_private
from quizapp.progress.file import explained

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.progress.studyday import Moment

__all__ = ["take"]

_MANY = 1000  # copies taken within one second


def take(db: sqlite3.Connection, folder: Path, *, why: str, now: Moment) -> Path:
    """Copy an open database, with all that is committed, into a folder; return the copy.

    `why` is one word ("sitting", "merge" ...) and part of the name; the other part is `now` in UTC. Raises
    ProgressError, and then leaves nothing.
    """
    making: Path | None = None
    try:
        make_private(folder)
        making = folder / f".making-{os.getpid()}-{os.urandom(4).hex()}"
        os.close(os.open(making, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with closing(sqlite3.connect(making, isolation_level=None)) as copy:
            db.backup(copy)
            # One file, complete without a -wal beside it, however it is copied from here.
            copy.execute("PRAGMA journal_mode = DELETE")
        _sync(making)
        taken = datetime.fromtimestamp(now.at / 1000, UTC)
        place = _into_place(making, folder, f"{taken:%Y%m%dT%H%M%SZ}-{why}")
        _sync(folder)
    except sqlite3.Error as error:
        raise explained(error, folder) from error
    except OSError as error:
        raise ProgressError(
            f"No backup can be kept in {folder}: {error.strerror or error}.", "Nothing was changed."
        ) from error
    finally:
        if making is not None:
            making.unlink(missing_ok=True)
    return place


def _into_place(making: Path, folder: Path, name: str) -> Path:
    """Give a finished copy a name that is free; it never takes the place of another."""
    for number in range(_MANY):
        place = folder / f"{name}{f'-{number}' if number else ''}.db"
        try:
            os.link(making, place)
        except FileExistsError:
            continue
        return place
    raise FileExistsError(f"{name}: too many of one second")


def _sync(path: Path) -> None:
    """See that a file, or the names in a folder, are on disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
