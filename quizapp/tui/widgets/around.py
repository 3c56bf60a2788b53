"""What lies around a fact, beside its verdict: earlier and later dates, or others' positions on the issue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.tui.text import NOTHING, hung, line, lines

if TYPE_CHECKING:
    from textual.content import Content

    from quizapp.study.neighbours import Neighbours

__all__ = ["painted"]

_GAP = 2
_MOST = 0.4  # of the width that labels beside the text may take


def painted(found: Neighbours, width: int) -> Content:
    """Return the neighbours under each other, the fact itself pointed at."""
    drawn = [line((found.heading, "$quiet")), NOTHING]
    column = max(line(each.label).cell_length for each in found.facts) + _GAP
    stacked = column > width * _MOST
    for each in found.facts:
        look = "$bright bold" if each.own else "$quiet"
        label = line(
            ("▸ " if each.own else "  ", "$act bold"), (each.label, "$act" if each.own else "$foreground")
        )
        if stacked:
            drawn += [*hung("", label, width), *hung("  ", line((each.text, look)), width), NOTHING]
        else:
            space = " " * (column - label.cell_length + _GAP)
            drawn += hung(label + line(space), line((each.text, look)), width)
    return lines(drawn)
