"""Lanes: dated things on an axis, in cells: which stand in which row, labelled, alone or counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.columns import width as cells_of
from quizapp.marks import MEMORY
from quizapp.stretch import Bar, drawn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from quizapp.axis import Axis
    from quizapp.stretch import Stretch

__all__ = ["Laid", "Piece", "Row", "laid", "lanes_of"]

_LONGEST = 44  # cells of a label: a name, not a sentence
_SHORTEST = 5  # cells of a label that is cut: fewer tell nothing
_ROOMY = 10  # cells for each thing of a lane, where all are labelled
_CROWDED = 2  # things for each cell of a lane: so many are counted, not drawn one by one
_MANY = 2_000  # things among whose lanes the rows are shared out evenly, which is quick


class Laid(NamedTuple):
    """A thing to be laid out: its days, its firmness, its lanes by number, and how to learn its label."""

    days: Stretch
    firmness: int
    lanes: tuple[int, ...]
    label: Callable[[], str]


class Piece(NamedTuple):
    """What stands in some cells of a row: one thing drawn by its date, or several by their number.

    `things` are their places among all, `firmness` that of the weakest. The label, if there is one,
    takes `room` cells from the cell `beside` on.
    """

    start: int
    end: int
    text: str
    things: tuple[int, ...]
    firmness: int
    label: str = ""
    beside: int = 0
    room: int = 0

    @property
    def first(self) -> int:
        """The first cell that it takes, with its label."""
        return min(self.start, self.beside) if self.room else self.start

    @property
    def over(self) -> int:
        """The last cell that it takes, with its label."""
        return max(self.end, self.beside + self.room - 1) if self.room else self.end


class Row(NamedTuple):
    """A row of a lane, from left to right; `head` is set on the lane's first one."""

    lane: int
    head: bool
    pieces: tuple[Piece, ...]


def lanes_of(lanes: Iterable[Sequence[str]], nobody: str) -> tuple[list[str], list[tuple[int, ...]]]:
    """Return the names of the lanes, the fullest first, and of each thing the places of its lanes.

    What is in none is in one of its own, the last, named `nobody`.
    """
    given = [tuple(each) for each in lanes]
    counts: dict[str, int] = {}
    for each in given:
        for name in each:
            counts[name] = counts.get(name, 0) + 1
    names = sorted(counts, key=lambda name: -counts[name])
    place = {name: number for number, name in enumerate(names)}
    if not all(given):
        names.append(nobody)
    last = (len(names) - 1,)
    return names, [tuple(place[name] for name in each) or last for each in given]


