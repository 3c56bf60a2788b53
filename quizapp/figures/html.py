"""html: one page that needs nothing else, light or dark, each figure with its table beneath."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.chart import COLOURS, charts
from quizapp.safe import one_line
from quizapp.say import counted
from quizapp.tabled import day_in_words, period_in_words, sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.study.report import Report
    from quizapp.tabled import Section, Value

__all__ = ["write"]

_SHARES = {"share", "low", "high", "expected", "came"}
_LATE = {"calendar", "remembered", "time"}  # of which a small window shows the newest first
_FEW = 12  # rows of a table that is open at once where there is a drawing


def write(reports: Sequence[Report], columns: int = 80, *, plain: bool = False) -> str:
    """Return the figures as HTML that is XML as well."""
    del columns, plain
    day = day_in_words(reports[0].today) if reports else ""
    streak = f"{counted(reports[0].streak, 'day')} in a row." if reports else ""
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en" xmlns="http://www.w3.org/1999/xhtml">',
        "<head>",
        '<meta charset="utf-8"/>',
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>',
        '<meta name="color-scheme" content="light dark"/>',
        f"<title>What you remember, {day}</title>",
        f"<style>\n{_style()}{COLOURS}</style>",
        "</head>",
        "<body>",
        f"<header><h1>What you remember</h1><p>{day}. {streak}</p></header>",
        "<main>",
        *(line for number, told in enumerate(reports) for line in _report(told, number)),
        "</main>",
        "</body>",
        "</html>",
    ]
    return "".join(f"{line}\n" for line in lines)


def _style() -> str:
    return Path(__file__).with_suffix(".css").read_text(encoding="utf-8")


def _report(told: Report, number: int) -> Iterator[str]:
    yield f'<article aria-labelledby="r{number}">'
    yield f'<h2 id="r{number}">{_text(told.scope.title)}</h2>'
    yield f"<p>{_text(period_in_words(told))}.</p>"
    drawn = charts(told)
    for section in sections(told):
        name = f"r{number}-{section.name}"
        yield f'<section aria-labelledby="{name}"><h3 id="{name}">{_text(section.title)}</h3>'
        yield from (f"<p>{_text(said)}</p>" for said in section.said)
        if section.name in drawn:
            chart = drawn[section.name](f"{name}-c")
            late = ' class="late"' if section.name in _LATE else ""
            yield f"<figure{late}>{chart.svg()}</figure>"
        if section.rows:
            yield from _table(section, folded=section.name in drawn and len(section.rows) > _FEW)
        yield "</section>"
    yield "</article>"


def _table(section: Section, *, folded: bool) -> Iterator[str]:
    opened = "" if folded else ' open="open"'
    yield f"<details{opened}><summary>{counted(len(section.rows), 'row')}</summary>"
    heads = "".join(f'<th scope="col">{_text(name)}</th>' for name in section.columns)
    yield f'<div class="wide" tabindex="0"><table><caption>{_text(section.title)}</caption>'
    yield f"<thead><tr>{heads}</tr></thead><tbody>"
    for row in section.rows:
        cells = "".join(_cell(value, name) for name, value in zip(section.columns[1:], row[1:], strict=True))
        yield f'<tr><th scope="row">{_text(row[0])}</th>{cells}</tr>'
    yield "</tbody></table></div></details>"


def _cell(value: Value, name: str) -> str:
    if isinstance(value, (int, float)):
        said = f"{value:.0%}" if name in _SHARES else f"{value:g}"
        return f'<td class="n">{said}</td>'
    return f"<td>{_text(value)}</td>"


def _text(value: Value) -> str:
    return escape(one_line(str(value))) if value is not None else ""
