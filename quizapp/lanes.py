"""Lanes: dated things on an axis: the lanes that they lie in, and how many rows each of these has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple, overload

from quizapp.lane import Laid, Piece, arranged
from quizapp.stretch import marked

if TYPE_CHECKING:
    from quizapp.axis import Axis

__all__ = ["Row", "Rows", "laid", "lanes_of"]

_MANY = 1_500  # things: of more, the lanes have as many rows each, which is quickly worked out
_TRIES = 6  # rows that a lane is given at once, where fewer would be of no use


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


class Rows(Sequence[Row]):
    """The rows of all lanes; of more lanes than there is room for, each is worked out when asked for."""

    def __init__(self, rows: Sequence[Row | int], arranged: Callable[[int], tuple[Piece, ...]]) -> None:
        self._rows = list(rows)
        self._arranged = arranged
        self._of: dict[int, list[int]] = {}
        for number, row in enumerate(rows):
            self._of.setdefault(row.lane if isinstance(row, Row) else row, []).append(number)

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._rows)

    @overload
    def __getitem__(self, number: int) -> Row: ...

    @overload
    def __getitem__(self, number: slice) -> Sequence[Row]: ...

    def __getitem__(self, number: int | slice) -> Row | Sequence[Row]:
        """Return a row."""
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        row = self._rows[number]
        if not isinstance(row, Row):
            row = self._rows[number] = Row(row, head=True, pieces=self._arranged(row))
        return row

    def find(self, thing: int, lanes: Iterable[int]) -> tuple[int, int] | None:
        """Return the row and the piece in which a thing stands, in the first of these lanes that has it."""
        return next(
            (
                (number, place)
                for lane in lanes
                for number in self._of.get(lane, ())
                for place, piece in enumerate(self[number].pieces)
                if thing in piece.things
            ),
            None,
        )


def laid(things: Sequence[Laid], axis: Axis, height: int) -> Rows:
    """Return the rows of all lanes that have something in sight, at most `height` where that is possible.

    Each thing in sight stands there alone or is counted among others, in each of its lanes. Those with
    the most that has no label have more rows while there is room.
    """
    lanes = _in_sight(things, axis)

    def alone(lane: int) -> tuple[Piece, ...]:
        return arranged(lanes[lane], things, axis, 1)[0]

    if len(lanes) > height:
        return Rows(sorted(lanes), alone)
    if len(lanes) < 2 or sum(map(len, lanes.values())) > _MANY:  # noqa: PLR2004 - nothing is to be shared
        deep = height // max(len(lanes), 1)
        found = {lane: arranged(lanes[lane], things, axis, deep) for lane in lanes}
    else:
        found = _shared(lanes, things, axis, height)
    rows = [
        Row(lane, not number, pieces) for lane in sorted(found) for number, pieces in enumerate(found[lane])
    ]
    if len(lanes) > 1 and len(rows) + len(lanes) - 1 <= height:
        rows = _apart(rows)
    return Rows(rows, alone)


def _shared(
    lanes: dict[int, list[tuple[int, int]]], things: Sequence[Laid], axis: Axis, height: int
) -> dict[int, list[tuple[Piece, ...]]]:
    """Arrange lanes in as many rows each, and give what is left to those that lack the most."""
    even = height // len(lanes)
    found = {lane: arranged(held, things, axis, even) for lane, held in lanes.items()}
    lacking = {lane: _lacking(rows) for lane, rows in found.items()}
    while any(lacking.values()):
        lane = max(lacking, key=lambda each: lacking[each] / len(found[each]))
        now = len(found[lane])
        left = height - sum(map(len, found.values()))
        ways = (arranged(lanes[lane], things, axis, now + more) for more in range(1, min(left, _TRIES) + 1))
        found[lane] = next((rows for rows in ways if _lacking(rows) < lacking[lane]), found[lane])
        lacking[lane] = _lacking(found[lane]) if len(found[lane]) > now else 0
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


def _in_sight(things: Sequence[Laid], axis: Axis) -> dict[int, list[tuple[int, int]]]:
    """Return what is on view of each lane, each with the cell of its mark."""
    lanes: dict[int, list[tuple[int, int]]] = {}
    for place, each in enumerate(things):
        at = marked(each.days, axis)
        if at is not None:
            for lane in each.lanes:
                lanes.setdefault(lane, []).append((at, place))
    return lanes
