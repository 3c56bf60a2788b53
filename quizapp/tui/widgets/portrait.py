"""Portrait: all that is told of one actor; of what leads elsewhere one row can be pointed at.

Only the rows in sight are wrapped and drawn: a government may have taken part in thousands of events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from quizapp.tui.cursor import Points
from quizapp.tui.text import NOTHING, line, lines
from quizapp.tui.widgets.person import NOBODY, Link, Telling, Title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.content import Content
    from textual.events import Click

__all__ = ["Followed", "Portrait"]

_WIDEST = 96  # cells of a line that is still read at one look


class Followed(Message):
    """A row that leads elsewhere was clicked on; `opened` where it was the chosen one already."""

    def __init__(self, *, opened: bool) -> None:
        super().__init__()
        self.opened = opened


class Portrait(Points):
    """What is told of an actor; `pointing` while one of its rows is pointed at."""

    DEFAULT_CSS = "Portrait { height: 1fr; width: 1fr; }"

    def __init__(self) -> None:
        super().__init__(id="portrait")
        self.pointing = False
        self._told = NOBODY
        self._links: list[int] = []  # the rows that lead somewhere
        self._at = 0
        self._top = (0, 0)  # the first row in sight, and how many of its lines are above
        self._kept: dict[int, list[Content]] = {}
        self._width = 0
        self._seen: list[int] = []  # the row of each line in sight

    @property
    def row(self) -> Link | None:
        """The row pointed at."""
        row = self._told.rows[self._links[self._at]] if self.pointing and self._links else None
        return row if isinstance(row, Link) else None

    def hold(self, told: Telling) -> None:
        """Tell of another actor, or of the same anew, from where it was looked at."""
        same = told.key == self._told.key
        self._told = told
        self._links = [at for at, row in enumerate(told.rows) if isinstance(row, Link)]
        self._kept.clear()
        if not same or self._top[0] >= len(told.rows):
            self._at, self._top = 0, (0, 0)
        self._at = min(self._at, max(len(self._links) - 1, 0))
        self.refresh()

    def point(self, *, on: bool) -> None:
        """Point at a row, the first in sight that leads elsewhere, or at none."""
        if on and not self.pointing:
            self._at = self._first_in_sight()
        self.pointing = on
        self._kept.clear()
        self.refresh()

    def move(self, by: int) -> None:
        """Point at another row."""
        before = self._at
        self._at = min(max(self._at + by, 0), max(len(self._links) - 1, 0))
        if self._at == before:
            self.scroll_lines(by)  # what follows the last, or stands before the first, leads nowhere
            return
        for at in (before, self._at):
            self._kept.pop(self._links[at], None)
        self._reach()

    def scroll_lines(self, by: int) -> None:
        """Go on or back by lines, not past the end."""
        row, skipped = self._top
        for _ in range(abs(by)):
            if by > 0 and self._goes_on((row, skipped)):
                row, skipped = (row, skipped + 1) if skipped + 1 < len(self._lines(row)) else (row + 1, 0)
            elif by < 0 and (row or skipped):
                row, skipped = (row, skipped - 1) if skipped else (row - 1, len(self._lines(row - 1)) - 1)
        self._top = row, skipped
        self.refresh()

    def page(self, by: int) -> None:
        """Go on or back by what is in sight; what is pointed at is then the first that is seen."""
        self.scroll_lines(by * max(self._room - 1, 1))
        if self.pointing and self._links and self._links[self._at] not in {*self._in_sight()}:
            self._kept.pop(self._links[self._at], None)
            self._at = self._first_in_sight()
            self._kept.pop(self._links[self._at], None)

    def _first_in_sight(self) -> int:
        last = len(self._links) - 1
        return next((at for at, row in enumerate(self._links) if (row, 0) >= self._top), last)

    @property
    def _room(self) -> int:
        """How many lines are shown: where not all fit, the last one says that there is more."""
        left = self.size.height
        for at in range(len(self._told.rows)):
            left -= len(self._lines(at))
            if left < 0:
                return self.size.height - 1
        return self.size.height

    def _goes_on(self, top: tuple[int, int]) -> bool:
        """Say whether there is more than fits below."""
        row, skipped = top
        left = self._room + skipped
        for at in range(row, len(self._told.rows)):
            left -= len(self._lines(at))
            if left < 0:
                return True
        return False

    def _in_sight(self) -> Iterator[int]:
        row, skipped = self._top
        left = self._room + skipped
        while left > 0 and row < len(self._told.rows):
            yield row
            left -= len(self._lines(row))
            row += 1

    def _reach(self) -> None:
        """Have the row pointed at in sight, with the title above it."""
        row = self._links[self._at]
        first = row
        while first and isinstance(self._told.rows[first - 1], Title):
            first -= 1
        self._top = min(self._top, (first, 0))
        needed = sum(len(self._lines(at)) for at in range(self._top[0], row + 1)) - self._top[1]
        top, skipped = self._top
        while needed > self._room and top < row:
            needed -= len(self._lines(top)) - skipped
            top, skipped = top + 1, 0
        self._top = top, skipped
        self.refresh()

    def on_resize(self) -> None:
        """Keep the row pointed at in sight."""
        if self.pointing and self._links:
            self._reach()

    def on_click(self, event: Click) -> None:
        """Point at what was clicked on; a second click follows it."""
        event.stop()
        row = self._seen[event.y] if event.y < len(self._seen) else -1
        if row in self._links:
            at = self._links.index(row)
            again = self.pointing and at == self._at
            self._at, self.pointing = at, True
            self._kept.clear()
            self.refresh()
            self.post_message(Followed(opened=again))

    def on_mouse_scroll_down(self) -> None:
        """Scroll by the wheel."""
        self.scroll_lines(3)

    def on_mouse_scroll_up(self) -> None:
        """Scroll by the wheel."""
        self.scroll_lines(-3)

    # -- what it looks like ---------------------------------------------------------------------------

    def render(self) -> Content:
        """Return the lines that are in sight."""
        height = self._room
        row, skipped = self._top
        drawn: list[Content] = []
        self._seen = []
        while row < len(self._told.rows) and len(drawn) < height:
            each = self._lines(row)[skipped:]
            drawn += each
            self._seen += [row] * len(each)
            row, skipped = row + 1, 0
        del self._seen[height:]
        more = line(("  ↓ more", "$quiet")) if self._goes_on(self._top) else NOTHING
        return self.remember(lines([*drawn[:height], *([more] if height < self.size.height else [])]))

    def _lines(self, at: int) -> list[Content]:
        """Return a row as it is wrapped at the width that there is."""
        width = max(min(self.size.width, _WIDEST), 12)
        if width != self._width:
            self._width = width
            self._kept.clear()
        if at not in self._kept:
            chosen = self.pointing and bool(self._links) and self._links[self._at] == at
            self._kept[at] = self._told.drawn(at, width, chosen=chosen)
        return self._kept[at]
