"""How well a topic is remembered: a row of memory marks, one for a share of its cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.marks import MEMORY
from quizapp.tui.text import line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

__all__ = ["legend", "memory_row"]


def memory_row(counts: Sequence[int], width: int) -> Content:
    """Return a row of marks, the firmest first; each step that has a card has a mark."""
    total = sum(counts)
    if not total:
        return line(" " * width)
    width = min(width, total)
    shares = [count * width / total for count in counts]
    marks = [max(int(share), 1) if count else 0 for share, count in zip(shares, counts, strict=True)]
    while sum(marks) > width:
        marks[marks.index(max(marks))] -= 1
    while sum(marks) < width:
        short = max(range(len(marks)), key=lambda step: shares[step] - marks[step])
        marks[short] += 1
    steps = reversed(list(zip(MEMORY, marks, strict=True)))
    return line(*((sign.mark * many, sign.style) for sign, many in steps if many))


def legend() -> Content:
    """Return what the marks mean."""
    return line(
        *(part for sign in MEMORY for part in ((f"{sign.mark} ", sign.style), (f"{sign.word}   ", "$quiet")))
    )
