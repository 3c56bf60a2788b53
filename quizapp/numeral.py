"""Numeral: the numbers that stand in running prose: digits, number words, ranks, fractions."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from quizapp import numberprose
from quizapp.printed import Item, masked

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["all_numbers", "numbers_in"]

# The patterns are strings: `re` compiles each when it is first asked, so that importing costs nothing.
_UNITS = "two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SCALES = "hundred|thousand|million|billion|trillion|dozen"
_ORDINALS = {
    word: number
    for number, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
         "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
         "eighteenth", "nineteenth", "twentieth"), 1,
    )
}  # fmt: skip
_ROUND = {f"{word.removesuffix('y')}ieth": n for n, word in enumerate(_TENS.split("|"), 2)}
_QUALIFIED = (
    r"(?i)\b(?:at least|at most|about|around|nearly|almost|over|more than|fewer than|less than|some|up to|"
    r"approximately|roughly|as many as|no fewer than|no more than) $"
)
_BEFORE = 16  # characters of a qualifier, and the space after it
_DIGITS = (
    r"(?<![\w¶#.,])(?<![^\W\d_][-‑])[$€£¥₩]?(?:\d{1,3}(?:[,.’ ]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)*)"
    rf"(?:st|nd|rd|th)?(?:[ -](?:{_SCALES}))?(?![^\W_])%?"
)
_ONE = rf"one(?=[ -](?:{_SCALES})\b)|a(?= (?:{_SCALES})\b)"
_WORD = rf"(?:{_UNITS}|{_TEENS}|{_TENS}|{_SCALES}|one)"
_WORDS = (
    rf"\b(?:{_ONE}|{_UNITS}|{_TEENS}|{_TENS})\b"
    rf"(?:(?:[ -]|(?<=hundred) and |(?<=thousand) and |(?<=million) and ){_WORD}\b)*"
)
_FRACTION = rf"\b(?:one|{_UNITS})[- ](?:thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)\b"
_MOST = (
    "(?:bigg|bright|bus[iy]|cheap|clos|cold|dead|deep|dens|earl[iy]|fast|great|heav[iy]|high|hott|larg|lat|long|low|"
    "new|old|poor|rich|short|small|strong|tall|warm|weak|wealth[iy]|wett|wid|young)(?:li)?est|best|worst|most"
)
_ORDINAL = (
    rf"\b(?:(?:{_TENS})-(?:{'|'.join([*_ORDINALS][:9])})"
    rf"|(?:{'|'.join([*_ORDINALS][2:])}|{'|'.join(_ROUND)})\b(?!,)"
    r"|(?:(?<=the )|(?<=its )|(?<=his )|(?<=her )|(?<=their )|(?<=our )|(?<=['’]s )|(?<=\ba ))second"
    rf"|second(?=[ -](?:{_MOST})\b))\b(?:(?<=second)[ -](?:{_MOST})\b)?"
)
_NUMBER = rf"(?P<digits>{_DIGITS})|(?P<ordinal>{_ORDINAL})|(?P<words>{_FRACTION}|{_WORDS})"
_HINTS = rf"\d|{_UNITS}|{_TEENS}|{_TENS}|{_SCALES}|{'|'.join([*_ORDINALS][1:])}"
_ALL = r"[^\W\d_]+"


def numbers_in(text: str, others: Iterable[Item] = ()) -> list[Item]:
    """Return the numbers that stand in a text, but for those inside other items, dates or names.

    Not counted are "one" and "first", which seldom count anything, "second" unless it is a rank, and the
    digits of a name (F-16).
    """
    if not re.search(_HINTS, text, re.IGNORECASE):
        return []
    found: list[Item] = []
    plain = masked(text, others)
    for match in re.finditer(_NUMBER, plain, re.IGNORECASE):
        if values := _values(match):
            start = match.start()
            before = re.search(_QUALIFIED, plain[max(0, start - _BEFORE) : start])
            start -= len(before[0]) if before else 0
            found.append(Item("number", plain[start : match.end()], start, values=values))
    return found


def _values(match: re.Match[str]) -> tuple[Decimal, ...]:
    said = (match["digits"] or match["words"] or match["ordinal"]).casefold()
    if match["ordinal"]:
        return (Decimal(_rank("second" if said.startswith("second") else said)),)
    return _number(re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", said))


def _rank(said: str) -> int:
    tens, _, ones = said.rpartition("-")
    if tens:
        return 10 * (_TENS.split("|").index(tens) + 2) + _ORDINALS[ones]
    return _ORDINALS.get(said) or 10 * _ROUND[said]


@lru_cache(maxsize=4096)
def _number(said: str) -> tuple[Decimal, ...]:
    found = (value for each in numberprose.read(said) for value in (each.value, each.otherwise))
    return tuple(dict.fromkeys(value for value in found if value is not None))


def all_numbers(text: str) -> set[Decimal]:
    """Return every number that a fact's text names, "one", "first" and "second" among them."""
    found = {value for item in numbers_in(text) for value in item.values}
    for word in re.findall(_ALL, text.casefold()):
        if word in {"one", "first", "second"}:
            found.add(Decimal(2 if word == "second" else 1))
    return found
