"""A part of a table around the cell that is asked for; in a narrow window, a line for each cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.safe import one_line
from quizapp.tui.text import NOTHING, clipped, cut, filled, line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.content import Content

    from quizapp.response import Grid

__all__ = ["painted"]

_GAP = 2
_LEAST = 10  # cells of a column in which words can still be read
_HIGH = 2  # rows of a cell; what is longer is cut: the options have to be in sight below
_ASKED = "?"


def painted(grid: Grid, width: int) -> list[Content]:
    """Return the table, with a question mark in the cell that is asked for."""
    names = max(line(one_line(name)).cell_length for name in grid.rows)
    names = min(names, max(width // 4, _LEAST))
    room = width - _GAP - names - _GAP * len(grid.columns)
    if room // len(grid.columns) < _LEAST:
        return list(_listed(grid, width))
    return list(_table(grid, [names, *_shared(grid, room)]))


def _shared(grid: Grid, room: int) -> list[int]:
    """Return how wide each column is: its longest word, then what it needs, the narrowest first."""
    texts = [
        [one_line(text or _ASKED) for text in (name, *(row[place] for row in grid.cells))]
        for place, name in enumerate(grid.columns)
    ]
    wanted = [max(line(text).cell_length for text in column) for column in texts]
    widths = [
        max((line(word).cell_length for text in column for word in text.split()), default=1)
        for column in texts
    ]
    if sum(widths) > room:
        widths = [min(each, room // len(widths)) for each in widths]
    for _cell in range(room - sum(widths)):
        short = [place for place, width in enumerate(widths) if width < wanted[place]]
        if short:
            widths[min(short, key=widths.__getitem__)] += 1
    return widths


def _table(grid: Grid, widths: list[int]) -> Iterator[Content]:
    asked = {place for row in grid.cells for place, cell in enumerate(row) if cell is None}
    head = [
        line((one_line(name), "$bright bold" if place in asked else "$quiet"))
        for place, name in enumerate(grid.columns)
    ]
    yield from _row([NOTHING, *head], widths)
    for name, cells in zip(grid.rows, grid.cells, strict=True):
        label = line((one_line(name), "$bright bold" if None in cells else "$quiet"))
        yield from _row([label, *map(_cell, cells)], widths)


def _row(cells: list[Content], widths: list[int]) -> Iterator[Content]:
    fitted = [clipped(cell.wrap(width), _HIGH, width) for cell, width in zip(cells, widths, strict=True)]
    for number in range(max(map(len, fitted))):
        row = line("  ")
        for rows, width in zip(fitted, widths, strict=True):
            row += filled(rows[number] if number < len(rows) else NOTHING, width + _GAP)
        yield row


def _listed(grid: Grid, width: int) -> Iterator[Content]:
    for column, row, cell in grid.told():
        where = (f"{one_line(column)} · {one_line(row)}: ", "$bright" if cell is None else "$quiet")
        yield cut(line("  ", where, _cell(cell)), width)


def _cell(cell: str | None) -> Content:
    if cell is None:
        return line((_ASKED, "$act bold"))
    return line((one_line(cell), "$foreground"))
