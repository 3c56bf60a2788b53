"""A progress file, open: every answer goes through here, and is on disk before the call returns."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from quizapp.errors import ProgressError
from quizapp.progress import cache, claim, queries, sight
from quizapp.progress.event import COLUMNS, Event, NewId, Review, clean, random_id, to_row, turn_of
from quizapp.progress.file import PATIENCE, explained, open_file, writing
from quizapp.progress.memory import Memory, step
from quizapp.progress.reader import Reader
from quizapp.progress.spare import Spare
from quizapp.progress.studyday import ROLLOVER, Clock, study_day, wall
from quizapp.progress.uptodate import bring_up_to_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

__all__ = ["Recorded", "Store"]

_NAMES = ", ".join(f'"{name}"' for name in COLUMNS)
_INSERT = f"INSERT INTO event ({_NAMES}) VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608 - constants
_REVIEW = Review._fields


class Recorded(NamedTuple):
    """What a review became: its event in the log, and the card's memory after it."""

    event: Event
    memory: Memory


class Store(Reader):
    """A learner's log, to be added to as well. Make it with `Store.open`; use it from one thread.

    Each method that writes is one transaction, durable when it returns; a fault of the file or of
    the disk is a `ProgressError`, and then nothing of it was written; `spare` keeps the answer.
    """

    def __init__(
        self,
        db: sqlite3.Connection,
        path: Path,
        *,
        device: str,
        now: Clock,
        new_id: NewId,
        rollover: int,
        app: str | None,
    ) -> None:
        super().__init__(db, path, now=now, rollover=rollover)
        self.device = device
        self.sitting: str | None = None
        self.spare = Spare(path, now)
        self._new_id = new_id
        self._app = app
        self._claims = False
        self._file = _file_at(path)

    @classmethod
    def open(  # noqa: PLR0913 - all that a file can be opened with
        cls,
        path: Path,
        *,
        device: str,
        now: Clock = wall,
        new_id: NewId = random_id,
        rollover: int = ROLLOVER,
        app: str | None = None,
        patience: float = PATIENCE,
        backups: Path | None = None,
    ) -> Self:
        """Open a progress file, or make one; bring an older one up to date.

        `device` is this device's id, `rollover` the hour at which a study day turns, `app` what the
        log is to say wrote it, `patience` how many seconds to wait for another process that writes,
        `backups` where a copy is kept of an older file before it is brought up to date.
        """
        db = open_file(path, patience=patience)
        try:
            said = bring_up_to_date(db, path, backups, now)
        except sqlite3.Error as error:
            db.close()
            raise explained(error, path) from error
        except BaseException:
            db.close()
            raise
        store = cls(db, path, device=device, now=now, new_id=new_id, rollover=rollover, app=app)
        store.notices = said
        return store

    def close(self) -> None:
        """Close the file; what was recorded is on disk already."""
        self.release()
        super().close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Write several things in one transaction: all of them or none."""
        if self.db.in_transaction:
            yield
        else:
            with self.spare.following():
                self._see_in_place()
                with writing(self.db, self.path):
                    yield

    # -- what the learner does -------------------------------------------------------------------

    def turn_at(self, hour: int) -> None:
        """Let the study day turn at another hour from now on; what is in the log keeps its day."""
        self._rollover = hour

    def begin_sitting(self) -> str:
        """Begin a sitting: all that is written from now on carries its id."""
        self.release()
        self.sitting = self._new_id()
        return self.sitting

    def claim(self, card: str, *, shared: bool = False) -> bool:
        """Say that this sitting asks a card now; False where another has it on screen. Never an error.

        What an undo brings back is `shared`: it is asked all the same.
        """
        self._claims = True
        return claim.claim(self.db, self.sitting or "", card, self._now().at, shared=shared)

    def claimed(self) -> set[str]:
        """Return the cards that other sittings have on screen now."""
        return self._ask(claim.claimed, self.sitting or "", self._now().at)

    def release(self) -> None:
        """Say that this sitting has nothing on screen any more."""
        if self._claims:
            claim.release(self.db, self.sitting or "")
            self._claims = False

    def record(self, review: Review) -> Recorded:
        """Write an answer to the log and move the card's memory."""
        return self.record_all([review])[0]

    def record_all(self, reviews: Sequence[Review]) -> list[Recorded]:
        """Write the answers of one response, a board of pairs for one, to the log: all of them or none."""
        try:
            with self.together():
                recorded = [self._record(review) for review in reviews]
        except ProgressError:
            for review in reviews:
                if self.spare.tried(review) is None:
                    self.spare.keep(review, self._unwritten(review))
            raise
        self.spare.settle(reviews)
        return recorded

    def _record(self, review: Review) -> Recorded:
        event = self.spare.tried(review)
        if event is not None:
            return self._recorded_again(event)
        event = self._event("review", {name: getattr(review, name) for name in _REVIEW})
        before = queries.memory(self.db, review.card) or Memory(review.card)
        # Its clock makes it the last in the order of replay, so one step is the whole replay.
        after = step(before, turn_of(event))
        if after is not before:
            event = event._replace(due=after.due)
            cache.put(self.db, after)
        self.spare.keep(review, event)
        self._append(event)
        return Recorded(event, after)

    def _recorded_again(self, event: Event) -> Recorded:
        """Write an answer that was tried before as the event that it was then: a spare may hold it too."""
        assert event.card is not None
        if queries.event(self.db, event.uuid) is None:  # else it was merged meanwhile
            self._append(event)
            for card in cache.cards_about(self.db, event.card):
                cache.recompute(self.db, card)
        return Recorded(event, queries.memory(self.db, event.card) or Memory(event.card))

    def _unwritten(self, review: Review) -> Event:
        """Return the event of an answer for which not even a transaction was begun."""
        said = {name: getattr(review, name) for name in _REVIEW}
        try:
            return self._event("review", said)
        except sqlite3.Error:
            return self._event("review", said, last=self.spare.last)

    def undo(self) -> Event | None:
        """Take back the newest answer in study that stands; return it, or None if there is none.

        This sitting's, for another may be going on beside it; where it has none, this device's.
        """
        newest = (
            "SELECT e.uuid FROM event e INDEXED BY {0} LEFT JOIN amend a ON a.uuid = e.uuid "
            "WHERE e.device = ? AND {1} AND e.kind = 'review' AND e.mode = 'study' AND a.dead IS NOT 1 "
            "ORDER BY e.clock DESC, e.uuid DESC LIMIT 1"
        )
        with self.together():
            row = self.db.execute(
                newest.format("event_sitting", "e.sitting = ?"), (self.device, self.sitting)
            ).fetchone()
            if row is None:
                row = self.db.execute(newest.format("event_clock", "1"), (self.device,)).fetchone()
            return None if row is None else self._retract(row[0])

    def redo(self) -> Event | None:
        """Put back what `undo` took back last; None if there is none, or a review was made since.

        As with `undo`, this sitting comes before what else this device has done.
        """
        newest = (
            "SELECT e.kind, e.uuid, e.target, t.kind, a.dead FROM event e INDEXED BY {0} "
            "LEFT JOIN event t ON t.uuid = e.target LEFT JOIN amend a ON a.uuid = e.uuid "
            "WHERE e.device = ? AND {1} ORDER BY e.clock DESC, e.uuid DESC"
        )
        with self.together():
            for index, among, args in (
                ("event_sitting", "e.sitting = ?", (self.device, self.sitting)),
                ("event_clock", "1", (self.device,)),
            ):
                rows = self.db.execute(newest.format(index, among), args)
                last = next((row for row in rows if row[0] == "review" or _takes_back(row)), None)
                rows.close()
                if last is not None:
                    break
            if last is None or last[0] == "review":
                return None
            self._retract(last[1])
            return self._found(last[2])

    def retract(self, uuid: str) -> Event:
        """Take back any event; return it. Retracting a retraction puts back what that took."""
        with self.together():
            return self._retract(uuid)

    def override(self, uuid: str, verdict: str, rating: int | None, score: float | None = None) -> Memory:
        """Give a review another verdict and rating ("I was right"); return the card's memory after it."""
        with self.together():
            target = self._found(uuid)
            if target.kind != "review" or target.card is None:
                raise ProgressError("Only an answer can be judged again.")
            if score is None:
                score = 1.0 if verdict in ("right", "near") else 0.0
            said = {"target": uuid, "card": target.card, "verdict": verdict, "rating": rating, "score": score}
            self._append(self._event("override", said))
            self._settle(uuid)
            return queries.memory(self.db, target.card) or Memory(target.card)

    def suspend(self, card: str) -> Memory:
        """Hide a card until it is unsuspended."""
        return self._plain("suspend", card)

    def unsuspend(self, card: str) -> Memory:
        """Ask a suspended card again."""
        return self._plain("unsuspend", card)

    def bury(self, card: str, until: date) -> Memory:
        """Hide a card until a day."""
        return self._plain("bury", card, due=until)

    def reset(self, card: str) -> Memory:
        """Begin a card anew; its history stays in the log."""
        return self._plain("reset", card)

    def set_due(self, card: str, day: date) -> Memory:
        """Let a card be due on a day."""
        return self._plain("due", card, due=day)

    def flag(self, card: str, text: str) -> Event:
        """Note something about a card for its author."""
        return self._said("flag", card, data={"text": text})

    def note(self, card: str, text: str) -> Event:
        """Note something about a card for the learner."""
        return self._said("note", card, data={"text": text})

    def edit(
        self, card: str, answer_print: str, wording_print: str, revision: str | None = None, **data: str
    ) -> Event:
        """Log that a card's author has changed it; what follows from that is for the caller to say."""
        return self._said(
            "edit",
            card,
            answer_print=answer_print,
            wording_print=wording_print,
            revision=revision,
            data=data or None,
        )

    def rename(self, old: str, new: str, *, reused: bool = False) -> Memory:
        """Move all that a card has so far to another id; return the memory under that.

        Where the old id is `reused`, only what this file holds by now is moved: what another device
        wrote before this moment, and is merged later, may be about what the id stands for now.
        """
        with self.together():
            said = {"card": old, "becomes": new, "target": sight.newest(self.db, old) if reused else None}
            self._append(self._event("rename", said))
            for card in cache.cards_about(self.db, old, new):
                cache.recompute(self.db, card)
            return queries.memory(self.db, new) or Memory(new)

    def rebuild(self) -> int:
        """Make memory again from the log alone; return how many cards it holds."""
        with self.together():
            return cache.rebuild(self.db)

    def note_compared(self, deck: str, digest: str) -> None:
        """Note with which state of a deck its cards were compared: for this file alone, not in the log.

        Whoever adds events to the log from elsewhere drops these notes.
        """
        with self.together():
            self.db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (f"compared {deck}", digest))

    def _see_in_place(self) -> None:
        """See that what is written to is still what lies at the path: else it would be found by nobody."""
        if self._file is not None and _file_at(self.path) != self._file:
            raise ProgressError(
                f"The progress file {self.path} was moved or replaced while it was open.",
                "Put it back, with the files that begin with its name.",
            )

    # -- within a transaction --------------------------------------------------------------------

    def _event(self, kind: str, said: dict[str, Any], last: int | None = None) -> Event:
        """Return a new event, the last in the order of replay, or after `last`. The write lock is held."""
        moment = self._now()
        if last is None:
            last = self.db.execute("SELECT max(clock) FROM event").fetchone()[0]
        return Event(
            uuid=self._new_id(),
            device=self.device,
            clock=max(moment.at, 0 if last is None else last + 1),
            at=moment.at,
            day=study_day(moment, self._rollover),
            offset=moment.offset,
            kind=kind,
            sitting=self.sitting,
            app=self._app,
            **{name: clean(value) for name, value in said.items()},
        )

    def _append(self, event: Event) -> None:
        self.db.execute(_INSERT, to_row(event))
        if self.sitting is not None:
            self.spare.wrote(event)

    def _said(self, kind: str, card: str, **said: object) -> Event:
        with self.together():
            event = self._event(kind, {"card": card, **said})
            self._append(event)
        return event

    def _plain(self, kind: str, card: str, **said: object) -> Memory:
        """Write an event that is about its own card alone, and take the step it asks for."""
        with self.together():
            event = self._event(kind, {"card": card, **said})
            self._append(event)
            memory = step(queries.memory(self.db, card) or Memory(card), turn_of(event))
            cache.put(self.db, memory)
        return memory

    def _retract(self, uuid: str) -> Event:
        target = self._found(uuid)
        self._append(self._event("retract", {"target": uuid, "card": target.card}))
        self._settle(uuid)
        return target

    def _settle(self, uuid: str) -> None:
        for card in cache.amend_about(self.db, uuid):
            cache.recompute(self.db, card)

    def _found(self, uuid: str) -> Event:
        event = queries.event(self.db, uuid)
        if event is None:
            raise ProgressError(f"There is no event {uuid} in {self.path}.")
        return event


def _file_at(path: Path) -> tuple[int, int] | None:
    """Return what a file is known by wherever it is moved to; None where there is none."""
    try:
        info = path.stat()
    except OSError:
        return None
    return info.st_dev, info.st_ino


def _takes_back(row: tuple[Any, ...]) -> bool:
    """Whether a row of `redo` is a retraction of an answer, and stands."""
    kind, _uuid, _target, about, dead = row
    return (kind, about) == ("retract", "review") and not dead
