"""arrange: the numbers of the things, in the order that they belong in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.plain.reading import normal, numbers
from quizapp.response import Arrange, Arranged
from quizapp.safe import one_line

if TYPE_CHECKING:
    from quizapp.plain.shapes import Talk
    from quizapp.question import Question
    from quizapp.response import Response
    from quizapp.study.asked import Answered


def asked(question: Question) -> list[str]:
    """Return the things with their numbers."""
    things = [f"  {place}  {one_line(option)}" for place, option in enumerate(question.options, 1)]
    return [*things, f"  ({wanted(question)})"]


def wanted(question: Question) -> str:
    """Return how an order is written; the example is always the same, so that it gives nothing away."""
    example = " ".join(str(place) for place in range(len(question.options), 0, -1))
    return f"all the numbers in their order, such as {example}"


def read(question: Question, line: str, talk: Talk | None) -> Response | None:
    """Return the order that a line gives, each number once: "3 1 2", "3, 1, 2" or "312"."""
    del talk
    count = len(question.options)
    text = normal(line)
    found = numbers(" ".join(text) if text.isdecimal() and len(text) == count else text, count)
    return Arranged(found) if found is not None and sorted(found) == list(range(count)) else None


def told(answered: Answered) -> list[str]:
    """Return the dates, in the order of the things that the verdict names."""
    shape = answered.question.shape
    assert isinstance(shape, Arrange)
    return [f"  That is: {' → '.join(one_line(shape.told[place]) for place in shape.order)}"]
