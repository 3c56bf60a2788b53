"""Dates as a deck writes them (EDTF, ISO 8601-2): an interval that knows how exactly it is known.

    2019  2019-02  2019-02-28   a point at its own precision        197X  19XX   a decade, a century
    2019~ 2019? 2019%           about, uncertain, both              2021-21      spring (22 summer, 23 autumn)
    1953/2003  197X/198X        from – to                           1953/..  ../2003   since, until
    [2021-02..2021-03]          some time in

`parse` refuses everything else with what is wrong and what to write instead.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal, NamedTuple

__all__ = [
    "FINENESS",
    "MONTHS",
    "SEASONS",
    "Interval",
    "Kind",
    "Precision",
    "before",
    "bounds",
    "ends",
    "overlaps",
    "parse",
    "shown",
    "steps",
]

Precision = Literal["century", "decade", "year", "season", "month", "day"]
Kind = Literal["point", "span", "since", "until", "within"]

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {21: "spring", 22: "summer", 23: "autumn"}
FINENESS: tuple[Precision, ...] = ("century", "decade", "year", "season", "month", "day")
_DECEMBER = 12
_POINT = re.compile(r"(\d{4}|\d{3}[Xx]|\d{2}[Xx]{2})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)", re.ASCII)
_EXAMPLES = "write it as 2019, 2019-02, 2019-02-28, 1953/2003, 197X or 2019~ (about)"


class Interval(NamedTuple):
    """The first and last day a date can mean, both included; None where it is open.

    `kind` is "point" for one date at its precision, "span" for a from–to, "since" and "until" for
    an open one, "within" for one unknown date inside. `precision` of a span is its finer end's.
    `text` is the date as EDTF.
    """

    earliest: date | None
    latest: date | None
    precision: Precision
    kind: Kind = "point"
    about: bool = False
    uncertain: bool = False
    text: str = ""


def parse(text: str) -> Interval:
    """Read EDTF; ValueError with a sentence for the author where it is none."""
    text = text.strip()
    if not text:
        raise ValueError(f"the date is empty; {_EXAMPLES}")
    if "/" in text:
        return _span(text)
    if text.startswith("[") or text.endswith("]"):
        return _within(text)
    return _point(text)


def ends(interval: Interval) -> tuple[Interval | None, Interval | None]:
    """Give the two dates of a span (None for an open end), of a set, or a point twice."""
    if interval.kind == "point":
        return interval, interval
    left, right = interval.text.strip("[]").split(".." if interval.kind == "within" else "/")
    return _end(left), _end(right)


def bounds(interval: Interval) -> tuple[date, date]:
    """Give the days inside which the date surely lies: an unsure one reaches one unit further each way."""
    first = interval.earliest or date.min
    last = interval.latest or date.max
    if interval.about or interval.uncertain:
        first = _shift(first, interval.precision, -1) if interval.earliest else first
        last = (
            _shift(last + timedelta(1), interval.precision, 1)
            if interval.latest and last < date.max
            else last
        )
        last = last - timedelta(1) if interval.latest and last < date.max else last
    return first, last


def overlaps(a: Interval, b: Interval) -> bool:
    """Whether the two could be, or share, the same day."""
    (a_first, a_last), (b_first, b_last) = bounds(a), bounds(b)
    return a_first <= b_last and b_first <= a_last


def before(a: Interval, b: Interval) -> bool:
    """Whether the first is surely over before the second can begin."""
    return bounds(a)[1] < bounds(b)[0]


def steps(day: date, precision: Precision) -> int:
    """Count the units of this precision since year 0, so that two days can be subtracted."""
    match precision:
        case "century":
            return day.year // 100
        case "decade":
            return day.year // 10
        case "year":
            return day.year
        case "season":
            return (day.year * 12 + day.month - 3) // 3
        case "month":
            return day.year * 12 + day.month - 1
        case "day":
            return day.toordinal()


def shown(interval: Interval) -> str:
    """Write the date in plain English: "28 February 2019", "the 1970s and 1980s", "since 1953"."""
    first, last = ends(interval)
    match interval.kind:
        case "since" if first:
            return f"since {_shown_point(first)}"
        case "until" if last:
            return f"until {_shown_point(last)}"
        case "span" if first and last:
            return _shown_span(first, last)
        case "within" if first and last:
            if interval.precision == "day" or interval.about or interval.uncertain:
                return f"some time between {_shown_span(first, last, ' and ')}"
            return f"some time in {_shown_span(first, last)}"
    return _shown_point(interval)


def _shown_point(point: Interval) -> str:
    day = point.earliest or date.min
    year = f"{day.year}" if day.year > 999 else f"AD {day.year}"  # noqa: PLR2004 - a bare 45 is no year
    match point.precision:
        case "century":
            number = day.year // 100 + 1
            ending = "th" if number in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
            plain = f"the {number}{ending} century"
        case "decade":
            plain = f"the {day.year // 10 * 10}s"
        case "year":
            plain = year
        case "season":
            plain = f"{SEASONS[int(point.text[5:7])]} {year}"
        case "month":
            plain = f"{MONTHS[day.month - 1]} {year}"
        case "day":
            plain = f"{day.day} {MONTHS[day.month - 1]} {year}"
    return ("perhaps " if point.uncertain else "") + ("about " if point.about else "") + plain


def _shown_span(first: Interval, last: Interval, to: str = "–") -> str:
    start, end = _shown_point(first), _shown_point(last)
    if "perhaps" in start + end or "about" in start + end:
        return f"from {start} to {end}" if to == "–" else f"{start}{to}{end}"
    if first.precision == last.precision == "century":
        return f"{start.removesuffix(' century')} to {end}"
    if first.precision == last.precision == "decade":
        both = last.earliest and first.earliest and last.earliest.year - first.earliest.year == 10  # noqa: PLR2004 - a decade
        return f"{start} {'and' if both else 'to'} {end.removeprefix('the ')}"
    if first.precision == last.precision and first.precision != "year":
        begin, finish = start.split(" "), end.split(" ")
        while len(begin) > 1 and begin[-1] == finish[-1 - (len(start.split(" ")) - len(begin))]:
            begin.pop()
        start = " ".join(begin)
    spaced = to == "–" and (" " in start or (first.precision != last.precision and " " in end))
    return f"{start} – {end}" if spaced else f"{start}{to}{end}"


def _point(text: str) -> Interval:
    found = _POINT.fullmatch(text)
    if not found:
        raise ValueError(_refusal(text))
    digits, month, day, doubt = found.groups()
    if digits == "0000":
        raise ValueError(f"{text} has no such year: years run from 0001 to 9999; {_EXAMPLES}")
    about, uncertain = doubt in {"~", "%"}, doubt in {"?", "%"}
    if "X" in digits.upper():
        if month:
            raise ValueError(
                f"{text} mixes an unknown year with a month; write {digits.upper()} for the whole"
            )
        first, last, precision = _unspecified(digits.upper())
    else:
        first, last, precision = _specified(digits, month, day)
    return Interval(first, last, precision, "point", about, uncertain, text.upper())


def _specified(digits: str, month: str | None, day: str | None) -> tuple[date, date, Precision]:
    year = int(digits)
    if month is None:
        return date(year, 1, 1), date(year, 12, 31), "year"
    number = int(month)
    if number in SEASONS and day is None:
        first = 3 * (number - 20)
        return date(year, first, 1), _month_end(year, first + 2), "season"
    if not 1 <= number <= _DECEMBER:
        raise ValueError(_no_month(digits, month))
    if day is None:
        return date(year, number, 1), _month_end(year, number), "month"
    last = _month_end(year, number).day
    if not 1 <= int(day) <= last:
        raise ValueError(
            f"{digits}-{month}-{day} does not exist: {MONTHS[number - 1]} {year} has {last} days; write "
            f"{digits}-{month}-01 to {digits}-{month}-{last}, or {digits}-{month} for the whole month"
        )
    return date(year, number, int(day)), date(year, number, int(day)), "day"


def _unspecified(digits: str) -> tuple[date, date, Precision]:
    """Read 197X and 19XX."""
    first = max(int(digits.replace("X", "0")), 1)
    last = int(digits.replace("X", "9"))
    return date(first, 1, 1), date(last, 12, 31), "century" if digits.endswith("XX") else "decade"


def _span(text: str) -> Interval:
    left, *rest = text.split("/")
    if len(rest) != 1:
        raise ValueError(f"{text} has more than one slash; write a from–to as 1953/2003")
    if any("[" in part or "]" in part for part in (left, rest[0])):
        raise ValueError(
            f"{text} puts brackets inside a from–to; write 1953/2003, or [1953..2003] for some time in"
        )
    first, last = _end(left, text), _end(rest[0], text)
    if first is None and last is None:
        raise ValueError(f"{text} is open on both sides; write 1953/.. for since, ../2003 for until")
    if first is None or last is None:
        one = first or last
        assert one is not None
        if first:
            return one._replace(latest=None, kind="since", text=text.upper())
        return one._replace(earliest=None, kind="until", text=text.upper())
    return _joined(first, last, "span", text.upper())


def _within(text: str) -> Interval:
    inside = text.removeprefix("[").removesuffix("]")
    if len(inside) != len(text) - 2:
        raise ValueError(f"{text} lacks a bracket; write some time in as [2021-02..2021-03]")
    left, *rest = inside.split("..")
    if len(rest) != 1 or not left or not rest[0]:
        raise ValueError(f"{text} does not name two ends; write [2021-02..2021-03], or 1953/.. for since")
    return _joined(
        _point(left.strip()),
        _point(rest[0].strip()),
        "within",
        f"[{left.strip()}..{rest[0].strip()}]".upper(),
    )


def _joined(first: Interval, last: Interval, kind: Kind, text: str) -> Interval:
    assert first.earliest
    assert last.latest
    if first.earliest > last.latest or (last.earliest and first.earliest > last.earliest):
        raise ValueError(f"{text} runs backwards; the earlier date comes first, as in 1953/2003")
    finer = max(first.precision, last.precision, key=FINENESS.index)
    about, uncertain = first.about or last.about, first.uncertain or last.uncertain
    return Interval(first.earliest, last.latest, finer, kind, about, uncertain, text)


def _end(text: str, whole: str = "") -> Interval | None:
    """Read one end of a from–to; None for `..`."""
    text = text.strip()
    if text == "..":
        return None
    if not text:
        raise ValueError(f"{whole} lacks an end; write 1953/.. for since, ../2003 for until")
    return _point(text)


def _month_end(year: int, month: int) -> date:
    if month == _DECEMBER:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(1)


def _shift(day: date, precision: Precision, by: int) -> date:
    """Move a first day of a unit by whole units, stopping at the ends of the calendar."""
    if precision == "day":
        return date.fromordinal(min(max(day.toordinal() + by, 1), date.max.toordinal()))
    months = {"century": 1200, "decade": 120, "year": 12, "season": 3, "month": 1}[precision]
    count = day.year * 12 + day.month - 1 + by * months
    if count < _DECEMBER:
        return date.min
    year, month = divmod(count, 12)
    return date.max if year > date.max.year else date(year, month + 1, 1)


def _no_month(year: str, month: str) -> str:
    number = int(month)
    if number == 24:  # noqa: PLR2004 - EDTF's number for winter
        return f"{year}-24: a winter lies in two years; write [{year}-12..{int(year) + 1:04}-02]"
    if number > 24:  # noqa: PLR2004 - EDTF's other divisions of a year
        return f"{year}-{month} is no month; write {year}-01 to {year}-12, or {year}-21 for spring"
    return f"{year}-{month} does not exist: months run from 01 to 12; write {year}-01 to {year}-12"


def _refusal(text: str) -> str:
    """Say what is wrong, with the likeliest remedy."""
    quoted = text if len(text) <= 40 else text[:39] + "…"  # noqa: PLR2004 - a line's worth
    patterns = (
        (r"-\d+.*", "years before 1 are not supported; leave the date to the wording"),
        (r"\d{4}-\d(?:-\d{1,2})?|\d{4}-\d\d-\d", "months and days have two digits, as in 2019-02-08"),
        (r"\d{1,2}[-./]\d{1,2}[-./]\d{4}", "the year comes first, as in 2019-02-28"),
        (r"\d{4}[./]\d{1,2}(?:[./]\d{1,2})?", "write it with hyphens, as in 2019-02-28"),
        (r"\d{1,3}", "a year has four digits, as in 0794 or 2019"),
        (r"\d{5,}|[Yy]\d+", "years run from 0001 to 9999"),
        (r"(?i)the \d{3}0s|\d{3}0s", "write a decade as 197X"),
        (r"\d{4}(?:-\d\d)?-XX.*|\d{4}-XX", "leave out what is not known: 2019, or 2019-02"),
        (r"\d{4}-\d\d-\d\d[T ].*", "leave out the time of day, as in 2019-02-28"),
        (r"\d{4} ?[–—] ?\d{4}", "write a from–to as 1953/2003"),
        (r"(?i)(?:c\.?|ca\.?|circa|about|around) ?\d{4}", "write about as 1990~"),
        (r"\{.*\}|.*,.*", "write one date, or [1667..1668] for some time in"),
    )
    for pattern, remedy in patterns:
        if re.fullmatch(pattern, text):
            return f"{quoted} is not a date as a deck writes it: {remedy}"
    return f"{quoted} is not a date as a deck writes it; {_EXAMPLES}"
