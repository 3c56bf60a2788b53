"""Answering: what the ways to give an answer have in common, one for each shape of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from textual.message import Message

if TYPE_CHECKING:
    from textual.content import Content
    from textual.widget import Widget

    from quizapp.question import Question
    from quizapp.response import Response
    from quizapp.tui.widgets.hints import Hint

__all__ = ["Answering", "Responded", "Taken"]


class Responded(Message):
    """The learner has answered a question; whether rightly is not for a widget to say."""

    def __init__(self, response: Response, question: Question | None) -> None:
        super().__init__()
        self.response = response
        self.question = question


class Taken(Message):
    """The learner did something short of answering: moved, ticked, looked at the answer."""


class Answering(Protocol):
    """One shape of answer: drawn on the sheet between question and verdict, and told of keys and clicks.

    A key or a click is taken (True), not meant for it (False), or makes a response. `over` is a widget
    that lies over its first row, where typing needs one. Where it `drags`, a row that the mouse draws to
    another is clicked on, and then the other.
    """

    over: Widget | None
    drags: bool

    @property
    def here(self) -> tuple[int, int] | None:
        """The first of its rows at which the learner is, and the row after the last; None for nowhere."""
        ...

    def hints(self) -> list[Hint]:
        """Return how to answer, for the footer."""
        ...

    def ask(self, question: Question) -> None:
        """Offer a question to be answered, afresh."""
        ...

    def retry(self) -> None:
        """Offer the same question once more, keeping what was answered in sight."""
        ...

    def tell(self, response: Response) -> None:
        """Show what was answered beside what is right; no more answers are taken."""
        ...

    def painted(self, width: int) -> list[Content]:
        """Return its rows."""
        ...

    def press(self, key: str) -> Response | bool:
        """Take a key."""
        ...

    def click(self, column: int, row: int) -> Response | bool:
        """Take a click, counted from its own first row."""
        ...
