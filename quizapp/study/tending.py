"""Tending: what a learner does to cards besides answering them, one or many, each act undone as one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from quizapp.progress import acts
from quizapp.say import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from quizapp.progress.store import Store

__all__ = ["Act", "Tending"]


class Act(NamedTuple):
    """Something that was done: which cards it changed, in words, and the events by which it can be undone."""

    cards: tuple[str, ...]
    said: str
    events: tuple[str, ...] = ()


class Tending:
    """Does things to cards, and takes them back; what it did before it was made is taken back as well."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._undone: list[Act] = []

    def suspend(self, cards: Sequence[str]) -> Act:
        """Ask these cards no more, until they are taken up again."""
        store = self._store
        able = [card for card in cards if not self._suspended(card)]
        return self._do(able, store.suspend, "suspended: asked no more until you take it up again")

    def unsuspend(self, cards: Sequence[str]) -> Act:
        """Take suspended cards up again."""
        able = [card for card in cards if self._suspended(card)]
        return self._do(able, self._store.unsuspend, "taken up again")

    def bury(self, cards: Sequence[str]) -> Act:
        """Put cards off to tomorrow."""
        tomorrow = self._store.today() + timedelta(days=1)
        return self._do(cards, lambda card: self._store.bury(card, tomorrow), "put off to tomorrow")

    def reset(self, cards: Sequence[str]) -> Act:
        """Begin cards anew."""
        able = [card for card in cards if self._begun(card)]
        return self._do(able, self._store.reset, "reset: it begins anew, and its history stays")

    def set_due(self, cards: Sequence[str], day: date) -> Act:
        """Let cards be due on a day."""
        return self._do(
            cards, lambda card: self._store.set_due(card, day), f"due on {day.day} {day:%B} {day.year}"
        )

    def flag(self, cards: Sequence[str], text: str) -> Act:
        """Flag cards for their author, with a comment that may be empty."""
        return self._do(cards, lambda card: self._store.flag(card, text), "flagged for the author")

    def note(self, cards: Sequence[str], text: str) -> Act:
        """Note something about cards for the learner; an empty text removes the note there was."""
        return self._do(
            cards, lambda card: self._store.note(card, text), "noted" if text else "without a note now"
        )

    def undo(self) -> Act | None:
        """Take back the newest act that stands; None where there is none."""
        events = acts.last_act(self._store.db, self._store.device)
        if not events:
            return None
        with self._store.together():
            for event in reversed(events):
                self._store.retract(event.uuid)
        cards = tuple(dict.fromkeys(event.card or "" for event in events))
        taken = tuple(acts.retractions_of(self._store.db, [event.uuid for event in events]))
        act = Act(cards, f"Taken back: {_WORDS[events[0].kind]}, {counted(len(cards), 'card')}.", taken)
        self._undone.append(act)
        return act

    def redo(self) -> Act | None:
        """Do again what was taken back last; None where there is nothing, or another act came since."""
        if not self._undone:
            return None
        act = self._undone.pop()
        with self._store.together():
            for uuid in reversed(act.events):
                self._store.retract(uuid)
        return Act(act.cards, f"Done again: {counted(len(act.cards), 'card')}.", act.events)

    # -- one act ------------------------------------------------------------------------------------

    def _do(self, cards: Sequence[str], step: Callable[[str], object], said: str) -> Act:
        """Take a step with each card, all in one transaction and under one id, by which it is undone."""
        if not cards:
            return Act((), "Nothing to change.")
        store, before = self._store, self._store.sitting
        store.begin_sitting()
        try:
            with store.together():
                for card in cards:
                    step(card)
        finally:
            store.sitting = before
        self._undone.clear()
        if len(cards) > 1:
            return Act(tuple(cards), f"{len(cards)} cards {said.partition(':')[0]}.")
        return Act(tuple(cards), f"{said[:1].upper()}{said[1:]}.")

    def _suspended(self, card: str) -> bool:
        memory = self._store.memory(card)
        return memory is not None and memory.suspended

    def _begun(self, card: str) -> bool:
        memory = self._store.memory(card)
        return memory is not None and (memory.state != "new" or memory.due is not None)


_WORDS = {
    "suspend": "suspending",
    "unsuspend": "taking up again",
    "bury": "putting off",
    "reset": "resetting",
    "due": "setting the due day",
    "flag": "the flag",
    "note": "the note",
}
