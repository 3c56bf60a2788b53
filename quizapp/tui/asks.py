"""Asks: a page with a sheet on which questions are answered; what an answer comes to is its own affair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

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
        did = self.sheet.press(key)
        if did is True:
            self.offer()
        elif did is not False:
            await self.answer(lambda: self.judge(did))
        return did is not False

    async def answer(self, judged: Callable[[], Answered]) -> None:
        """Judge an answer and show what came of it; where it cannot be saved, it may be given again."""
        if self.answered is not None or self.asked is None:
            return
        found: list[Answered] = []
        if not self.safely(lambda: found.append(judged())):
            self.sheet.retry()
            return
        self.say()
        await self.show(found[0])

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
