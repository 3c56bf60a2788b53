"""A disk that is full for this process: files stay as long as they are."""

from __future__ import annotations

import resource
from contextlib import contextmanager

__all__ = ["full"]


@contextmanager
def full(path):
    """Let no file grow beyond the answers that a progress file has beside it; SQLite meets a real fault."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = path.with_name(f"{path.name}-wal").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
