"""Help: what a page is for, and every key of it, from the table that binds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.marks import MEMORY, VERDICTS
from quizapp.tui.keys import HELP, bindings
from quizapp.tui.over import Text
from quizapp.tui.text import NOTHING, hung, line, lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.content import Content

    from quizapp.marks import Sign
    from quizapp.tui.keys import Command
    from quizapp.tui.page import Page

__all__ = ["Help"]

_KEYS = 18


class Help(Text):
    """Explains the page below it."""

    CSS_PATH = "help.tcss"
    BINDINGS = bindings(HELP)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page

    def painted(self, width: int) -> Content:
        """Return all commands, and the marks."""
        page = self._page
        drawn = [line((page.HEADING, "$bright bold")), NOTHING, *hung("", line(page.ABOUT), width)]
        group = ""
        for command in page.commands:
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
