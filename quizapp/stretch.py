"""Stretch: a date drawn on an axis at its own precision: a point, a bar, soft or open edges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from quizapp.edtf import bounds, ends

if TYPE_CHECKING:
    from quizapp.axis import Axis
    from quizapp.edtf import Interval

__all__ = ["Bar", "Stretch", "drawn", "marked", "stretch"]

Shape = Literal["some_day", "all_days", "unsure", "since", "until"]
_BEYOND, _BEFORE = "›", "‹"  # it goes on, out of sight or without an end
_TAIL = "╌╌"  # of what has no end, before its edge
_SOFT, _LIKELY, _LINE, _BAR = "░", "▒", "─", "━"
_LEAST_SOFT = 3  # cells: with fewer, an unsure day would look like a sure one


class Stretch(NamedTuple):
    """The days of a date, as numbers: those that it says, and those (`low` to `high`) that it can mean.

    `shape` tells how they are meant: on some day of them, on all of them, perhaps somewhat before or
    after; of "since" and "until" the days are those of the end that is known.
    """

    first: int
    last: int
    low: int
    high: int
    shape: Shape


class Bar(NamedTuple):
    """What is drawn of a date: its cells, both ends included, a character for each, and where its mark is."""

    start: int
    end: int
    text: str
    at: int


def stretch(when: Interval) -> Stretch:
    """Return the days of a date; of an open one, those of the end that is known."""
    known, shape = when, _shape(when)
    if when.kind in {"since", "until"}:
        end = ends(when)[0 if when.kind == "since" else 1]
        assert end is not None
        known = end
    assert known.earliest is not None
    assert known.latest is not None
    low, high = bounds(known)
    return Stretch(
        known.earliest.toordinal(), known.latest.toordinal(), low.toordinal(), high.toordinal(), shape
    )


def _shape(when: Interval) -> Shape:
    if when.kind == "since":
        return "since"
    if when.kind == "until":
        return "until"
    if when.about or when.uncertain or when.kind == "within":
        return "unsure"
    return "all_days" if when.kind == "span" else "some_day"


def marked(days: Stretch, axis: Axis) -> int | None:
    """Return the cell that the mark of a date stands in, about; None where it is out of sight.

    In the middle of what is seen, or where a bar begins.
    """
    start, end = axis.cells(days.low, days.high)
    if end < 0 or start >= axis.width:
        return None
    start = max(start, 0)
    return start if days.shape == "all_days" else (start + min(end, axis.width - 1)) // 2


def drawn(days: Stretch, axis: Axis, mark: str) -> Bar | None:
    """Return a date as it is drawn, with a mark of one cell in it; None where it is out of sight.

    A mark in the middle of a line is on some day of it, one at the beginning of a bar begins there. What
    is unsure has soft edges, and what has no end, or goes on out of sight, an open one.
    """
    at = marked(days, axis)
    if at is None:
        return None
    start, end = axis.cells(days.low, days.high)
    inner = axis.cells(days.first, days.last)
    lead = tail = 0
    if days.shape == "unsure" and end - start + 1 < _LEAST_SOFT:
        inner = start, end
        start, end = start - 1, end + 1
    elif days.shape == "since":
        tail = len(_TAIL) + 1
    elif days.shape == "until":
        lead = len(_TAIL) + 1
    text = _characters(days.shape, (start, end), inner)
    if lead:
        text = _BEFORE + _TAIL + text
    elif tail:
        text += _TAIL + _BEYOND
    return _clipped(Bar(start - lead, end + tail, text, at), axis.width, mark)


def _characters(shape: Shape, outer: tuple[int, int], inner: tuple[int, int]) -> str:
    """Return the cells of a date itself, without its mark."""
    (start, end), (left, right) = outer, inner
    size = end - start + 1
    if shape == "all_days":
        return _BAR * size
    if shape != "unsure" and outer == inner:
        return _LINE * size
    if outer == inner:
        left, right = start + 1, end - 1
    middle = max(right - left + 1, 0)
    return _SOFT * (left - start) + _LIKELY * middle + _SOFT * (size - (left - start) - middle)


def _clipped(bar: Bar, width: int, mark: str) -> Bar:
    """Return the part of a bar that is in sight, with its mark, and open where it goes on out of sight."""
    start, end = max(bar.start, 0), min(bar.end, width - 1)
    text = list(bar.text[start - bar.start : end - bar.start + 1])
    if bar.start < 0:
        text[0] = _BEFORE
    if bar.end >= width:
        text[-1] = _BEYOND
    place = min(max(bar.at, start), end) - start
    if place == 0 and bar.start < 0 and len(text) > 1:
        place = 1
    text[place] = mark
    return Bar(start, end, "".join(text), start + place)
