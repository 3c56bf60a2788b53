"""Keeping: the backup that is taken by itself when a sitting ends, and the old ones that go for it."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

from quizapp.errors import NewerProgress, ProgressError, QuizError
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
    """Take a backup, then delete what is not to be kept any longer; raises ProgressError.

    A copy that holds what no other file does is never deleted: after a restore it may be all there is.
    """
    taken = take(db, folder, why="sitting", now=now)
    with suppress(OSError):
        clear_unfinished(folder, now=now)
    with ExitStack() as stack:
        holders = [db]
        for old in reversed(thinned(backups(folder), now.at)):  # the newest first
            if old.path != taken and _is_held(old.path, holders, stack):
                with suppress(OSError):  # another sitting was faster, or it is not ours to delete
                    old.path.unlink()
    return taken


def _is_held(copy: Path, holders: list[sqlite3.Connection], stack: ExitStack) -> bool:
    """Whether all that a copy holds is in another file that stays; else it is one that stays itself.

    Logs only grow: where the last event of one stands at its place in another, so do all before it. After a
    restore that is not so, and each event is looked for.
    """
    try:
        own = stack.enter_context(reading(copy))
        last = _last(own)
        at = "SELECT uuid FROM event WHERE seq = ?"
        if last is None or any(other.execute(at, last[:1]).fetchone() == last[1:] for other in holders):
            return True
        if any(_holds(other, own) for other in holders):
            return True
    except NewerProgress:  # for an upgrade to read
        return False
    except (QuizError, sqlite3.Error):  # it cannot be read, and holds nothing that could be brought back
        return True
    holders.append(own)
    return False


def _holds(other: sqlite3.Connection, own: sqlite3.Connection) -> bool:
    found = "SELECT 1 FROM event WHERE uuid = ?"
    return all(other.execute(found, row).fetchone() for row in own.execute("SELECT uuid FROM event"))


def _last(db: sqlite3.Connection) -> tuple[int, str] | None:
    """Return place and id of the newest event in a log."""
    found: tuple[int, str] | None = db.execute(
        "SELECT seq, uuid FROM event ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    return found
