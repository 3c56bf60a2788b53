"""A progress file copied to where nobody else writes, with its -wal: what SQLite does to it there is ours."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from quizapp.errors import ProgressError
from quizapp.progress.bytecopy import copy_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["private_copy", "state_of"]

_TRIES = 5
_ENDS = ("", "-wal", "-journal")  # the -shm is an index of the -wal, and made again from it


@contextmanager
def private_copy(path: Path) -> Iterator[Path]:
    """Copy a file as it stands at one moment; it is gone when this ends. Raises OSError, ProgressError."""
    for _ in range(_TRIES):
        with TemporaryDirectory(prefix="quizapp-") as folder:  # for its owner alone
            before = state_of(path)
            for end in _ENDS:
                if (source := path.with_name(f"{path.name}{end}")).exists():
                    copy_bytes(source, Path(folder, source.name))
            if state_of(path) == before:
                yield Path(folder, path.name)
                return
    raise ProgressError(
        f"The progress file {path} is being written to all the time.", "Try again when that has ended."
    )


def state_of(path: Path) -> list[tuple[int, int, int] | None]:
    """Return what changes when a file, its -wal or its journal is written to."""
    found: list[tuple[int, int, int] | None] = []
    for end in _ENDS:
        try:
            info = path.with_name(f"{path.name}{end}").stat()
            found.append((info.st_ino, info.st_size, info.st_mtime_ns))
        except FileNotFoundError:
            found.append(None)
    return found
