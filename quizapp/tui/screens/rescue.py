"""Rescue: where to save the answers that cannot be saved where they belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from quizapp.say import counted
from quizapp.tui.keys import RESCUE, bindings
from quizapp.tui.over import Over
from quizapp.tui.text import NOTHING, hung, line, lines
from quizapp.tui.widgets.field import Field
from quizapp.tui.widgets.region import Region

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content

__all__ = ["Rescue"]


class Rescue(Over[str]):
    """Asks for a place, and suggests one; `unsaved` answers are in no file yet."""

    CSS_PATH = "rescue.tcss"
    BINDINGS = bindings(RESCUE)

    def __init__(self, suggested: str, unsaved: int) -> None:
        super().__init__()
        self._suggested = suggested
        self._unsaved = unsaved

    def parts(self) -> ComposeResult:
        """Yield the question and a field."""
        yield Region(self._painted)
        yield Field("a file that is not there yet", id="place")
        yield Region(_keys)

    def on_mount(self) -> None:
        """Let the learner type at once."""
        field = self.query_one(Field)
        field.value = self._suggested
        self.set_focus(field)

    @on(Input.Submitted)
    def send(self, event: Input.Submitted) -> None:
        """Save in the place that was written."""
        event.stop()
        self.dismiss(event.value.strip())

    def _painted(self, width: int) -> Content:
        among = f", with {counted(self._unsaved, 'answer')} that no file has yet" if self._unsaved else ""
        about = f"All of this sitting goes into a new file{among}. Another disk is best."
        text = line(("Save the answers elsewhere. ", "$bright bold"), (about, "$foreground"))
        return lines([*hung("", text, width), NOTHING])


def _keys(width: int) -> Content:
    keys = line(("Enter", "$act bold"), " save there", ("   Esc", "$act"), (" leave it", "$quiet"))
    return lines([NOTHING, *hung("", keys, width)])
