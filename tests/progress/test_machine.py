"""Whatever is done to a store, what it keeps is what its log comes to."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from quizapp.progress.event import Review
from quizapp.progress.replay import replay
from quizapp.progress.store import Store
from quizapp.progress.studyday import Moment, study_day

CARDS = ["d/a#x", "d/a#y", "d/b#x", "e/a#x", "plain"]
cards = st.sampled_from(CARDS)


class StoreMachine(RuleBasedStateMachine):
    """Two devices that share one file, each with its own idea of the time."""

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="quizapp-test-")
        self.at = 1_790_000_000_000
        self.offset = 0
        self.ids = 0
        self.store = self.open("d1")

    def open(self, device):
        """Open the file as a device; durability is not what is tested here, and costs most of the time."""
        store = Store.open(Path(self.folder.name) / "p.db", device=device, now=self.now, new_id=self.new_id)
        store.db.execute("PRAGMA synchronous = OFF")
        return store

    def now(self):
        """Return the moment that it is."""
        return Moment(self.at, self.offset)

    def new_id(self):
        """Ids that do not sort as they were made."""
        self.ids += 1
        return f"{self.ids * 7919 % 10007:05}-{self.ids}"

    def tables(self):
        """All that is kept of the log."""
        tables = ("SELECT * FROM memory ORDER BY 1", "SELECT * FROM amend ORDER BY 1")
        return [self.store.db.execute(table).fetchall() for table in tables]

    def pick(self, data, *kinds):
        """Draw an event of the log."""
        found = [event for event in self.store.events() if not kinds or event.kind in kinds]
        return data.draw(st.sampled_from(found)) if found else None

    @rule(
        card=cards, rating=st.sampled_from([None, 1, 1, 2, 3, 3, 4]), chance=st.sampled_from([0.0, 0.25]),
        mode=st.sampled_from(["study"] * 5 + ["practice"]), retention=st.sampled_from([0.8, 0.9]),
        verdict=st.sampled_from(["right", "near", "part", "wrong"]), rung=st.sampled_from([None, 0, 2]),
    )  # fmt: skip
    def record(self, card, rating, **more):
        """Answer a card."""
        self.store.record(Review(card, score=1.0, rating=rating, **more))

    @rule(
        minutes=st.sampled_from(
            [0, 1, 10, 600, 1440, 14400, 500_000, 5_260_000, -3, -1440, -5760, -600_000, -5_260_000]
        ),
        offset=st.sampled_from([0, 0, 0, 540, 840, -600, -720]),
    )
    def wait(self, minutes, offset):
        """Let time pass, or set the clock back or years ahead, or travel."""
        self.at += minutes * 60_000
        self.offset = offset

    @rule()
    def undo_then_redo(self):
        """Take back and put back, which changes nothing but the log."""
        before = self.tables()[0]
        undone = self.store.undo()
        if undone is not None:
            assert self.store.redo() == undone
        assert self.tables()[0] == before

    @rule()
    def undo(self):
        """Take back."""
        self.store.undo()

    @rule()
    def redo(self):
        """Put back."""
        self.store.redo()

    @rule(data=st.data(), verdict=st.sampled_from(["right", "wrong", "which"]))
    def override(self, data, verdict):
        """Judge any answer again, dead or live."""
        event = self.pick(data, "review")
        if event is not None:
            self.store.override(event.uuid, verdict, {"right": 3, "wrong": 1, "which": None}[verdict])

    @rule(data=st.data())
    def retract(self, data):
        """Take back anything at all, retractions and renames too."""
        event = self.pick(data)
        if event is not None:
            self.store.retract(event.uuid)

    @rule(
        card=cards, kind=st.sampled_from(["suspend", "unsuspend", "reset", "bury", "set_due", "flag", "edit"])
    )
    def say(self, card, kind):
        """Say something about a card."""
        more = {
            "bury": [study_day(self.now()) + timedelta(days=1)],
            "set_due": [study_day(self.now()) + timedelta(days=3)],
            "flag": ["odd"],
            "edit": ["a", "w"],
        }
        getattr(self.store, kind)(card, *more.get(kind, []))

    @rule(old=cards, new=cards)
    def rename(self, old, new):
        """Rename a card, even to itself."""
        self.store.rename(old, new)

    @rule(device=st.sampled_from(["d1", "d2"]))
    def reopen(self, device):
        """Close the file and open it as this device or the other."""
        before = self.tables()
        self.store.close()
        self.store = self.open(device)
        assert self.tables() == before

    @invariant()
    def the_cache_is_the_replay(self):
        """Compare what is kept with what a rebuild makes, and with the pure definition, card by card."""
        before = self.tables()
        self.store.rebuild()
        assert self.tables() == before
        log = list(self.store.events())
        kept = {memory.card: memory for memory in self.store.memories()}
        for card in CARDS:
            found = replay(card, log)
            assert kept.get(card, type(found)(card)) == found

    @invariant()
    @precondition(lambda self: self.ids)
    def the_log_only_grows(self):
        """Every id given out is in the log or was a sitting's; clocks are all different and rise."""
        clocks = [row[0] for row in self.store.db.execute("SELECT clock FROM event ORDER BY seq")]
        assert clocks == sorted(set(clocks))

    def teardown(self):
        """Leave nothing behind."""
        self.store.close()
        self.folder.cleanup()


StoreMachine.TestCase.settings = settings(
    deadline=None, max_examples=100, stateful_step_count=25, suppress_health_check=list(HealthCheck)
)
TestStoreMachine = StoreMachine.TestCase
