"""A progress file of a newer version, read as far as this one knows it; never written to."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from quizapp.errors import NewerProgress
from quizapp.progress.event import COLUMNS, TURN
from quizapp.progress.guard import wary
from quizapp.progress.privatecopy import private_copy
from quizapp.progress.takeover import take_over

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["take_newer"]

_NAMED = 3  # columns that a message names


def take_newer(db: sqlite3.Connection, path: Path) -> str:
    """Take over what is known of a newer file's log into an empty one; return what is to be said of it.

    The file is copied with its -wal and read there. Raises NewerProgress where it lacks what replay needs.
    """
    with private_copy(path) as copy, closing(sqlite3.connect(copy, isolation_level=None)) as source:
        wary(source)
        version = source.execute("PRAGMA user_version").fetchone()[0]
        tables = source.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'event'")
        columns = (
            {row[1] for row in source.execute("PRAGMA table_info(event)")} if tables.fetchone() else set()
        )
        missing = [name for name in COLUMNS if name not in columns and name in TURN]
        if missing:
            raise NewerProgress(
                f"The progress file {path} is of version {version}, written by a newer quizapp, and its log "
                f"has no {_listed(missing)}.",
                "Upgrade quizapp; the file was left as it is.",
            )
        names = ", ".join(f'"{name}"' if name in columns else f'NULL AS "{name}"' for name in COLUMNS)
        taken = take_over(db, source.execute(f"SELECT {names} FROM event ORDER BY rowid"))  # noqa: S608 - constants
    unknown = sorted(columns - {*COLUMNS, "seq"})
    left = [f"its {_listed(unknown)}"] if unknown else []
    if taken.unfit:
        left.append(f"{len(taken.unfit)} of its events")
    ignored = f" It cannot read {' and '.join(left)}." if left else ""
    return (
        f"The progress file is of version {version}, written by a newer quizapp; this one reads what it "
        f"knows of it.{ignored} Upgrade quizapp to study."
    )


def _listed(names: Iterable[str]) -> str:
    quoted = [f"“{name}”" for name in names]
    return f"{', '.join(quoted[:_NAMED])}{' …' if len(quoted) > _NAMED else ''}"
