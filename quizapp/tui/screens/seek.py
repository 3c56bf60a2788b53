"""Seek: words of an event that is looked for on the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.tui.over import OneLine
from quizapp.tui.text import line

if TYPE_CHECKING:
    from textual.content import Content

__all__ = ["Seek"]


class Seek(OneLine):
    """Asks for the words, begun with those from before."""

    HINT = "words of its name, its date or its lane"
    DOES = "go there"

    def asked(self) -> Content:
        """Return the question."""
        return line(("Which event? ", "$bright bold"))
