"""place: the number of a gap, each gap told by what stands before and after it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from quizapp.plain.reading import number
from quizapp.response import Picked, Place
from quizapp.safe import one_line

if TYPE_CHECKING:
    from quizapp.plain.shapes import Talk
    from quizapp.question import Question
    from quizapp.response import Response
    from quizapp.study.asked import Answered


def asked(question: Question) -> list[str]:
    """Return the gaps with their numbers, and the dates around them."""
    shape = question.shape
    assert isinstance(shape, Place)
    dated = [
        f"{one_line(option.text)} ({one_line(told)})"
        for option, told in zip(shape.options, shape.told, strict=True)
    ]
    between = [
        f"  {place}  between {one} and {other}" for place, (one, other) in enumerate(pairwise(dated), 2)
    ]
    return [f"  1  before {dated[0]}", *between, f"  {len(dated) + 1}  after {dated[-1]}"]


def wanted(question: Question) -> str:
    """Return how a gap is named."""
    return f"a number from 1 to {len(question.options) + 1}"


def read(question: Question, line: str, talk: Talk | None) -> Response | None:
    """Return the gap that a line names."""
    del talk
    gap = number(line, len(question.options) + 1)
    return Picked(gap) if gap is not None else None


def told(answered: Answered) -> list[str]:
    """Return nothing: the verdict names the place and the date."""
    del answered
    return []
