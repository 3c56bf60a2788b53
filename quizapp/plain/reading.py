"""A line of text → a response of the question's shape."""

from __future__ import annotations

import unicodedata
from string import ascii_lowercase
from typing import TYPE_CHECKING

from quizapp.errors import UsageError
from quizapp.fold import squeeze
from quizapp.response import Pick, Picked, Reveal, Ticked, Wrote
from quizapp.study.rating import AGAIN, GOOD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.question import Question
    from quizapp.response import Response

__all__ = ["labels", "read_pick", "read_rating", "read_response", "read_ticks"]

_RATINGS = {"1": 1, "again": 1, "2": 2, "hard": 2, "3": 3, "good": 3, "4": 4, "easy": 4}


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


def read_pick(question: Question, line: str) -> int | None:
    """Return the option that a line names by its label or its text, or None."""
    options = question.options
    text = unicodedata.normalize("NFKC", line).strip().lower()
    if text in (known := labels(options)):
        return known.index(text)
    wanted = squeeze(text)
    found = [number for number, option in enumerate(options) if squeeze(option) == wanted]
    return found[0] if wanted and found else None


def read_rating(line: str) -> int | None:
    """Return a rating from 1 to 4, by number or word."""
    return _RATINGS.get(unicodedata.normalize("NFKC", line).strip().lower())


def read_ticks(points: int, line: str) -> tuple[int, ...] | None:
    """Return which of so many points a line ticks, counted from 0: "1 3", "all", "none"."""
    text = unicodedata.normalize("NFKC", line).strip().lower()
    if text in {"all", "none", "0"}:
        return tuple(range(points)) if text == "all" else ()
    parts = text.replace(",", " ").split()
    if not parts or not all(
        part.isdecimal() and len(part) < 4 and 1 <= int(part) <= points  # noqa: PLR2004 - three digits
        for part in parts
    ):
        return None
    return tuple(sorted({int(part) - 1 for part in parts}))


def read_response(question: Question, line: str) -> Response:
    """Return a response for `try`: an option by its label or text, and any other text as written.

    Raises UsageError for an empty one.
    """
    if not line.strip():
        raise UsageError("An empty response is no answer.", "Type one.")
    shape = question.shape
    if isinstance(shape, Pick):
        if (named := read_pick(question, line)) is not None:
            return Picked(named)
    elif isinstance(shape, Reveal) and (ticked := read_ticks(len(shape.points), line)) is not None:
        return Ticked(ticked, GOOD if len(ticked) == len(shape.points) else AGAIN)
    return Wrote(line)
