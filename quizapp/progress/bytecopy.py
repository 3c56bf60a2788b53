"""A file copied byte for byte: private, on disk, and there only when it is whole."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["copy_bytes"]


def copy_bytes(source: Path, copy: Path) -> None:
    """Copy a file to a name that is free; raises OSError, and then leaves nothing."""
    handle = os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(handle, "wb") as to, source.open("rb") as from_:
            shutil.copyfileobj(from_, to)
            to.flush()
            os.fsync(to.fileno())
    except BaseException:
        copy.unlink(missing_ok=True)
        raise
