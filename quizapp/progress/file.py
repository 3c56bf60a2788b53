"""A progress file as SQLite sees it: opened with care, written in transactions, its faults in words.

Reports open it by `readonly`, which looks at it with the same care.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
import struct
import time
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Final

from quizapp.errors import DamagedProgress, NewerProgress, NotProgress, ProgressError, ReadOnlyProgress
from quizapp.paths import make_private, sync_names
from quizapp.progress.guard import LARGEST_VALUE, lists_alone, see_ours, wary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = [
    "APPLICATION_ID", "PATIENCE", "SCHEMA",
    "check_ours", "explained", "is_new", "open_file", "unmerged", "writable", "writing",
]  # fmt: skip

SCHEMA: Final = 2
"""The `user_version` that this version of the program writes; one more with each migration."""

APPLICATION_ID: Final = 0x51756970  # "Quip"
PATIENCE: Final = 2.0
"""Seconds to wait for another process that is writing, each of `_TRIES` times."""

_TRIES = 3
_SPELL = 60
"""Milliseconds of one wait for the write lock. SQLite asks for it ever more seldom, in the end ten times a
second, while a busy writer asks at once: who waits begins anew now and then, or may wait for seconds."""

_LEAST_ROOM = 64 * 1024  # bytes of disk, below which a fault of writing is put down to the lack of it
_SMALLEST = 512  # bytes of SQLite's smallest page
_JOURNAL = bytes.fromhex("d9d505f920a163d7")  # how a rollback journal of SQLite begins
_OLDEST_SQLITE = (3, 37, 0)


def open_file(path: Path, *, patience: float = PATIENCE) -> sqlite3.Connection:
    """Open a progress file, creating it if there is none; its schema may still be behind.

    What is not a progress file of this or an older version is refused before SQLite may write to it.
    """
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise ProgressError(
            f"This Python brings SQLite {sqlite3.sqlite_version}; quizapp needs 3.37 or newer.",
            "Use a Python from python.org, uv or your system's newer packages.",
        )
    path = path.absolute()
    try:
        _create(path)
        _look(path)
    except OSError as error:
        raise _os_fault(error, path) from error
    db: sqlite3.Connection | None = None
    try:
        db = sqlite3.connect(path, timeout=patience, isolation_level=None, cached_statements=256)
        _set_up(db, path)
    except BaseException as error:
        if db is not None:
            db.close()
        if isinstance(error, sqlite3.Error):
            raise explained(error, path) from error
        raise
    return db


@contextmanager
def writing(db: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Hold the file's write lock for one transaction, on disk before this returns, or undone.

    IMMEDIATE, so that two processes queue for the lock here and never fail half-way.
    """
    try:
        _begin(db)
        try:
            yield
            db.execute("COMMIT")
        except BaseException:
            # SQLite has already rolled back after some errors, a full disk among them.
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise
    except sqlite3.Error as error:
        raise explained(error, path) from error


def _full(path: Path) -> ProgressError:
    return ProgressError(
        f"The disk is full: the progress file {path} cannot grow.",
        "Make some room; what was answered before is safe.",
    )


def _no_room(path: Path) -> bool:
    import shutil  # noqa: PLC0415 - only a fault needs it

    try:
        return shutil.disk_usage(path.parent).free < _LEAST_ROOM
    except OSError:
        return False


