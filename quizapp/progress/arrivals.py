"""Events from elsewhere, on their way into a log: laid out beside it, compared with it, taken in together.

They wait in a temporary table of the same connection, on disk where they are many, so that a log of any
size is looked through before a word of it is written.
"""

from __future__ import annotations

import sqlite3
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from quizapp.errors import ProgressError
from quizapp.progress import cache
from quizapp.progress.event import COLUMNS, Event, from_row, to_row
from quizapp.progress.file import explained, writing
from quizapp.progress.wellformed import content
from quizapp.say import counted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

__all__ = ["Arrivals", "Clash", "News"]

_BATCH = 500
_NAMES = ", ".join(f'"{name}"' for name in COLUMNS)
_MARKS = ", ".join("?" * len(COLUMNS))
_REALS = ("chance", "score", "retention")
_WAITING = f"""
CREATE TEMP TABLE waiting (
    source TEXT NOT NULL, {", ".join(f'"{name}"{" REAL" if name in _REALS else ""}' for name in COLUMNS)}
)
"""
_STAGE = f"INSERT OR IGNORE INTO waiting VALUES (?, {_MARKS})"  # noqa: S608 - constants
_TAKE = (
    f"INSERT INTO event ({_NAMES}) SELECT {_NAMES} FROM waiting w "  # noqa: S608 - constants
    "WHERE NOT EXISTS (SELECT 1 FROM event e WHERE e.uuid = w.uuid) ORDER BY clock, device, uuid"
)


class Clash(ProgressError):  # noqa: N818 - reads as what it is
    """Two events of one id that do not say the same; `source` is whose file held the first, if not ours."""

    def __init__(self, event: Event, source: str) -> None:
        about = f" about {event.card}" if event.card else ""
        super().__init__(
            f"Event {event.uuid} ({event.kind}{about}, {event.day}) differs from the one of that id"
            f"{f' in {source}' if source else ' in the progress file'}.",
            "One of the two was altered; nothing was taken.",
        )
        self.source = source


class News(NamedTuple):
    """What waits to be taken in, or was.

    `answers` are the reviews among its `events`, `devices` how many wrote them. `ahead` counts the answers of
    days still to come, the last of them on `until`.
    """

    events: int
    answers: int
    devices: int
    ahead: int
    until: str

    def told_ahead(self) -> str:
        """Return what is to be said of answers that are dated after today."""
        is_one = self.ahead == 1
        last = self.until if is_one else f"the last {self.until}"
        return (
            f"{counted(self.ahead, 'answer')} {'is' if is_one else 'are'} dated after today ({last}): "
            "the clock of a device was ahead."
        )


class Arrivals:
    """Events that wait beside a log; use it as a context, which leaves nothing of them behind."""

    def __init__(self, db: sqlite3.Connection, path: Path) -> None:
        self._db = db
        self._path = path

    def __enter__(self) -> Self:
        self.clear()
        return self

    def __exit__(self, *_: object) -> None:
        self._db.execute("DROP TABLE IF EXISTS temp.waiting")

    def clear(self) -> None:
        """Let nothing wait."""
        self._db.execute("DROP TABLE IF EXISTS temp.waiting")
        self._db.execute(_WAITING)
        self._db.execute("CREATE UNIQUE INDEX temp.waiting_uuid ON waiting (uuid)")

    def lay_out(self, events: Iterable[Event], source: str = "") -> int:
        """Let those events wait that the log has not; return how many it has.

        All of them, or none where reading them or comparing raises ProgressError (`Clash` where an event
        says something else than the one of its id in the log, or among those waiting).
        """
        here = 0
        rest = iter(events)
        try:
            self._db.execute("BEGIN")
            try:
                while batch := list(islice(rest, _BATCH)):
                    here += self._batch(batch, source)
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            raise explained(error, self._path) from error
        return here

    def _batch(self, events: list[Event], source: str) -> int:
        known = self._rows("event", "''", [event.uuid for event in events])
        fresh = []
        for event in events:
            row = to_row(event)
            if event.uuid in known:
                _see_same(event, row, known[event.uuid])
            else:
                fresh.append((source, *row))
        before = self._db.total_changes
        self._db.executemany(_STAGE, fresh)
        if self._db.total_changes - before < len(fresh):  # some wait already
            waiting = self._rows("waiting", "source", [row[1] for row in fresh])
            for event in events:
                if event.uuid in waiting:
                    _see_same(event, to_row(event), waiting[event.uuid])
        return len(events) - len(fresh)

    def _rows(self, table: str, source: str, ids: list[str]) -> dict[str, tuple[Any, ...]]:
        """Return the rows of these ids, each after its source."""
        marks = ", ".join("?" * len(ids))
        rows = self._db.execute(
            f"SELECT {source}, {_NAMES} FROM {table} WHERE uuid IN ({marks})",  # noqa: S608 - constants
            ids,
        )
        return {row[1]: row for row in rows}

    def news(self, today: date) -> News:
        """Return what waits."""
        answers = "kind = 'review'"
        row = self._db.execute(
            f"SELECT count(*), count(*) FILTER (WHERE {answers}), count(DISTINCT device), "  # noqa: S608 - constants
            f"count(*) FILTER (WHERE {answers} AND day > ?1), max(day) FILTER (WHERE {answers} AND day > ?1) "
            "FROM waiting",
            (today.isoformat(),),
        ).fetchone()
        events, answers, devices, ahead, until = row
        return News(events, answers, devices, ahead, until or "")

    def count_of(self, device: str) -> int:
        """Return how many events of a device wait."""
        row = self._db.execute("SELECT count(*) FROM waiting WHERE device = ?", (device,)).fetchone()
        return int(row[0])

    def take_in(self) -> None:
        """Write what waits to the log, in one transaction, and make memory again.

        It is compared once more, since another process may have written some of it meanwhile.
        """
        with writing(self._db, self._path):
            self._compare()
            self._db.execute(_TAKE)
            cache.rebuild(self._db)
            # Decks were compared with a log that had none of this.
            self._db.execute("DELETE FROM meta WHERE name GLOB 'compared *'")

    def _compare(self) -> None:
        both = self._db.execute("SELECT w.uuid FROM waiting w JOIN event e ON e.uuid = w.uuid").fetchall()
        for (uuid,) in both:
            (row,) = self._rows("waiting", "source", [uuid]).values()
            _see_same(from_row(row[1:]), row[1:], self._rows("event", "''", [uuid])[uuid])


def _see_same(event: Event, row: tuple[Any, ...], other: tuple[Any, ...]) -> None:
    """Raise Clash where an event says something else than a row of its id, which has its source before it."""
    if row == other[1:]:
        return
    try:
        same = content(event) == content(from_row(other[1:]))
    except ValueError:  # what the log holds there is itself no event
        same = False
    if not same:
        raise Clash(event, other[0])
