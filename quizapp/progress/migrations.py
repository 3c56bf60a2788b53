"""The schema of a progress file, one migration after another; what has landed here is permanent.

Only the log and `meta` are schema. Memory is a cache with tables of its own (see `cache`), dropped
and made again whenever its version changes.

sqlite_utils is imported by this file, and this file only where a schema is behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Database, Migrations

from quizapp.errors import DamagedProgress
from quizapp.progress.file import APPLICATION_ID, SCHEMA, writing
from quizapp.progress.schema import EXAMS, LOG

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

__all__ = ["migrate", "migrations"]

migrations = Migrations("quizapp.progress")


@migrations()
def m001_the_log(db: Database) -> None:
    """Make the log, its guards, and a table of small facts about the file."""
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for statement in LOG:
        db.execute(statement)
    db.execute("PRAGMA user_version = 1")


@migrations()
def m002_exams_without_a_scan(db: Database) -> None:
    """Index the answers of exams, so that listing past ones reads those and no others."""
    db.execute(EXAMS)
    db.execute("PRAGMA user_version = 2")


def migrate(db: sqlite3.Connection, path: Path) -> bool:
    """Bring the schema up to date, each migration with its `user_version` in one transaction.

    Another process may be at it at the same time: who gets the lock first applies the next one. Return
    whether anything was left to do.
    """
    wrapped = Database(db, execute_plugins=False)
    applied = False
    while True:
        with writing(db, path):
            version = db.execute("PRAGMA user_version").fetchone()[0]
            if version >= SCHEMA:
                return applied
            pending = [migration.name for migration in migrations.pending(wrapped)]
            if not pending:  # what it says of itself and what it holds do not agree
                raise DamagedProgress(
                    f"The progress file {path} says that it is of version {version}, and is not.",
                    "`quizapp doctor` says what can be done. Nothing was changed.",
                )
            # `apply` nests in our transaction as a savepoint, its own record of the migration too.
            migrations.apply(wrapped, stop_before=pending[1:])
            applied = True
