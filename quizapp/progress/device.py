"""This device's id: random, kept apart from the log, so that a copied file makes no twin."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from quizapp.errors import ProgressError
from quizapp.paths import make_private
from quizapp.progress.event import NewId, random_id

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["device_id"]

_ID = re.compile(r"[0-9a-f]{16,64}")


def device_id(state: Path, *, new_id: NewId = random_id) -> str:
    """Return the id kept in the state folder, making one the first time.

    Two processes that start at once agree on one; what is no id (a file cut short) is replaced.
    """
    try:
        return _read(state / "device") or _made(state, new_id())
    except OSError as error:
        raise ProgressError(
            f"The state folder {state} cannot be used: {error.strerror or error}.",
            "Make it writable; `quizapp paths` shows where it is.",
        ) from error


def _made(state: Path, made: str) -> str:
    """Put an id in place, whole or not at all; return the one that is there after it."""
    make_private(state)
    file, part = state / "device", state / f"device.{made}"
    part.touch(mode=0o600)
    part.write_text(f"{made}\n", encoding="ascii")
    try:
        with suppress(OSError):  # there is one already, or the file system knows no links
            os.link(part, file)  # unlike a rename, it does not take the place of another's
        kept = _read(file)
        if not kept:
            part.replace(file)
        return kept or made
    finally:
        part.unlink(missing_ok=True)


def _read(file: Path) -> str:
    try:
        text = file.read_text(encoding="ascii", errors="replace").strip()
    except FileNotFoundError:
        return ""
    return text if _ID.fullmatch(text) else ""
