"""Lane: dated things in rows of cells: with their names while there is room, alone, or counted in piles."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.columns import width as cells_of
from quizapp.marks import MEMORY
from quizapp.stretch import drawn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quizapp.axis import Axis
    from quizapp.stretch import Bar, Stretch

__all__ = ["Laid", "Piece", "arranged"]

_LONGEST = 44  # cells of a label: a name, not a sentence
_SHORTEST = 5  # cells of a label that is cut: fewer tell nothing
_ABOUT = 2  # bins on each side of one that its names would reach into
_CROWDED = 0.7  # things for each row, in a bin and those about it, from which on all are counted
_LOW = 3  # rows of a lane that are too few for piles: a number alone is clearer
_BETWEEN = 2  # blanks between a label and what it does not belong to


class Laid(NamedTuple):
    """A thing to be laid out: its days, its firmness, its lanes by number, and how to learn its label."""

    days: Stretch
    firmness: int
    lanes: tuple[int, ...]
    label: Callable[[], str]


class Piece(NamedTuple):
    """What stands in some cells of a row: one thing drawn by its date, or several by their number.

    `things` are their places among all, `firmness` that of the weakest, and `at` the cell of its mark. The
    label, if there is one, takes `room` cells from the cell `beside` on, beside the text or in it. Without
    things it is a mark below a number, one of a pile that shows how much there is, and how firmly.
    """

    start: int
    end: int
    text: str
    at: int
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


def arranged(
    held: list[tuple[int, int]], things: Sequence[Laid], axis: Axis, deep: int
) -> list[tuple[Piece, ...]]:
    """Return the rows of a lane: names while they have room, and piles where too much falls together."""
    width = axis.width
    size = len(str(len(held))) + 2
    last = max(width // size, 1) - 1
    bins: dict[int, list[int]] = {}
    for at, place in held:
        bins.setdefault(min(at // size, last), []).append(place)
    items: list[tuple[int, list[int], Bar | None]] = []
    for number, places in bins.items():
        about = sum(len(bins.get(each, ())) for each in range(number - _ABOUT, number + _ABOUT + 1))
        if about > max(deep * _CROWDED, _ABOUT):
            items.append((number * size, places, None))
            continue
        for place in places:
            bar = drawn(things[place].days, axis, MEMORY[things[place].firmness].mark)
            assert bar is not None
            items.append((bar.start, [place], bar))
    items.sort(key=lambda each: each[:2])
    most = max((len(places) for _start, places, bar in items if bar is None), default=0)
    rows: list[list[Piece]] = []
    for start, places, bar in items:
        thing = things[places[0]]
        if bar is None:
            firm = [things[place].firmness for place in places]
            _pile(rows, _number(tuple(places), min(firm), start, width), firm, most, (width, deep))
            continue
        piece = Piece(*bar, (places[0],), thing.firmness)
        if not _put_labelled(rows, piece, thing.label(), width, deep) and not _put(rows, piece, deep):
            _join(rows, piece, width)
    return [tuple(_named(row, things, width)) for row in rows]


def _named(row: list[Piece], things: Sequence[Laid], width: int) -> list[Piece]:
    """Give a label to what had too little room for it, where there is some after all, on either side."""
    for number, piece in enumerate(row):
        label = things[piece.things[0]].label() if len(piece.things) == 1 else ""
        wanted = min(cells_of(label), _LONGEST)
        if piece.room >= wanted:
            continue
        before = row[number - 1].over + _BETWEEN + 1 if number else 0
        after = row[number + 1].first - _BETWEEN if number + 1 < len(row) else width
        right, left = min(after - piece.end - 2, wanted), min(piece.start - 1 - before, wanted)
        if left < min(wanted, _SHORTEST * 2):  # cut there, it would seem to belong to what is before it
            left = 0
        room = max(right, left)
        if room > piece.room and room >= min(wanted, _SHORTEST):
            beside = piece.end + 2 if room == right else piece.start - 1 - room
            row[number] = piece._replace(label=label, beside=beside, room=room)
        elif not piece.room:
            row[number] = _inside(piece, label, wanted)
    return row


def _inside(piece: Piece, label: str, wanted: int) -> Piece:
    """Write a label into its own bar, after the mark or before it, where the bar leaves no room beside it."""
    after, before = piece.end - 1 - (piece.at + 3), piece.at - 2 - (piece.start + 3)
    room = min(max(after, before), wanted)
    if room < min(wanted, _SHORTEST * 2) or not wanted:
        return piece
    beside = piece.at + 3 if room <= after else piece.at - 2 - room
    return piece._replace(label=label, beside=beside, room=room)


def _pile(rows: list[list[Piece]], piece: Piece, firm: list[int], most: int, room: tuple[int, int]) -> None:
    """Put a number into a row, and below it marks, the firmest first: a mark for each, or a share of them."""
    width, deep = room
    if not _put(rows, piece, deep):
        _join(rows, piece, width)
        return
    count = len(firm) if most < deep else max(round(len(firm) * (deep - 1) / most), 1)
    if len(firm) == 1 or deep <= _LOW:
        return
    firm.sort(reverse=True)
    top = next(number for number, row in enumerate(rows) if row[-1] is piece)
    for number in range(count):
        place, firmness = top + 1 + number, firm[number * len(firm) // count]
        mark = Piece(piece.start, piece.start, MEMORY[firmness].mark, piece.start, (), firmness)
        if place == len(rows) < deep:
            rows.append([mark])
        elif place < len(rows) and rows[place][-1].end + 1 < mark.start:
            rows[place][-1] = _shortened(rows[place][-1], mark.start)
            rows[place].append(mark)


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
        if row[-1].over + _BETWEEN < told.first:
            row.append(told)
            return True
    if len(rows) < deep:
        rows.append([told])
        return True
    able = [row for row in rows if row[-1].end + _BETWEEN < told.first]
    if not able:
        return False
    row = max(able, key=lambda each: told.first - each[-1].end)
    row[-1] = _shortened(row[-1], told.first)
    row.append(told)
    return True


def _shortened(piece: Piece, before: int) -> Piece:
    """Cut a label so that it ends before a cell, with a blank; where little would be left, drop it."""
    room = before - _BETWEEN - piece.beside
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
        before = row.pop()
        firmness = min(each.firmness for each in (before, joined) if each.things)
        joined = _number(before.things + joined.things, firmness, min(before.start, joined.start), width)
    row.append(joined)


def _number(things: tuple[int, ...], firmness: int, start: int, width: int) -> Piece:
    """Return things as their number; one alone is a mark."""
    text = MEMORY[firmness].mark + (str(len(things)) if len(things) > 1 else "")
    start = max(min(start, width - len(text)), 0)
    return Piece(start, start + len(text) - 1, text, start, things, firmness)
