"""A sitting as a disk sees it: all that is ever written, step by step, and what must be true afterwards."""

from __future__ import annotations

import itertools
from datetime import timedelta
from typing import TYPE_CHECKING

from quizapp.errors import ProgressError
from quizapp.progress.event import Review
from quizapp.progress.store import Store
from quizapp.progress.studyday import Moment

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from pathlib import Path

__all__ = ["Scene", "lost"]

_BEGAN = 1_795_340_000_000
_MINUTE = 60_000
_PAGES = 24  # of the log beside the file, after which it is moved into it: in the middle of a scene


class Scene:
    """A sitting on a new file. `told` is called with each event that was acknowledged, and each undone.

    `failing` is called with what a step raised; the step is then taken again. It is not called where nothing
    fails.
    """

    def __init__(
        self,
        path: Path,
        told: Callable[[str], object] = lambda _uuid: None,
        failing: Callable[[ProgressError], object] | None = None,
    ) -> None:
        self.path = path
        self.acknowledged: list[str] = []
        self.undone: set[str] = set()
        self._told = told
        self._failing = failing
        self._count = itertools.count()
        self._at = _BEGAN
        self._seq = 0
        self._newest = ""
        self._store: Store | None = None

    # -- its steps ------------------------------------------------------------------------------------

    def steps(self) -> Iterator[Callable[[], object]]:
        """Yield what a learner does, one step after the other."""
        yield self._open
        for number in range(4):
            yield lambda number=number: self._record(number % 3)
        yield self._undo
        yield self._redo
        yield self._undo
        yield lambda: self._record(3)
        yield self._override
        yield self._board
        yield lambda: self._held.suspend("d/f1#x")
        yield lambda: self._held.unsuspend("d/f1#x")
        yield lambda: self._held.bury("d/f2#x", self._held.today() + timedelta(days=1))
        yield lambda: self._held.flag("d/f0#x", "a slip " * 400)
        yield lambda: self._held.rename("d/f0#x", "d/g0#x")
        yield self._reopen
        yield lambda: self._record(4)
        yield lambda: self._record(4)

    def play(self) -> None:
        """Take all steps; one that fails is taken again once `failing` was told."""
        for step in self.steps():
            try:
                step()
            except ProgressError as error:
                if self._failing is None:
                    raise
                self._failing(error)
                step()
            self._acknowledge()

    def _acknowledge(self) -> None:
        """Note what the step wrote: it returned, so all of it must last."""
        for seq, uuid in self._held.db.execute("SELECT seq, uuid FROM event WHERE seq > ?", (self._seq,)):
            self._seq = seq
            self.acknowledged.append(uuid)
            self._told(f"event {uuid}")

    @property
    def _held(self) -> Store:
        assert self._store is not None
        return self._store

    def _new_id(self) -> str:
        return f"id-{next(self._count):04}"

    def _clock(self) -> Moment:
        self._at += _MINUTE
        return Moment(self._at, 0)

    def _open(self) -> None:
        self._store = Store.open(self.path, device="d1", now=self._clock, new_id=self._new_id)
        self._store.db.execute(f"PRAGMA wal_autocheckpoint = {_PAGES}")
        self._store.begin_sitting()

    def _reopen(self) -> None:
        self._held.close()
        self._open()

    def _record(self, fact: int) -> None:
        self._newest = self._held.record(
            Review(f"d/f{fact}#x", "right", 1.0, 3, response="x" * 600)
        ).event.uuid

    def _board(self) -> None:
        self._held.record_all(
            [Review(f"d/f{fact}#x", "right", 1.0, None, mode="practice") for fact in range(3)]
        )

    def _undo(self) -> None:
        event = self._held.undo()
        assert event is not None
        self.undone.add(event.uuid)
        self._told(f"undone {event.uuid}")

    def _redo(self) -> None:
        # From here on either is right: what is about to be put back may be, or may not.
        for uuid in self.undone:
            self._told(f"redone {uuid}")
        self.undone.clear()
        assert self._held.redo() is not None

    def _override(self) -> None:
        self._held.override(self._newest, "wrong", 1)

    def leave(self) -> None:
        """Close the file."""
        if self._store is not None:
            self._store.close()


def lost(path: Path, acknowledged: list[str], undone: set[str]) -> list[str]:
    """Open a progress file as the next sitting would, and return what is not as it must be."""
    with Store.open(path, device="d1") as store:
        wrong = []
        sound = store.db.execute("PRAGMA integrity_check").fetchall()
        if sound != [("ok",)]:
            wrong.append(f"integrity: {sound}")
        found = [event.uuid for event in store.events()]
        wrong += [f"{uuid} is lost" for uuid in acknowledged if uuid not in found]
        if len(set(found)) != len(found):
            wrong.append("an event is there twice")
        dead = {uuid for (uuid,) in store.db.execute("SELECT uuid FROM amend WHERE dead")}
        wrong += [f"{uuid} is no longer undone" for uuid in undone if uuid not in dead]
        before = _kept(store.db)
        store.rebuild()
        if _kept(store.db) != before:
            wrong.append("memory is not what the log comes to")
        return wrong


def _kept(db: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    return [db.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in ("memory", "amend")]  # noqa: S608 - constants
