"""html: one page that needs nothing else, to be read on a screen or printed."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quizapp.outline import Cell, Group, Matrix, Outline, Row, Section, Table

ENDING = ".html"
_BESIDE = 6  # columns of a table that a page takes


def write(outline: Outline, columns: int) -> str:
    """Return the outline as HTML that is XML as well."""
    del columns
    title = escape(outline.title)
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en" xmlns="http://www.w3.org/1999/xhtml">',
        "<head>",
        '<meta charset="utf-8"/>',
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>',
        f"<title>{title}</title>",
        f"<style>\n{_style()}</style>",
        "</head>",
        "<body>",
        "<header>",
        f"<h1>{title}</h1>",
        *([f'<p class="about">{escape(outline.about)}</p>'] if outline.about else []),
        *_pairs("head", outline.head),
        "</header>",
        "<main>",
        *(line for section in outline.sections for line in _section(section)),
        "</main>",
        "</body>",
        "</html>",
    ]
    return "".join(f"{line}\n" for line in lines)


def _style() -> str:
    return Path(__file__).with_suffix(".css").read_text(encoding="utf-8")


def _pairs(name: str, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f'<dl class="{name}">'
    for what, text in pairs:
        yield f"<div><dt>{escape(what)}</dt><dd>{escape(text)}</dd></div>"
    yield "</dl>"


def _section(section: Section) -> Iterator[str]:
    name = escape(section.name)
    yield f'<section id="{name}" aria-labelledby="{name}-title">'
    yield f'<h2 id="{name}-title">{escape(section.title)}</h2>'
    if section.matrix is not None:
        yield from _matrix(section.matrix)
    for group in section.groups:
        yield from _group(group, section.name)
    yield "</section>"


def _group(group: Group, name: str) -> Iterator[str]:
    if group.title:
        yield f"<h3>{escape(group.title)}</h3>"
    led = any(row.lead for row in group.rows)
    tag = "ol" if name == "events" else "ul"  # a timeline has an order
    yield f'<{tag} class="rows{" led" if led else ""}">'
    for row in group.rows:
        yield from _row(row, led=led)
    yield f"</{tag}>"


def _row(row: Row, *, led: bool) -> Iterator[str]:
    yield "<li>"
    if led:
        yield f'<div class="lead">{escape(row.lead)}</div>'
    yield '<div class="said">'
    name = f"<b>{escape(row.name)}</b> " if row.name else ""
    source = f" <cite>{escape(row.source)}</cite>" if row.source else ""
    yield f"<p>{name}{escape(row.text)}{source}</p>"
    if row.more:
        yield "<dl>"
        for what, text in row.more:
            term = f"<dt>{escape(what)}</dt> " if what else "<dt></dt>"
            yield f"<div>{term}<dd>{escape(text)}</dd></div>"
        yield "</dl>"
    yield "</div>"
    yield "</li>"


# -- the matrix ---------------------------------------------------------------------------------


def _matrix(matrix: Matrix) -> Iterator[str]:
    said = (
        f"Who holds what, according to {matrix.account}"
        if matrix.account
        else "Who holds what, by whose account"
    )
    for table in matrix.tables(_BESIDE):
        yield from _table(table, said)


def _table(table: Table, caption: str) -> Iterator[str]:
    yield "<table>"
    yield f"<caption>{escape(caption)}</caption>"
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.columns)
    yield f"<thead><tr><td></td>{heads}</tr></thead>"
    yield "<tbody>"
    for issue, cells in table.rows:
        held = "".join(f"<td>{_held(each)}</td>" for each in cells)
        yield f'<tr><th scope="row">{escape(issue)}</th>{held}</tr>'
    yield "</tbody>"
    yield "</table>"


def _held(cells: Sequence[Cell]) -> str:
    texts = [
        f'{escape(each.text)} <span class="aside">({escape(each.aside)})</span>'
        if each.aside
        else escape(each.text)
        for each in cells
    ]
    if len(texts) > 1:
        return f"<ul>{''.join(f'<li>{text}</li>' for text in texts)}</ul>"
    return "".join(texts)
