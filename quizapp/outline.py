"""Outline: a deck as it is read, in sections and rows, without a word on how they are set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Cell", "Group", "Matrix", "Outline", "Row", "Section", "Table"]


class Row(NamedTuple):
    """One entry: what stands before it (a date, a name), its short name, what it says, and what else.

    `more` are pairs of what it is and the text: ("Note", …). Any part may be empty.
    """

    lead: str
    text: str
    name: str = ""
    more: tuple[tuple[str, str], ...] = ()
    source: str = ""


class Group(NamedTuple):
    """Rows that belong together, under a title that may be empty."""

    title: str
    rows: Sequence[Row]


class Cell(NamedTuple):
    """One thing that is held: what, and to stand in brackets by whose account, or since when."""

    text: str
    aside: str = ""


class Table(NamedTuple):
    """Some columns of a matrix, and the rows that have something in them, each cell a list."""

    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Sequence[Cell]]]]


class Matrix(NamedTuple):
    """Who holds what on which issue: names by key, and the cells that are not empty, by (issue, side).

    `account` is whose account all of it is; "" where there are several, each named in its cell.
    """

    sides: Mapping[str, str]
    issues: Mapping[str, str]
    cells: Mapping[tuple[str, str], Sequence[Cell]]
    account: str

    def columns(self, most: int) -> int:
        """Return how many columns each of its tables has, if none has more than so many."""
        tables = -(-len(self.sides) // most)
        return -(-len(self.sides) // tables)

    def tables(self, most: int) -> Iterator[Table]:
        """Yield it in tables of so many columns at most; a row with nothing in it is left out."""
        most = self.columns(most)
        held: dict[str, dict[str, Sequence[Cell]]] = {}
        for (issue, side), cells in self.cells.items():
            held.setdefault(side, {})[issue] = cells
        keys, place = list(self.sides), {issue: number for number, issue in enumerate(self.issues)}
        for first in range(0, len(keys), most):
            some = keys[first : first + most]
            there = {issue for key in some for issue in held.get(key, ())}
            yield Table(
                [self.sides[key] for key in some],
                [
                    (self.issues[issue], [held.get(key, {}).get(issue, ()) for key in some])
                    for issue in sorted(there, key=place.__getitem__)
                ],
            )


class Section(NamedTuple):
    """All facts of a kind, or another part of the deck; the matrix, if there is one, stands first."""

    name: str
    title: str
    groups: Sequence[Group]
    matrix: Matrix | None = None


class Outline(NamedTuple):
    """A deck as it is read; `head` are pairs such as ("Licence", "CC-BY-4.0")."""

    title: str
    about: str
    head: Sequence[tuple[str, str]]
    sections: Sequence[Section]

    def values(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "title": self.title,
            "about": self.about,
            "head": dict(self.head),
            "sections": [_section(section) for section in self.sections],
        }


def _section(section: Section) -> dict[str, Any]:
    made: dict[str, Any] = {"name": section.name, "title": section.title}
    if section.matrix is not None:
        matrix = section.matrix
        made["matrix"] = [
            {
                "issue": matrix.issues[issue],
                "side": matrix.sides[side],
                "holds": [each._asdict() for each in cells],
            }
            for (issue, side), cells in matrix.cells.items()
        ]
    made["groups"] = [
        {"title": group.title, "rows": [_row(row) for row in group.rows]} for group in section.groups
    ]
    return made


def _row(row: Row) -> dict[str, Any]:
    return row._asdict() | {"more": [{"what": what, "text": text} for what, text in row.more]}
