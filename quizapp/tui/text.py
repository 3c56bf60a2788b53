"""Text for the screen: every word of a deck, a response or a file passes through here, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from quizapp.safe import apart, clean
from quizapp.wording import titled

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "NOTHING",
    "Part",
    "abreast",
    "beside",
    "clipped",
    "cut",
    "filled",
    "hung",
    "line",
    "lines",
    "titled",
]

Part = str | tuple[str, str] | Content
"""A text, a text with its style, or what was made safe before."""

NOTHING = Content("")
_TAB = 4



def line(*parts: Part) -> Content:
    """Put parts together as text that can neither steer the terminal nor be read as markup."""
    return Content.assemble(*(_safe(part) for part in parts))


def lines(each: Iterable[Content]) -> Content:
    """Put lines under each other."""
    return Content("\n").join(each)


def hung(first: Part, text: Content, width: int) -> list[Content]:
    """Wrap a text to a width, its later lines hanging under its first: a mark, a digit, a label."""
    head = line(first)
    indent = head.cell_length
    wrapped = text.wrap(max(width - indent, 8))
    return [(head if not number else Content(" " * indent)) + each for number, each in enumerate(wrapped)]


def beside(left: Content, right: Content, width: int) -> Content:
    """Set one text at each end of a line; where both do not fit, the left one is cut."""
    room = width - right.cell_length - 2
    if right and room < min(left.cell_length, 8):
        return cut(left, width)
    kept = cut(left, room) if right else cut(left, width)
    return kept + Content(" " * max(width - kept.cell_length - right.cell_length, 0)) + right


def abreast(left: list[Content], column: int, right: list[Content]) -> list[Content]:
    """Set wrapped texts beside each other, the right one from a column on; the shorter one ends earlier."""
    rows = max(len(left), len(right))
    pairs = zip(left + [NOTHING] * (rows - len(left)), right + [NOTHING] * (rows - len(right)), strict=True)
    return [filled(one, column) + other if other else one for one, other in pairs]


def clipped(rows: list[Content], most: int, width: int) -> list[Content]:
    """Return no more than so many rows of a wrapped text, with an ellipsis where there is more of it."""
    return rows if len(rows) <= most else [*rows[: most - 1], cut(line(rows[most - 1], "…"), width)]


def filled(text: Content, width: int) -> Content:
    """Return a text of just this width in cells, filled up or cut."""
    return text.truncate(max(width, 0), ellipsis=True, pad=True)


def cut(text: Content, width: int) -> Content:
    """Cut a text to a width in cells, with an ellipsis where something is missing."""
    return text.truncate(max(width, 1), ellipsis=True)


def _safe(part: Part) -> str | tuple[str, str] | Content:
    if isinstance(part, Content):
        return part
    return _plain(part) if isinstance(part, str) else (_plain(part[0]), part[1])


def _plain(text: str) -> str:
    return apart(clean(text)).expandtabs(_TAB)
