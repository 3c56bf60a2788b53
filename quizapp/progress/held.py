"""What a copy of a progress file holds, and whether it is sound; read without touching it."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from quizapp.errors import DamagedProgress, NewerProgress, ProgressError, QuizError
from quizapp.progress.backup import Backup, backups
from quizapp.progress.file import SCHEMA, check_ours, explained, is_new
from quizapp.progress.readonly import open_to_read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Held", "Sound", "held", "newest_sound", "reading"]


class Held(NamedTuple):
    """How many answers about how many cards, the day of the last; `fault` is what is wrong, in a word."""

    answers: int = 0
    cards: int = 0
    last: date | None = None
    fault: str = ""


class Sound(NamedTuple):
    """A backup that is sound, and what it holds."""

    backup: Backup
    held: Held


def newest_sound(folder: Path) -> Sound | None:
    """Return the newest backup that is sound and holds answers; where none does, the newest sound one."""
    empty = None
    for backup in backups(folder):
        found = held(backup.path, thorough=True)
        if not found.fault and found.answers:
            return Sound(backup, found)
        if not found.fault and empty is None:
            empty = Sound(backup, found)
    return empty


def held(path: Path, *, thorough: bool = False) -> Held:
    """Return what a file holds; `thorough` looks at every index and reads the whole log."""
    try:
        with reading(path) as db:
            check = "integrity_check" if thorough else "quick_check"
            if db.execute(f"PRAGMA {check}(1)").fetchone()[0] != "ok":
                return Held(fault="damaged")
            if thorough:
                _read_log(db)
            answers, cards, last = db.execute(
                "SELECT count(*), count(DISTINCT card), max(day) FROM event WHERE kind = 'review'"
            ).fetchone()
            return Held(answers, cards, None if last is None else date.fromisoformat(last))
    except DamagedProgress:
        return Held(fault="damaged")
    except NewerProgress:
        return Held(fault="newer")
    except QuizError:
        return Held(fault="unreadable")
    except (sqlite3.Error, ValueError, TypeError):
        return Held(fault="damaged")


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a copy to be read, making nothing beside it; raises ProgressError for what is no progress file."""
    path = path.absolute()
    try:
        if is_new(path):
            raise ProgressError(f"{path} is empty.", "Name another.")
        if path.with_name(f"{path.name}-wal").exists():  # not one of ours: somebody may have it open
            db = open_to_read(path)
        else:
            db = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
            db.execute("PRAGMA trusted_schema = OFF")
            db.execute("PRAGMA cell_size_check = ON")
    except OSError as error:
        raise ProgressError(
            f"{path} cannot be read: {error.strerror or error}.", "Check the path, and that you may read it."
        ) from error
    with closing(db):
        try:
            check_ours(db, path)
        except sqlite3.Error as error:
            raise explained(error, path) from error
        yield db


def _read_log(db: sqlite3.Connection) -> None:
    """Read every event as it will be read; what cannot be raises sqlite3.Error, ValueError or TypeError."""
    if db.execute("PRAGMA user_version").fetchone()[0] < SCHEMA:
        for _ in db.execute("SELECT * FROM event"):
            pass
        return
    from quizapp.progress.queries import events  # noqa: PLC0415 - a list of backups does without

    for _ in events(db):
        pass
