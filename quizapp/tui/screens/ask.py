"""Ask: a question with yes or no, before something that is not done lightly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.tui.keys import ASK, bindings
from quizapp.tui.over import Over
from quizapp.tui.text import NOTHING, hung, line, lines
from quizapp.tui.widgets.region import Region

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content

__all__ = ["Ask"]


class Ask(Over[bool]):
    """Asks; Enter says yes, Esc no."""

    CSS_PATH = "ask.tcss"
    BINDINGS = bindings(ASK)

    def __init__(self, text: str, yes: str) -> None:
        super().__init__()
        self._text = text
        self._yes = yes

    def parts(self) -> ComposeResult:
        """Yield the question and its two answers."""
        yield Region(self._painted)

    def action_yes(self) -> None:
        """Say yes."""
        self.dismiss(result=True)

    def _painted(self, width: int) -> Content:
        keys = line(("Enter", "$act bold"), f" {self._yes}", ("   Esc", "$act"), (" leave it", "$quiet"))
        return lines([*hung("", line((self._text, "$foreground")), width), NOTHING, *hung("", keys, width)])
