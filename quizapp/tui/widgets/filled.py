"""A table as it was filled, with how firm each of its cells is; in a narrow window, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.marks import VERDICTS
from quizapp.study.paper import Filled, missed
from quizapp.tui.text import NOTHING, abreast, clipped, filled, hung, line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.content import Content

    from quizapp.marks import Sign
    from quizapp.study.paper import Cell, Entry

__all__ = ["Filling", "painted"]

_GAP = 2
_LEAST = 12  # cells of a column in which words can still be read beside a mark
_NARROW = 64  # cells from which on a table is one
_HIGH = 3  # rows of one text


class Filling(NamedTuple):
    """What a table is drawn from: the lines of the paper, how firm each card is, and the line chosen."""

    entries: Sequence[Entry]
    firm: Callable[[str], Sign]
    chosen: int

    def cell(self, cell: Cell, width: int) -> list[Content]:
        """Return a text with the mark and the colour of its memory, and before it that it was missed."""
        if cell.entry is None:
            return [line((cell.text, "$faint"))]
        entry = self.entries[cell.entry]
        sign, verdict = self.firm(entry.card), VERDICTS[entry.verdict]
        mark = line((f"{sign.mark} ", sign.style))
        if missed(entry):
            mark = line((f"{verdict.mark} ", f"{verdict.style} bold")) + mark
        look = f"{sign.style} bold reverse" if cell.entry == self.chosen else sign.style
        return clipped(hung(mark, line((cell.text, look)), width), _HIGH, width)


def painted(table: Filled, width: int, filling: Filling) -> tuple[list[Content], dict[int, tuple[int, int]]]:
    """Return the table, and for each line of the paper the rows of its cell, as they are read."""
    drawn = [line((f"according to {table.told}", "$quiet")), NOTHING] if table.told else []
    longest = max(line(word).cell_length for name in table.rows for word in name.split() or [""])
    names = min(max(line(name).cell_length for name in table.rows), max(width // 5, longest), width // 3)
    places: dict[int, tuple[int, int]] = {}
    if width < _NARROW:
        _listed(table, width, filling, drawn, places)
        return drawn, places
    most = (width - names - _GAP) // (_LEAST + _GAP)
    for number, part in enumerate(_parts(table, most)):
        drawn += [NOTHING] if number else []
        room = (width - names - _GAP) // len(part.columns) - _GAP
        _tabled(part, [names, *[room] * len(part.columns)], filling, drawn, places)
    return drawn, places


def _parts(table: Filled, most: int) -> Iterator[Filled]:
    """Yield parts of so many columns at most, the fullest first, each with the rows that it has."""
    full = [sum(bool(row[place]) for row in table.cells) for place in range(len(table.columns))]
    order = sorted(range(len(full)), key=lambda place: -full[place])
    parts = -(-len(order) // most)
    for number in range(parts):
        some = order[len(order) * number // parts : len(order) * (number + 1) // parts]
        rows = [
            (name, tuple(row[place] for place in some))
            for name, row in zip(table.rows, table.cells, strict=True)
            if any(row[place] for place in some)
        ]
        names, cells = zip(*rows, strict=True)
        yield Filled(table.told, tuple(table.columns[place] for place in some), names, cells)


def _tabled(
    table: Filled,
    widths: list[int],
    filling: Filling,
    drawn: list[Content],
    places: dict[int, tuple[int, int]],
) -> None:
    heads = [NOTHING, *(line((name, "$bright bold")) for name in table.columns)]
    drawn += _row([head.wrap(wide) for head, wide in zip(heads, widths, strict=True)], widths)
    for row, cells in zip(table.rows, table.cells, strict=True):
        stacks = [line((row, "$foreground")).wrap(widths[0])]
        for held, wide in zip(cells, widths[1:], strict=True):
            stack: list[Content] = []
            for each in held:
                texts = filling.cell(each, wide)
                _note(places, each, len(drawn) + len(stack), len(texts))
                stack += texts
            stacks.append(stack or [line(("·", "$quiet"))])
        drawn += _row(stacks, widths)


def _listed(
    table: Filled, width: int, filling: Filling, drawn: list[Content], places: dict[int, tuple[int, int]]
) -> None:
    for row, cells in zip(table.rows, table.cells, strict=True):
        drawn.append(line((row, "$foreground")))
        for column, held in zip(table.columns, cells, strict=True):
            for each in held:
                head = line("  ", (f"{column}: ", "$quiet"))
                texts = filling.cell(each, max(width - head.cell_length, _LEAST))
                _note(places, each, len(drawn), len(texts))
                drawn += abreast([head], head.cell_length, texts)


def _note(places: dict[int, tuple[int, int]], cell: Cell, row: int, high: int) -> None:
    if cell.entry is not None:
        places[cell.entry] = row, row + high


def _row(stacks: list[list[Content]], widths: list[int]) -> list[Content]:
    drawn = []
    for number in range(max(map(len, stacks))):
        row = NOTHING
        for stack, width in zip(stacks, widths, strict=True):
            row += filled(stack[number] if number < len(stack) else NOTHING, width + _GAP)
        drawn.append(row)
    return drawn
