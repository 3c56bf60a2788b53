"""Time list: a narrow window's timeline: events along an axis that runs down, their dates before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from quizapp.axis import ticks
from quizapp.edtf import MONTHS
from quizapp.marks import MEMORY
from quizapp.tui.cursor import Points
from quizapp.tui.text import NOTHING, cut, filled, line, lines
from quizapp.tui.widgets.timechart import Pointed, Wheeled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.content import Content
    from textual.events import Click, MouseEvent

    from quizapp.axis import Axis
    from quizapp.stretch import Stretch
    from quizapp.study.chronicle import Happening

__all__ = ["TimeList"]

_DATE, _LEAST = 21, 5  # cells of a date at most, and of a tick
_MANY = 1_000  # rows: of more, it is not looked how wide their dates are
_SCALE = 60  # cells of the axis whose ticks part the list: the fewer, the fewer ticks
_MONTH = re.compile(rf"\b({'|'.join(MONTHS)})\b")
_EDGES = {"some_day": "│", "all_days": "┃", "unsure": "░", "since": "╽", "until": "╿"}


class _Entry(NamedTuple):
    """A row: an event by its place, or a tick by its label."""

    place: int
    tick: str = ""


class TimeList(Points):
    """Events in the order of time, a row each; `at` is the place of the chosen one."""

    DEFAULT_CSS = "TimeList { height: 1fr; width: 1fr; }"

    def __init__(self) -> None:
        super().__init__(id="list")
        self.at = 0
        self._events: Sequence[Happening] = ()
        self._days: Sequence[Stretch] = ()
        self._axis: Axis | None = None
        self._entries: list[_Entry] | None = None
        self._widest = _DATE
        self._top = 0

    def hold(self, events: Sequence[Happening], days: Sequence[Stretch]) -> None:
        """Show other events, each with its days."""
        self._events, self._days, self._top = events, days, 0
        self._axis = self._entries = None
        self.refresh()

    def look(self, axis: Axis, at: int) -> None:
        """List what lies in so much of the time, with one event chosen."""
        if axis != self._axis:
            self._axis, self._entries = axis, None
        self.at = at
        self.refresh()

    def _rows(self) -> list[_Entry]:
        """Return the rows of what is on view; worked out where they are wanted: most windows show none."""
        if self._entries is None:
            self._entries = list(self._listed(self._axis)) if self._axis is not None else []
            self._widest = _DATE
            if len(self._entries) < _MANY:
                dates = (_brief(self._events[each.place].said) for each in self._entries if not each.tick)
                self._widest = min(max(map(len, dates), default=0), _DATE)
        return self._entries

    def _listed(self, axis: Axis) -> Iterator[_Entry]:
        """Yield the rows: a tick comes before the first event that begins after it."""
        marked = ticks(axis._replace(width=_SCALE))
        told = ahead = 0
        for place, days in enumerate(self._days):
            if days.high < axis.first or days.low >= axis.end:
                continue
            while ahead < len(marked) and marked[ahead].day <= days.low:
                ahead += 1
            if ahead > told:
                told = ahead
                if marked[told - 1].label:
                    yield _Entry(-1, marked[told - 1].label)
            yield _Entry(place)

    def _row_of(self, place: int) -> int | None:
        return next((number for number, each in enumerate(self._rows()) if each.place == place), None)

    # -- the mouse ------------------------------------------------------------------------------------

    def on_click(self, event: Click) -> None:
        """Choose what was clicked on; a second click opens it."""
        event.stop()
        row, rows = self._top + event.y, self._rows()
        if row < len(rows) and not rows[row].tick:
            place = rows[row].place
            self.post_message(Pointed(place, -1, opened=place == self.at))

    def on_mouse_scroll_down(self, event: MouseEvent) -> None:
        """Tell of the wheel: it goes through time."""
        event.stop()
        self.post_message(Wheeled(1, 0, aside=True))

    def on_mouse_scroll_up(self, event: MouseEvent) -> None:
        """Tell of the wheel."""
        event.stop()
        self.post_message(Wheeled(-1, 0, aside=True))

    # -- what it looks like -----------------------------------------------------------------------------

    def render(self) -> Content:
        """Return the rows that are in sight."""
        width, height = self.size
        if not self._events or not height:
            return NOTHING
        rows, here = self._rows(), self._row_of(self.at)
        if here is not None:
            above = here - 1 if here and rows[here - 1].tick else here
            self._top = min(max(self._top, here - height + 1), above)
        self._top = max(min(self._top, len(rows) - height), 0)
        some = rows[self._top : self._top + height]
        room = max(min(self._widest, width // 3), _LEAST)
        return self.remember(lines([self._row(each, room, width) for each in some]))

    def _row(self, entry: _Entry, room: int, width: int) -> Content:
        if entry.tick:
            label = cut(line((entry.tick, "$quiet")), room)
            return line(" " * (room - label.cell_length + 2), label, ("   ┼", "$quiet"))
        event, days = self._events[entry.place], self._days[entry.place]
        chosen = entry.place == self.at
        sign = MEMORY[event.firmness]
        open_before = entry.place > 0 and self._events[entry.place - 1].open_order
        date = cut(line((_brief(event.said), "$bright" if chosen else "$quiet")), room)
        head = line(
            ("▸ " if chosen else "  ", "$act bold"),
            " " * (room - date.cell_length), date,
            (" ≈" if open_before else "  ", "$fair"),
            (f" {_EDGES[days.shape]} ", "$quiet"),
            (sign.mark, f"bold reverse {sign.style}" if chosen else sign.style),
        )  # fmt: skip
        lanes = (f" · {', '.join(event.lanes)}", "$quiet") if event.lanes else ""
        label = line(" ", (event.label, "$bright bold" if chosen else "$foreground"), lanes)
        return filled(cut(head + label, width), width)


def _brief(said: str) -> str:
    """Return a date in fewer words."""
    said = _MONTH.sub(lambda found: found[0][:3], said)
    return said.removeprefix("some time ").removeprefix("the ").replace("from about", "about")
