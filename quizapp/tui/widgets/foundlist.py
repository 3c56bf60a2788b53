"""Found list: what was found, a row each; only the rows in sight are looked up and drawn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.marks import MEMORY
from quizapp.study.dossier import due_in_words
from quizapp.tui.text import NOTHING, beside, hung, line, lines
from quizapp.tui.widgets.pointing import Pointing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content
    from textual.events import Click

    from quizapp.study.finding import Finder, Item

__all__ = ["FoundList"]


class FoundList(Pointing):
    """What was found; `at` is the row pointed at, `marked` are those chosen together."""

    DEFAULT_CSS = "FoundList { height: 1fr; width: 1fr; }"

    def __init__(self) -> None:
        super().__init__(id="found")
        self.at = 0
        self.marked: set[Item] = set()
        self.items: Sequence[Item] = ()
        self._finder: Finder | None = None
        self._empty = ""
        self._top = 0
        self._sought: re.Pattern[str] | None = None

    @property
    def item(self) -> Item | None:
        """What is pointed at."""
        return self.items[self.at] if self.items else None

    def hold(
        self, items: Sequence[Item], finder: Finder | None, empty: str, sought: Sequence[str] = ()
    ) -> None:
        """Show other finds, with the words that were `sought` underlined.

        What is pointed at stays so where it is at the same place, and is the first else.
        """
        before = self.item
        self._finder, self._empty = finder, empty
        self.items = items
        words = "|".join(re.escape(word) for word in sorted(sought, key=len, reverse=True) if word)
        self._sought = re.compile(words, re.IGNORECASE) if words else None
        near = items[self.at : self.at + 1]
        if before is not None and (not near or near[0] != before):
            self.at = 0
        self.at = min(self.at, max(len(items) - 1, 0))
        self._reach()

    def move(self, by: int) -> None:
        """Point at another row."""
        self.at = min(max(self.at + by, 0), max(len(self.items) - 1, 0))
        self._reach()

    def _reach(self) -> None:
        height = max(self.size.height, 1)
        self._top = min(max(self._top, self.at - height + 1), self.at)
        self._top = max(min(self._top, len(self.items) - height), 0)
        self.refresh()

    def on_resize(self) -> None:
        """Keep the row pointed at in sight."""
        self._reach()

    def on_click(self, event: Click) -> None:
        """Point at what was clicked on; a second click opens it."""
        event.stop()
        row = self._top + event.y
        if row < len(self.items):
            self.point(row)

    def render(self) -> Content:
        """Return the rows that are in sight."""
        width, height = self.size
        if not self.items or self._finder is None:
            return lines(hung("  ", line((self._empty, "$quiet")), width)) if self._empty else NOTHING
        some = range(self._top, min(self._top + height, len(self.items)))
        return self.remember(lines([self._row(number, width) for number in some]))

    def _row(self, number: int, width: int) -> Content:
        assert self._finder is not None
        item, chosen = self.items[number], number == self.at
        memory, (prompt, answer) = self._finder.memory(item), self._finder.told(item)
        sign = MEMORY[memory.firmness if memory is not None else 0]
        mark = (f"{sign.mark} ", sign.style) if item.card else ("– ", "$quiet")
        text = line((prompt, "$bright bold" if chosen else "$foreground"))
        if answer:
            text = line(text, (" → ", "$faint"), (answer, "$bright" if chosen else "$quiet"))
        if self._sought is not None:
            text = text.highlight_regex(self._sought, style="underline")
        when = due_in_words(memory, self._finder.today) if item.card else "no card"
        left = line(
            ("▸" if chosen else " ", "$act bold"), ("■ " if item in self.marked else "  ", "$act"), mark, text
        )
        return beside(left, line((when, "$quiet")), width)
