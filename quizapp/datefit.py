"""How well a date that was said fits the date that is right: the verdict, and how far off, in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from quizapp import edtf
from quizapp.edtf import FINENESS, bounds, ends, steps

if TYPE_CHECKING:
    from quizapp.edtf import Interval, Precision
    from quizapp.mark import Verdict

__all__ = ["Found", "fit"]

_PLURALS = {"century": "centuries"}
_WIDEST = 10  # units of the answer; a wider stretch says too little to be partly right
_DAYS, _MONTHS = 60, 24  # from there on a distance is told in months, in years


class Found(NamedTuple):
    """A verdict with its score and reason; `off` is the bare distance: "4 months early"."""

    verdict: Verdict
    score: float
    why: str = ""
    off: str = ""


def fit(answer: Interval, said: Interval) -> Found:
    """Judge a date at the precision of the answer: both ends of a from–to, the one end of a since."""
    match answer.kind:
        case "span":
            return _span(answer, said)
        case "since" | "until":
            return _open(answer, said)
    return _one(answer, said)


def _days(interval: Interval) -> tuple[date, date]:
    return interval.earliest or date.min, interval.latest or date.max


def _one(answer: Interval, said: Interval) -> Found:
    """Judge against one date, exact or somewhere within a stretch."""
    if said.kind in {"since", "until"}:
        found = _one(answer, next(end for end in ends(said) if end))
        if found.verdict == "right":
            return Found("part", 0.5, "the date is right, but it is a single one, not an open stretch")
        return found
    (first, last), (begin, end) = _days(answer), _days(said)
    if first <= begin and end <= last:
        finer = FINENESS.index(said.precision) > FINENESS.index(answer.precision)
        found = Found("right", 1.0, "and more exact than asked" if finer and answer.kind == "point" else "")
    elif bounds(answer)[0] <= begin and end <= bounds(answer)[1]:
        found = Found("right", 1.0, "close enough: it is not known more exactly")
    elif begin <= first and last <= end:
        found = _coarser(answer, said)
    elif (begin <= last and first <= end) or (said.kind != "point" and edtf.overlaps(answer, said)):
        found = Found("part", 0.5, "partly in the right stretch")
    else:
        found = _beside(answer, said)
    return found


def _coarser(answer: Interval, said: Interval) -> Found:
    """Judge what holds the answer but says less."""
    begin, end = _days(said)
    unit = answer.precision
    if said.kind != "point":
        wide = steps(end, unit) - steps(begin, unit) + 1
        if wide > _WIDEST and answer.kind == "point" and unit != "day":
            return Found("wrong", 0.0, "that stretch is too wide to say")
        return Found("part", 0.5, "yes, and more exactly?")
    if unit == "day" and said.precision == "year":
        return Found("part", 1 / 3, "yes, and in which month, on which day?")
    score = 2 / 3 if unit == "day" else 0.5 if said.precision in {"year", "decade"} else 0.25
    return Found("part", score, f"yes, and {'on' if unit == 'day' else 'in'} which {unit}?")


def _beside(answer: Interval, said: Interval) -> Found:
    """Say how far off in the answer's own unit; the right year is part of a month or a day."""
    (first, last), (begin, end) = _days(answer), _days(said)
    early = end < first
    mine, theirs = (first, end) if early else (last, begin)
    unit: Precision = min(answer.precision, said.precision, key=FINENESS.index)
    off = f"{_distance(unit, mine, theirs)} {'early' if early else 'late'}"
    same_year = mine.year == theirs.year and FINENESS.index(unit) > FINENESS.index("year")
    if same_year and unit == "day" and mine.month == theirs.month:
        return Found("part", 2 / 3, f"right month, but {off}", off)
    if same_year:
        return Found("part", 1 / 3 if unit == "day" else 0.5, f"right year, but {off}", off)
    return Found("wrong", 0.0, f"you were {off}", off)


def _distance(unit: Precision, mine: date, theirs: date) -> str:
    """Put a distance in words, in a larger unit where days or months would say nothing."""
    count = abs(steps(mine, unit) - steps(theirs, unit)) or 1
    about = ""
    if unit == "day" and count > _DAYS:
        unit, count = "month", abs(steps(mine, "month") - steps(theirs, "month"))
    if unit == "month" and count % 12 == 0:
        unit, count = "year", count // 12
    elif unit == "month" and count > _MONTHS:
        unit, count, about = "year", round(count / 12), "about "
    return f"{about}one {unit}" if count == 1 else f"{about}{count:,} {_PLURALS.get(unit, unit + 's')}"


def _open(answer: Interval, said: Interval) -> Found:
    """Judge against since or until: the one end there is."""
    anchor = next(end for end in ends(answer) if end)
    if said.kind in {"since", "until"} and said.kind != answer.kind:
        return Found("wrong", 0.0, "the other way round: from then on, or up to then?")
    if said.kind in {"span", "within"}:
        edge = ends(said)[answer.kind == "until"]
        found = _one(anchor, edge or said)
        if found.verdict == "right":
            return Found("part", 0.5, "that end is right, but the other is open")
        return found
    return _one(anchor, next(end for end in ends(said) if end))


def _span(answer: Interval, said: Interval) -> Found:
    """Judge against a from–to, which wants both ends."""
    if _days(answer) == _days(said):
        return Found("right", 1.0)
    start, end = ends(answer)
    begin, finish = ends(said)
    assert start
    assert end
    if said.kind in {"span", "within"} and begin and finish:
        return _both_ends(_one(start, begin), _one(end, finish))
    if said.kind == "point" and _days(said)[0] <= _days(answer)[0] and _days(answer)[1] <= _days(said)[1]:
        return Found("part", 0.5, f"yes, and from which {answer.precision} to which?")
    return _one_end(
        answer, _one(start, begin) if begin else None, _one(end, finish) if finish else None, said
    )


def _one_end(answer: Interval, start: Found | None, end: Found | None, said: Interval) -> Found:
    """Judge a single date where two are asked."""
    at_start, at_end = (found is not None and found.verdict == "right" for found in (start, end))
    if at_start or at_end:
        if answer.precision == "decade":
            return Found("part", 0.5, "that is one end of it; and the other?")
        if at_start:
            return Found("part", 0.5, "that is the start of it; and the end?")
        return Found("part", 0.5, "that is the end of it; and the start?")
    if edtf.overlaps(answer, said):
        return Found("wrong", 0.0, "it lies inside, but both ends are asked")
    nearer = start if edtf.before(said, answer) else end
    off = (nearer or start or end or Found("wrong", 0.0)).off
    return Found("wrong", 0.0, f"you were {off}; both ends are asked" if off else "both ends are asked", off)


def _both_ends(start: Found, end: Found) -> Found:
    if start.verdict == end.verdict == "right":
        return Found("right", 1.0, start.why or end.why)
    at_start, at_end = (found.off or "not exact enough" for found in (start, end))
    if start.verdict == "right":
        return Found("part", 0.5, f"the start is right; the end is {at_end}")
    if end.verdict == "right":
        return Found("part", 0.5, f"the end is right; the start is {at_start}")
    if start.verdict == end.verdict == "part":
        return Found("part", (start.score + end.score) / 2, "both ends are near, but not exact enough")
    return Found("wrong", 0.0, f"the start is {at_start}, the end {at_end}")
