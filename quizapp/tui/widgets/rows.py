"""Rows: a list of rows of any height, under headings that stay in sight; only what is in sight is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from quizapp.lattice import reach
from quizapp.tui.cursor import Points
from quizapp.tui.text import NOTHING, cut, hung, line, lines

if TYPE_CHECKING:
    from textual.content import Content
    from textual.events import Click

__all__ = ["Pointed", "Rolled", "Rows"]


class Pointed(Message):
    """A place was clicked on: a row, how far down and along in it, or -1 where it is the heads."""

    def __init__(self, row: int, down: int, x: int) -> None:
        super().__init__()
        self.row, self.down, self.x = row, down, x


class Rolled(Message):
    """The wheel was turned."""

    def __init__(self, by: int) -> None:
        super().__init__()
        self.by = by


class Rows(Points):
    """What is common to all such lists: a subclass says how many rows there are, and draws each.

    Rows of one `group` stand under its heading; while they are scrolled through it stays above them.
    """

    DEFAULT_CSS = "Rows { height: 1fr; width: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.empty = ""
        self._top = 0
        self._drawn: dict[int, list[Content]] = {}
        self._places: list[tuple[int, int]] = []

    @property
    def total(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    @property
    def at(self) -> int:
        """The row that is chosen."""
        raise NotImplementedError

    @property
    def gap(self) -> int:
        """How many empty lines part two rows."""
        return 0

    def head(self, width: int) -> list[Content]:
        """Return what stands above all rows."""
        del width
        return []

    def group(self, number: int) -> int | None:
        """Return the group of a row; None where there are none."""
        del number
        return None

    def heading(self, group: int, width: int) -> list[Content]:
        """Return the heading of a group; its first line stays in sight."""
        raise NotImplementedError

    def row(self, number: int, width: int) -> list[Content]:
        """Return a row without the heading of its group."""
        raise NotImplementedError

    # -- what is in sight -----------------------------------------------------------------------------

    def reach(self) -> None:
        """Draw anew, with the row that is chosen in sight."""
        self._drawn.clear()
        width, height = self.size
        if self.total and width:
            above = len(self.head(width)) + (self.group(0) is not None)
            room = max(height - above, 1) + self.gap
            self._top = reach(self._top, self.at, self.total, room, self._height)
        self.refresh()

    @property
    def seen(self) -> int:
        """How many rows are in sight."""
        return max(len({row for row, _down in self._places if row >= 0}), 1)

    def on_resize(self) -> None:
        """Keep the chosen row in sight."""
        self.reach()

    def _height(self, number: int) -> int:
        return len(self._row(number)) + len(self._lead(number)) + self.gap

    def _row(self, number: int) -> list[Content]:
        if number not in self._drawn:
            self._drawn[number] = self.row(number, self.size.width)
        return self._drawn[number]

    def _lead(self, number: int) -> list[Content]:
        group = self.group(number)
        if group is None or (number and self.group(number - 1) == group):
            return []
        return [NOTHING, *self.heading(group, self.size.width)]

    def render(self) -> Content:
        """Return the rows that are in sight."""
        width, height = self.size
        self._places = []
        if not self.total:
            return lines(hung("", line((self.empty, "$quiet")), width)) if self.empty and width else NOTHING
        drawn = list(self.head(width))
        top = min(self._top, self.total - 1)
        group = self.group(top)
        if group is not None and not self._lead(top):
            drawn.append(self.heading(group, width)[0])
        self._places = [(-1, 0)] * len(drawn)
        for number in range(top, self.total):
            rows, lead = self._row(number), self._lead(number)
            lead = lead[1:] if number == top else [*[NOTHING] * self.gap, *lead]  # no gap before the first
            whole = group is not None or number == top or len(drawn) + len(lead) + len(rows) <= height
            if len(drawn) >= height or not whole:
                break
            drawn += [*lead, *rows]
            self._places += [(-1, 0)] * len(lead) + [(number, down) for down in range(len(rows))]
        return self.remember(lines(cut(each, width) for each in drawn[:height]))

    # -- the mouse ------------------------------------------------------------------------------------

    def on_click(self, event: Click) -> None:
        """Say what was clicked on."""
        event.stop()
        if event.y < len(self._places):
            self.post_message(Pointed(*self._places[event.y], event.x))

    def on_mouse_scroll_down(self) -> None:
        """Say that the wheel was turned."""
        self.post_message(Rolled(1))

    def on_mouse_scroll_up(self) -> None:
        """Say that the wheel was turned."""
        self.post_message(Rolled(-1))
