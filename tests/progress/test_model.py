"""Whatever happens to a progress file, an answer that was acknowledged is in it: held to a plain dict."""

from __future__ import annotations

import io
import os
import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from quizapp.progress.backup import take
from quizapp.progress.event import Review, to_json
from quizapp.progress.exchange import exchange
from quizapp.progress.jsonl import read
from quizapp.progress.merge import merge
from quizapp.progress.restoring import restore
from quizapp.progress.store import Store
from quizapp.progress.studyday import Moment

CARDS = ("d/a#x", "d/a#y", "d/b#x", "e/a#x")
cards = st.sampled_from(CARDS)
devices = st.sampled_from((0, 1))


class Model:
    """What one device must hold: each answer by its id, and whether it stands."""

    def __init__(self):
        self.answers = {}

    def copy(self):
        """Return another of the same."""
        made = Model()
        made.answers = dict(self.answers)
        return made


class ProgressMachine(RuleBasedStateMachine):
    """Two devices, each with a file, backups and a model; killed, restored, merged and synced at random."""

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="quizapp-test-")
        self.at = 1_790_000_000_000
        self.ids = 0
        self.stores = [self.open(0), self.open(1)]
        self.models = [Model(), Model()]
        self.kept = [[], []]

    def path(self, which):
        """Return a device's file."""
        return Path(self.folder.name, f"{which}", "p.db")

    def open(self, which):
        """Open a device's file; durability is tested elsewhere, and costs most of the time."""
        store = Store.open(
            self.path(which), device=f"d{which}", now=lambda: Moment(self.at), new_id=self.new_id
        )
        store.db.execute("PRAGMA synchronous = OFF")
        store.begin_sitting()
        return store

    def new_id(self):
        """Ids that do not sort as they were made."""
        self.ids += 1
        self.at += 60_000
        return f"{self.ids * 7919 % 10007:05}-{self.ids}"

    @rule(which=devices, card=cards, rating=st.sampled_from([1, 3, 4]))
    def record(self, which, card, rating):
        """Answer a card."""
        recorded = self.stores[which].record(Review(card, "right", 1.0, rating))
        self.models[which].answers[recorded.event.uuid] = True

    @rule(which=devices)
    def undo(self, which):
        """Take back the newest answer."""
        event = self.stores[which].undo()
        if event is not None:
            assert self.models[which].answers[event.uuid]
            self.models[which].answers[event.uuid] = False

    @rule(which=devices)
    def redo(self, which):
        """Put back what was taken back last."""
        event = self.stores[which].redo()
        if event is not None:
            assert not self.models[which].answers[event.uuid]
            self.models[which].answers[event.uuid] = True

    @rule(which=devices, card=cards, hidden=st.booleans())
    def suspend(self, which, card, hidden):
        """Suspend a card, or take it up again."""
        memory = (self.stores[which].suspend if hidden else self.stores[which].unsuspend)(card)
        assert memory.suspended == hidden

    @rule(which=devices, old=cards, new=cards)
    def rename(self, which, old, new):
        """Rename a card: no answer is lost by that."""
        self.stores[which].rename(old, new)

    @rule(which=devices)
    def rebuild(self, which):
        """Make memory again."""
        before = list(self.stores[which].memories())
        self.stores[which].rebuild()
        assert list(self.stores[which].memories()) == before

    @rule(which=devices)
    def kill(self, which):
        """Go on from what a kill leaves: the file and its -wal as they are, and nothing closed."""
        old, path = self.stores[which], self.path(which)
        left = {
            end: path.with_name(f"{path.name}{end}").read_bytes()
            for end in ("", "-wal")
            if path.with_name(f"{path.name}{end}").exists()
        }
        old.close()
        for end in ("", "-wal", "-shm"):
            path.with_name(f"{path.name}{end}").unlink(missing_ok=True)
        for end, content in left.items():
            path.with_name(f"{path.name}{end}").write_bytes(content)
        self.stores[which] = self.open(which)

    @rule(which=devices)
    def back_up(self, which):
        """Keep a backup, and what it must hold."""
        store = self.stores[which]
        place = take(store.db, self.path(which).with_name("backups"), why="sitting", now=Moment(self.at))
        self.kept[which].append((place, self.models[which].copy()))

    @rule(which=devices, data=st.data())
    def restore(self, which, data):
        """Go back to a backup; what is taken back by that is in the copy that is kept of it."""
        if not self.kept[which]:
            return
        place, model = data.draw(st.sampled_from(self.kept[which]))
        path = self.path(which)
        self.stores[which].close()
        done = restore(place, path, path.with_name("backups"), now=Moment(self.at))
        if done.backup is not None:
            self.kept[which].append((done.backup, self.models[which]))
        self.models[which] = model.copy()
        self.stores[which] = self.open(which)

    @rule(which=devices)
    def merge(self, which):
        """Take in the other's log."""
        lines = "".join(f"{to_json(event)}\n" for event in self.stores[1 - which].events())
        backups = self.path(which).with_name("backups")
        merge(self.stores[which], read(io.BytesIO(lines.encode()), "log"), backups, now=Moment(self.at))
        self.unite(which)

    @rule()
    def sync(self):
        """Exchange through a folder, until both have all."""
        shared = Path(self.folder.name, "shared")
        shared.mkdir(exist_ok=True)
        for which in (0, 1, 0, 1):
            backups = self.path(which).with_name("backups")
            exchange(self.stores[which], shared, backups, now=Moment(self.at))
        both = [{to_json(event) for event in store.events()} for store in self.stores]
        assert both[0] == both[1]
        for which in (0, 1):
            self.unite(which)

    def unite(self, which):
        """Know what a device knows now: every answer that either had, as the union of both logs has it."""
        store, model = self.stores[which], self.models[which]
        rows = store.db.execute(
            "SELECT e.uuid, a.dead IS NOT 1 FROM event e LEFT JOIN amend a ON a.uuid = e.uuid "
            "WHERE e.kind = 'review'"
        )
        found = {uuid: bool(stands) for uuid, stands in rows}
        assert set(model.answers) <= set(found)
        model.answers = found

    @invariant()
    def every_answer_is_there_and_stands_or_not_as_it_should(self):
        """Compare a file with its model."""
        for store, model in zip(self.stores, self.models, strict=True):
            rows = store.db.execute(
                "SELECT e.uuid, a.dead IS NOT 1 FROM event e LEFT JOIN amend a ON a.uuid = e.uuid "
                "WHERE e.kind = 'review'"
            )
            assert {uuid: bool(stands) for uuid, stands in rows} == model.answers

    def teardown(self):
        """See that all files are sound, and leave nothing behind."""
        for which, store in enumerate(self.stores):
            with suppress(sqlite3.Error):
                store.close()
            with closing(sqlite3.connect(self.path(which))) as db:
                assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        shutil.rmtree(self.folder.name, ignore_errors=True)
        self.folder.cleanup()


ProgressMachine.TestCase.settings = settings(
    deadline=None,
    max_examples=int(os.environ.get("QUIZAPP_LIVES", "40")),
    stateful_step_count=30,
    suppress_health_check=list(HealthCheck),
)
TestProgressMachine = ProgressMachine.TestCase
