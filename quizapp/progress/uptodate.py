"""An older progress file brought up to date, after a copy of it as it was is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.errors import ProgressError
from quizapp.progress import cache
from quizapp.progress.file import SCHEMA, writing

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from quizapp.progress.studyday import Clock

__all__ = ["bring_up_to_date"]


def bring_up_to_date(db: sqlite3.Connection, path: Path, backups: Path | None, now: Clock) -> list[str]:
    """Migrate a schema that is behind, and make memory again where another version made it.

    Where anything was answered yet, a copy goes into `backups` first, and without one nothing is migrated.
    Return what is to be said of it, once.
    """
    said: list[str] = []
    if db.execute("PRAGMA user_version").fetchone()[0] < SCHEMA:
        from quizapp.progress.migrations import migrate  # noqa: PLC0415 - sqlite_utils is a quarter of a start

        copy = None if backups is None or not _has_rows(db) else _copied(db, path, backups, now)
        if migrate(db, path) and copy is not None:
            said.append(f"The progress file was brought up to date; a backup of the old one is {copy}.")
    if not cache.is_current(db):
        with writing(db, path):
            if not cache.is_current(db):
                cache.rebuild(db)
    return said


def _has_rows(db: sqlite3.Connection) -> bool:
    """Whether anything is in the log; a file that is only being made has none."""
    made = db.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'event'").fetchone()
    return made is not None and db.execute("SELECT 1 FROM event LIMIT 1").fetchone() is not None


def _copied(db: sqlite3.Connection, path: Path, backups: Path, now: Clock) -> Path:
    from quizapp.progress.backup import take  # noqa: PLC0415 - only a migration needs it here

    try:
        return take(db, backups, why="migration", now=now())
    except ProgressError as error:
        raise ProgressError(
            f"The progress file {path} is of an older version, and was not brought up to date: "
            f"{error.message[:1].lower()}{error.message[1:]}",
            "A backup is kept before that. Make room for one; nothing was changed.",
        ) from error
