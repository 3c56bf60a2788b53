"""Hints: the line of keys that matter now; a click on one does what its key does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from quizapp.tui.text import NOTHING, line
from quizapp.tui.widgets.region import Region

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.events import Click

__all__ = ["Hint", "Hints"]

Hint = tuple[str, str, str]
"""A key, its word, and the action of the screen that it stands for, if it is one."""
_GAP = 3


class Hints(Region):
    """As many hints as fit on one line, the most important first; the last of all stays at the right end."""

    DEFAULT_CSS = "Hints { height: 1; }"

    def __init__(self) -> None:
        super().__init__(self._painted, id="hints")
        self._hints: Sequence[Hint] = ()
        self._places: list[tuple[int, int, str]] = []

    def offer(self, hints: Sequence[Hint]) -> None:
        """Show other hints."""
        if hints != self._hints:
            self._hints = hints
            self.redraw()

    def _painted(self, width: int) -> Content:
        self._places = []
        if not self._hints:
            return NOTHING
        *first, last = self._hints
        end = _hint(last, strong=False)
        at = width - end.cell_length
        self._places.append((at, width, last[2]))
        text = NOTHING
        for hint in first:
            each = _hint(hint, strong=hint is self._hints[0] and bool(hint[0] == "Enter" or not hint[2]))
            start = text.cell_length + (_GAP if text else 0)
            if start + each.cell_length + _GAP > at:
                break
            self._places.append((start, start + each.cell_length, hint[2]))
            text = text + Content(" " * (start - text.cell_length)) + each
        return text + Content(" " * max(at - text.cell_length, 0)) + end

    async def on_click(self, event: Click) -> None:
        """Do what was clicked on."""
        for start, end, action in self._places:
            if action and start <= event.x < end:
                await self.screen.run_action(f"screen.{action}")


def _hint(hint: Hint, *, strong: bool) -> Content:
    key, word, _action = hint
    return line((key, "$act bold" if strong else "$act"), " ", (word, "$foreground" if strong else "$quiet"))