def explained(error: sqlite3.Error, path: Path) -> ProgressError:
    """Return what an error of SQLite means to a learner."""
    code = getattr(error, "sqlite_errorcode", None)
    found = ProgressError(f"The progress file {path} cannot be used: {error}.", "Nothing was changed.")
    match None if code is None else code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED | sqlite3.SQLITE_PROTOCOL:
            found = ProgressError(
                f"Another program is holding the progress file {path}.",
                "Close it, or wait until it has finished, then try again.",
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            found = _read_only(path)
        case sqlite3.SQLITE_FULL:
            found = _full(path)
        case sqlite3.SQLITE_IOERR if _no_room(path):
            found = _full(path)  # the index beside the log could not be laid out
        case sqlite3.SQLITE_TOOBIG:
            found = ProgressError(
                f"The progress file {path} holds a text of more than {LARGEST_VALUE >> 20} MiB.",
                "No answer is that long, so it is not read.",
            )
        case sqlite3.SQLITE_IOERR:
            found = ProgressError(
                f"The disk that {path} is on reports an error.",
                "What was answered before is safe. Try again; if it stays, copy the file to another disk.",
            )
        case sqlite3.SQLITE_NOTADB:
            found = _not_one(path)
        case sqlite3.SQLITE_CORRUPT:
            found = _damaged(path)
        case sqlite3.SQLITE_CANTOPEN:
            found = ProgressError(
                f"The progress file {path} cannot be opened.",
                "Check that it and its folder can be written to.",
            )
    return found


def _create(path: Path) -> None:
    """Make an empty private file if there is none; SQLite gives its -wal and -shm the same mode."""
    make_private(path.parent)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        sync_names(path.parent)


def _look(path: Path) -> None:
    """Refuse what is not ours to write to, before a connection that could.

    It looks through SQLite: to open the file by ourselves and close it again would drop the locks
    of any other connection of this process.
    """
    if is_new(path):
        return
    # What a crash left in its -wal counts; where there is none, SQLite need not even make one.
    left = unmerged(path)
    try:
        _look_at(path, "mode=ro" if left else "mode=ro&immutable=1")
    except ProgressError:
        if left or not unmerged(path):
            raise
    if not left and unmerged(path):  # another process began to write while nothing was looked at but the file
        _look_at(path, "mode=ro")
    if not (writable(path) and writable(path.parent)):
        raise _read_only(path)


def _look_at(path: Path, how: str) -> None:
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?{how}", uri=True, timeout=PATIENCE)) as db:
            check_ours(wary(db), path)
    except sqlite3.Error as error:
        raise explained(error, path) from error


def unmerged(path: Path) -> bool:
    """Whether there are answers in its -wal that may not be in the file yet."""
    wal = path.with_name(f"{path.name}-wal")
    return wal.exists() and wal.stat().st_size > 0


def is_new(path: Path) -> bool:
    """Whether a file is empty, or was until now; one that cannot be a database is refused."""
    info = path.stat()
    if stat.S_ISDIR(info.st_mode):
        raise ProgressError(f"{path} is a folder, not a progress file.", "Name a file with --progress.")
    if info.st_size == 0 and unmerged(path):
        # SQLite would take the file for new and throw away the reviews in its -wal.
        raise _damaged(path)
    if _half_made(path):
        return True
    # SQLite takes a single byte for an empty file.
    if not stat.S_ISREG(info.st_mode) or 0 < info.st_size < _SMALLEST:
        raise _not_one(path)
    return info.st_size == 0


def _half_made(path: Path) -> bool:
    """Whether it was being made when the power went: by its journal there was nothing in it before.

    SQLite then empties it, and begins again.
    """
    try:
        with path.with_name(f"{path.name}-journal").open("rb") as journal:
            magic, pages = struct.unpack(">8s8xI", journal.read(20))
    except (OSError, struct.error):
        return False
    return bool(magic == _JOURNAL and pages == 0)


def check_ours(db: sqlite3.Connection, path: Path) -> None:
    """Refuse what is cut short, another program's, a newer version's, or holds more than we put into it.

    By reading alone, and before anything that stands in the file could run.
    """
    try:
        with lists_alone(db):
            application, version, pages, size = (
                db.execute(f"PRAGMA {asked}").fetchone()[0]
                for asked in ("application_id", "user_version", "page_count", "page_size")
            )
            tables = db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
            if not unmerged(path) and path.stat().st_size < pages * size:
                raise _damaged(path)
            if application not in (0, APPLICATION_ID) or version < 0 or (version == 0 and tables):
                raise _foreign(path)
            if version > SCHEMA:
                raise _newer(path, version)
            see_ours(db, path)
    except UnicodeDecodeError as error:  # SQLite names what is wrong, and the name is no text
        raise _damaged(path) from error


def writable(path: Path) -> bool:
    """Whether it can be written to; SQLite opens what cannot without a word, and BEGIN is then no lock."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _set_up(db: sqlite3.Connection, path: Path) -> None:
    """Make the connection durable and wary, and see that the file is ours and can be written."""
    wary(db)
    for pragma in (
        "recursive_triggers = ON",
        "synchronous = FULL",
        "fullfsync = ON",  # on macOS fsync alone does not reach the disk
    ):
        db.execute(f"PRAGMA {pragma}")
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version > SCHEMA:  # upgraded since we looked
        raise _newer(path, version)
    if db.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        _patiently(db, "PRAGMA journal_mode = WAL")
    _begin(db)
    db.execute("ROLLBACK")


def _begin(db: sqlite3.Connection) -> None:
    patience = db.execute("PRAGMA busy_timeout").fetchone()[0]
    db.execute(f"PRAGMA busy_timeout = {min(patience, _SPELL)}")
    try:
        _patiently(db, "BEGIN IMMEDIATE", _TRIES * max(patience // _SPELL, 1), pause=0.001)
    finally:
        db.execute(f"PRAGMA busy_timeout = {patience}")


def _patiently(db: sqlite3.Connection, statement: str, tries: int = _TRIES, *, pause: float = 0.02) -> None:
    """Execute a statement that needs a lock, trying again where SQLite gave up without waiting."""
    for tries_left in reversed(range(tries)):
        try:
            db.execute(statement)
        except sqlite3.OperationalError as error:
            if not tries_left or error.sqlite_errorcode & 0xFF not in (
                sqlite3.SQLITE_BUSY,
                sqlite3.SQLITE_LOCKED,
            ):
                raise
            time.sleep(pause)
        else:
            return


def _newer(path: Path, version: int) -> NewerProgress:
    return NewerProgress(
        f"The progress file {path} was written by a newer version of quizapp: it is of version {version}, "
        f"and this one knows those up to {SCHEMA}.",
        "Upgrade quizapp; the file was left as it is.",
    )


def _not_one(path: Path) -> NotProgress:
    return NotProgress(
        f"{path} is not a progress file.",
        "Name another with --progress; if it was one, `quizapp restore` lists its backups.",
    )


def _foreign(path: Path) -> NotProgress:
    return NotProgress(f"{path} is another program's database.", "Name another with --progress.")


def _damaged(path: Path) -> DamagedProgress:
    return DamagedProgress(
        f"The progress file {path} is damaged.",
        "Nothing was changed. `quizapp restore` puts a backup in its place and keeps it; "
        "`quizapp doctor --repair` saves what it still holds.",
    )


def _read_only(path: Path) -> ReadOnlyProgress:
    return ReadOnlyProgress(
        f"The progress file {path} cannot be written to.",
        "Make the file and its folder writable, or name another with --progress.",
    )


def _os_fault(error: OSError, path: Path) -> ProgressError:
    """Return what an error of the operating system means to a learner."""
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return _read_only(path)
    reason = error.strerror or str(error)
    return ProgressError(f"The progress file {path} cannot be opened: {reason}.", "Check the path.")
