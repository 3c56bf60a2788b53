"""Files written whole or not at all; new ones never over anything that is there."""

from __future__ import annotations

import contextlib
import os
import shutil
from typing import TYPE_CHECKING

from quizapp.errors import QuizError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["new_file", "new_folder", "over_file", "see_free"]


def new_folder(folder: Path, texts: Mapping[str, str]) -> list[Path]:
    """Make a folder with these files in it, and return their paths; raises QuizError, and leaves nothing."""
    see_free(folder)
    making = _beside(folder)
    try:
        making.mkdir()
        for name, text in texts.items():
            (making / name).write_text(text, encoding="utf-8")
        making.rename(folder)
    except OSError as error:
        raise _failed(folder, error) from error
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return [folder / name for name in texts]


def new_file(path: Path, text: str, beside: Mapping[str, str]) -> list[Path]:
    """Make a file, and those beside it that are not there yet; return their paths; raises QuizError."""
    see_free(path)
    made: list[Path] = []
    try:
        for name, its in {**beside, path.name: text}.items():
            target = path.with_name(name)
            if target == path or not target.exists():
                _make(target, its)
                made.append(target)
    except BaseException as error:
        for each in made:
            with contextlib.suppress(OSError):
                each.unlink()
        if isinstance(error, OSError):
            raise _failed(path, error) from error
        raise
    return made


def over_file(path: Path, text: str) -> None:
    """Write a file in the place of what may be there, with its mode; raises OSError, and leaves what was."""
    making = _beside(path)
    try:
        _fill(making, text)
        with contextlib.suppress(FileNotFoundError):
            making.chmod(path.stat().st_mode & 0o7777)
        making.replace(path)
    finally:
        with contextlib.suppress(OSError):
            making.unlink(missing_ok=True)


def _make(path: Path, text: str) -> None:
    """Let a file appear at once, with all that is in it."""
    making = _beside(path)
    try:
        _fill(making, text)
        os.link(making, path)  # unlike a renaming, it never takes the place of another
    finally:
        with contextlib.suppress(OSError):
            making.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    """Return a name beside a path that nobody can have laid a link at."""
    return path.with_name(f".{path.name}.{os.urandom(6).hex()}.new")


def _fill(path: Path, text: str) -> None:
    """Write a new file; one that is there already, or a link, is an OSError."""
    with path.open("x", encoding="utf-8", newline="") as file:
        file.write(text)


def see_free(path: Path) -> None:
    """Raise UsageError where there is something at a path, or no folder for it."""
    if os.path.lexists(path):
        raise UsageError(f"There is already something at {path}.", "Name a path that is free.")
    if not path.parent.is_dir():
        raise UsageError(f"There is no folder {path.parent}.", "Make it first, or name another path.")


def _failed(path: Path, error: OSError) -> QuizError:
    return QuizError(f"{path} cannot be written: {error.strerror or error}.", "Nothing was left there.")
