"""Stretch: dates drawn at their own precision: points, lines, bars, soft and open edges."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.axis import Axis
from quizapp.edtf import parse
from quizapp.stretch import drawn, stretch

START = date(2010, 1, 1).toordinal()
MONTHS = Axis(START, 365.25, 48)  # about four cells a month
YEARS = Axis(START, 365.25 * 12, 48)  # about four cells a year
DECADES = Axis(date(1950, 1, 1).toordinal(), 365.25 * 96, 48)


def drawing(text, axis):
    """Return the line that a date makes."""
    bar = drawn(stretch(parse(text)), axis, "◔")
    return "" if bar is None else " " * bar.start + bar.text


@pytest.mark.parametrize(
    ("text", "axis", "line"),
    [
        ("2010-02-10", MONTHS, "     ◔"),
        ("2010-02", MONTHS, "    ─◔─"),
        ("2010", YEARS, "─◔─"),
        ("2012-05", YEARS, "         ◔"),
        ("2011/2013", YEARS, "   ◔━━━━━━━━━━━━"),
        ("2012~", YEARS, "   ░░░░▒▒◔▒▒░░░░"),
        ("2012-05~", YEARS, "       ░◔░"),
        ("[2010-01..2010-06]", MONTHS, "░▒▒▒▒▒▒▒▒▒▒◔▒▒▒▒▒▒▒▒▒▒░"),
        ("2010-05/..", MONTHS, "               ─◔──╌╌›"),
        ("../2010-05", MONTHS, "            ‹╌╌─◔──"),
        ("2009/2011", MONTHS, "‹◔" + "━" * 45 + "›"),
        ("1953/2003", DECADES, " ◔━━━━━━━━━━━━━━━━━━━━━━━━"),
        ("197X", DECADES, "          ─◔──"),
        ("2030", MONTHS, ""),
    ],
)
def test_a_date_is_drawn_at_its_own_precision(text, axis, line):
    """A day is a point, a month as wide as a month, "about" soft at its edges, "since" open at its end."""
    assert drawing(text, axis) == line


YEAR = st.integers(1900, 2100)
FORMS = (
    "{0}", "{0}~", "{0}?", "{0}/..", "../{0}", "{0}-05", "{0}-05~", "{0}-22", "{0}-03-04~", "{0}~/..", "[{0}-01..{0}-04]",
)  # fmt: skip
DATES = st.one_of(
    st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(str),
    st.builds(str.format, st.sampled_from(FORMS), YEAR),
    st.builds(lambda year, years: f"{year}/{year + years}", YEAR, st.integers(0, 60)),
    st.integers(190, 210).map("{}X".format),
)


@given(
    DATES,
    st.floats(date(1890, 1, 1).toordinal(), date(2110, 1, 1).toordinal()),
    st.floats(7, 80_000),
    st.integers(1, 200),
)
def test_what_is_drawn_lies_in_sight_with_one_mark(text, first, days, width):
    """A bar has a character for each of its cells, all of them on view, and its mark once."""
    axis = Axis(first, days, width)
    of = stretch(parse(text))
    bar = drawn(of, axis, "◔")
    start, end = axis.cells(of.low, of.high)
    if bar is None:
        assert end < 0 or start >= width or of.shape == "unsure"
        return
    assert 0 <= bar.start <= bar.end < width
    assert len(bar.text) == bar.end - bar.start + 1
    assert bar.text.count("◔") == 1
    assert bar.text[bar.at - bar.start] == "◔"
