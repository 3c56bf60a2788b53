"""write: the line is the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.response import Write, Wrote

if TYPE_CHECKING:
    from quizapp.plain.shapes import Talk
    from quizapp.question import Question
    from quizapp.response import Response
    from quizapp.study.asked import Answered


def asked(question: Question) -> list[str]:
    """Return what is to be typed, in a word."""
    assert isinstance(question.shape, Write)
    return [f"  ({question.shape.asks_for})"]


def wanted(question: Question) -> str:
    """Return nothing: any line is a response."""
    del question
    return ""


def read(question: Question, line: str, talk: Talk | None) -> Response | None:
    """Return the line as written, unless it is empty."""
    del question, talk
    return Wrote(line) if line.strip() else None


def told(answered: Answered) -> list[str]:
    """Return nothing: the verdict names the answer."""
    del answered
    return []
