"""Numbers in a line, as a learner writes them."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["normal", "number", "numbers"]

_BETWEEN = re.compile(r"[\s,;.>→–-]+")
_DIGITS = 2  # no list is longer


def normal(line: str) -> str:
    """Return a line as it is compared: plain digits and letters, small, without blanks at its ends."""
    return unicodedata.normalize("NFKC", line).strip().lower()


def numbers(line: str, most: int) -> tuple[int, ...] | None:
    """Return the numbers of a line, each from 1 to `most`, counted from 0; None if it is anything else."""
    parts = _BETWEEN.sub(" ", normal(line)).split()
    good = all(part.isdecimal() and len(part) <= _DIGITS and 1 <= int(part) <= most for part in parts)
    return tuple(int(part) - 1 for part in parts) if parts and good else None


def number(line: str, most: int) -> int | None:
    """Return the number that a line is, from 1 to `most`, counted from 0."""
    text = normal(line)
    good = text.isdecimal() and len(text) <= _DIGITS and 1 <= int(text) <= most
    return int(text) - 1 if good else None
