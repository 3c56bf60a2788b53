"""Edit: which fact of a file was worked on, told from its text before and after."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Begun", "edited", "fact_at", "lines_of"]

Begun = tuple[int, str]
"""The line at which a fact begins, from 1, and its key."""

_CLOSING = ("}", "]")


def lines_of(text: str) -> list[str]:
    """Return a text's lines, without their ends."""
    return text.split("\n")


def edited(before: Sequence[str], after: Sequence[str], begun: Sequence[Begun]) -> str:
    """Return the key of the fact that was edited, "" where none was; `begun` are those of the text after.

    That is the fact at the first line that differs, or where that is in none, at the last. What was
    deleted belongs to the fact around it.
    """
    first = _alike(before, after)
    if first == len(before) == len(after):
        return ""
    last = len(after) - _alike(before[first:][::-1], after[first:][::-1])
    if first == last:  # nothing but a deletion
        return fact_at(after, begun, first) or fact_at(after, begun, first + 1)
    return fact_at(after, begun, first + 1) or fact_at(after, begun, last)


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many items two lists begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (mine, theirs) in pairs if mine != theirs), min(len(one), len(other)))


def fact_at(lines: Sequence[str], begun: Sequence[Begun], line: int) -> str:
    """Return the key of the fact that a line is part of, "" where it is part of none.

    A fact goes on while its lines are indented further than the one that it begins on; comments and
    blank lines after its last are no part of it.
    """
    number = bisect_right(begun, line, key=lambda each: each[0]) - 1
    if number < 0 or line > len(lines):
        return ""
    start, key = begun[number]
    least = _indent(lines[start - 1])
    reached = start
    for at in range(start + 1, len(lines) + 1):
        text = lines[at - 1].strip()
        if not text or text.startswith("#"):
            continue
        if _indent(lines[at - 1]) <= least and not text.startswith(_CLOSING):
            break
        reached = at
        if at >= line:
            break
    return key if reached >= line else ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
