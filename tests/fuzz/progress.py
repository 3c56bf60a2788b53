"""A progress file with some of its bytes changed: refused in words, or read to its end; left as it is."""

from __future__ import annotations

import sqlite3
import tempfile
from datetime import date
from pathlib import Path

from quizapp.errors import QuizError
from quizapp.progress import stats
from quizapp.progress.event import Review, random_id
from quizapp.progress.readonly import open_to_read
from quizapp.progress.store import Store
from quizapp.progress.studyday import Moment

_FOLDER = tempfile.TemporaryDirectory(prefix="quizapp-fuzz-")
_PATCH = 8  # bytes: three of a place, one of a length, four to be written there
_TODAY = date(2026, 11, 23)


def _now():
    return Moment(1_795_340_000_000, 60)


def _written():
    path = Path(_FOLDER.name, "whole.db")
    with Store.open(path, device="d1", now=_now) as store:
        for number in range(12):
            store.record(
                Review(f"d/f{number % 5}#x", "right", 1.0, 3, options=("a", "b"), picked=(0,), data={"a": 1})
            )
        store.undo()
        store.rename("d/f0#x", "d/g#x")
        store.suspend("d/f1#x")
    db = sqlite3.connect(path)
    db.execute("PRAGMA page_size = 1024")
    db.execute("PRAGMA journal_mode = DELETE")
    db.execute("VACUUM")
    db.close()
    return path.read_bytes()


WHOLE = _written()


def seeds():
    """Return patches: to the header, to the list of what the file holds, and all over it."""
    every = [place.to_bytes(3, "big") + b"\x02\xff\x00\x7f\x41" for place in range(0, len(WHOLE), 97)]
    return [b"", *every, b"".join(every[:4])]


def once(data):
    """Patch the file, and read it as a report and as a stranger's."""
    raw = bytearray(WHOLE)
    for start in range(0, len(data) - _PATCH + 1, _PATCH):
        place = int.from_bytes(data[start : start + 3], "big") % len(raw)
        length = data[start + 3] % 5
        raw[place : place + length] = data[start + 4 : start + 4 + length][: len(raw) - place]
    path = Path(_FOLDER.name, "progress.db")
    path.write_bytes(raw)
    for stranger in (False, True):
        try:
            db = open_to_read(path, stranger=stranger)
            with Store(db, path, device="", now=_now, new_id=random_id, rollover=4, app=None) as store:
                for _event in store.events():
                    pass
                for _memory in store.memories():
                    pass
                store.counts(("d/",), _TODAY)
                stats.streak(db, _TODAY)
        except (QuizError, sqlite3.Error):
            pass
    assert path.read_bytes() == raw
    assert [each.name for each in path.parent.iterdir() if each.name.startswith("progress")] == [
        "progress.db"
    ]
