"""A progress file opened to be read alone: a report makes, moves on and writes nothing.

SQLite by itself would: to read a file in WAL mode it makes an index beside it, and cannot where the
folder is not to be written to. So what nobody has open is read into memory, whole and at once, which also
holds still while a sitting goes on elsewhere.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from quizapp.errors import ProgressError, UsageError
from quizapp.progress import cache
from quizapp.progress.file import PATIENCE, SCHEMA, check_ours, explained, is_new

__all__ = ["open_to_read"]

_NAMED = 5  # files of a folder that are named where the one that was meant is not there


def open_to_read(
    path: Path, *, named: bool = False, log_only: bool = False, patience: float = PATIENCE
) -> sqlite3.Connection:
    """Open a progress file for reading; where there is none, or an empty one, nothing is known.

    One that was `named` must be there: else this raises UsageError with what may have been meant. A file
    of an older version is brought up to date in memory, and stays as it is on disk. Where the `log_only` is
    wanted, what is kept of it is not made anew, and what is copied goes to a nameless file once it is large.
    """
    path = path.absolute()
    try:
        if named and not path.exists():
            raise _missing(path)
        into = (
            "" if log_only else ":memory:"
        )  # "" is SQLite's name for a file of no name, kept in memory while small
        db = _blank(into) if not path.exists() or is_new(path) else _opened(path, into, patience)
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
    if not path.with_name(f"{path.name}-wal").exists():  # nobody has it open
        return _copied(f"{path.as_uri()}?mode=ro&immutable=1", path, into, patience)
    db = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=patience, isolation_level=None)
    try:
        check_ours(_wary(db), path)
    except sqlite3.OperationalError as error:
        db.close()
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
        # A -wal that a crash left in a folder that cannot be written to: it is merged elsewhere.
        with TemporaryDirectory(prefix="quizapp-") as folder:
            for name in (path.name, f"{path.name}-wal"):
                shutil.copyfile(path.with_name(name), Path(folder, name))
            return _copied(Path(folder, path.name).as_uri(), path, into, patience)
    except BaseException:
        db.close()
        raise
    return db


def _copied(uri: str, path: Path, into: str, patience: float) -> sqlite3.Connection:
    """Return all of a database in another; `path` is the file that it is of."""
    with closing(sqlite3.connect(uri, uri=True, timeout=patience)) as source:
        check_ours(_wary(source), path)
        return _copy_of(source, into)


def _copy_of(source: sqlite3.Connection, into: str) -> sqlite3.Connection:
    db = _blank(into)
    try:
        source.backup(db)
    except BaseException:
        db.close()
        raise
    return db


def _blank(into: str) -> sqlite3.Connection:
    return _wary(sqlite3.connect(into, isolation_level=None, cached_statements=256))


def _wary(db: sqlite3.Connection) -> sqlite3.Connection:
    db.execute("PRAGMA trusted_schema = OFF")  # a file from a stranger must not run functions from its schema
    db.execute("PRAGMA cell_size_check = ON")
    return db


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
