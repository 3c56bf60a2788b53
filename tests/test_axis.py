"""Axis: which cell a day falls into, ticks that never collide, zooming and panning there and back."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.axis import FIRST, LAST, Axis, fitted, period, ticks

DAYS = st.integers(FIRST, LAST)
WIDTHS = st.integers(1, 300)


def _day(text):
    return date.fromisoformat(text).toordinal()


AXES = st.builds(Axis, st.floats(FIRST - 1000, LAST - 1), st.floats(7, LAST), st.integers(4, 300))


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("1950-01-01", "2020-01-01", ["1950s", "1960s", "1970s", "1980s", "1990s", "2000s", "2010s"]),
        ("2011-01-01", "2021-06-01", ["2011", "2012", "2013", "2014", "2015", "2016", "2017", "2018", "2019", "2020", "2021"]),
        ("2019-01-01", "2020-06-30", ["2019", "Apr", "Jul", "Oct", "2020", "Apr", "Jul"]),
        ("2019-01-01", "2019-07-30", ["2019", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug"]),
        ("2019-02-01", "2019-03-12", ["4 Feb", "11 Feb", "18 Feb", "25 Feb", "4 Mar", "11 Mar"]),
        ("2019-02-25", "2019-03-04", ["25", "26", "27", "28", "1 Mar", "2", "3", "4", "5"]),
    ],
)  # fmt: skip
def test_ticks_go_from_decades_to_days(first, last, labels):
    """The finest unit whose labels have room is ticked, each with its own short label."""
    assert [each.label for each in ticks(fitted(_day(first), _day(last), 80)) if each.label] == labels


@given(AXES)
def test_ticks_increase_and_their_labels_never_touch(axis):
    """Ticks stand from left to right inside the view, and two labels have a blank between them."""
    found = ticks(axis)
    for one, other in pairwise(found):
        assert one.column < other.column
        assert one.day < other.day
        assert one.column + len(one.label) < other.column
    for each in found:
        assert axis.column(each.day) == each.column
        assert 0 <= each.column < axis.width
        assert each.column + len(each.label) <= axis.width


@given(DAYS, DAYS, WIDTHS)
def test_a_fitted_view_holds_all_that_it_was_fitted_to(one, other, width):
    """The first and the last day lie on view, whatever the width."""
    first, last = sorted((one, other))
    axis = fitted(first, last, width)
    start, end = axis.cells(first, last)
    assert 0 <= start <= end < width


@given(AXES, DAYS, st.integers(0, 400))
def test_stretches_that_meet_share_no_cell(axis, first, days):
    """What ends the day before another begins ends before its cell, where it is wider than one."""
    middle = min(first + days, LAST - 1)
    start, end = axis.cells(first, middle)
    after, _over = axis.cells(middle + 1, LAST)
    assert start <= end
    assert end < after or (start == end == after)


@given(st.integers(_day("1000-01-01"), _day("3000-01-01")), st.floats(100, 100_000), WIDTHS, st.floats(0, 1))
def test_zooming_in_and_out_comes_back(first, days, width, share):
    """A zoom keeps its date in place, and its opposite gives the view from before."""
    axis = Axis(first, days, width)
    about = floor_of(first + days * share)
    near = axis.zoomed(about, 0.5)
    if axis.first <= about <= axis.end:
        assert abs(near.column(about) - axis.column(about)) <= 1
        back = near.zoomed(about, 2)
        assert back.days == pytest.approx(axis.days)
        assert back.first == pytest.approx(axis.first, abs=1e-6)
    assert near.first - 1e-6 <= about <= near.end + 1e-6


def floor_of(number):
    """Return a number without its fraction."""
    return int(number)


@given(st.integers(_day("1000-01-01"), _day("3000-01-01")), st.floats(10, 1000), st.floats(-1, 1))
def test_panning_there_and_back_comes_back(first, days, share):
    """So many days later and as many earlier is where one was."""
    axis = Axis(first, days, 80)
    assert axis.panned(share).panned(-share).first == pytest.approx(axis.first, abs=1e-6)


@given(AXES, DAYS, st.integers(0, 10_000))
def test_showing_has_a_stretch_in_sight(axis, first, days):
    """Whatever was on view, some of what is to be shown is afterwards, and the scale stays."""
    last = min(first + days, LAST)
    moved = axis.showing(first, last)
    start, end = moved.cells(first, last)
    assert moved.days == axis.days
    assert start < axis.width
    assert end >= 0


def test_zoom_and_pan_have_ends():
    """No view is shorter than a week or longer than the calendar, or leaves it."""
    axis = Axis(_day("2019-01-01"), 10, 80)
    assert axis.zoomed(_day("2019-01-03"), 0.01).days == 7
    assert axis.zoomed(_day("2019-01-03"), 1e9).days == LAST
    assert axis.panned(1e9).first < LAST
    assert axis.panned(-1e9).end > FIRST


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("1953-01-01", "2021-06-01", "1950–2024"),
        ("2019-01-10", "2019-12-20", "December 2018 – January 2020"),
        ("2019-03-01", "2019-07-31", "February–August 2019"),
        ("2019-02-10", "2019-02-20", "9–21 February 2019"),
        ("2019-02-25", "2019-03-04", "24 February – 5 March 2019"),
        ("2018-12-28", "2019-01-03", "27 December 2018 – 4 January 2019"),
    ],
)
def test_what_is_on_view_is_said(first, last, said):
    """As exactly as it matters: by years, months or days."""
    assert period(fitted(_day(first), _day(last), 80)) == said
