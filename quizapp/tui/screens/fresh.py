"""Fresh: a new fact, shown once before it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll

from quizapp.tui.keys import FRESH, bindings
from quizapp.tui.over import Text
from quizapp.tui.text import NOTHING, hung, line, lines
from quizapp.tui.widgets.region import Region

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content

    from quizapp.study.introducing import Introduction

__all__ = ["Fresh"]


class Fresh(Text):
    """Prompt, answer, and what is told of it; Enter asks."""

    CSS_PATH = "fresh.tcss"
    BINDINGS = bindings(FRESH)

    def __init__(self, new: Introduction) -> None:
        super().__init__()
        self._new = new

    def parts(self) -> ComposeResult:
        """Yield the fact, and the key that goes on."""
        with VerticalScroll(id="sheet", can_focus=False):
            yield Region(self.painted)
        yield Region(_keys)

    def painted(self, width: int) -> Content:
        """Return the fact."""
        told = self._new.told
        drawn = [line(("○ new", "$memory-0")), NOTHING, *hung("", line(self._new.prompt), width), NOTHING]
        drawn += hung(("→ ", "$good bold"), line((told.answer, "$bright bold")), width)
        said = (("Why: ", told.because), ("", told.note), ("From elsewhere: ", told.outside))
        for what, text in said:
            if text:
                drawn += hung("  ", line((what, "$quiet"), text), width)
        if told.source:
            drawn += hung("  ", line((told.source, "$quiet")), width)
        return lines(drawn)


def _keys(width: int) -> Content:
    return lines([NOTHING, *hung("", line(("Enter", "$act bold"), " asks it now"), width)])
