"""Explain: why a problem matters, with a wrong and a right example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.explained import explained
from quizapp.tui.keys import EXPLAIN, bindings
from quizapp.tui.over import Text
from quizapp.tui.text import hung, line, lines

if TYPE_CHECKING:
    from textual.content import Content

__all__ = ["Explain"]


class Explain(Text):
    """Explains a problem's code."""

    CSS_PATH = "explain.tcss"
    BINDINGS = bindings(EXPLAIN)

    def __init__(self, code: str) -> None:
        super().__init__()
        self._code = code

    def painted(self, width: int) -> Content:
        """Return what `check --explain` prints: prose that is wrapped, and examples as they stand."""
        first, *rest = explained(self._code).splitlines()
        drawn = hung("", line((first, "$bright bold")), width)
        for each in _unbroken(rest):
            text = each.lstrip()
            indent = " " * (len(each) - len(text))
            drawn += hung(indent, line((text, "$act" if indent else "$foreground")), width)
        return lines(drawn)


def _unbroken(rows: list[str]) -> list[str]:
    """Return the lines with those of a paragraph put together, so that it can be wrapped anew."""
    found: list[str] = []
    for row in rows:
        if found and row and found[-1] and not row.startswith(" ") and not found[-1].startswith(" "):
            found[-1] += f" {row}"
        else:
            found.append(row)
    return found
