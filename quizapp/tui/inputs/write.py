"""write: a line of text; Enter submits it, and an empty one does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.actions import SkipAction
from textual.widgets import Input

from quizapp.response import Write, Wrote
from quizapp.safe import clean
from quizapp.tui.answering import Responded, Taken
from quizapp.tui.text import NOTHING
from quizapp.tui.widgets.field import Field

if TYPE_CHECKING:
    from textual.content import Content

    from quizapp.question import Question
    from quizapp.response import Response
    from quizapp.tui.widgets.hints import Hint

__all__ = ["ANSWERING"]


class Written(Field):
    """A field whose ctrl+u is left to the screen where there is nothing to delete."""

    def action_delete_left_all(self) -> None:
        """Delete to the left, or leave the key to the screen."""
        if not self.value:
            raise SkipAction
        super().action_delete_left_all()

    question: Question | None = None

    @on(Input.Changed)
    def note(self, event: Input.Changed) -> None:
        """Say that something was typed."""
        event.stop()
        self.post_message(Taken())

    @on(Input.Submitted)
    def report(self, event: Input.Submitted) -> None:
        """Report what was written; that nothing was is for the page."""
        if event.value.strip():
            event.stop()
            self.post_message(Responded(Wrote(event.value.strip()), self.question))


class WriteInput:
    """A field for one line; while it is being typed in, letters are letters."""

    drags = False
    here = None

    def __init__(self) -> None:
        self.over = self._field = Written(id="write")

    def hints(self) -> list[Hint]:
        """Return how to answer, for the footer."""
        return [("Enter", "answer", "")]

    def ask(self, question: Question) -> None:
        """Offer an empty field."""
        assert isinstance(question.shape, Write)
        self._field.question = question
        wanted = question.shape.asks_for
        self._field.placeholder = "your answer" if wanted == "text" else clean(wanted)
        self._field.value = ""

    def retry(self) -> None:
        """Offer the field again, its text selected: typing replaces it."""
        self._field.action_select_all()

    def tell(self, response: Response) -> None:
        """Keep what was written; of an answer given up nothing stays."""
        if response == Wrote(""):
            self._field.value = ""
            self._field.placeholder = "—"

    def press(self, key: str) -> Response | bool:
        """Leave every key to the field."""
        del key
        return False

    def click(self, column: int, row: int) -> Response | bool:
        """Leave every click to the field."""
        del column, row
        return False

    def painted(self, width: int) -> list[Content]:
        """Return the row that the field lies over."""
        del width
        return [NOTHING]


ANSWERING = WriteInput
