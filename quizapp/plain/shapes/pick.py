"""pick: the number of an option, or its text."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING

from quizapp.fold import squeeze
from quizapp.plain.reading import normal
from quizapp.response import Pick, Picked, Wrote
from quizapp.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.plain.shapes import Talk
    from quizapp.question import Question
    from quizapp.response import Response
    from quizapp.study.asked import Answered


def asked(question: Question) -> list[str]:
    """Return what the table around the options says, cell by cell, and the options with their labels."""
    assert isinstance(question.shape, Pick)
    grid = question.shape.grid
    cells = grid.told() if grid is not None else ()
    options = zip(labels(question.options), question.options, strict=True)
    return [
        *(f"  {one_line(column)} · {one_line(row)}: {one_line(cell or '?')}" for column, row, cell in cells),
        *(f"  {label}  {one_line(option)}" for label, option in options),
    ]


def wanted(question: Question) -> str:
    """Return how an option is named."""
    known = labels(question.options)
    return f"a {'number' if known[0].isdecimal() else 'letter'} from {known[0]} to {known[-1]}, or the text"


def read(question: Question, line: str, talk: Talk | None) -> Response | None:
    """Return the option that a line names by its label or its text; alone, any other text is as written."""
    known, text = labels(question.options), normal(line)
    if text in known:
        return Picked(known.index(text))
    texts = [squeeze(option) for option in question.options]
    if (form := squeeze(text)) and form in texts:
        return Picked(texts.index(form))
    return Wrote(line) if talk is None else None


def labels(options: Sequence[str]) -> list[str]:
    """Return what stands before each option: its number.

    Where an option is such a number itself, "3" could mean two of them: then it is a letter, and no
    label is ever an option's text.
    """
    texts = {squeeze(option) for option in options}
    numbers = [str(number) for number in range(1, len(options) + 1)]
    if texts.isdisjoint(numbers):
        return numbers
    return [letter for letter in ascii_lowercase if letter not in texts][: len(options)]


def told(answered: Answered) -> list[str]:
    """Return nothing: the verdict names the right option."""
    del answered
    return []
