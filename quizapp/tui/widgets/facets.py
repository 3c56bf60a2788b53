"""Facets: the cards of a fact beside each other, the chosen one pointed at, each with its memory's mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from quizapp.marks import MEMORY
from quizapp.tui.text import NOTHING, line, lines
from quizapp.tui.widgets.region import Region

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content
    from textual.events import Click

    from quizapp.study.dossier import Page

__all__ = ["Facets", "Turned"]

_GAP = 3


class Turned(Message):
    """A card was clicked on."""

    def __init__(self, facet: str) -> None:
        super().__init__()
        self.facet = facet


class Facets(Region):
    """The cards of a fact."""

    DEFAULT_CSS = "Facets { margin-bottom: 1; }"

    def __init__(self) -> None:
        super().__init__(self._painted, id="facets")
        self._pages: Sequence[Page] = ()
        self._chosen = ""
        self._places: list[tuple[int, int, int, str]] = []

    def hold(self, pages: Sequence[Page], chosen: str) -> None:
        """Show other cards, or another one chosen."""
        self._pages, self._chosen = pages, chosen
        self.redraw()

    def _painted(self, width: int) -> Content:
        self._places = []
        rows = [NOTHING]
        for page in self._pages:
            each = _named(page, chosen=page.facet == self._chosen)
            start = rows[-1].cell_length + (_GAP if rows[-1] else 0)
            if rows[-1] and start + each.cell_length > width:
                rows.append(NOTHING)
                start = 0
            self._places.append((len(rows) - 1, start, start + each.cell_length, page.facet))
            rows[-1] = line(rows[-1], " " * (start - rows[-1].cell_length), each)
        return lines(rows)

    def on_click(self, event: Click) -> None:
        """Choose what was clicked on."""
        for row, start, end, facet in self._places:
            if event.y == row and start <= event.x < end:
                self.post_message(Turned(facet))


def _named(page: Page, *, chosen: bool) -> Content:
    sign = MEMORY[page.firmness]
    look = "$bright bold" if chosen else "$foreground" if page.card is not None else "$quiet"
    mark = (f"{sign.mark} ", sign.style) if page.card is not None else ("– ", "$quiet")
    return line(("▸ " if chosen else "  ", "$act bold"), mark, (page.facet, look))
