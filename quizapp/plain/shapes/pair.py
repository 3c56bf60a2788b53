"""pair: the things on the left have numbers and those on the right letters: "1b 2a 3c", or "b a c"."""

from __future__ import annotations

import re
from string import ascii_lowercase
from typing import TYPE_CHECKING

from quizapp.plain.reading import normal
from quizapp.response import Pair, Paired
from quizapp.safe import one_line

if TYPE_CHECKING:
    from quizapp.plain.shapes import Talk
    from quizapp.question import Question
    from quizapp.response import Response
    from quizapp.study.asked import Answered

_BETWEEN = re.compile(r"[\s,;:=.()→–-]+")
_ONE = re.compile(r"([0-9]{0,2})([a-z])")


def asked(question: Question) -> list[str]:
    """Return both sides, the left with numbers and the right with letters."""
    shape = question.shape
    assert isinstance(shape, Pair)
    return [
        *(f"  {place}  {one_line(option)}" for place, option in enumerate(question.options, 1)),
        *(
            f"  {letter}  {one_line(option.text)}"
            for letter, option in zip(ascii_lowercase, shape.right, strict=False)
        ),
        f"  ({wanted(question)})",
    ]


def wanted(question: Question) -> str:
    """Return how pairs are written; the example is always the same, so that it gives nothing away."""
    shape = question.shape
    assert isinstance(shape, Pair)
    letters = [ascii_lowercase[place % len(shape.right)] for place in range(1, len(shape.options) + 1)]
    example = " ".join(f"{place}{letter}" for place, letter in enumerate(letters, 1))
    once = "" if shape.many else ", no letter twice"
    return f"each number with a letter{once}, such as {example}, or the letters alone"


def read(question: Question, line: str, talk: Talk | None) -> Response | None:
    """Return the pairs that a line gives, every thing on the left once."""
    del talk
    shape = question.shape
    assert isinstance(shape, Pair)
    text = _BETWEEN.sub("", normal(line))
    found = _ONE.findall(text)
    if len(found) != len(shape.options) or sum(len(number) + 1 for number, _letter in found) != len(text):
        return None
    if not any(number for number, _letter in found):
        found = [(str(place), letter) for place, (_none, letter) in enumerate(found, 1)]
    given = {int(number or 0) - 1: ascii_lowercase.index(letter) for number, letter in found}
    pairs = tuple(given.get(place, len(shape.right)) for place in range(len(shape.options)))
    if max(pairs) >= len(shape.right) or (not shape.many and len(set(pairs)) < len(pairs)):
        return None
    return Paired(pairs)


def told(answered: Answered) -> list[str]:
    """Return the other pairs, unless all of them were right."""
    shape, response = answered.question.shape, answered.response
    assert isinstance(shape, Pair)
    if isinstance(response, Paired) and response.pairs == shape.pairs:
        return []
    return [
        f"  {one_line(option.text)} – {one_line(shape.right[right].text)}"
        for place, (option, right) in enumerate(zip(shape.options, shape.pairs, strict=True))
        if place != shape.about
    ]
