"""A progress file opened to be read alone: a report makes, moves on and writes nothing.

SQLite by itself would: to read a file in WAL mode it makes an index beside it, and cannot where the
folder is not to be written to. So what nobody has open is read into memory, whole and at once, which also
holds still while a sitting goes on elsewhere.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from quizapp.errors import DamagedProgress, NewerProgress, ProgressError, UsageError
from quizapp.progress import cache
from quizapp.progress.file import PATIENCE, SCHEMA, check_ours, explained, is_new
from quizapp.progress.guard import LARGEST_FILE, sound, wary
from quizapp.progress.privatecopy import private_copy, state_of

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["open_to_read"]

# To read a -wal SQLite makes an index beside it, and cannot where nothing can be written or no room is.
_UNINDEXED = (
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
)
_NAMED = 5  # files of a folder that are named where the one that was meant is not there


def open_to_read(
    path: Path,
    *,
    named: bool = False,
    stranger: bool = False,
    log_only: bool = False,
    patience: float = PATIENCE,
    notices: list[str] | None = None,
) -> sqlite3.Connection:
    """Open a progress file for reading; where there is none, or an empty one, nothing is known.

    One that was `named` must be there: else this raises UsageError with what may have been meant. One that
    may come from a `stranger` has its pages and rows looked at first. A file of an older version is brought
    up to date in memory, and stays as it is on disk; of a newer one, that is no stranger's, it is read what
    this version knows, from a copy. What is to be said of that is added to `notices`. Where the `log_only` is
    wanted, what is kept of it is not made anew, and what is copied goes to a nameless file once it is large.
    """
    path = path.absolute()
    try:
        if named and not path.exists():
            raise _missing(path)
        # "" is SQLite's name for a file of no name, kept in memory while it is small.
        into = "" if log_only else ":memory:"
        try:
            db = _blank(into) if not path.exists() or is_new(path) else _opened(path, into, patience)
        except NewerProgress:
            if stranger:
                raise
            db = _newer(path, [] if notices is None else notices)
        if stranger:
            db = _sound(db, path, into)
        db = _up_to_date(db, path, into, log_only=log_only)
        db.execute("PRAGMA query_only = ON")
    except OSError as error:
        raise ProgressError(
            f"The progress file {path} cannot be read: {error.strerror or error}.",
            "Check the path, and that you may read it.",
        ) from error
    except sqlite3.Error as error:
        raise explained(error, path) from error
    return db


def _missing(path: Path) -> UsageError:
    """Return what to say of a file that was named and is not there: the one that was meant, if it shows."""
    from quizapp.hint import nearest  # noqa: PLC0415 - only a mistake needs it

    try:
        names = sorted(each.name for each in path.parent.iterdir() if each.suffix == ".db" and each.is_file())
    except FileNotFoundError:
        return UsageError(f"There is no progress file {path}: there is no such folder.", "Check the path.")
    except OSError:
        names = []
    near = nearest(path.name, names)
    hint = "`quizapp paths` says where yours is, if --progress is left out."
    if near:
        hint = f"Did you mean `{path.with_name(near)}`?"
    elif names:
        hint = f"There: {', '.join(names[:_NAMED])}{' …' if len(names) > _NAMED else ''}."
    return UsageError(f"There is no progress file {path}.", hint)


def _opened(path: Path, into: str, patience: float) -> sqlite3.Connection:
    if path.stat().st_size > LARGEST_FILE:
        raise ProgressError(
            f"The progress file {path} is larger than {LARGEST_FILE >> 30} GiB.", "No log of answers is."
        )
    before = state_of(path)
    if before[1:] == [None, None]:  # nobody has it open, and nothing is left of a crash
        try:
            db = _copied(f"{path.as_uri()}?mode=ro&immutable=1", path, into, patience)
        except (DamagedProgress, sqlite3.Error):
            if state_of(path) == before:
                raise
        else:
            if state_of(path) == before:
                return db
            db.close()  # a sitting began meanwhile: what it writes is read with its -wal
    db = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=patience, isolation_level=None)
    try:
        check_ours(wary(db), path)
    except sqlite3.OperationalError as error:
        db.close()
        if error.sqlite_errorcode & 0xFF not in _UNINDEXED:
            raise
        # A -wal that a crash left in a folder that cannot be written to: it is merged elsewhere.
        with private_copy(path) as copy:
            return _copied(copy.as_uri(), path, into, patience)
    except BaseException:
        db.close()
        raise
    return db


def _newer(path: Path, notices: list[str]) -> sqlite3.Connection:
    """Return what is known of a newer file's log, in memory."""
    from quizapp.progress.migrations import migrate  # noqa: PLC0415 - sqlite_utils takes its time
    from quizapp.progress.newer import take_newer  # noqa: PLC0415 - few files are newer

    db = _blank(":memory:")
    try:
        migrate(db, path)
        db.execute("BEGIN")
        notices.append(take_newer(db, path))
        cache.rebuild(db)
        db.execute("COMMIT")
    except BaseException:
        db.close()
        raise
    return db


def _copied(uri: str, path: Path, into: str, patience: float) -> sqlite3.Connection:
    """Return all of a database in another; `path` is the file that it is of."""
    with closing(sqlite3.connect(uri, uri=True, timeout=patience)) as source:
        check_ours(wary(source), path)
        return _copy_of(source, into)


def _sound(db: sqlite3.Connection, path: Path, into: str) -> sqlite3.Connection:
    """Return the database as a copy, where SQLite checks rows too: what it may only read it believes."""
    try:
        if db.execute("PRAGMA database_list").fetchone()[2]:
            own = _copy_of(db, into)
            db.close()
            db = own
        sound(db, path)
    except BaseException:
        db.close()
        raise
    return db


def _copy_of(source: sqlite3.Connection, into: str) -> sqlite3.Connection:
    db = _blank(into)
    try:
        source.backup(db)
    except BaseException:
        db.close()
        raise
    return db


def _blank(into: str) -> sqlite3.Connection:
    return wary(sqlite3.connect(into, isolation_level=None, cached_statements=256))


def _up_to_date(db: sqlite3.Connection, path: Path, into: str, *, log_only: bool) -> sqlite3.Connection:
    """Return the database, or a copy of it that is up to date."""
    try:
        behind = db.execute("PRAGMA user_version").fetchone()[0] < SCHEMA
        if not behind and (log_only or cache.is_current(db)):
            return db
        current = _copy_of(db, into)
    except BaseException:
        db.close()
        raise
    db.close()
    try:
        if behind:
            from quizapp.progress.migrations import migrate  # noqa: PLC0415 - sqlite_utils takes its time

            migrate(current, path)
        if not log_only:
            cache.rebuild(current)
    except BaseException:
        current.close()
        raise
    return current
