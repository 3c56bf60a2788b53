"""Keeping: the backup that is taken by itself when a sitting ends, and the old ones that go for it."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING

from quizapp.errors import ProgressError, QuizError
from quizapp.progress.backup import backups, clear_unfinished, take
from quizapp.progress.held import reading
from quizapp.progress.thinning import thinned

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.progress.studyday import Moment

__all__ = ["keep", "wanted"]


def wanted(db: sqlite3.Connection, folder: Path) -> bool:
    """Say whether the log goes on after the newest backup; raises ProgressError."""
    try:
        last = _last(db)
    except sqlite3.Error as error:
        raise ProgressError(f"No backup can be kept in {folder}: {error}.") from error
    newest = next(iter(backups(folder)), None)
    if last is None or newest is None:
        return last is not None
    with suppress(QuizError, sqlite3.Error), reading(newest.path) as before:
        return _last(before) != last
    return True  # it cannot be read, and so keeps nothing


def keep(db: sqlite3.Connection, folder: Path, *, now: Moment) -> Path:
    """Take a backup, then delete what is not to be kept any longer; raises ProgressError."""
    taken = take(db, folder, why="sitting", now=now)
    with suppress(OSError):
        clear_unfinished(folder, now=now)
    for old in thinned(backups(folder), now.at):
        if old.path != taken:
            with suppress(OSError):  # another sitting was faster, or it is not ours to delete
                old.path.unlink()
    return taken


def _last(db: sqlite3.Connection) -> tuple[int, str] | None:
    """Return place and id of the newest event in a log."""
    found: tuple[int, str] | None = db.execute(
        "SELECT seq, uuid FROM event ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    return found
