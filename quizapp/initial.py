"""Initials: S. Abe, Kim J. U., and a middle name spelt out where the deck has but its letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["fits_initials", "parted_initials"]


def parted_initials(response: str) -> str:
    """Fold a response, the capitals of GW Bush parted; a response all in capitals has none to tell."""
    if response.isupper():
        return fold(response)
    return fold(re.sub(r"\b[B-DF-HJ-NP-TV-Z]{2,3}\b", lambda found: " ".join(found[0]), response))


def fits_initials(said: str, names: Iterable[str]) -> bool:
    """Whether a folded text is one of these names, a letter standing for a word on either side."""
    words = said.split()
    return len(words) > 1 and any(_fits(words, name.split()) for name in names)


def _fits(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    return len(ours) == len(theirs) and all(
        a == b or (1 in {len(a), len(b)} and a[0] == b[0] and a[0].isalpha())
        for a, b in zip(ours, theirs, strict=True)
    )
