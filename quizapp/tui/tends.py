"""Tends: a page on which things are done to cards, one or many, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.errors import QuizError
from quizapp.study.tending import Act, Tending
from quizapp.tui.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Tends"]

_MANY = 20  # cards from which on it is asked whether all are meant
_ACTS = {"suspend", "bury", "reset", "flag", "note", "set_due"}


class Tends(Page):
    """A page with cards to be tended; a subclass says which in `tended`, and shows the change in `after`."""

    def __init__(self) -> None:
        super().__init__()
        self._tending: Tending | None = None

    @property
    def tended(self) -> tuple[str, ...]:
        """The ids of the cards that a command is about."""
        raise NotImplementedError

    def note_of(self, card: str) -> str:
        """Return the note that a card has."""
        raise NotImplementedError

    def after(self) -> None:
        """Show what was changed."""
        raise NotImplementedError

    @property
    def tending(self) -> Tending:
        """What does it."""
        if self._tending is None:
            self._tending = Tending(self.quiz.start.store)
        return self._tending

    def can(self, action: str) -> bool:
        """Say whether a command is possible now."""
        return bool(self.tended) if action in _ACTS else super().can(action)

    def _act(self, step: Callable[[], Act | None], otherwise: str = "") -> None:
        """Take a step, and say what was done."""
        try:
            act = step()
        except QuizError as error:
            self.fault(error)
            return
        if act is not None and act.cards:
            self.quiz.changed = True
            self.after()
        self.say(act.said if act is not None else otherwise)

    def _surely(self, what: str, step: Callable[[], Act | None]) -> None:
        """Take a step with many cards only when the learner has said yes."""
        count = len(self.tended)
        if count < _MANY:
            self._act(step)
            return
        from quizapp.tui.screens.ask import Ask  # noqa: PLC0415 - few acts are about so many

        def answered(yes: bool | None) -> None:  # noqa: FBT001 - what the panel answers
            if yes:
                self._act(step)

        self.app.push_screen(Ask(f"{what} {count} cards? u undoes it.", what.lower()), answered)

    def action_suspend(self) -> None:
        """Suspend the cards; where all of them are suspended, take them up again."""
        cards = self.tended
        store = self.quiz.start.store
        known = (store.memory(card) for card in cards)
        if all(memory is not None and memory.suspended for memory in known):
            self._surely("Take up", lambda: self.tending.unsuspend(cards))
        else:
            self._surely("Suspend", lambda: self.tending.suspend(cards))

    def action_bury(self) -> None:
        """Put the cards off to tomorrow."""
        cards = self.tended
        self._surely("Put off", lambda: self.tending.bury(cards))

    def action_reset(self) -> None:
        """Begin the cards anew."""
        cards = self.tended
        self._surely("Reset", lambda: self.tending.reset(cards))

    def action_flag(self) -> None:
        """Flag the cards for their author, with a comment."""
        from quizapp.tui.screens.flag import Flag  # noqa: PLC0415 - few cards are flagged

        cards = self.tended

        def flagged(text: str | None) -> None:
            if text is not None:
                self._act(lambda: self.tending.flag(cards, text))

        self.app.push_screen(Flag(), flagged)

    def action_note(self) -> None:
        """Write a note on the cards, or change it; an empty one removes it."""
        from quizapp.tui.screens.note import Note  # noqa: PLC0415 - few cards are noted

        cards = self.tended
        before = self.note_of(cards[0]) if len(cards) == 1 else ""

        def noted(text: str | None) -> None:
            if text is not None and text != before:
                self._act(lambda: self.tending.note(cards, text))

        self.app.push_screen(Note(before, len(cards)), noted)

    def action_set_due(self) -> None:
        """Let the cards be due on a day that is named."""
        from quizapp.tui.screens.due import Due  # noqa: PLC0415 - few days are set by hand

        cards = self.tended
        store = self.quiz.start.store

        def named(day: str | None) -> None:
            from quizapp.study.dueday import day_named  # noqa: PLC0415 - as above

            if day is not None:
                self._act(lambda: self.tending.set_due(cards, day_named(day, store.today())))

        self.app.push_screen(Due(store.today(), len(cards)), named)

    def action_undo(self) -> None:
        """Take back what was done last."""
        self._act(self.tending.undo, "There is nothing to take back.")

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        self._act(self.tending.redo, "There is nothing to do again.")
