"""Years of two digits after an apostrophe, '19: which century is meant, or that none can be told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.edtf import Interval

__all__ = ["has_short_year", "years_in_full"]

# No decade ('70s), and no quotation.
_SHORT_YEAR = r"(?<!\d)['’‘ʼ`´′](\d\d)(?!\d|['’‘ʼ`´′]|s\b|年代)"
_LATEST_OF_TWO = 1930
_CENTURIES = (1900, 2000)


def has_short_year(response: str) -> bool:
    """Whether an apostrophe stands for a century."""
    return re.search(_SHORT_YEAR, response) is not None


def years_in_full(response: str, answer: Interval) -> str:
    """Write the years with the century that is nearest to the answer; nothing where another may be meant.

    '18 is 2018 to most, whatever the deck is about: for an answer of before 1931 it is asked back.
    """
    near = [day.year for day in (answer.earliest, answer.latest) if day]
    if min(near) <= _LATEST_OF_TWO:
        return ""
    for short in set(re.findall(_SHORT_YEAR, response)):
        years = [century + int(short) for century in _CENTURIES]
        far = {year: min(abs(year - one) for one in near) for year in years}
        if len(set(far.values())) == 1:
            return ""
        nearest = min(years, key=far.__getitem__)
        response = re.sub(_SHORT_YEAR.replace(r"(\d\d)", short), f" {nearest}", response)
    return response
