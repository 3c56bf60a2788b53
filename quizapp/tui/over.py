"""Over: what lies over a page for a moment: help, palette, a comment, a text to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen

from quizapp.tui.text import NOTHING, hung, line, lines
from quizapp.tui.widgets.region import Region

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content
    from textual.events import Click

__all__ = ["Over", "Text"]

_Came = TypeVar("_Came")


class Over(ModalScreen[_Came]):
    """A panel over a page; Esc or a click beside it closes it."""

    AUTO_FOCUS = ""

    def compose(self) -> ComposeResult:
        """Lay the panel out."""
        with Vertical(id="panel"):
            yield from self.parts()

    def parts(self) -> ComposeResult:
        """Yield what is in the panel."""
        raise NotImplementedError

    def action_back(self) -> None:
        """Close it, with nothing done."""
        self.dismiss(None)

    def on_click(self, event: Click) -> None:
        """Close it where the click was beside it."""
        if event.widget is self:
            self.dismiss(None)


class Text(Over[None]):
    """A text that scrolls; a subclass paints it."""

    def parts(self) -> ComposeResult:
        """Yield the text, and the keys below it."""
        with VerticalScroll(id="sheet", can_focus=False):
            yield Region(self.painted)
        yield Region(_keys)

    def painted(self, width: int) -> Content:
        """Return the text at a width."""
        raise NotImplementedError

    def action_up(self) -> None:
        """Scroll up."""
        self.query_one("#sheet").scroll_up(animate=False)

    def action_down(self) -> None:
        """Scroll down."""
        self.query_one("#sheet").scroll_down(animate=False)

    def action_page_up(self) -> None:
        """Scroll a page up."""
        self.query_one("#sheet").scroll_page_up(animate=False)

    def action_page_down(self) -> None:
        """Scroll a page down."""
        self.query_one("#sheet").scroll_page_down(animate=False)


def _keys(width: int) -> Content:
    keys = line(("Esc", "$act bold"), " back", ("   ↑↓", "$act"), (" scroll", "$quiet"))
    return lines([NOTHING, *hung("", keys, width)])
