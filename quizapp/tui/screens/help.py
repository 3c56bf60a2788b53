"""Help: what a page is for, and every key of it, from the table that binds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll

from quizapp.marks import MEMORY, VERDICTS
from quizapp.tui.keys import HELP, bindings
from quizapp.tui.over import Over
from quizapp.tui.text import NOTHING, hung, line, lines
from quizapp.tui.widgets.region import Region

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.app import ComposeResult
    from textual.content import Content

    from quizapp.marks import Sign
    from quizapp.tui.keys import Command
    from quizapp.tui.page import Page

__all__ = ["Help"]

_KEYS = 18


class Help(Over[None]):
    """Explains the page below it."""

    CSS_PATH = "help.tcss"
    BINDINGS = bindings(HELP)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page

    def parts(self) -> ComposeResult:
        """Yield one text that scrolls."""
        with VerticalScroll(id="sheet", can_focus=False):
            yield Region(self._painted)
        yield Region(_keys)

    def action_up(self) -> None:
        """Scroll up."""
        self.query_one("#sheet").scroll_up(animate=False)

    def action_down(self) -> None:
        """Scroll down."""
        self.query_one("#sheet").scroll_down(animate=False)

    def action_page_up(self) -> None:
        """Scroll a page up."""
        self.query_one("#sheet").scroll_page_up(animate=False)

    def action_page_down(self) -> None:
        """Scroll a page down."""
        self.query_one("#sheet").scroll_page_down(animate=False)

    def _painted(self, width: int) -> Content:
        page = self._page
        drawn = [line((page.HEADING, "$bright bold")), NOTHING, *hung("", line(page.ABOUT), width)]
        group = ""
        for command in page.OFFERED:
            before, _colon, name = command.name.partition(": ")
            if before != group:
                group = before
                drawn.append(NOTHING)
            drawn += _explained(command, name, width)
        for keys, what in page.MORE:
            drawn += hung(line((f"{keys:<{_KEYS}}", "$act")), line(what), width)
        drawn += [NOTHING, *_signs("Verdicts", VERDICTS.values(), width), *_signs("Memory", MEMORY, width)]
        return lines(drawn)


def _explained(command: Command, name: str, width: int) -> Iterator[Content]:
    keys = command.all_keys()
    about = (f": {command.about}", "$quiet") if command.about else ""
    yield from hung(line((f"{keys:<{_KEYS}}", "$act")), line(name, about), width)


def _signs(name: str, signs: Iterable[Sign], width: int) -> list[Content]:
    parts = [line((f"{sign.mark} ", sign.style), f"{sign.word}   ") for sign in signs]
    return hung(line((f"{name:<{_KEYS}}", "$quiet")), line(*parts), width)


def _keys(width: int) -> Content:
    keys = line(("Esc", "$act bold"), " back", ("   ↑↓", "$act"), (" scroll", "$quiet"))
    return lines([NOTHING, *hung("", keys, width)])
