"""Copies of a progress file, taken by SQLite's own backup: each whole, synced and private, or not there."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from quizapp.errors import DamagedProgress, ProgressError
from quizapp.paths import make_private

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from quizapp.progress.studyday import Moment

__all__ = ["Backup", "backups", "clear_unfinished", "copied", "moment_of", "named", "sync", "take"]

_MANY = 1000  # copies taken within one second
_BUSY = 20  # times that another's lock is waited for, after SQLite's own patience
_NAME = re.compile(r"(\d{8}T\d{6}Z)-([a-z]+)(?:-(\d{1,3}))?\.db", re.ASCII)
_FORM = "%Y%m%dT%H%M%SZ"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_UNFINISHED = ".making-"
_HOUR = 3_600_000  # a copy that is being made for longer is one that was killed


class Backup(NamedTuple):
    """A copy as its name tells it: when it was taken (UTC ms), the how-manieth of that second, and why."""

    at: int
    number: int
    why: str
    path: Path
    size: int

    @property
    def name(self) -> str:
        """How it is called on the command line."""
        return self.path.stem


def take(db: sqlite3.Connection, folder: Path, *, why: str, now: Moment) -> Path:
    """Copy an open database, with all that is committed, into a folder; return the copy.

    `why` is one word ("sitting", "merge" ...) and part of the name; the other part is `now` in UTC. Raises
    ProgressError, and then leaves nothing.
    """
    taken = moment_of(now.at)

    def into_place(making: Path) -> Path:
        # Counted among all of one second, so that they stand in the order in which they were taken.
        same = [each.number for each in backups(folder) if each.at // 1000 == now.at // 1000]
        first = max(same, default=-1) + 1
        for number in range(first, first + _MANY):
            place = folder / f"{taken:{_FORM}}-{why}{f'-{number}' if number else ''}.db"
            with suppress(FileExistsError):
                return named(making, place)
        raise FileExistsError(0, "too many of one second")

    with suppress(OSError):  # said when the copy itself fails
        make_private(folder)
    return copied(db, folder, into_place)


def copied(
    db: sqlite3.Connection,
    folder: Path,
    into_place: Callable[[Path], Path],
    cannot: str = "No backup can be kept",
) -> Path:
    """Copy an open database into a folder; `into_place` gives the finished copy its name.

    Raises ProgressError, which says what `cannot` be, and then leaves nothing.
    """
    making = folder / f"{_UNFINISHED}{os.getpid()}-{os.urandom(4).hex()}"
    try:
        os.close(os.open(making, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        _copy(db, making)
        sync(making)
        place = into_place(making)
        sync(folder)
    except sqlite3.Error as error:
        raise _failed(error, f"{cannot} in {folder}") from error
    except OSError as error:
        raise ProgressError(
            f"{cannot} in {folder}: {error.strerror or error}.", "Nothing was changed."
        ) from error
    finally:
        for beside in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError):
                making.with_name(f"{making.name}{beside}").unlink(missing_ok=True)
    return place


def _copy(db: sqlite3.Connection, making: Path) -> None:
    """Fill an empty file with a database, one file, complete without a -wal, and see that it is whole."""
    busy = 0

    def patient(status: int, _left: int, _total: int) -> None:
        nonlocal busy
        busy += status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
        if busy > _BUSY:  # Python itself would try for ever
            raise ProgressError(
                "Another program is holding the progress file.",
                "Close it, or wait until it has finished, then try again.",
            )

    with closing(sqlite3.connect(making, isolation_level=None)) as copy:
        copy.execute("PRAGMA trusted_schema = OFF")
        copy.execute("PRAGMA synchronous = OFF")  # it is synced once, when it is whole
        db.backup(copy, progress=patient, sleep=0.1)
        copy.execute("PRAGMA journal_mode = DELETE")
        pages, size = (copy.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
        sound = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
    if sound != "ok" or making.stat().st_size != pages * size:
        raise _damaged()


def moment_of(at: int) -> datetime:
    """Return UTC milliseconds as a date and time, those of any year."""
    return _EPOCH + timedelta(milliseconds=at)


def backups(folder: Path) -> list[Backup]:
    """Return the copies in a folder, the newest first; none where there is no folder."""
    found = []
    try:
        for entry in folder.iterdir():
            named = _NAME.fullmatch(entry.name)
            info = entry.lstat() if named else None
            if named and info and stat.S_ISREG(info.st_mode) and info.st_size:
                when, why, number = named.groups()
                with suppress(ValueError):  # no such day
                    at = datetime.strptime(f"{when[:-1]}+0000", "%Y%m%dT%H%M%S%z") - _EPOCH
                    ms = at // timedelta(milliseconds=1)
                    found.append(Backup(ms, int(number or 0), why, entry, info.st_size))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise ProgressError(
            f"The backups in {folder} cannot be read: {error.strerror or error}.",
            "Check the folder, and that you may read it.",
        ) from error
    return sorted(found, reverse=True)


def clear_unfinished(folder: Path, *, now: Moment) -> None:
    """Delete what a copy left that was killed while it was made, an hour ago or more."""
    for entry in folder.iterdir():
        unfinished = entry.name.startswith(_UNFINISHED)
        with suppress(OSError):  # another sitting was faster
            info = entry.lstat()
            unfinished |= not info.st_size and _NAME.fullmatch(entry.name) is not None
            if unfinished and stat.S_ISREG(info.st_mode) and info.st_mtime * 1000 < now.at - _HOUR:
                entry.unlink()


def named(making: Path, place: Path) -> Path:
    """Give a finished copy its name; raises FileExistsError where that is taken, and leaves what is there."""
    try:
        os.link(making, place)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: the name is claimed first, then filled at once
        os.close(os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        try:
            making.replace(place)
        except BaseException:
            place.unlink(missing_ok=True)
            raise
    return place


def sync(path: Path) -> None:
    """See that a file, or the names in a folder, are on disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _failed(error: sqlite3.Error, cannot: str) -> ProgressError:
    """Return what it means that a copy was not made."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return _damaged()
    if code == sqlite3.SQLITE_FULL:
        return ProgressError(f"{cannot}: the disk is full.", "Make some room; nothing was changed.")
    return ProgressError(f"{cannot}: {error}.", "Nothing was changed.")


def _damaged() -> DamagedProgress:
    return DamagedProgress(
        "The progress file is damaged: no backup can be taken of it.",
        "Nothing was changed. `quizapp restore` puts an earlier backup in its place and keeps it; "
        "`quizapp doctor --repair` saves what it still holds.",
    )
