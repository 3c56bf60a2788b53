"""Rescue: where to save the answers that cannot be saved where they belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.say import counted
from quizapp.tui.over import OneLine
from quizapp.tui.text import line

if TYPE_CHECKING:
    from textual.content import Content

__all__ = ["Rescue"]


class Rescue(OneLine):
    """Asks for a place, and suggests one; `unsaved` answers are in no file yet."""

    HINT = "a file that is not there yet"
    DOES = "save there"

    def __init__(self, suggested: str, unsaved: int) -> None:
        super().__init__(suggested)
        self._unsaved = unsaved

    def asked(self) -> Content:
        """Return the question."""
        among = f", with {counted(self._unsaved, 'answer')} that no file has yet" if self._unsaved else ""
        about = f"All of this sitting goes into a new file{among}. Another disk is best."
        return line(("Save the answers elsewhere. ", "$bright bold"), (about, "$foreground"))
