"""Printed: what stands in running prose, and first of all its dates, each with what it means."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from quizapp import dateprose
from quizapp.edtf import ends

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from quizapp.edtf import Interval

__all__ = ["Item", "Point", "dates_in", "masked", "points_of", "wider"]

# A date as what is looked up: ("year", 2019), ("month", 2019, 2), ("day", 2019, 2, 28), ("decade", 197),
# ("century", 19), ("season", 2021, 21), and without its year ("month", 0, 4), ("day", 0, 4, 16).
Point = tuple[str | int, ...]


class Item(NamedTuple):
    """Something that a paragraph prints: a date, a number or a name, as it stands there.

    `points` are the readings of a date, each with the points that it is made of (a from–to of two);
    `values` are the readings of a number; `words` are those of a name, `opens` if it begins a sentence.
    """

    kind: str
    text: str
    start: int
    points: tuple[tuple[Point, ...], ...] = ()
    values: tuple[Decimal, ...] = ()
    words: tuple[str, ...] = ()
    opens: bool = False

    @property
    def end(self) -> int:
        """Where it ends in its paragraph."""
        return self.start + len(self.text)


# The patterns are strings: `re` compiles each when it is first asked, so that importing costs nothing.
_LONG = "January|February|April|June|July|August|September|October|November|December"
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
_ANY = rf"(?:(?:{_LONG}|March|May)\b|{_SHORT}(?![^\W_]))"
_YEAR = r"(?:1\d{3}|20\d\d)(?!\d|[.,]\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
_BEFORE_MAY = r"(?:in|by|of|since|until|till|from|to|last|next|this|early|mid|late|and|or|through)[ -]"
_PART = (
    r"(?:(?:early|mid(?:dle)?|late)[ -]|(?:the )?(?:beginning|start|middle|end|first half|second half) of )"
    r"(?:the )?"
)
_DATE = (
    r"(?<![\w.,$€£¥#¶/])(?<![^\W\d_]-)(?P<part>" + _PART.replace("(?:early", "(?i:early") + r")?(?P<core>"
    r"(?:1\d{3}|20\d\d)-(?:0[1-9]|1[0-2])(?:-\d\d)?(?![\d-])"
    r"|\d{1,2}[./]\d{1,2}[./](?:1\d{3}|20\d\d)(?!\d)"
    rf"|{_DAY}(?:[–-]{_DAY})?(?: of)? {_ANY}(?:,? {_YEAR})?"
    rf"|{_ANY} {_DAY}(?:[–-]{_DAY})?(?:,? {_YEAR})?"
    rf"|{_ANY}(?:,? (?:of )?){_YEAR}"
    rf"|{_YEAR},? {_ANY}(?: {_DAY})?"
    rf"|(?:{_LONG})\b"
    rf"|(?:(?<= )|^)(?:March|May)\b"
    r"|(?:1\d|20)\d0s\b|['’‘]\d0s\b"
    r"|(?i:\d{1,2}(?:st|nd|rd|th)|eighteenth|nineteenth|twentieth|twenty-first)[ -][Cc]entury"
    rf"|(?i:spring|summer|autumn|fall)(?: of)? {_YEAR}"
    r"|\d{4} ?[年년](?: ?\d{1,2} ?[月월](?: ?\d{1,2} ?[日일])?)?"
    rf"|{_YEAR}(?:[–-]\d\d(?![\d-]))?"
    r")(?![^\W_])"
)
_GAP = r"(?:(?: ?[–—-] ?)|(?: (?:to|until|till|through|up to) (?:the )?))"
_GAP_AND = r" and (?:the )?"
_HINTS = re.compile(rf"\d|{_LONG}|March|May|entury")


def dates_in(text: str) -> list[Item]:
    """Return the dates that stand in a text: years, months, days, decades, centuries, from–to."""
    if not _HINTS.search(text):
        return []
    found: list[Item] = []
    last: Item | None = None  # what may be the beginning of a from–to
    for match in re.finditer(_DATE, text):
        item = _date(match, text)
        if item is None:
            continue
        if last is not None and _spans(last, item, text):
            whole = text[last.start : item.end]
            # One reading of each end will do: what can be read in two ways is rarely part of a from–to.
            points = _read(whole) or ((*last.points[0], *item.points[0]),)
            found[-1] = Item("date", whole, last.start, points)
            last = None
        else:
            found.append(item)
            last = item
    return found


def _date(match: re.Match[str], text: str) -> Item | None:
    """Return what a match means; a part of it (late January) stands for the whole."""
    core, start = match["core"], match.start("core")
    if core in {"March", "May"}:  # a verb, unless something before it says that it is a month
        before = text[max(0, start - 12) : start]
        if not match["part"] and not re.search(rf"(?:^|[^\w])(?i:{_BEFORE_MAY})$", before):
            return None
    points = _read(core)
    return Item("date", match[0], match.start(), points) if points else None


def _spans(left: Item, right: Item, text: str) -> bool:
    """Say whether two dates are the ends of one from–to."""
    gap = text[left.end : right.start]
    if re.fullmatch(_GAP, gap):
        return True
    between = text[max(0, left.start - 12) : left.start].casefold().endswith(("between ", "between the "))
    decades = all(item.points[0][0][0] == "decade" for item in (left, right))
    return bool(re.fullmatch(_GAP_AND, gap)) and (between or decades)


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[tuple[Point, ...], ...]:
    """Return the readings of a date as points."""
    found: dict[tuple[Point, ...], None] = {}
    for reading in dateprose.read(text):
        if isinstance(reading, dateprose.Partial):
            month, day = reading
            found[(("month", 0, month) if day is None else ("day", 0, month, day),)] = None
        elif points := points_of(reading):
            found[points] = None
    return tuple(found)


def points_of(interval: Interval) -> tuple[Point, ...]:
    """Return the ends of a date as points; of some time within bounds, the one unit that holds both."""
    if interval.kind == "within":
        first, last = (end for end in ends(interval) if end is not None)
        above = [point for point in _with_wider(_point(first)) if point in set(_with_wider(_point(last)))]
        return (above[0],) if above else ()
    return tuple(dict.fromkeys(_point(end) for end in ends(interval) if end is not None))


def _point(end: Interval) -> Point:
    day = end.earliest or date.min
    match end.precision:
        case "century":
            return "century", day.year // 100
        case "decade":
            return "decade", day.year // 10
        case "year":
            return "year", day.year
        case "season":
            return "season", day.year, int(end.text[5:7])
        case "month":
            return "month", day.year, day.month
        case "day":
            return "day", day.year, day.month, day.day


def wider(point: Point) -> Iterator[Point]:
    """Yield the dates that are told along with a more exact one; neither a decade nor a century is."""
    unit, *rest = point
    if unit == "day":
        year, month, day = rest
        yield from (("month", year, month), ("day", 0, month, day), ("month", 0, month))
    if unit == "month" and rest[0]:
        yield "month", 0, rest[1]
    if unit in {"day", "month", "season"} and rest[0]:
        yield "year", rest[0]


def _with_wider(point: Point) -> list[Point]:
    """Return a point with all that it lies in, the narrowest first."""
    found = [point, *(each for each in wider(point) if each[1])]
    years = [int(each[1]) for each in found if each[0] == "year"]
    decades = [int(each[1]) for each in found if each[0] == "decade"] + [year // 10 for year in years]
    found += [("decade", decade) for decade in decades]
    return [*found, *(("century", decade // 10) for decade in decades)]


def masked(text: str, items: Iterable[Item]) -> str:
    """Return a text with a blank of the same length in the place of some items."""
    parts, at = [], 0
    for item in items:
        parts += [text[at : item.start], "\n" * len(item.text)]
        at = item.end
    return "".join([*parts, text[at:]])
