"""Dates as people write them: English prose, digits in any order, Korean, Japanese, and EDTF itself.

Prose is rewritten step by step into EDTF, which alone decides what exists. Nothing is guessed: what
can be read in two ways (03/04/2021) gives both readings, and what cannot be read gives none.
"after 1953" is read as "since 1953", and "before 1953" as "until 1953": a learner says either.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from quizapp import edtf
from quizapp.datewords import plainly
from quizapp.hedge import SAID, UNSURE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.edtf import Interval

__all__ = ["Partial", "read"]

# The patterns are strings: `re` compiles each when it is first asked, so that importing costs nothing.
_LONGEST = 120  # characters; no date is longer
_ABOUT = r"(?:about|around|approximately|approx\.?|roughly|circa|circ\.?|ca\.?|c\.?|~|≈|約|およそ|약|대략)"
_AFTER_IT = (
    r" (?:i (?:think|guess|believe)|for sure|of course|obviously|definitely|(?:i'?m )?not sure|though)"
)
_ABOUT_AFTER = r"(?: or so| approximately| roughly| give or take|-?ish| circa|頃|ごろ|ころ|경|쯤|무렵)"
_BEFORE_IT = (
    rf"(?:{SAID}|it|that|the|in|on|at|during|year(?: of)?|month of|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)"
)
_PARTS = (  # the words before or after the whole, then which third (or half) of it they name
    (r"(?:early(?: in)?|(?:beginning|start) of)[- ]?(.+)|(.+?) ?(?:上旬|初旬|初頭|初め|초순|초반|초)", 1, 3),
    (r"(?:mid(?:dle)?(?: of| in)?)[- ]?(.+)|(.+?) ?(?:中旬|半ば|중순|중반)", 2, 3),
    (r"(?:late(?: in)?|end of)[- ]?(.+)|(.+?) ?(?:下旬|末|하순|후반|말)", 3, 3),
    (r"(?:first|1st) half of (.+)|(.+?) ?(?:上半期|상반기)", 1, 2),
    (r"(?:second|2nd|last) half of (.+)|(.+?) ?(?:下半期|하반기)", 2, 2),
)
# How many smaller units a whole has, and the number of the first.
_PARTED = {"month": (30, 1), "year": (12, 1), "decade": (10, 0), "century": (100, 0)}
_SINCE = (
    r"(?:ever since|since|after|from|starting(?: in)?) (.+?)(?: (?:on|onwards?|forward))?|"
    r"(.+?)(?: (?:and later|and after|on|onwards?|or later)| ?-)"
)
_TILL_NOW = (
    r"\s*(?:-|to|until|till|through|thru|up to|up until|and|and still)\s*(?:the )?"
    r"(?:present(?: day)?|today|nowadays|now|date|this (?:very )?day|ongoing|going|continuing)$"
)
_UNTIL = r"(?:before|until|till|up to|by|prior to|-) ?(?:the end of )?(.+)|(.+?) or earlier"
_TWO_DATES = r"^\d{4}(?:-\d\d-\d\d)?[~?%]?/"  # "2016 and 2018" is no from–to, "the 1970s and 1980s" is
_SOME_TIME = r"(?:some ?time|some day|a (?:day|month|year)) (?:in|during|between|from|within)?(.+)"
_POINT = r"(?:\d{4}|\d{3}X|\d\dXX)(?:-\d\d){0,2}"


class Partial(NamedTuple):
    """A date without its year: a month, or a month and a day."""

    month: int
    day: int | None = None


def read(text: str) -> tuple[Interval | Partial, ...]:
    """Give every reading of a date: none if it is no date, two if it can be misread."""
    if len(text) > _LONGEST:
        return ()
    plain = unicodedata.normalize("NFKC", text).strip()
    found: dict[Interval | Partial, None] = {}
    for reading in [plain.upper().replace("–", "/")] if _is_edtf(plain) else _readings(plainly(plain)):
        if isinstance(reading, Partial):
            found[reading] = None
        elif _is_edtf(reading):
            found[edtf.parse(reading)] = None
    return tuple(found)


def _is_edtf(text: str) -> bool:
    try:
        edtf.parse(text)
    except ValueError:
        return False
    return True


def _readings(text: str, *, single: bool = False) -> list[str | Partial]:
    """Try what may stand around a date, then one date, then (unless a single one is wanted) more."""
    if not re.search(r"\d", text):
        return []
    if found := re.fullmatch(rf"{_BEFORE_IT} (.+)|(.+?){_AFTER_IT}", text):
        return _readings(found[1] or found[2], single=single)
    if found := re.fullmatch(rf"{UNSURE} (.+)|(.+?) ?(?:\?| uncertain| {UNSURE})", text):
        return _doubted(_readings(found[1] or found[2], single=single), "?")
    readings = [r for r in _one(text) if isinstance(r, Partial) or _is_edtf(r)]
    if not readings and (found := re.fullmatch(rf"{_ABOUT} ?(.+)|(.+?)\s*{_ABOUT_AFTER}", text)):
        return _doubted(_readings(found[1] or found[2], single=single), "~")
    if readings or single:
        return readings
    wider = (read_more(text) for read_more in (_part_of, _open_ended, _some_time, _span, _either))
    return next(filter(None, wider), [])


def _doubted(readings: list[str | Partial], sign: str) -> list[str | Partial]:
    """Add the sign of doubt to each point; other shapes have no room for it and stay as they are."""
    found: list[str | Partial] = []
    for reading in readings:
        if isinstance(reading, str) and re.fullmatch(_POINT, reading):
            found.append(reading + sign)
        elif isinstance(reading, str) and re.fullmatch(_POINT + "[~?]", reading) and reading[-1] != sign:
            found.append(reading[:-1] + "%")
        else:
            found.append(reading)
    return found


def _one(text: str) -> list[str | Partial]:
    """Read one date with nothing around it."""
    readers = (_in_digits, _named, _yearless, _long_unit)
    return next((readings for reader in readers if (readings := list(reader(text)))), [])


def _in_digits(text: str) -> Iterator[str]:
    """Read a year, and dates in digits: 2019-2, 2/2019, 2019-02-28, 20190228, 28-2-2019."""
    if found := re.fullmatch(r"(?:ad )?(\d{3,4})(?: ?ad)?|ad (\d{1,2})|(\d{1,2}) ?ad", text):
        yield next(filter(None, found.groups())).zfill(4)
    elif found := re.fullmatch(r"(\d{4})(?:[- ](\d{1,2})(?:[- ](\d{1,2}))?|(\d\d)(\d\d))", text):
        yield _edtf(found[1], found[2] or found[4], found[3] or found[5])
    elif found := re.fullmatch(r"(\d{1,2})[- ](\d{4})", text):
        yield _edtf(found[2], found[1])
    elif found := re.fullmatch(r"(\d{1,2})[- ](\d{1,2})[- ](\d{4})", text):
        yield from (_edtf(found[3], found[2], found[1]), _edtf(found[3], found[1], found[2]))


def _named(text: str) -> Iterator[str | Partial]:
    """Read a date that names its month."""
    for shape in (
        r"(?P<d>\d{1,2}) #(?P<m>\d+)(?:[- ]+(?:of )?(?P<y>\d{4}))?",
        r"#(?P<m>\d+) (?P<d>\d{1,2})(?:[- ]+(?P<y>\d{4}))?",
        r"#(?P<m>\d+)(?:[- ]*(?:of )?(?P<y>\d{4}))?(?P<d>)",
        r"(?P<y>\d{4})[- ]*#(?P<m>\d+)(?:[- ](?P<d>\d{1,2}))?",
        r"(?P<y>\d{4})[- ]+(?P<d>\d{1,2})[- ]#(?P<m>\d+)",
    ):
        if found := re.fullmatch(shape, text):
            if found["y"]:
                yield _edtf(found["y"], found["m"], found["d"])
            elif _is_day(int(found["m"]), int(found["d"] or 1)):
                yield Partial(int(found["m"]), int(found["d"]) if found["d"] else None)
            return


def _yearless(text: str) -> Iterator[Partial]:
    """Read 4/2, which may be in April or in February."""
    if found := re.fullmatch(r"(\d{1,2})-(\d{1,2})", text):
        one, two = int(found[1]), int(found[2])
        yield from (Partial(m, d) for m, d in ((two, one), (one, two)) if _is_day(m, d))


def _is_day(month: int, day: int) -> bool:
    return _is_edtf(_edtf("2000", str(month), str(day)))  # a leap year: 29 February may be meant


def _long_unit(text: str) -> Iterator[str]:
    """Read decades, centuries, seasons and quarters."""
    if found := re.fullmatch(r"'?(\d{1,3})0'?s|decade(?: of)?(?: the)? (\d{3})0s?|(\d{3})0s? decade", text):
        yield from _decades(next(filter(None, found.groups())))
    elif found := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?[- ]c(?:entury|ent)?", text):
        yield f"{int(found[1]) - 1:02}XX"
    elif found := re.fullmatch(r"(spring|summer|autumn|fall)(?: of)? (\d{4})", text):
        yield f"{found[2]}-{ {'spring': 21, 'summer': 22}.get(found[1], 23) }"
    elif found := re.fullmatch(r"winter(?: of)? (\d{4})(-\d\d)?", text):
        year = int(found[1])
        if not found[2]:  # the winter that the year begins with, or the one it ends with
            yield f"[{year - 1:04}-12..{year:04}-02]"
        yield f"[{year:04}-12..{year + 1:04}-02]"
    elif found := re.fullmatch(
        r"q(?P<q>[1-4])[- ](?P<y>\d{4})", re.sub(r"^(\d{4})[- ](q\d)$", r"\2 \1", text)
    ):
        last = 3 * int(found["q"])
        yield f"[{found['y']}-{last - 2:02}..{found['y']}-{last:02}]"


def _decades(tens: str) -> Iterator[str]:
    """Read 197(0s), 190(0s), which may be a century, 7(0s), and 2(0s), of this century or the last."""
    if len(tens) > 1:
        yield f"{tens.zfill(3)}X"
        if tens.endswith("0"):
            yield f"{tens[:-1].zfill(2)}XX"
    elif tens in "012":
        yield from (f"20{tens}X", f"19{tens}X")
    else:
        yield f"19{tens}X"


def _edtf(year: str, month: str, day: str | None = None) -> str:
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def _part_of(text: str) -> list[str | Partial]:
    """Read the early, middle or late part of a month, a year, a decade or a century."""
    for pattern, which, of in _PARTS:
        if found := re.fullmatch(pattern, text):
            return [part for r in _point_in(found[1] or found[2]) if (part := _slice(r, which, of))]
    return []


def _slice(reading: str, which: int, of: int) -> str:
    """Cut a month, a year, a decade or a century into `of` parts; the last takes what is left over."""
    whole = edtf.parse(reading)
    if whole.precision not in _PARTED or whole.about or whole.uncertain:
        return ""
    count, first = _PARTED[whole.precision]
    size = -(-count // of)
    start, end = (which - 1) * size + first, min(which * size, count) - 1 + first
    day = whole.latest or date.max
    if whole.precision == "month":
        return f"[{reading}-{start:02}..{reading}-{day.day if which == of else end:02}]"
    if whole.precision == "year":
        return f"[{reading}-{start:02}..{reading}-{end:02}]"
    base = day.year // count * count
    return f"[{max(base + start, 1):04}..{base + end:04}]"


def _open_ended(text: str) -> list[str | Partial]:
    """Read since and until; from then until now is since then."""
    text = re.sub(_TILL_NOW, " onwards", text)
    if found := re.fullmatch(_SINCE, text):
        return [f"{r}/.." for r in _point_in(found[1] or found[2])]
    if found := re.fullmatch(_UNTIL, text):
        return [f"../{r}" for r in _point_in(found[1] or found[2])]
    return []


def _some_time(text: str) -> list[str | Partial]:
    """Read "some time in" a stretch, however the stretch is written."""
    found = re.fullmatch(_SOME_TIME, text)
    if not found:
        return []
    inner = found[1].strip()
    spans = _span(f"between {inner}") or _point_in(inner)
    return [f"[{r.replace('/', '..')}]" if isinstance(r, str) and "/" in r else r for r in spans]


def _span(text: str) -> list[str | Partial]:
    """Read a from–to; what one end leaves out it takes from the other."""
    found = re.fullmatch(r"(?:from|(between)|years) (.+)", text)
    between, inner = (found[1], found[2]) if found else (None, text)
    for sign in (r" (?:to|until|till|through|thru|up to) ", r" ?~ ?", " - ", "-", r" (?:and|&) "):
        for gap in re.finditer(sign, inner):
            left, right = _completed(inner[: gap.start()].strip(), inner[gap.end() :].strip())
            pairs = [f"{a}/{b}" for a, b in product(_point_in(left), _point_in(right))]
            if pairs and (between or "and" not in sign or not re.search(_TWO_DATES, pairs[0])):
                return [*pairs]
    return []


def _either(text: str) -> list[str | Partial]:
    """Read "February or March 2021": one stretch if the two are neighbours, else both, to be asked back."""
    left, _, right = text.partition(" or ")
    if not right:
        return []
    left, right = _completed(left, right)
    one, two = _point_in(left), _point_in(right)
    if len(one) == len(two) == 1 and _is_edtf(one[0]) and _is_edtf(two[0]):
        first, second = edtf.parse(one[0]), edtf.parse(two[0])
        if first.latest and second.earliest and (second.earliest - first.latest).days == 1:
            return [f"[{one[0]}..{two[0]}]"]
    return [*one, *two] if one and two else []  # what cannot be read may be another date


def _point_in(text: str) -> list[str]:
    """Give the readings that can be one end of a from–to."""
    readings = _readings(text, single=True)
    return [r for r in readings if isinstance(r, str) and re.fullmatch(_POINT + "[~?%]?", r)]


def _completed(left: str, right: str) -> tuple[str, str]:
    """Fill in the month, year or century that only one end of a from–to names."""
    year = r"\d{4}"
    if re.fullmatch(r"\d{1,2}", left) and (found := re.fullmatch(r"\d{1,2}( #\d+.*)", right)):
        left += found[1]
    elif "#" in left and not re.search(year, left) and (found := re.search(year, right)):
        left += f" {found[0]}"
    elif "#" in right and not re.search(year, right) and (found := re.search(year, left)):
        right += f" {found[0]}"
    elif re.fullmatch(year, left) and re.fullmatch(r"\d\d", right) and right > left[2:]:
        right = left[:2] + right
    elif re.fullmatch(r"'?\d0'?s", right) and (found := re.fullmatch(r"(?:the )?(\d\d)(\d0)s?", left)):
        left, right = f"{found[1]}{found[2]}s", found[1] + right.strip("'")
    elif re.fullmatch(r"\d{3}0", left) and re.fullmatch(r"\d{3}0s", right):
        left += "s"
    elif re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", left) and re.fullmatch(r"\d{1,2}-\d{1,2}", right):
        right = f"{left[:4]}-{right}"
    return left, right