def laid(things: Sequence[Laid], axis: Axis, height: int) -> list[Row]:
    """Return the rows of all lanes that have something in sight, at most `height` where that is possible.

    Each thing in sight stands there alone or is counted among others, in each of its lanes. Each lane
    has a row, and those with the most that has no label have more while there is room.
    """
    lanes = _in_sight(things, axis)
    if len(lanes) < 2 or sum(map(len, lanes.values())) > _MANY:  # noqa: PLR2004 - nothing is to be shared
        deep = max(height // max(len(lanes), 1), 1)
        arranged = {lane: _arranged(lanes[lane], things, axis.width, deep) for lane in lanes}
    else:
        arranged = _shared(lanes, things, axis.width, height)
    rows = [
        Row(lane, not number, pieces)
        for lane in sorted(arranged)
        for number, pieces in enumerate(arranged[lane])
    ]
    if len(lanes) > 1 and len(rows) + len(lanes) - 1 <= height:
        return _apart(rows)
    return rows


def _shared(
    lanes: dict[int, list[tuple[Bar, int]]], things: Sequence[Laid], width: int, height: int
) -> dict[int, list[tuple[Piece, ...]]]:
    """Arrange lanes in a row each, and share out the rows that are left."""
    found = {lane: _arranged(bars, things, width, 1) for lane, bars in lanes.items()}
    lacking = {lane: _lacking(rows) for lane, rows in found.items()}
    while sum(map(len, found.values())) < height and any(lacking.values()):
        lane = max(lacking, key=lambda each: lacking[each])
        rows = _arranged(lanes[lane], things, width, len(found[lane]) + 1)
        less = _lacking(rows)
        if len(rows) > len(found[lane]):
            found[lane], lacking[lane] = rows, less
        else:
            lacking[lane] = 0
    return found


def _lacking(rows: list[tuple[Piece, ...]]) -> int:
    """Count what stands there without a label."""
    return sum(len(piece.things) for row in rows for piece in row if not piece.room)


def _apart(rows: list[Row]) -> list[Row]:
    """Put an empty row between lanes."""
    found: list[Row] = []
    for row in rows:
        if row.head and found:
            found.append(Row(found[-1].lane, head=False, pieces=()))
        found.append(row)
    return found


def _in_sight(things: Sequence[Laid], axis: Axis) -> dict[int, list[tuple[Bar, int]]]:
    """Return what is on view of each lane, from left to right."""
    lanes: dict[int, list[tuple[Bar, int]]] = {}
    low, high = axis.first - axis.days, axis.end + axis.days  # what is further away has no edge on view
    for place, each in enumerate(things):
        days = each.days
        if days.low > high or days.high < low:
            continue
        bar = drawn(days, axis, MEMORY[each.firmness].mark)
        if bar is not None:
            for lane in each.lanes:
                lanes.setdefault(lane, []).append((bar, place))
    for found in lanes.values():
        found.sort(key=lambda each: (each[0].start, each[1]))
    return lanes


def _arranged(
    bars: list[tuple[Bar, int]], things: Sequence[Laid], width: int, deep: int
) -> list[tuple[Piece, ...]]:
    """Return the rows of a lane."""
    labelled = len(bars) * _ROOMY <= width * deep
    if len(bars) > _CROWDED * width * deep:
        deep = 1
    rows: list[list[Piece]] = []
    for bar, place in bars:
        piece = Piece(*bar, (place,), things[place].firmness)
        if labelled and _put_labelled(rows, piece, things[place].label(), width, deep):
            continue
        if not _put(rows, piece, deep):
            _join(rows, piece, width)
    return [tuple(row) for row in rows]


def _put_labelled(rows: list[list[Piece]], piece: Piece, label: str, width: int, deep: int) -> bool:
    """Put something with its label into the first row that has room for both; else cut one before it."""
    wanted = min(cells_of(label), _LONGEST)
    right = width - piece.end - 2
    beside, room = piece.end + 2, min(wanted, right)
    if room < min(wanted, _SHORTEST * 2) and piece.start - wanted - 1 >= 0:
        beside, room = piece.start - wanted - 1, wanted
    if room < min(wanted, _SHORTEST):
        return False
    told = piece._replace(label=label, beside=beside, room=room)
    for row in rows:
        if row[-1].over + 1 < told.first:
            row.append(told)
            return True
    if len(rows) < deep:
        rows.append([told])
        return True
    able = [row for row in rows if row[-1].end + 1 < told.first]
    if not able:
        return False
    row = max(able, key=lambda each: told.first - each[-1].end)
    row[-1] = _shortened(row[-1], told.first)
    row.append(told)
    return True


def _shortened(piece: Piece, before: int) -> Piece:
    """Cut a label so that it ends before a cell, with a blank; where little would be left, drop it."""
    room = before - 1 - piece.beside
    if piece.beside < piece.start or room >= piece.room:
        return piece
    return piece._replace(room=room) if room >= _SHORTEST else piece._replace(label="", beside=0, room=0)


def _put(rows: list[list[Piece]], piece: Piece, deep: int) -> bool:
    """Put something without a label into the first row that has its cells free."""
    for row in rows:
        if row[-1].end + _gap(row[-1], piece) < piece.start:
            row[-1] = _shortened(row[-1], piece.start)
            row.append(piece)
            return True
    if len(rows) < deep:
        rows.append([piece])
        return True
    return False


def _gap(one: Piece, other: Piece) -> int:
    """Return the blanks between two pieces: one beside a number or a line, none between mere marks."""
    return 0 if one.start == one.end and other.start == other.end else 1


def _join(rows: list[list[Piece]], piece: Piece, width: int) -> None:
    """Count something together with what is in its way, in the row where that is the nearest."""
    row = max(rows, key=lambda each: each[-1].start)
    joined = piece
    while row and row[-1].end + _gap(row[-1], joined) >= joined.start:
        joined = _counted(row.pop(), joined, width)
    row.append(joined)


def _counted(one: Piece, other: Piece, width: int) -> Piece:
    """Return two pieces as a number, which takes its own cells and no more than it needs."""
    things = one.things + other.things
    firmness = min(one.firmness, other.firmness)
    text = f"{MEMORY[firmness].mark}{len(things)}"
    start = max(min(one.start, width - len(text)), 0)
    return Piece(start, start + len(text) - 1, text, things, firmness)
