"""Note: a learner's own note on a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from quizapp.tui.keys import FLAG, bindings
from quizapp.tui.over import Over
from quizapp.tui.text import NOTHING, hung, line, lines
from quizapp.tui.widgets.field import Field
from quizapp.tui.widgets.region import Region

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content

__all__ = ["Note"]


class Note(Over[str]):
    """Asks for the note; the one that stands can be changed, and an empty one removes it."""

    CSS_PATH = "note.tcss"
    BINDINGS = bindings(FLAG)

    def __init__(self, before: str, cards: int) -> None:
        super().__init__()
        self._before = before
        self._cards = cards

    def parts(self) -> ComposeResult:
        """Yield the question and a field."""
        yield Region(self._painted)
        yield Field("what helps you remember", id="note")
        yield Region(_keys)

    def on_mount(self) -> None:
        """Let the learner type at once, after what stands there."""
        field = self.query_one(Field)
        field.value = self._before
        field.cursor_position = len(field.value)
        self.set_focus(field)

    @on(Input.Submitted)
    def send(self, event: Input.Submitted) -> None:
        """Keep what was written."""
        event.stop()
        self.dismiss(event.value.strip())

    def _painted(self, width: int) -> Content:
        what = "Your note on this card. " if self._cards == 1 else f"Your note on {self._cards} cards. "
        text = line((what, "$bright bold"), ("Only you see it; an empty one removes it.", "$foreground"))
        return lines([*hung("", text, width), NOTHING])


def _keys(width: int) -> Content:
    keys = line(("Enter", "$act bold"), " keep it", ("   Esc", "$act"), (" leave it", "$quiet"))
    return lines([NOTHING, *hung("", keys, width)])
