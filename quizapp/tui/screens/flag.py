"""Flag: a comment on a card, for its author."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.tui.over import OneLine
from quizapp.tui.text import line

if TYPE_CHECKING:
    from textual.content import Content

__all__ = ["Flag"]


class Flag(OneLine):
    """Asks for the comment, begun with what could not be kept before; an empty one flags the card as well."""

    HINT = "a word to the author, or nothing"
    DOES = "flag it"

    def asked(self) -> Content:
        """Return the question."""
        return line(
            ("Flag this card for its author. ", "$bright bold"), ("What is wrong with it?", "$foreground")
        )
