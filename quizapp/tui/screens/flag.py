"""Flag: a comment on a card, for its author."""

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

__all__ = ["Flag"]


class Flag(Over[str]):
    """Asks for the comment, begun with what could not be kept before; an empty one flags the card as well."""

    CSS_PATH = "flag.tcss"
    BINDINGS = bindings(FLAG)

    def __init__(self, comment: str = "") -> None:
        super().__init__()
        self._comment = comment

    def parts(self) -> ComposeResult:
        """Yield the question and a field."""
        yield Region(_painted)
        yield Field("a word to the author, or nothing", id="comment")
        yield Region(_keys)

    def on_mount(self) -> None:
        """Let the learner type at once."""
        for field in self.query(Field):  # none, where a quick key has closed it before it was laid out
            field.value = self._comment
            self.set_focus(field)

    @on(Input.Submitted)
    def send(self, event: Input.Submitted) -> None:
        """Flag the card with what was written."""
        event.stop()
        self.dismiss(event.value.strip())


def _painted(width: int) -> Content:
    text = line(
        ("Flag this card for its author. ", "$bright bold"), ("What is wrong with it?", "$foreground")
    )
    return lines([*hung("", text, width), NOTHING])


def _keys(width: int) -> Content:
    keys = line(("Enter", "$act bold"), " flag it", ("   Esc", "$act"), (" leave it", "$quiet"))
    return lines([NOTHING, *hung("", keys, width)])
