"""Cursor: where the terminal's own cursor stands: in the field that is typed in, else at what is chosen.

Textual hides it and draws its own; but a braille display, a magnifier and an input method go by where it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.errors import NoWidget
from textual.geometry import Offset
from textual.widget import Widget

from quizapp.tui.text import line

if TYPE_CHECKING:
    from textual.content import Content
    from textual.screen import Screen

__all__ = ["standing"]

_MARKS = "▸⇅"  # before what is chosen, and what is held


def standing(screen: Screen[object]) -> Offset | None:
    """Return the cell of a screen in which the cursor belongs; None where nothing is chosen in sight.

    A widget shows what was drawn last as its `seen`; that has a mark where something in it is chosen.
    """
    if screen.focused is not None:
        typed: Offset | None = getattr(screen.focused, "cursor_screen_offset", None)
        if typed is not None:
            return typed
    for widget in screen.walk_children(Widget):
        seen: Content | None = getattr(widget, "seen", None)
        within = _chosen(seen) if seen is not None else None
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


def _chosen(seen: Content) -> Offset | None:
    """Return the column and row of the mark of what is chosen in a text."""
    text = seen.plain
    at = min((place for mark in _MARKS if (place := text.find(mark)) >= 0), default=None)
    if at is None:
        return None
    return Offset(line(text[:at].rpartition("\n")[2]).cell_length, text.count("\n", 0, at))
