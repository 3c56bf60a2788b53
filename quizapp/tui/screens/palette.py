"""Palette: all that can be done now, found by typing a few letters of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import VerticalScroll
from textual.widgets import Input

from quizapp.tui.keys import PALETTE, bindings
from quizapp.tui.over import Over
from quizapp.tui.text import beside, cut, line, lines
from quizapp.tui.widgets.field import Field
from quizapp.tui.widgets.region import Region

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.content import Content
    from textual.events import Click

    from quizapp.tui.keys import Command

__all__ = ["Palette"]


class Palette(Over[str]):
    """Lists commands, each with its key, as "group: action"; the one that is chosen is what it comes to."""

    CSS_PATH = "palette.tcss"
    BINDINGS = bindings(PALETTE)

    def __init__(self, offered: Iterable[tuple[Command, str]], what: str = "a command") -> None:
        super().__init__()
        self._all = list(offered)
        self._what = what
        self._found = self._all
        self._at = 0

    def parts(self) -> ComposeResult:
        """Yield a field, and what its letters find."""
        yield Field(f"type to find {self._what}", id="sought")
        yield Region(lambda _width: line(" "))
        with VerticalScroll(id="sheet", can_focus=False):
            yield Found(self._painted)
        yield Region(_keys)

    def on_mount(self) -> None:
        """Let the learner type at once."""
        for field in self.query(Field):  # none, where a quick key has closed it before it was laid out
            self.set_focus(field)

    @on(Input.Changed)
    def find(self, event: Input.Changed) -> None:
        """Keep the commands whose name has the letters, in their order."""
        event.stop()
        sought = event.value.casefold().split()
        self._found = [
            (command, key)
            for command, key in self._all
            if all(word in _sought_in(command) for word in sought)
        ]
        self._at = 0
        self.query_one(Found).redraw()

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        """Do what is chosen."""
        event.stop()
        self.choose(self._at)

    def choose(self, number: int) -> None:
        """Do one of the commands that were found."""
        if 0 <= number < len(self._found):
            self.dismiss(self._found[number][0].action)

    def action_up(self) -> None:
        """Choose the command above."""
        self._move(-1)

    def action_down(self) -> None:
        """Choose the command below."""
        self._move(1)

    def _move(self, by: int) -> None:
        if self._found:
            self._at = (self._at + by) % len(self._found)
            self.query_one(Found).redraw()
            sheet = self.query_one("#sheet")
            if not sheet.scroll_y <= self._at < sheet.scroll_y + sheet.size.height:
                sheet.scroll_to(
                    y=max(self._at - sheet.size.height + 1, 0) if by > 0 else self._at, animate=False
                )

    def _painted(self, width: int) -> Content:
        if not self._found:
            return line(("Nothing that is possible now has these letters.", "$quiet"))
        return lines(
            [_row(each, width, chosen=number == self._at) for number, each in enumerate(self._found)]
        )


class Found(Region):
    """The commands that were found."""

    def on_click(self, event: Click) -> None:
        """Do the command that was clicked on."""
        event.stop()
        screen = self.screen
        assert isinstance(screen, Palette)
        screen.choose(event.y)


def _keys(width: int) -> Content:
    ways = (("   ↑↓", "$act"), " choose", ("   Esc", "$act"), (" back", "$quiet"))
    keys = line(("Enter", "$act bold"), " do it", *ways)
    return lines([line(" "), cut(keys, width)])


def _row(found: tuple[Command, str], width: int, *, chosen: bool) -> Content:
    command, key = found
    group, _colon, name = command.name.partition(": ")
    look = "$bright bold" if chosen else "$foreground"
    left = line(("▸ " if chosen else "  ", "$act bold"), (f"{group}: ", "$quiet"), (name, look))
    return beside(left, line((key, "$act")), width)


def _sought_in(command: Command) -> str:
    return f"{command.name} {command.about}".casefold()
