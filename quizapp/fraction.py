"""Fractions, made into decimals before a number is read: 7½, 7 1/2, half a million, three quarters."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal

__all__ = ["FRACTION", "VULGAR", "plain_fractions", "share"]

# The patterns are strings: `re` compiles each when it is first asked, so that importing costs nothing.
FRACTION = r"\d{1,3}⁄\d{1,3}"  # as NFKC writes ½, and as the words are rewritten
VULGAR = "[¼½¾⅐-⅞]"
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "nine": 9}
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip
_ALONE = {"half", "quarter"}  # a bare third is more likely the one after the second
_SCALE = r"(?=(?:hundred|thousand|million|billion|trillion|dozen)\b)"
_PLACES = Decimal("1e-12")


def plain_fractions(text: str) -> str:
    """Rewrite what is surely a fraction: the sign, the words, and 1/2 after a whole number."""
    text = re.sub("절반|一半|半分|(?<![一-龯])半$", "1⁄2", text)
    counts, parts = "|".join(_COUNTS), "|".join(_PARTS)
    text = re.sub(rf"\b(?:({counts}|\d)[ -])?({parts})\b", _worded, text)
    text = re.sub(r"(?<![\d/.,])(\d{1,3})(?:[ -]| and )(\d{1,2})/(\d{1,2})(?![\d/])", _mixed, text)
    text = re.sub(rf"(?<![\d/.,-])([1-9])/([2-9])(?= (?:of )?(?:a )?{_SCALE})", r"\1⁄\2", text)
    text = re.sub(rf"({FRACTION}) (?:of )?(?:a |an )?{_SCALE}", r"\1 ", text)
    return re.sub(rf"(?<![\d.,])(\d{{1,12}}(?:\.\d{{1,6}})?)(?: and| |-)+({FRACTION})", _added, text)


def share(text: str) -> Decimal:
    """Give the value of a fraction, to twelve places."""
    above, below = text.split("⁄")
    return (Decimal(above) / (Decimal(below) or 1)).quantize(_PLACES, ROUND_HALF_EVEN).normalize()


def _worded(found: re.Match[str]) -> str:
    if not found[1] and found[2] not in _ALONE:
        return found[0]
    count = int(found[1]) if (found[1] or "").isdecimal() else _COUNTS.get(found[1] or "", 1)
    return f"{count}⁄{_PARTS[found[2]]}"


def _mixed(found: re.Match[str]) -> str:
    """Read 7 1/2 as one number, but 7 8/2 as none."""
    proper = 0 < int(found[2]) < int(found[3])
    return f"{found[1]} {found[2]}⁄{found[3]}" if proper else found[0]


def _added(found: re.Match[str]) -> str:
    return f"{Decimal(found[1]) + share(found[2]):f}"
