"""A date at its own precision: a day, a month, a year, a decade, a from–to, since, about, some time in."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from quizapp import dateprose, edtf
from quizapp.datefit import Found, fit
from quizapp.edtf import FINENESS, steps
from quizapp.fold import fold, squeeze
from quizapp.hedge import denied
from quizapp.mark import Mark
from quizapp.shortyear import has_short_year, years_in_full

if TYPE_CHECKING:
    from quizapp.edtf import Interval, Precision
    from quizapp.mark import Answer, Rivals

__all__ = ["EXAMPLE", "Date"]

_NOUNS: dict[Precision, str] = {
    "season": "season and year",
    "month": "month and year",
    "day": "day, month and year",
}
_YEARLESS: dict[Precision, str] = {"season": "season", "month": "month", "day": "day and month"}
_EXAMPLES: tuple[dict[Precision, str], ...] = (
    {
        "day": "8 May 1990",
        "month": "May 1990",
        "season": "spring 1990",
        "year": "1990",
        "decade": "the 1960s",
    },
    {
        "day": "3 October 1876",
        "month": "October 1876",
        "season": "autumn 1876",
        "year": "1876",
        "decade": "the 1850s",
    },
)
_LONGEST = 120  # characters; no date is longer
_MONTH_AND_TWO_DIGITS = r"(?i)^\s*[a-z]{3,9}\.?[- ]\d\d\s*$"
_BEFORE_OUR_ERA = (
    r"\d\s*b\.?\s?c\b|\bb\.?c\.?(?:e\.?)?\s*\d|\d\s*b\.?\s?c\.?\s?e\b|century b\.?c|紀元前|公元前|기원전"
)
_SPAN_EXAMPLES: tuple[dict[Precision, str], ...] = (
    {"month": "May 1990 to July 1991", "year": "1961–1964", "decade": "the 1920s and 1930s"},
    {"month": "March 1876 to October 1877", "year": "1872–1876", "decade": "the 1850s and 1860s"},
)


class Date(NamedTuple):
    """A date, and which part of it the source does not print (`inferred`: "year", "month" or "date").

    An inferred year or month need not be given. An inferred date is asked whole, and the question
    says that the source does not print it.
    """

    interval: Interval
    inferred: str = ""

    @property
    def shown(self) -> str:
        """The date in plain English."""
        return edtf.shown(self.interval)

    @property
    def asks_for(self) -> str:
        """What is to be typed: "year", "month and year", "decades", "from year to year"."""
        noun = self._noun
        if self.interval.kind != "span":
            return noun
        if self._two_decades:
            return "decades"
        precision = self.interval.precision
        return f"from {precision} to {precision}"

    @property
    def question(self) -> str:
        """The default question after what happened: "In which month and year?"."""
        noun = self._noun if self.interval.precision != "day" else "day"
        match self.interval.kind:
            case "span":
                asked = "In which decades?" if self._two_decades else f"From which {noun} to which?"
            case "since":
                asked = f"Since which {noun}?"
            case "until":
                asked = f"Until which {noun}?"
            case _ if self.interval.about or (self.interval.kind == "within" and noun == "day"):
                asked = f"About which {noun}?"
            case _:
                asked = f"{'On' if noun == 'day' else 'In'} which {noun}?"
        return f"{asked} (the source prints no {self.inferred})" if self.inferred else asked

    def judge(self, response: str, rivals: Rivals) -> Mark:  # noqa: ARG002 - a date is read, not matched
        """Judge at the precision of the answer; what can be read in two ways is asked back."""
        if squeeze(response) == squeeze(self.shown):
            return Mark("right", 1.0, "", self.shown)
        readings = self._readings(response)
        found = [self._against(reading) for reading in readings]
        if len({f.verdict for f in found}) > 1:
            same = [f for r, f in zip(readings, found, strict=True) if _alike(r, self.interval)]
            if re.search(r"(?i)\bor\b", response):
                same = []  # the 1900s are meant one way, "2019 or May 2018" is not
            found = same if len(same) == 1 else [Found("which", 0.0, _which(readings))]
        if not found:
            found = [self._unread(response)]
        return Mark(found[0].verdict, found[0].score, found[0].why, self.shown)

    def clashes(self, other: Answer) -> bool:
        """Whether both dates could be right of the same thing."""
        return isinstance(other, Date) and edtf.overlaps(self.interval, other.interval)

    @property
    def _noun(self) -> str:
        precision = self.interval.precision
        return (_YEARLESS if self.inferred == "year" else _NOUNS).get(precision, precision)

    @property
    def _two_decades(self) -> bool:
        interval = self.interval
        if interval.precision != "decade" or not interval.earliest or not interval.latest:
            return False
        return steps(interval.latest, "decade") - steps(interval.earliest, "decade") == 1

    def _unread(self, response: str) -> Found:
        """Judge what is no date that a deck could hold: one of before our era, a denial, anything else."""
        if denied(fold(response[:_LONGEST])):
            return Found("which", 0.0, "say when it was, not when it was not")
        if re.search(_BEFORE_OUR_ERA, response.casefold()) and not re.search(r"\bor\b", response):
            return Found("wrong", 0.0, "that is before our era, and this is not")
        return Found("which", 0.0, self._hint(response))

    def _readings(self, response: str) -> tuple[Interval | dateprose.Partial, ...]:
        """Read the response; a year that need not be given is filled in."""
        interval = self.interval
        if has_short_year(response):
            whole_years = years_in_full(response, interval)
            return dateprose.read(whole_years) if whole_years else ()
        if interval.precision == "month" and not self.inferred and re.search(_MONTH_AND_TWO_DIGITS, response):
            return ()  # Feb 19 is a day or a year
        short = re.fullmatch(r"\s*(\d\d)(\d\d)\s*[-–/]\s*(\d\d)\s*", response, re.ASCII)
        if short and interval.kind == "span" and interval.precision == "year":
            # After "From which year to which?", 2010-12 is no December, nor is 1998-03 a March.
            century = int(short[1]) + (short[3] <= short[2] and _turns(interval))
            if short[3] > short[2] or century > int(short[1]):
                return dateprose.read(f"{short[1]}{short[2]}/{century:02}{short[3]}")
        readings = dateprose.read(response)
        if (
            self.inferred not in {"year", "date"}
            or _coarse(interval)
            or not all(_is_partial(r) for r in readings)
        ):
            return readings
        years = {day.year: None for day in (interval.earliest, interval.latest) if day}
        whole: dict[Interval | dateprose.Partial, None] = {}
        for year in years:
            if re.fullmatch(r"\s*\d{1,2}\s*", response):
                month = interval.precision == "month" and 1 <= int(response) <= 12  # noqa: PLR2004 - a year's
                more = dateprose.read(f"{year:04}-{int(response):02}") if month else ()
            else:
                more = dateprose.read(f"{response} {year:04}") or dateprose.read(f"{year:04}年{response}")
            whole |= dict.fromkeys(more)
        return tuple(whole)

    def _against(self, reading: Interval | dateprose.Partial) -> Found:
        if isinstance(reading, dateprose.Partial):
            return self._against_partial(reading)
        found = fit(self.interval, reading)
        if (
            found.verdict == "part"
            and self.inferred == "month"
            and reading.precision == "year"
            and not found.off
        ):
            return Found("right", 1.0, "and the month need not be given")
        return self._without_year(reading, found) if self.inferred == "year" else found

    def _without_year(self, reading: Interval, found: Found) -> Found:
        """Judge where the year is not asked: it earns nothing, and costs half."""
        if found.verdict == "wrong" and _same_but_year(self.interval, reading):
            return Found("part", 0.5, f"all right but the year: you were {found.off}", found.off)
        if found.verdict == "part" and found.why.startswith("right year"):
            return Found("wrong", 0.0, f"you were {found.off}", found.off)
        if found.verdict == "part" and reading.kind == "point" and _coarse(reading):
            return Found(
                "which", 0.0, f"and {'on' if self.interval.precision == 'day' else 'in'} which {self._noun}?"
            )
        return found

    def _against_partial(self, reading: dateprose.Partial) -> Found:
        """Judge a month, or a month and a day, where the year is asked too."""
        first = self.interval.earliest or self.interval.latest
        if self.interval.precision not in {"month", "day"} or first is None:
            return Found("which", 0.0, self._hint(""))
        day = f"-{reading.day:02}" if reading.day else ""
        try:
            filled = edtf.parse(f"{first.year:04}-{reading.month:02}{day}")
        except ValueError:
            return Found("which", 0.0, self._hint(""))
        if self._against(filled).verdict == "right":
            return Found("part", 0.5, "yes, and in which year?")
        if self.interval.precision == "day" and reading.day is None and first.month == reading.month:
            return Found("part", 1 / 3, "yes, and on which day of which year?")
        return Found("wrong", 0.0, "it is another date, and the year is asked too")

    def _hint(self, response: str) -> str:
        """How to write what is asked, by an example that is not the answer."""
        interval = self.interval
        if re.search(r"\d\d\s*$", response) and not re.search(r"\d{3}", response) and "year" in self._noun:
            return "write the year with four digits"
        near = interval.earliest or interval.latest or date.min
        other = near.year in range(1950, 2000) or near.month == 5  # noqa: PLR2004 - the examples' own dates
        source = _SPAN_EXAMPLES if interval.kind == "span" else _EXAMPLES
        example = source[other].get(interval.precision)
        if example is None:
            return f"write it as {self.asks_for}"
        if self.inferred == "year":
            example = re.sub(r" \d{4}", "", example)
        if self._two_decades:
            return f"write both, such as {example}"
        asked = self.asks_for if interval.kind == "span" else f"as a {self._noun}"
        return f"write it {asked}, such as {example}"


def _turns(interval: Interval) -> bool:
    """Whether a century ends between the two ends."""
    first, last = interval.earliest, interval.latest
    return first is not None and last is not None and first.year // 100 < last.year // 100


def _is_partial(reading: Interval | dateprose.Partial) -> bool:
    return isinstance(reading, dateprose.Partial)


def _coarse(reading: Interval) -> bool:
    return FINENESS.index(reading.precision) <= FINENESS.index("year")


def _alike(reading: Interval | dateprose.Partial, answer: Interval) -> bool:
    return not isinstance(reading, dateprose.Partial) and reading.precision == answer.precision != "day"


def _which(readings: tuple[Interval | dateprose.Partial, ...]) -> str:
    one, two = readings[0], readings[1]
    days = [(r.month, r.day) if isinstance(r, dateprose.Partial) else _month_day(r) for r in (one, two)]
    if days[0] and days[1] and days[0] == days[1][::-1]:
        return "day or month first? Write the month as a word"
    return "one date only: which of them?"


def _month_day(reading: Interval) -> tuple[int, int | None] | None:
    return (
        (reading.earliest.month, reading.earliest.day)
        if reading.earliest and reading.precision == "day"
        else None
    )


def _same_but_year(answer: Interval, said: Interval) -> bool:
    """Whether only the year differs: the month, or the month and the day, agree."""
    if said.kind != "point" or said.precision != answer.precision or not (answer.earliest and said.earliest):
        return False
    return answer.text[4:].rstrip("~?%") == said.text[4:].rstrip("~?%") != ""


EXAMPLE = (
    Date(edtf.parse("2019-02")),
    (
        ("Feb 2019", "right"),
        ("28 February 2019", "right"),
        ("2019", "part"),
        ("June 2019", "part"),
        ("February 2018", "wrong"),
        ("some day", "which"),
    ),
)
