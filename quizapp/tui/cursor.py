"""Cursor: where the terminal's own cursor stands: in the field that is typed in, else at what is chosen.

Textual hides it and draws its own; but a braille display, a magnifier and an input method go by where it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.errors import NoWidget
from textual.geometry import Offset
from textual.widget import Widget

from quizapp.tui.text import NOTHING, line

if TYPE_CHECKING:
    from textual.content import Content
    from textual.screen import Screen

__all__ = ["Points", "standing"]

_MARKS = "▸⇅"  # before what is chosen, and what is held


class Points(Widget):
    """A widget that knows which of its cells is chosen: that of the mark in the text that it drew last."""

    _remembered = NOTHING

    def remember(self, text: Content) -> Content:
        """Keep what is drawn, and return it."""
        self._remembered = text
        return text

    @property
    def pointer(self) -> Offset | None:
        """The column and row that is chosen within it; None where nothing is."""
        text = self._remembered.plain
        at = min((place for mark in _MARKS if (place := text.find(mark)) >= 0), default=None)
        if at is None:
            return None
        return Offset(line(text[:at].rpartition("\n")[2]).cell_length, text.count("\n", 0, at))


def standing(screen: Screen[object]) -> Offset | None:
    """Return the cell of a screen in which the cursor belongs; None where nothing is chosen in sight."""
    if screen.focused is not None:
        typed: Offset | None = getattr(screen.focused, "cursor_screen_offset", None)
        if typed is not None:
            return typed
    for widget in screen.walk_children(Points):
        within = widget.pointer
        if within is None:
            continue
        try:
            there = screen.find_widget(widget)
        except NoWidget:  # it is not laid out, or was taken away
            continue
        place = widget.content_region.offset + within
        if there.visible_region.contains_point(place):
            return place
    return None
