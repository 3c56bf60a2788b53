"""markdown: for a repository, a wiki or a course page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.outline import Cell, Matrix, Outline, Row

ENDING = ".md"
_BESIDE = 6  # columns of a table that a page takes
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$&!])")
_OPENING = re.compile(
    r"^([-+=:]|\d+(?=[.)]))"
)  # what begins a list, a rule or a heading at the start of a line


def write(outline: Outline, columns: int) -> str:
    """Return the outline as Markdown, with tables as GitHub has them."""
    del columns
    lines = [f"# {_text(outline.title)}", ""]
    lines += [_text(outline.about), ""] if outline.about else []
    lines += [f"- {_text(name)}: {_text(text)}" for name, text in outline.head]
    for section in outline.sections:
        lines += ["", f"## {_text(section.title)}"]
        if section.matrix is not None:
            lines += _matrix(section.matrix)
        for group in section.groups:
            lines += ["", f"### {_text(group.title)}"] if group.title else []
            lines += ["", *(line for row in group.rows for line in _row(row))]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _text(text: str) -> str:
    """Return a text that says itself and nothing to Markdown."""
    return _OPENING.sub(lambda found: _escaped(found[1]), _MARKUP.sub(r"\\\1", text))


def _escaped(opening: str) -> str:
    return f"{opening}\\" if opening.isdigit() else f"\\{opening}"


def _row(row: Row) -> Iterator[str]:
    lead = f"**{_text(row.lead)}**" if row.lead else ""
    name = f"*{_text(row.name)}*" if row.name else ""
    source = f"({_text(row.source)})" if row.source else ""
    yield f"- {' '.join(part for part in (lead, name, _text(row.text), source) if part)}"
    for name, text in row.more:
        yield f"  - {_text(name)}: {_text(text)}" if name else f"  - {_text(text)}"


def _matrix(matrix: Matrix) -> Iterator[str]:
    if matrix.account:
        yield ""
        yield f"According to {_text(matrix.account)}."
    for table in matrix.tables(_BESIDE):
        yield ""
        yield f"| | {' | '.join(map(_text, table.columns))} |"
        yield f"|---|{'---|' * len(table.columns)}"
        for issue, cells in table.rows:
            yield f"| **{_text(issue)}** | {' | '.join(map(_held, cells))} |"


def _held(cells: Sequence[Cell]) -> str:
    texts = [
        f"{_text(each.text)} *({_text(each.aside)})*" if each.aside else _text(each.text) for each in cells
    ]
    return "<br>".join(f"• {text}" for text in texts) if len(texts) > 1 else "".join(texts)
