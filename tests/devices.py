"""Devices of one learner, each with a file of its own and its own idea of the time, told what to do by numbers."""

from __future__ import annotations

import io
from datetime import timedelta

from hypothesis import strategies as st

from quizapp.progress.event import Review, to_json
from quizapp.progress.jsonl import read
from quizapp.progress.replay import replay
from quizapp.progress.store import Store
from quizapp.progress.studyday import Moment, study_day

CARDS = ("d/a#x", "d/a#y", "d/b#x", "e/a#x")
DOINGS = (
    "review", "review", "review", "wrong", "undo", "undo", "redo", "override", "retract", "suspend", "unsuspend",
    "bury", "reset", "set_due", "flag", "note", "rename", "reuse", "edit", "wait", "back",
)  # fmt: skip

doings = st.tuples(st.sampled_from(DOINGS), st.integers(0, 7), st.integers(0, 7))
"""What a device does, and two numbers that say to what."""


class Device:
    """A store in a file, with ids that say who made them and do not sort as they were made."""

    def __init__(self, path, device="d1", name=None, at=1_790_000_000_000):
        self.path, self.name, self.at, self.ids = path, name or device, at, 0
        self.store = Store.open(path, device=device, now=lambda: Moment(self.at), new_id=self._new_id)
        self.store.db.execute("PRAGMA synchronous = OFF")  # durability is tested elsewhere

    def _new_id(self):
        self.ids += 1
        return f"{self.ids * 7919 % 10007:05}-{self.name}-{self.ids}"

    def now(self):
        """Return the moment that this device takes it to be."""
        return Moment(self.at)

    def do(self, what, one, two):
        """Do something; what there is nothing for is left undone."""
        store, card, day = self.store, CARDS[one % len(CARDS)], study_day(Moment(self.at))
        self.at += 60_000 * (two + 1)
        match what:
            case "review" | "wrong":
                rating = 1 if what == "wrong" else 2 + two % 3
                options = ("Ja", "한국") if two % 2 else None
                store.record(Review(card, "right", 1.0, rating, options=options, data={"z": two, "a": [1.5]}))
            case "override" | "retract":
                self._about_an_event(what, one)
            case "rename" | "reuse":
                store.rename(card, CARDS[two % len(CARDS)], reused=what == "reuse")
            case "wait" | "back":
                self.at += (1 if what == "wait" else -1) * two * 40_000_000
            case _:
                more = {"bury": [day + timedelta(days=two)], "flag": ["odd"], "edit": ["a", "w"]}
                more |= {"set_due": more["bury"], "note": more["flag"]}
                arguments = [] if what in {"undo", "redo"} else [card, *more.get(what, [])]
                getattr(store, what)(*arguments)

    def _about_an_event(self, what, one):
        events = [each for each in self.store.events() if what == "retract" or each.kind == "review"]
        if events and what == "override":
            self.store.override(events[-1 - one % len(events)].uuid, "wrong", 1)
        elif events:
            self.store.retract(events[-1 - one % len(events)].uuid)

    def lines(self):
        """Return the log as `quizapp log` prints it, one line each."""
        return [to_json(event) for event in self.store.events()]

    def tables(self):
        """Return all that is kept of the log."""
        tables = ("SELECT * FROM memory ORDER BY 1", "SELECT * FROM amend ORDER BY 1")
        return [self.store.db.execute(table).fetchall() for table in tables]

    def see_consistent(self):
        """Hold what is kept to what a rebuild makes of it, and to the pure definition, card by card."""
        before = self.tables()
        self.store.rebuild()
        assert self.tables() == before
        log = list(self.store.events())
        kept = {memory.card: memory for memory in self.store.memories()}
        for card in CARDS:
            found = replay(card, log)
            assert kept.get(card, type(found)(card)) == found

    def close(self):
        """Close the file."""
        self.store.close()


def log(lines):
    """Return the events of lines of JSON, as a merge reads them."""
    return read(io.BytesIO("".join(f"{line}\n" for line in lines).encode()), "log")
