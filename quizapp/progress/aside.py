"""A progress file set aside with all that belongs to it, and another put in its place."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from quizapp.errors import ProgressError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from quizapp.progress.studyday import Moment

__all__ = ["alone", "put_in_place", "set_aside", "sync_folder"]

_BESIDE = ("-wal", "-journal", "-shm")
_MANY = 1000  # files set aside within one second
_LOCKS = 0x40000000, 512  # where SQLite keeps a file's locks, and how many bytes of them


def set_aside(path: Path, now: Moment) -> Path:
    """Give a damaged file a name of its own beside it, with what SQLite keeps beside it; return the name.

    It has both names before it loses the old one, and loses that before its -wal does: a crash at any point
    leaves all of it under one name or the other, and never an old -wal beside a file that it is not of.
    Done again after a crash, it takes up what the first left. Raises ProgressError where the file is in use.
    """
    try:
        with alone(path):
            aside = _free(path, now)
            there = [end for end in ("", *_BESIDE) if _with(path, end).exists()]
            for end in reversed(there):  # what is beside it first: without that it is not whole
                _also(_with(path, end), _with(aside, end))
            sync_folder(path.parent)
            for end in there:
                _with(path, end).unlink()
                sync_folder(path.parent)
    except OSError as error:
        raise _failed(path, error) from error
    return aside


def put_in_place(made: Path, path: Path) -> None:
    """Give a finished file the name of a progress file, which must be free."""
    try:
        os.link(made, path)  # unlike a renaming, it never takes the place of another
        made.unlink()
        sync_folder(path.parent)
    except FileExistsError as error:
        raise ProgressError(
            f"There is a new progress file at {path} by now.",
            f"It was left as it is; what was to be put there is {made}.",
        ) from error
    except OSError as error:
        raise _failed(path, error) from error


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold a file that no other process has open; raises ProgressError where one has.

    It locks what SQLite locks, since a damaged file cannot be locked by SQLite itself. Have no connection to
    the file in this process: it would lose its locks.
    """
    try:
        handle = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        yield
        return
    try:
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCKS[1], _LOCKS[0])
        except OSError as error:
            raise ProgressError(
                f"Another program has the progress file {path} open.", "Close it, then try again."
            ) from error
        yield
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """See that the names in a folder are on disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _with(path: Path, end: str) -> Path:
    return path.with_name(f"{path.name}{end}")


def _free(path: Path, now: Moment) -> Path:
    """Return a name beside a file that neither a file has nor what SQLite keeps beside one."""
    stamp = f"{datetime.fromtimestamp(now.at / 1000, UTC):%Y%m%dT%H%M%SZ}"
    for number in range(_MANY):
        aside = _with(path, f".damaged-{stamp}{f'-{number}' if number else ''}")
        if not any(_with(aside, end).exists() for end in ("", *_BESIDE)):
            return aside
    raise FileExistsError(f"{path}: too many of one second")


def _also(path: Path, name: Path) -> None:
    """Give a file another name beside its own; where the file system knows no links, a copy of it."""
    try:
        os.link(path, name)
    except FileExistsError:
        raise
    except OSError:
        from quizapp.progress.bytecopy import copy_bytes  # noqa: PLC0415 - few file systems have no links

        copy_bytes(path, name)


def _failed(path: Path, error: OSError) -> ProgressError:
    return ProgressError(
        f"The progress file {path} cannot be set aside: {error.strerror or error}.",
        "Make its folder writable; nothing of it was lost.",
    )
