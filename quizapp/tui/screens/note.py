"""Note: a learner's own note on a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.tui.over import OneLine
from quizapp.tui.text import line

if TYPE_CHECKING:
    from textual.content import Content

__all__ = ["Note"]


class Note(OneLine):
    """Asks for the note; the one that stands can be changed, and an empty one removes it."""

    HINT = "what helps you remember"

    def __init__(self, before: str, cards: int) -> None:
        super().__init__(before)
        self._cards = cards

    def asked(self) -> Content:
        """Return the question."""
        what = "Your note on this card. " if self._cards == 1 else f"Your note on {self._cards} cards. "
        return line((what, "$bright bold"), ("Only you see it; an empty one removes it.", "$foreground"))
