"""Time chart: an axis with its ticks, and events in lanes under it; only what is in sight is laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Offset
from textual.message import Message

from quizapp.axis import ticks
from quizapp.lanes import laid
from quizapp.marks import MEMORY
from quizapp.stretch import drawn
from quizapp.tui.cursor import Points
from quizapp.tui.text import NOTHING, cut, filled, line, lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.content import Content
    from textual.events import Click, MouseEvent

    from quizapp.axis import Axis, Tick
    from quizapp.lane import Laid, Piece
    from quizapp.lanes import Row, Rows

__all__ = ["Pointed", "TimeChart", "Wheeled"]

_HEAD = 2  # rows of the axis
_NARROWEST, _NAME = 8, 24  # cells of the names of lanes
_NEAR = 1  # cells beside a mark that a click may miss it by


class Pointed(Message):
    """An event was clicked on, by its place; `opened` where it was the chosen one already."""

    def __init__(self, place: int, lane: int, *, opened: bool) -> None:
        super().__init__()
        self.place, self.lane, self.opened = place, lane, opened


class Wheeled(Message):
    """The wheel was turned, down or up, over a day; or aside, or with shift held."""

    def __init__(self, by: int, day: int, *, aside: bool) -> None:
        super().__init__()
        self.by, self.day, self.aside = by, day, aside


class TimeChart(Points):
    """Events on an axis; `at` is the place of the chosen one, in the lane `lane` where it has several."""

    DEFAULT_CSS = "TimeChart { height: 1fr; width: 1fr; }"

    def __init__(self) -> None:
        super().__init__(id="chart")
        self.at = self.lane = 0
        self._things: Sequence[Laid] = ()
        self._names: Sequence[str] = ()
        self._axis: Axis | None = None
        self._top = 0
        self._longest = 0
        self._laid: tuple[Axis, int, Rows] | None = None

    def hold(self, things: Sequence[Laid], names: Sequence[str]) -> None:
        """Show other events, in lanes of these names; without names there is one lane."""
        self._things, self._names, self._laid, self._top = things, names, None, 0
        self._longest = max((line(name).cell_length for name in names), default=0)
        self.refresh()

    def look(self, axis: Axis, at: int) -> None:
        """Have so much of the time on view, with one event chosen."""
        self._axis, self.at = axis, at
        self.refresh()

    @property
    def margin(self) -> int:
        """The cells that the names of lanes take, with a blank after them."""
        if not self._names:
            return 0
        most = max(min(self.size.width // 4, _NAME), _NARROWEST)
        return max(min(self._longest, most), _NARROWEST) + 2

    @property
    def axis(self) -> Axis | None:
        """The axis over the cells that there are."""
        if self._axis is None:
            return None
        return self._axis._replace(width=max(self.size.width - self.margin, 1))

    def rows(self) -> Rows | None:
        """Return the rows of what is on view; worked out anew where that or the room is another."""
        axis, height = self.axis, max(self.size.height - _HEAD, 1)
        if axis is None:
            return None
        if self._laid is None or self._laid[:2] != (axis, height):
            self._laid = axis, height, laid(self._things, axis, height)
        return self._laid[2]

    def _found(self, rows: Rows) -> tuple[int, int] | None:
        """Return the row and the piece of the chosen event: of the chosen lane, if it is there."""
        lanes = self._things[self.at].lanes
        return rows.find(self.at, (self.lane, *lanes) if self.lane in lanes else lanes)

    @property
    def pointer(self) -> Offset | None:
        """The column and row of the mark of the chosen event."""
        rows = self.rows() if self._things else None
        here = self._found(rows) if rows is not None else None
        if rows is None or here is None:
            return None
        return Offset(self.margin + rows[here[0]].pieces[here[1]].at, _HEAD + here[0] - self._top)

    def nearest(self, by: int) -> tuple[int, int] | None:
        """Return the event, and its lane, that is the nearest in the next row with any, or the one before."""
        rows = self.rows()
        here = self._found(rows) if rows else None
        if rows is None or here is None:
            return None
        column = rows[here[0]].pieces[here[1]].start
        after = range(here[0] + by, len(rows) if by > 0 else -1, by)
        number = next((each for each in after if rows[each].pieces), None)
        if number is None:
            return None
        row = rows[number]
        piece = min(row.pieces, key=lambda each: abs(each.start - column))
        return piece.things[0], row.lane

    # -- the mouse ------------------------------------------------------------------------------------

    def on_click(self, event: Click) -> None:
        """Choose what was clicked on; of several in one place, the next."""
        event.stop()
        number = event.y - _HEAD + self._top
        rows = self.rows()
        if rows is None or event.y < _HEAD or not number < len(rows):
            return
        column, row = event.x - self.margin, rows[number]
        hit = [each for each in row.pieces if each.first - _NEAR <= column <= each.over + _NEAR]
        if not hit:
            return
        piece = min(hit, key=lambda each: max(each.first - column, column - each.over, 0))
        chosen = self.at in piece.things
        place = piece.things[0]
        if chosen:
            place = piece.things[(piece.things.index(self.at) + 1) % len(piece.things)]
        self.post_message(Pointed(place, row.lane, opened=chosen and len(piece.things) == 1))

    def on_mouse_scroll_down(self, event: MouseEvent) -> None:
        """Tell of the wheel."""
        self._wheeled(event, 1, aside=event.shift)

    def on_mouse_scroll_up(self, event: MouseEvent) -> None:
        """Tell of the wheel."""
        self._wheeled(event, -1, aside=event.shift)

    def on_mouse_scroll_right(self, event: MouseEvent) -> None:
        """Tell of a wheel that goes aside."""
        self._wheeled(event, 1, aside=True)

    def on_mouse_scroll_left(self, event: MouseEvent) -> None:
        """Tell of a wheel that goes aside."""
        self._wheeled(event, -1, aside=True)

    def _wheeled(self, event: MouseEvent, by: int, *, aside: bool) -> None:
        event.stop()
        if self.axis is not None:
            day = self.axis.day(max(event.x - self.margin, 0))
            self.post_message(Wheeled(by, day, aside=aside))

    # -- what it looks like -----------------------------------------------------------------------------

    def render(self) -> Content:
        """Return the axis and the rows that are in sight."""
        axis, rows = self.axis, self.rows()
        if axis is None or rows is None or not self._things:
            return NOTHING
        height = max(self.size.height - _HEAD, 1)
        here = self._found(rows)
        if here is not None:
            self._top = min(max(self._top, here[0] - height + 1), here[0])
        self._top = max(min(self._top, len(rows) - height), 0)
        marked = ticks(axis)
        painted = self._head(axis, marked, len(rows), height)
        columns = {each.column for each in marked}
        for number in range(self._top, min(self._top + height, len(rows))):
            row = rows[number]
            named = row.head or number == self._top
            own = here is not None and rows[here[0]].lane == row.lane
            painted.append(self._called(row, named=named, own=own) + self._row(row, columns, axis.width))
        return lines(painted)

    def _head(self, axis: Axis, marked: Sequence[Tick], rows: int, height: int) -> list[Content]:
        """Return the labels of the ticks, and their line, with the place of what is chosen."""
        labels = NOTHING
        for each in marked:
            if each.label:
                labels += line(" " * (each.column - labels.cell_length), (each.label, "$quiet"))
        stands = {each.column: ("┴", "$quiet") for each in marked}
        bar = drawn(self._things[self.at].days, axis, "▼")
        if bar is not None:
            stands[bar.at] = ("▼", "$act bold")
        ground = line(*(stands.get(column, ("─", "$faint")) for column in range(axis.width)))
        more = f"↕ {rows} rows" if rows > height else ""
        return [self._aside(more) + labels, self._aside("") + ground]

    def _aside(self, text: str) -> Content:
        return filled(line((text, "$quiet")), self.margin) if self.margin else NOTHING

    def _called(self, row: Row, *, named: bool, own: bool) -> Content:
        if not self.margin:
            return NOTHING
        name = line((self._names[row.lane] if named else "", "$bright bold" if own else "$quiet"))
        return filled(cut(name, self.margin - 2), self.margin)

    def _row(self, row: Row, columns: set[int], width: int) -> Content:
        painted = []
        over = 0
        for piece in row.pieces:
            painted += [*_blank(over, piece.first, columns, width), *self._piece(piece)]
            over = piece.over + 1
        return line(*painted, *_blank(over, width, columns, width))

    def _piece(self, piece: Piece) -> Iterator[Content | tuple[str, str]]:
        chosen = self.at in piece.things
        style = MEMORY[piece.firmness].style
        mark = (piece.text, f"bold reverse {style}" if chosen else style)
        if not piece.room:
            yield mark
            return
        label = filled(line((piece.label, "$bright bold" if chosen else "$foreground")), piece.room)
        if piece.start < piece.beside <= piece.end:  # it stands in its bar
            before, after = piece.beside - piece.start - 1, piece.beside - piece.start + piece.room + 1
            yield piece.text[:before], mark[1]
            yield line(" ", label, " ")
            yield piece.text[after:], mark[1]
            return
        yield from (mark, line(" "), label) if piece.beside > piece.start else (label, line(" "), mark)


def _blank(start: int, end: int, columns: set[int], width: int) -> Iterator[tuple[str, str]]:
    """Yield cells in which nothing stands; the ticks go on through them, but not right beside a name."""
    first, last = start + (start > 0), end - (end < width)
    ticked = columns.intersection(range(first, last))
    text = "".join("┊" if column in ticked else " " for column in range(start, end))
    if text:
        yield text, "$faint"
