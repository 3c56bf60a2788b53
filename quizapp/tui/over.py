"""Over: what lies over a page for a moment: help, palette, a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual.containers import Vertical
from textual.screen import ModalScreen

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Click

__all__ = ["Over"]

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
