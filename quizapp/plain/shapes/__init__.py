"""Shapes in plain lines, one file each, named as the shape is: what is asked, and what a line answers.

A shape's module holds
    asked(question)             the lines below the prompt
    wanted(question)            what a line has to be; "" where any line is a response
    read(question, line, talk)  the response that a line makes, or None where it makes none
    told(answered)              the lines below the verdict, where there is more to tell of this shape
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.question import Question
    from quizapp.response import Response
    from quizapp.study.asked import Answered

__all__ = ["PlainShape", "Talk", "shape_of"]

_T = TypeVar("_T")


class Talk(Protocol):
    """How more is said and asked before a response is whole."""

    def say(self, line: str, /) -> object:
        """Say a line."""
        ...

    def until(self, ask: str, read: Callable[[str], _T | None]) -> _T | None:
        """Ask until a line can be read; None where there is none."""
        ...


class PlainShape(Protocol):
    """What a module of this folder offers."""

    def asked(self, question: Question) -> list[str]:
        """Return the lines below the prompt."""
        ...

    def wanted(self, question: Question) -> str:
        """Return what a line has to be, as it is said after one that is not; "" where any is a response."""
        ...

    def read(self, question: Question, line: str, talk: Talk | None) -> Response | None:
        """Return the response that a line makes, or None; without `talk` this line is all there is."""
        ...

    def told(self, answered: Answered) -> list[str]:
        """Return the lines below the verdict that belong to this shape."""
        ...


def shape_of(question: Question) -> PlainShape:
    """Return the module for a question's shape."""
    name = type(question.shape).__name__.lower()
    return cast("PlainShape", import_module(f"quizapp.plain.shapes.{name}"))
