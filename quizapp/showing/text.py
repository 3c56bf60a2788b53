"""text: plain lines that fit a terminal, from 40 columns on."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from quizapp.columns import padded, width, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quizapp.outline import Cell, Group, Matrix, Outline, Row, Table

ENDING = ".txt"
LEAST = 40
_MEASURE = 96  # columns; longer lines of prose are hard to follow
_BESIDE = 60  # columns from which a date or name stands beside its text, not above it
_LEAD = 24  # columns that it takes at most
_ISSUE = 22  # columns of the name of an issue at most
_CELL = (15, 30)  # columns of a cell, at least and at most
_GAP = "  "


def write(outline: Outline, columns: int) -> str:
    """Return the outline in lines of so many columns at most."""
    columns = max(columns, LEAST)
    prose = min(columns, _MEASURE)
    lines = [*_titled(outline.title, "═", prose)]
    lines += ["", *wrapped(outline.about, prose)] if outline.about else []
    lines += ["", *_pairs(outline.head, prose)]
    for section in outline.sections:
        lines += ["", "", *_titled(section.title, "─", prose)]
        if section.matrix is not None:
            lines += _matrix(section.matrix, columns)
        lead = _lead(section.groups, prose)
        for group in section.groups:
            lines += _group(group, lead, prose)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _titled(title: str, rule: str, columns: int) -> Iterator[str]:
    lines = wrapped(title, columns)
    yield from lines
    yield rule * max(map(width, lines))


def _pairs(pairs: Iterable[tuple[str, str]], columns: int) -> Iterator[str]:
    pairs = list(pairs)
    lead = min(max(width(name) for name, _text in pairs), columns // 3)
    for name, text in pairs:
        yield from _beside(wrapped(name, lead), wrapped(text, columns - lead - 2), lead)


def _lead(groups: Iterable[Group], columns: int) -> int:
    """Return how many columns stand before the texts of a section; none where there is no room."""
    longest = max((width(row.lead) for group in groups for row in group.rows), default=0)
    return min(longest, _LEAD, columns // 4) if columns >= _BESIDE else 0


def _group(group: Group, lead: int, columns: int) -> Iterator[str]:
    if group.title:
        yield ""
        yield from wrapped(f"── {group.title}", columns)
    for row in group.rows:
        yield ""
        if lead and row.lead:
            yield from _beside(wrapped(row.lead, lead), [*_said(row, columns - lead - 2)], lead)
        elif row.lead:
            yield from wrapped(row.lead, columns)
            yield from (f"{_GAP}{line}" for line in _said(row, columns - 2))
        else:
            yield from _said(row, columns)


def _beside(left: Sequence[str], right: Sequence[str], lead: int) -> Iterator[str]:
    for one, other in zip_longest(left, right, fillvalue=""):
        yield f"{padded(one, lead)}{_GAP}{other}"


def _said(row: Row, columns: int) -> Iterator[str]:
    """Yield what a row says, what else there is to it, and where it stands."""
    text = ": ".join(part for part in (row.name, row.text) if part)
    if text:
        yield from wrapped(text, columns)
    for name, said in row.more:
        first, *more = wrapped(f"{name}: {said}" if name else said, columns - 4)
        yield f"{_GAP}{first}"
        yield from (f"{_GAP}{_GAP}{line}" for line in more)
    if row.source:
        yield from (f"{_GAP}{line}" for line in wrapped(f"[{row.source}]", columns - 2))


# -- the matrix ---------------------------------------------------------------------------------


def _matrix(matrix: Matrix, columns: int) -> Iterator[str]:
    least, most = _CELL
    names = matrix.issues.values()
    word = max((width(word) for name in names for word in name.split()), default=0)  # not to be broken
    first = min(max(map(width, names)), _ISSUE, max(columns // 4, min(word, columns * 2 // 5)))
    beside = matrix.columns(max(1, (columns - first) // (least + 2)))
    cell = min((columns - first) // beside - 2, most)
    if matrix.account:
        yield ""
        yield from wrapped(f"According to {matrix.account}.", columns)
    for table in matrix.tables(beside):
        yield ""
        yield from _table(table, first, cell)


def _table(table: Table, first: int, cell: int) -> Iterator[str]:
    sizes = [first, *(cell for _name in table.columns)]
    yield from _line([[""], *(wrapped(name, cell) for name in table.columns)], sizes)
    for number, (issue, cells) in enumerate(table.rows):
        yield _GAP.join("─" * size for size in sizes) if number == 0 else ""
        yield from _line([wrapped(issue, first), *(_held(each, cell) for each in cells)], sizes)


def _held(cells: Sequence[Cell], columns: int) -> list[str]:
    """Return the lines of a cell; of several things held there, each has a mark of its own."""
    texts = [f"{each.text} ({each.aside})" if each.aside else each.text for each in cells]
    if len(texts) < 2:  # noqa: PLR2004 - several
        return [line for text in texts for line in wrapped(text, columns)]
    made = []
    for text in texts:
        first, *more = wrapped(text, columns - 2)
        made += [f"• {first}", *(f"{_GAP}{line}" for line in more)]
    return made


def _line(cells: Sequence[Sequence[str]], sizes: Sequence[int]) -> Iterator[str]:
    for parts in zip_longest(*cells, fillvalue=""):
        yield _GAP.join(padded(part, size) for part, size in zip(parts, sizes, strict=True))
