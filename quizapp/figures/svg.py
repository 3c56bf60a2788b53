"""svg: the figures as one drawing, under each other, light or dark."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from quizapp.chart import COLOURS, WIDTH, charts
from quizapp.safe import one_line
from quizapp.tabled import SECTIONS, period_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.study.report import Report

__all__ = ["write"]

_MARGIN = 24
_TITLE = 34
_GROUND = """
.ground { fill: #f7f4ee; } svg .head { font: 600 14px system-ui, sans-serif; fill: var(--ink); }
@media (prefers-color-scheme: dark) { .ground { fill: #15171b; } }
"""


def write(reports: Sequence[Report], columns: int = 80, *, plain: bool = False) -> str:
    """Return the figures as SVG."""
    del columns, plain
    parts: list[str] = []
    y = _MARGIN
    for number, told in enumerate(reports):
        title = f"{one_line(told.scope.title)}. {period_in_words(told)}."
        parts.append(f'<text class="head" x="{_MARGIN}" y="{y + 14}">{escape(title)}</text>')
        y += _TITLE
        drawn = charts(told)
        if not told.history.answers and not told.history.heat:
            parts.append(f'<text x="{_MARGIN}" y="{y + 8}">Nothing was answered yet.</text>')
            y += _TITLE
        for name, _title in SECTIONS:
            if name not in drawn:
                continue
            chart = drawn[name](f"r{number}-{name}")
            parts.append(f'<text class="head" x="{_MARGIN}" y="{y + 14}">{escape(chart.title)}</text>')
            parts.append(
                f'<svg x="{_MARGIN}" y="{y + 24}" width="{WIDTH}" height="{chart.height}" role="img" '
                f'aria-label="{escape(chart.told)}"><title>{escape(chart.title)}</title>'
                f"<desc>{escape(chart.told)}</desc>{chart.body}</svg>"
            )
            y += chart.height + _TITLE + 16
    wide, high = WIDTH + 2 * _MARGIN, y + _MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" '
        f'role="img"><title>What you remember</title><desc>The figures of quizapp stats.</desc>'
        f"<style>{COLOURS}{_GROUND}</style>"
        f'<rect class="ground" width="{wide}" height="{high}"/>{"".join(parts)}</svg>\n'
    )
