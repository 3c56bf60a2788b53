"""Asks: a page with a sheet on which questions are answered; what an answer comes to is its own affair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from quizapp.errors import QuizError
from quizapp.paths import expanded
from quizapp.tui.answering import Responded, Taken
from quizapp.tui.page import Page
from quizapp.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.events import Key

    from quizapp.question import Question
    from quizapp.response import Response
    from quizapp.study.asked import Answered
    from quizapp.tui.widgets.hints import Hint

__all__ = ["Asks"]

_TWICE = 400  # milliseconds within which Enter is one that was pressed twice


class Asks(Page):
    """A page on which one question after another is answered.

    A subclass says which question is `asked` and what `judge` makes of a response, and shows what came
    of it in `show`.
    """

    def __init__(self) -> None:
        super().__init__()
        self._key = ""  # the one pressed last
        self._again: tuple[Question, Callable[[], Answered]] | None = None  # what could not be saved

    @property
    def asked(self) -> Question | None:
        """The question on screen."""
        raise NotImplementedError

    @property
    def answered(self) -> Answered | None:
        """What came of it, once it is answered."""
        raise NotImplementedError

    @property
    def since(self) -> int:
        """Milliseconds since the question was first in sight; below 0 where a clock was set back."""
        raise NotImplementedError

    def judge(self, response: Response) -> Answered:
        """Have a response judged and written to the log."""
        raise NotImplementedError

    async def show(self, answered: Answered) -> None:
        """Show what came of a response."""
        raise NotImplementedError

    @property
    def sheet(self) -> Sheet:
        """Where it is answered."""
        return self.query_one(Sheet)

    @on(Responded)
    async def respond(self, message: Responded) -> None:
        """Pass a response on, and show what came of it; one that comes after another was judged is late."""
        message.stop()
        if self.asked is not None and message.question is self.asked:
            await self.answer(lambda: self.judge(message.response))

    @on(Taken)
    def take(self, message: Taken) -> None:
        """Offer what is possible once the answer is in sight."""
        message.stop()
        self.offer()

    async def on_key(self, event: Key) -> None:
        """Let the answer have a key first; what it comes to is done before the next key is looked at.

        An Enter that was pressed twice is none to a question that has just come up; a field is still empty.
        """
        before, self._key = self._key, event.key
        fresh = self.answered is None and not self.typing and 0 <= self.since < _TWICE
        if (fresh and event.key == before == "enter") or await self._press(event.key):
            event.stop()

    async def action_submit(self) -> None:
        """Do what Enter does with the answer."""
        await self._press("enter")

    async def _press(self, key: str) -> bool:
        if key == "enter" and await self._retried():
            return True
        did = self.sheet.press(key)
        if did is True:
            self._again = None  # another answer is being given
            self.offer()
        elif did is not False:
            await self.answer(lambda: self.judge(did))
        return did is not False

    async def answer(self, judged: Callable[[], Answered]) -> None:
        """Judge an answer and show what came of it; where it cannot be saved, it may be given again."""
        if self.answered is not None or self.asked is None:
            return
        try:
            came = judged()
        except QuizError as error:
            self._again = self.asked, judged
            key = self._rescue_key
            self.fault(error, f"Enter tries again{f', {key} saves the answer elsewhere' if key else ''}.")
            self.sheet.retry()
            return
        self._again = None
        self.say()
        await self.show(came)

    # -- where an answer cannot be saved --------------------------------------------------------------

    async def _retried(self) -> bool:
        """Try once more to save the answer to the question on screen, if there is one that could not be."""
        if self._again is None or self._again[0] is not self.asked or self.typing:
            return False
        await self.answer(self._again[1])
        return True

    @on(Input.Submitted)
    async def submit_nothing(self) -> None:
        """Try once more where nothing was typed: the answer was given up, and that could not be saved."""
        if self._again is not None and self._again[0] is self.asked:
            await self.answer(self._again[1])

    def fault(self, error: QuizError, then: str = "") -> None:
        """Say what could not be done, and offer what can be now."""
        super().fault(error, then)
        self.offer()

    def can(self, action: str) -> bool:
        """Say whether a command is possible now: answers are saved elsewhere where they cannot be here."""
        return self.quiz.start.store.spare.failing if action == "rescue" else super().can(action)

    @property
    def _rescue_key(self) -> str:
        return next((key for command, key in self.offered() if command.action == "rescue"), "")

    def action_rescue(self) -> None:
        """Ask for a place, and save there what is in memory."""
        from quizapp.tui.screens.rescue import Rescue  # noqa: PLC0415 - only a fault needs it

        spare = self.quiz.start.store.spare
        self.app.push_screen(Rescue(str(spare.suggested()), len(spare.unsaved)), self._rescued)

    def _rescued(self, place: str | None) -> None:
        if not place:
            return
        try:
            path = self.quiz.start.store.spare.save(expanded(place))
        except QuizError as error:
            self.fault(error, f"{self._rescue_key} names another.")
        else:
            here = self._again is not None and self._again[0] is self.asked
            again = " Enter still tries to save it here." if here else ""
            self.say(f"Saved in {path}; `quizapp merge` takes it in.{again}")

    def hints(self) -> list[Hint]:
        """Name first how to answer, where that is to be done."""
        answering = self.sheet.answering
        first = answering.hints() if answering is not None and self.answered is None else []
        return [*first, *super().hints()]

    def action_page_up(self) -> None:
        """Scroll up."""
        self.sheet.scroll_rows(-self.sheet.size.height + 2)

    def action_page_down(self) -> None:
        """Scroll down."""
        self.sheet.scroll_rows(self.sheet.size.height - 2)
