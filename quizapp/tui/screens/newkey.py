"""Newkey: asks for the key that a command is to have; the next one pressed is it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.tui.keys import KEY, bindings
from quizapp.tui.over import Over
from quizapp.tui.text import NOTHING, hung, line, lines
from quizapp.tui.widgets.region import Region

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content
    from textual.events import Key

__all__ = ["NewKey"]


class NewKey(Over[str]):
    """Waits for a key; Esc leaves the command the one that it has."""

    CSS_PATH = "newkey.tcss"
    BINDINGS = bindings(KEY)

    def __init__(self, what: str) -> None:
        super().__init__()
        self._what = what

    def parts(self) -> ComposeResult:
        """Yield what is asked."""
        yield Region(self._painted)

    def on_key(self, event: Key) -> None:
        """Take the key."""
        if event.key != "escape":
            event.stop()
            event.prevent_default()
            self.dismiss(event.key)

    def _painted(self, width: int) -> Content:
        text = line(("Press the key for: ", "$bright bold"), self._what)
        keys = line(("Esc", "$act"), (" leave it as it is", "$quiet"))
        return lines([*hung("", text, width), NOTHING, *hung("", keys, width)])
