"""EDTF and dates as learners read them, read a second time: the first and the last day that each can mean."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache

__all__ = ["Days", "days", "meet", "read_shown"]

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
SEASONS = {"spring": 3, "summer": 6, "autumn": 9}
_UNITS = {"century": 1200, "decade": 120, "year": 12, "season": 3, "month": 1}
Days = tuple[int, int]


def _point(text: str) -> tuple[int, int, str]:
    """Return the first and last month since year 0, and the unit, of one EDTF point that is no day."""
    if "X" in text:
        first, last = int(text.replace("X", "0")), int(text.replace("X", "9"))
        return first * 12, last * 12 + 11, "century" if text.endswith("XX") else "decade"
    parts = text.split("-")
    year = int(parts[0])
    if len(parts) == 1:
        return year * 12, year * 12 + 11, "year"
    number = int(parts[1])
    if number > 20:  # a season
        first = year * 12 + 3 * (number - 20) - 1
        return first, first + 2, "season"
    return year * 12 + number - 1, year * 12 + number - 1, "month"


def _first_day(month: int) -> int:
    return date(max(min(month // 12, 9999), 1), month % 12 + 1, 1).toordinal()


def _last_day(month: int) -> int:
    year, number = max(min(month // 12, 9999), 1), month % 12 + 1
    return date(year, number, monthrange(year, number)[1]).toordinal()


def _reach(text: str) -> Days:
    """Return the days that one EDTF point may mean: about and perhaps reach one unit further."""
    doubt, bare = text[-1] in "~?%", text.rstrip("~?%")
    if bare.count("-") == 2:
        day = date.fromisoformat(bare).toordinal()
        return (day - 1, day + 1) if doubt else (day, day)
    first, last, unit = _point(bare)
    by = _UNITS[unit] if doubt else 0
    return _first_day(first - by), _last_day(last + by)


@cache
def days(text: str) -> Days:
    """Return the first and the last day that an EDTF date may mean or share."""
    if text.startswith("["):
        left, right = text.strip("[]").split("..")
        return _reach(left)[0], _reach(right)[1]
    left, slash, right = text.partition("/")
    if not slash:
        return _reach(left)
    return (
        date.min.toordinal() if left == ".." else _reach(left)[0],
        date.max.toordinal() if right == ".." else _reach(right)[1],
    )


def _point_of(said: str) -> str:
    """Return "28 February 2019", "about 1990", "the 1970s" as EDTF."""
    doubt = (
        "%"
        if "about" in said and "perhaps" in said
        else "~"
        if "about" in said
        else "?"
        if "perhaps" in said
        else ""
    )
    said = re.sub(r"\b(about|perhaps|the|AD|in|on)\b", " ", said).strip()
    if found := re.fullmatch(r"(\d+)(?:st|nd|rd|th) century", said):
        return f"{int(found[1]) - 1:02}XX{doubt}"
    if found := re.fullmatch(r"(\d+)0s", said):
        return f"{int(found[1]):03}X{doubt}"
    parts = said.split()
    year = f"{int(parts[-1]):04}"
    if len(parts) == 1:
        return year + doubt
    if parts[-2] in SEASONS:
        return f"{year}-{21 + list(SEASONS).index(parts[-2])}{doubt}"
    month = f"{year}-{MONTHS.index(parts[-2]) + 1:02}"
    return f"{month}-{int(parts[0]):02}{doubt}" if len(parts) == 3 else month + doubt


@cache
def read_shown(said: str) -> Days:
    """Return the days of a date as learners read it; ValueError for what is none."""
    said = said.strip().rstrip(".")
    if said.startswith("since "):
        return days(f"{_point_of(said[6:])}/..")
    if said.startswith("until "):
        return days(f"../{_point_of(said[6:])}")
    within = re.match(r"some time (?:in|between) ", said)
    said = said[within.end() :] if within else said.removeprefix("from ")
    if (
        re.fullmatch(r"the \d+0s (?:and|to) \d+0s", said)
        or " to " in said
        or "–" in said
        or (within and " and " in said)
    ):
        left, right = re.split(r"\s*–\s*| to | and ", said, maxsplit=1)
        last = _point_of(right).rstrip("~?%")
        whole, missing = right.split(), len(right.split()) - len(left.split())
        if missing > 0 and "the" not in left and not re.search(r"\d{3}", left):  # "3 – 9 May 2018"
            left = " ".join([left, *whole[-missing:]])
        return days(
            f"{_point_of(left)}/{last if not right.startswith(('about', 'perhaps')) else _point_of(right)}"
        )
    return days(_point_of(said))


def meet(one: Days, other: Days) -> bool:
    """Say whether two dates may be one."""
    return one[0] <= other[1] and other[0] <= one[1]
