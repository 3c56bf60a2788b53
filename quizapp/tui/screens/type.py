"""Type: asks for the value of a setting, and says what it may be until it is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from quizapp.errors import UsageError
from quizapp.options import written
from quizapp.settingsfile import value_of
from quizapp.tui.keys import LINE, bindings
from quizapp.tui.over import Over
from quizapp.tui.text import NOTHING, hung, line, lines
from quizapp.tui.widgets.field import Field
from quizapp.tui.widgets.region import Region

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content

    from quizapp.options import Option

__all__ = ["Type"]


class Type(Over[str]):
    """A field with what stands there; only what is possible is taken."""

    CSS_PATH = "type.tcss"
    BINDINGS = bindings(LINE)

    def __init__(self, option: Option) -> None:
        super().__init__()
        self._option = option
        self._wrong = ""

    def parts(self) -> ComposeResult:
        """Yield what it is, a field, and what is possible."""
        yield Region(self._painted)
        yield Field(self._option.default, id="typed")
        yield Region(self._below, id="below")

    def on_mount(self) -> None:
        """Let the learner type at once, after what stands there."""
        field = self.query_one(Field)
        field.value = written(self._option.value) if self._option.value else ""
        field.cursor_position = len(field.value)
        self.set_focus(field)

    @on(Input.Submitted)
    def send(self, event: Input.Submitted) -> None:
        """Take the value, if it is one; nothing at all is the default."""
        event.stop()
        text = event.value.strip()
        try:
            if text:
                value_of(self._option.setting, self._option.place, text)
        except UsageError as error:
            self._wrong = str(error)
            self.query_one("#below", Region).redraw()
        else:
            self.dismiss(text)

    def _painted(self, width: int) -> Content:
        text = line((f"{self._option.name}: ", "$bright bold"), self._option.setting.about)
        return lines([*hung("", text, width), NOTHING])

    def _below(self, width: int) -> Content:
        said = (self._wrong, "$poor") if self._wrong else (f"{self._option.setting.possible}.", "$quiet")
        keys = line(("Enter", "$act bold"), " keep it", ("   Esc", "$act"), (" leave it", "$quiet"))
        return lines([*hung("", line(said), width), NOTHING, *hung("", keys, width)])
