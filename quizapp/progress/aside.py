"""A progress file set aside with all that belongs to it, and another put in its place."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from quizapp.errors import ProgressError
from quizapp.progress.backup import sync

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from quizapp.progress.studyday import Moment

__all__ = ["alone", "in_use", "put_in_place"]

_BESIDE = ("-wal", "-journal", "-shm")
_MANY = 1000  # files set aside within one second
_LOCKS = 0x40000000, 512  # where SQLite keeps a file's locks, and how many bytes of them


def put_in_place(making: Path, path: Path, now: Moment) -> Path:
    """Give a finished file the name of one that cannot be used, which is kept under another; return that.

    Call it in `alone`. The old file, and what SQLite keeps beside it, have their second names on disk before
    anything loses the first, and its -wal has lost that before the new file, to which it does not belong, has
    it. Raises OSError.
    """
    aside = _free(path, now)
    for end in reversed(("", *_BESIDE)):  # what is beside it first: without that it is not whole
        with suppress(FileNotFoundError):
            _also(_with(path, end), _with(aside, end))
    sync(path.parent)
    for end in _BESIDE:
        _with(path, end).unlink(missing_ok=True)
    sync(path.parent)
    making.replace(path)
    sync(path.parent)
    return aside


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold a file that no other process has open; raises ProgressError where one has, or it cannot be.

    It locks what SQLite locks, since a damaged file cannot be locked by SQLite itself. Have no connection to
    the file in this process: it would lose its locks.
    """
    try:
        handle = os.open(path, os.O_RDWR)
    except OSError as error:
        raise ProgressError(
            f"The progress file {path} cannot be opened: {error.strerror or error}.",
            "Check that it and its folder can be written to.",
        ) from error
    try:
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCKS[1], _LOCKS[0])
        except (BlockingIOError, PermissionError) as error:
            raise in_use(path) from error
        except OSError:  # a file system without locks: there SQLite has none either
            pass
        yield
    finally:
        os.close(handle)


def in_use(path: Path) -> ProgressError:
    """Return what is to be said where another process has the file open."""
    return ProgressError(
        f"The progress file {path} is open in another sitting.", "Leave that first; nothing was changed."
    )


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
    except (FileExistsError, FileNotFoundError):
        raise
    except OSError:
        from quizapp.progress.bytecopy import copy_bytes  # noqa: PLC0415 - few file systems have no links

        copy_bytes(path, name)
