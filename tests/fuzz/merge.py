"""Bytes as a log to be merged: refused in words and nothing written, or united with what is there, and sound."""

from __future__ import annotations

import atexit
import io
import tempfile
from pathlib import Path

from quizapp.errors import ProgressError
from quizapp.progress.event import Review, to_json
from quizapp.progress.jsonl import read
from quizapp.progress.merge import merge
from quizapp.progress.store import Store
from quizapp.progress.studyday import Moment

_FOLDER = tempfile.TemporaryDirectory(prefix="quizapp-fuzz-")
atexit.register(_FOLDER.cleanup)
_NOW = Moment(1_790_000_000_000)


def _store(name):
    path = Path(_FOLDER.name, name)
    for file in path.parent.glob(f"{name}*"):
        file.unlink()
    ids = iter(f"{name}{number}" for number in range(10**9))
    store = Store.open(path, device=name, now=lambda: _NOW, new_id=lambda: next(ids))
    store.db.execute("PRAGMA synchronous = OFF")
    store.record(Review("d/a#x", "right", 1.0, 3))
    store.record(Review("d/b#x", "wrong", 0.0, 1))
    return store


def seeds():
    """Return logs of two devices, with all that may stand in one."""
    with _store("seed") as store:
        store.undo()
        store.redo()
        store.suspend("d/a#x")
        store.rename("d/b#x", "d/c#x")
        store.override("seed1", "wrong", 1)
        lines = [to_json(event).encode() for event in store.events()]
    return [b"\n".join(lines), *lines, lines[0] + b"\n" + lines[0], b"\n".join(reversed(lines))]


def once(data):
    """Merge a log into a file of two answers, twice."""
    with _store("own") as store:
        before = list(store.events())
        try:
            merge(store, read(io.BytesIO(data), "log"), Path(_FOLDER.name, "backups"), now=_NOW)
        except ProgressError:
            assert list(store.events()) == before
            return
        after = list(store.events())
        assert set(map(to_json, before)) <= set(map(to_json, after))
        kept = list(store.memories())
        store.rebuild()
        assert list(store.memories()) == kept
        merge(store, read(io.BytesIO(data), "log"), Path(_FOLDER.name, "backups"), now=_NOW)
        assert list(store.events()) == after
        for copy in Path(_FOLDER.name, "backups").glob("*"):
            copy.unlink()
