"""A progress file in a temporary folder, with a clock that moves when it is told to."""

from __future__ import annotations

import itertools
import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from otheruser import NOBODY

from quizapp.progress.event import Review
from quizapp.progress.store import Store
from quizapp.progress.studyday import Moment

NOON = int(datetime(2026, 3, 2, 12, tzinfo=UTC).timestamp() * 1000)
MINUTE = 60_000
DAY = 24 * 60 * MINUTE


class Clock:
    """A wall clock that stands still between answers."""

    def __init__(self, at=NOON, offset=0):
        self.at, self.offset = at, offset

    def __call__(self):
        """Return the moment that it is."""
        return Moment(self.at, self.offset)

    def days(self, count):
        """Let so many days pass."""
        self.at += count * DAY

    def minutes(self, count):
        """Let so many minutes pass."""
        self.at += count * MINUTE


@pytest.fixture
def clock():
    """Return a clock at noon of 2 March 2026, UTC."""
    return Clock()


@pytest.fixture
def path(tmp_path):
    """Return where the progress file is."""
    return tmp_path / "progress.db"


@pytest.fixture
def opened(path, clock):
    """Return a function that opens the file, with ids that are counted; all are closed at the end."""
    stores = []
    count = itertools.count()

    def open_(device="d1", file=path, **more):
        more = {"now": clock, "new_id": lambda: f"id-{next(count):05}"} | more
        stores.append(Store.open(file, device=device, **more))
        return stores[-1]

    yield open_
    for store in stores:
        store.close()


@pytest.fixture
def store(opened):
    """Return the file, open as device d1."""
    return opened()


@pytest.fixture
def answer():
    """Return a function that makes a Review: right unless said, in three letters."""
    ratings = {"right": 3, "near": 3, "part": 1, "wrong": 1, "which": None}

    def answer_(card="d/a#x", verdict="right", **more):
        score = 1.0 if verdict in {"right", "near"} else 0.0
        return Review(card, verdict, score, **({"rating": ratings[verdict]} | more))

    return answer_


@pytest.fixture
def kept():
    """Return a function that reads all that is kept of the log, to compare before and after."""

    def kept_(store):
        tables = ("SELECT * FROM memory ORDER BY 1", "SELECT * FROM amend ORDER BY 1")
        return [store.db.execute(table).fetchall() for table in tables]

    return kept_


@pytest.fixture
def open_to_all():
    """Return a folder that another user can reach; pytest's own are closed to all but one."""
    with tempfile.TemporaryDirectory(prefix="quizapp-test-") as folder:
        Path(folder).chmod(0o755)
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        yield Path(folder)
        Path(folder).chmod(0o755)
