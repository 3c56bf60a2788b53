"""Findings: the problems of a deck under each other, the chosen one with its line and its remedy.

Only what is in sight is drawn: there may be thousands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from quizapp.columns import width as columns
from quizapp.excerpt import shown_excerpt
from quizapp.marks import SEVERITIES
from quizapp.tui.cursor import Points
from quizapp.tui.text import NOTHING, beside, cut, hung, line, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content
    from textual.events import Click
    from textual.geometry import Size

    from quizapp.reports import Found

__all__ = ["Chosen", "Findings"]

_INDENT = "    "


class Chosen(Message):
    """A problem was chosen with the mouse."""


class Findings(Points):
    """The problems; `at` is the number of the chosen one.

    Where it is `roomy`, each is told in a second row, with one free below it; where it is `folded`, the
    chosen one has no more than a row either.
    """

    DEFAULT_CSS = "Findings { height: 1fr; width: 1fr; }"

    def __init__(self) -> None:
        super().__init__(id="findings")
        self.at = 0
        self.roomy = True
        self.folded = False
        self._found: Sequence[Found] = ()
        self._empty: Content = NOTHING
        self._folder = ""
        self._top = 0
        self._places: list[int] = []

    @property
    def chosen(self) -> Found | None:
        """The chosen problem."""
        return self._found[self.at] if self._found else None

    def hold(self, found: Sequence[Found], at: int, folder: str, empty: Content) -> None:
        """Show other problems, the chosen one at the row where the one before it stood."""
        above = self.at - self._top
        self._found, self._folder, self._empty = found, folder, empty
        self.at = min(max(at, 0), max(len(found) - 1, 0))
        self._top = self.at - above
        self._reach(resized=True)

    def lay(self, *, roomy: bool, folded: bool) -> None:
        """Show problems in more or fewer rows."""
        if (roomy, folded) != (self.roomy, self.folded):
            self.roomy, self.folded = roomy, folded
            self._reach(resized=True)

    def move(self, by: int) -> None:
        """Choose another one."""
        self.at = min(max(self.at + by, 0), max(len(self._found) - 1, 0))
        self._reach()

    def page(self, by: int) -> None:
        """Choose one that is a page away."""
        self.move(by * max(self.size.height // self._each - 1, 1))

    @property
    def _each(self) -> int:
        """The rows of a problem that is not chosen."""
        return 3 if self.roomy else 1

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Return the rows that all need, where the height is not given."""
        rows = len(self._rows(self.at, width)) if self._found else 1
        return rows + max(len(self._found) - 1, 0) * self._each

    def _reach(self, *, resized: bool = False) -> None:
        """Keep the chosen one in sight, all of it where there is room."""
        height, each = self.size.height, self._each
        room = max(height - 1 - len(self._rows(self.at, self.size.width)), 0) // each if self._found else 0
        fits = len(self._found) * each <= height  # then the list begins at its beginning
        least = max(self.at - room, 0)
        self._top = min(max(self._top, least), self.at)
        if fits and least == 0:
            self._top = 0
        self.refresh(layout=self.styles.auto_dimensions and (resized or not self.roomy))

    def on_resize(self) -> None:
        """Keep the chosen one in sight."""
        self._reach()

    def on_click(self, event: Click) -> None:
        """Choose what was clicked on."""
        event.stop()
        if event.y < len(self._places):
            self.at = self._places[event.y]
            self._reach()
        self.post_message(Chosen())

    def on_mouse_scroll_down(self) -> None:
        """Scroll by the wheel."""
        self._scroll(1)

    def on_mouse_scroll_up(self) -> None:
        """Scroll by the wheel."""
        self._scroll(-1)

    def _scroll(self, by: int) -> None:
        self._top = min(max(self._top + by, 0), max(len(self._found) - 1, 0))
        self.refresh()

    # -- what it looks like -----------------------------------------------------------------------

    def render(self) -> Content:
        """Return the rows that are in sight."""
        width, height = self.size
        if not self._found:
            return lines(hung("  ", self._empty, width))
        drawn: list[Content] = []
        self._places = []
        number = self._top
        while number < len(self._found) and len(drawn) < height:
            rows = self._rows(number, width)
            last = number == len(self._found) - 1  # no row is needed to say that there are more
            if drawn and len(drawn) + len(rows) > height - (not last):
                break
            drawn += rows
            self._places += [number] * len(rows)
            number += 1
        if number < len(self._found):
            drawn = [*drawn[: height - 1], *[NOTHING] * (height - 1 - len(drawn))]
            drawn.append(beside(NOTHING, line((f"↓ {len(self._found) - number} more", "$quiet")), width))
        return self.remember(lines(drawn[:height]))

    def _rows(self, number: int, width: int) -> list[Content]:
        """Return the rows of a problem."""
        found, chosen, roomy = self._found[number], number == self.at, self.roomy
        path, row, column, code, severity, message, hint = found.problem
        sign = SEVERITIES[severity]
        look = "$bright bold" if chosen else "$foreground"
        head = line(
            ("▸ " if chosen else "  ", "$act bold"), (f"{sign.mark} {sign.word}", f"{sign.style} bold"), "  ",
            (code, look),
        )  # fmt: skip
        place = line((f"{path.removeprefix(self._folder)}:{row}:{column}", "$quiet"))
        if self.folded or (not chosen and not roomy):
            return [beside(line(head, "  ", (message, "$quiet")), place, width)]
        drawn = [beside(head, place, width)]
        if not chosen:
            return [*drawn, cut(line(_INDENT, (message, "$quiet")), width), NOTHING]
        drawn += hung(_INDENT, line((message, "$foreground")), width)
        drawn += self._excerpt(found, sign.style, width)
        drawn += hung(_INDENT, line((hint, "$act")), width)
        return [*drawn, NOTHING] if roomy else drawn

    def _excerpt(self, found: Found, style: str, width: int) -> list[Content]:
        """Return the line of the file, and below it what is meant of it."""
        if found.excerpt is None or not found.excerpt.line.strip():
            return []
        number = str(found.problem.line)
        before, meant, after = shown_excerpt(found.excerpt, max(width - len(_INDENT) - len(number) - 3, 16))
        before = before.lstrip(" ")  # how deep a line is indented says nothing here
        first = line(_INDENT, (f"{number} │ ", "$faint"), (before, "$quiet"), (meant, f"{style} bold"))
        under = " " * columns(before), ("▔" * max(columns(meant), 1), style)
        return [
            cut(line(first, (after, "$quiet")), width),
            cut(line(_INDENT, (f"{' ' * len(number)} │ ", "$faint"), *under), width),
        ]
