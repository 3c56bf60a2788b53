"""Restoring: a backup put in the place of a progress file, whole or not at all, and nothing lost by it.

A file that can be used is overwritten in one transaction of SQLite's, which a power cut undoes; before that
a backup is taken of it. One that cannot be used is set aside, with all that is beside it, under another name.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from quizapp.errors import DamagedProgress, NotProgress, ProgressError
from quizapp.progress.aside import alone, in_use, put_in_place
from quizapp.progress.backup import backups, copied, take
from quizapp.progress.file import PATIENCE, explained, open_file
from quizapp.progress.held import held, reading

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.progress.studyday import Moment

__all__ = ["Difference", "Restored", "difference", "restore"]

class Difference(NamedTuple):
    """How many answers a file has that a backup has not, and since which day; how many it lacks."""

    gone: int
    since: str | None
    back: int


class Restored(NamedTuple):
    """Where the file is kept that was there before: as a backup, or set aside as it was."""

    backup: Path | None = None
    aside: Path | None = None


def difference(present: sqlite3.Connection, source: Path) -> Difference:
    """Compare the answers of an open progress file with those of a backup."""
    asked = "SELECT uuid, day FROM event WHERE kind = 'review'"
    ours = dict(present.execute(asked))
    with reading(source) as db:
        theirs = {uuid for uuid, _day in db.execute(asked)}
    gone = [day for uuid, day in ours.items() if uuid not in theirs]
    return Difference(len(gone), min(gone, default=None), len(theirs - ours.keys()))


def restore(source: Path, path: Path, folder: Path, *, now: Moment, patience: float = PATIENCE) -> Restored:
    """Put a backup in the place of a progress file; its schema may then be behind.

    `folder` is where the file that is there now is backed up before. Raises ProgressError, and then the file
    is as it was.
    """
    path = path.resolve()  # a link to the file stays one
    if source.resolve() == path:
        raise ProgressError(f"{source} is the progress file itself.", "`quizapp restore` lists its backups.")
    with reading(source):  # one of a newer version says so itself
        pass
    if fault := held(source, thorough=True).fault:
        raise ProgressError(
            f"The backup {source} is {fault}.", "`quizapp restore` lists those that are sound."
        )
    try:
        done = _overwritten(source, path, folder, now, patience)
    except DamagedProgress:
        done = None
    except NotProgress:
        if not backups(folder):  # then it never was one: a slip in its name must not move another's file
            raise
        done = None
    return done or Restored(aside=_replaced(source, path, now))


def _overwritten(source: Path, path: Path, folder: Path, now: Moment, patience: float) -> Restored | None:
    """Write a backup over a sound file in one transaction, having backed that up; None where it cannot be."""
    try:
        with closing(open_file(path, patience=patience)) as db, reading(source) as new:
            # Nobody else may have it open: a sitting would go on with what is no longer so.
            db.execute("PRAGMA locking_mode = EXCLUSIVE")
            try:
                db.execute("BEGIN IMMEDIATE")
                db.execute("ROLLBACK")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                    raise in_use(path) from error
                raise
            tables = db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'event'").fetchone()[0]
            logged = tables and db.execute("SELECT count(*) FROM event").fetchone()[0]
            if len({each.execute("PRAGMA page_size").fetchone() for each in (db, new)}) > 1:
                return None  # SQLite copies only pages that are as large
            kept = take(db, folder, why="restore", now=now) if logged else None
            new.backup(db)
            return Restored(backup=kept)
    except sqlite3.Error as error:
        raise explained(error, path) from error


def _replaced(source: Path, path: Path, now: Moment) -> Path:
    """Put a backup in the place of a file that cannot be used; return where that is set aside."""
    aside: list[Path] = []

    def into_place(making: Path) -> Path:
        aside.append(put_in_place(making, path, now))
        return path

    with alone(path), reading(source) as new:
        copied(new, path.parent, into_place, cannot="The backup cannot be put in place")
    return aside[0]
