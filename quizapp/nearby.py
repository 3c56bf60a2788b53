"""Wrong dates and numbers: the author's own as they are shown, and near ones of the same form."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from quizapp.edtf import SEASONS, Interval, overlaps, parse, shown
from quizapp.fact import Option

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.answers.date import Date
    from quizapp.answers.number import Number
    from quizapp.fact import Around, Fact

__all__ = ["bare_number", "dates_of", "near_dates", "near_numbers", "own_date", "own_number"]

_NUMBER = re.compile(r"-?(\d+|\d{1,3}([,_ ]\d{3})+)(\.\d+)?")  # a comma parts thousands, never decimals
_STEPS = (1, -1, 2, -2, 3, -3, 4, -4, 5, -5)


def own_date(text: str) -> str:
    """Return an author's wrong date as it is shown: EDTF in plain English, prose as it stands.

    Raises ValueError where it is no date.
    """
    try:
        return shown(parse(text))
    except ValueError:
        from quizapp.dateprose import read  # noqa: PLC0415 - few decks write dates in prose

        if read(text):
            return text
        raise


def bare_number(text: str) -> str:
    """Return a number as a deck writes it, without its separators; raises ValueError where it is none."""
    if not _NUMBER.fullmatch(text):
        raise ValueError(f"`{text}` is not a number")
    return text.replace(",", "").replace("_", "").replace(" ", "")


def own_number(text: str, right: Number) -> Number:
    """Return an author's wrong number in the form of the right one; raises ValueError where it is none."""
    from decimal import Decimal  # noqa: PLC0415 - only a figure needs it

    return right._replace(value=Decimal(bare_number(text)), within=None)


def near_dates(right: Date, fact: Fact, around: Around, twins: Sequence[Interval] = ()) -> Iterator[Option]:
    """Yield dates that cannot be the right one: the author's, the deck's of the same form, made-up near ones.

    `twins` are the dates of other events that are told in the same words.
    """
    barred = [right.interval, *twins, *dates_of(fact)]
    seen = {shown(right.interval), *fact.per("also_fits", "when")}
    for text in fact.per("wrong", "when"):
        written = _dates(text)
        said = shown(written[0]) if len(written) == 1 else text
        if said not in seen and not any(overlaps(date, one) for date in written for one in barred):
            seen.add(said)
            yield Option(said, own=True)
    made = ((each, "") for each in shifted(right.interval))
    for date, key in chain(_of_others(right.interval, fact, around), made):
        said = shown(date)
        if said not in seen and not any(overlaps(date, one) for one in barred):
            seen.add(said)
            yield Option(said, key)


def dates_of(fact: Fact) -> list[Interval]:
    """Return every date that may be right of an event: its own, and what its author says fits as well."""
    own = fact.date("when")
    fits = [date for text in fact.per("also_fits", "when") for date in _dates(text)]
    return [own, *fits] if own is not None else fits


def _dates(text: str) -> list[Interval]:
    """Return what a date as an author writes it can mean, in EDTF or in words."""
    from quizapp.dateprose import read  # noqa: PLC0415 - only what an author wrote needs it

    return [date for date in read(text) if isinstance(date, Interval)]


def _of_others(right: Interval, fact: Fact, around: Around) -> Iterator[tuple[Interval, str]]:
    likely = [around.fact(key) for key in fact.texts("confused_with")]
    for each in chain(likely, around.nearby(fact, 24)):
        date = each.date("when") if each is not None and each.kind == fact.kind else None
        if each is not None and date is not None and _form(date) == _form(right):
            yield date, each.key


def _form(date: Interval) -> tuple[object, ...]:
    return date.kind, date.precision, date.about, date.uncertain


def shifted(date: Interval) -> Iterator[Interval]:
    """Yield the date moved by one to five of its own units, both ways."""
    start, slash, end = date.text.partition("/")
    for step in _STEPS:
        texts = [_moved(date.text, date.precision, step)]
        if slash and date.precision != "decade":
            texts = [
                f"{_moved(start, date.precision, step)}/{end}",
                f"{start}/{_moved(end, date.precision, step)}",
            ]
        for text in texts:
            try:
                yield parse(text)
            except ValueError:
                continue


def _moved(text: str, precision: str, step: int) -> str:
    """Move every date inside an EDTF text by as many of its units."""
    out, number = [], ""
    for character in text + "\0":
        if character.isdigit() or character == "X" or (character == "-" and number):
            number += character
            continue
        out.append(_moved_one(number, precision, step) if number else "")
        number = ""
        out.append(character)
    return "".join(out).rstrip("\0")


def _moved_one(text: str, precision: str, step: int) -> str:
    from datetime import date, timedelta  # noqa: PLC0415 - only a choice of days needs it

    parts = text.split("-")
    if "X" in parts[0]:
        digits = parts[0].rstrip("X")
        return f"{int(digits) + step:0{len(digits)}d}{'X' * (len(parts[0]) - len(digits))}"
    if len(parts) == 1 or precision == "year":
        return "-".join([f"{int(parts[0]) + step:04d}", *parts[1:]])
    if precision == "season":
        seasons = int(parts[0]) * len(SEASONS) + int(parts[1]) - min(SEASONS) + step
        return f"{seasons // len(SEASONS):04d}-{seasons % len(SEASONS) + min(SEASONS)}"
    if len(parts) == 2:  # noqa: PLR2004 - year and month
        months = int(parts[0]) * 12 + int(parts[1]) - 1 + step
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    day = date(*(int(part) for part in parts)) + timedelta(days=step * 3)
    return day.isoformat()


def near_numbers(value: str, *, spread: float = 0.25) -> Iterator[str]:
    """Yield numbers of the same size, length and roundness, nearest last, as written without separators."""
    from decimal import Decimal  # noqa: PLC0415 - only a figure needs it

    right = Decimal(value)
    digits = value.lstrip("-").replace(".", "").rstrip("0")
    step = Decimal(10) ** (right.adjusted() - max(len(digits) - 1, 0)) if right else Decimal(1)
    unit = max(step, (abs(right) * Decimal(str(spread)) / step).to_integral_value() * step)
    for factor in (1, -1, 2, -2, 3, -3, 4, 5, 6):
        near = right + unit * factor
        if near > 0 and near != right:
            yield format(near.normalize(), "f")
