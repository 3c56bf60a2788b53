"""Likeness of two texts by one author: a slip put right, a sentence put in other words, or something else."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from quizapp.fold import fold
from quizapp.osa import budget, slips

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["akin", "corrected", "rephrased", "reworded"]

_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "and",
        "its",
        "it",
        "is",
        "was",
        "were",
        "are",
        "be",
        "been",
        "as",
        "that",
        "this",
        "their",
    ]
)
_TELLING = frozenset(["no", "non", "nor", "not", "never", "neither", "cannot", "without", "un"])
_SENTENCE = 5  # words of what is told in words of one's own, and not called by a name
_STEM = 5  # letters that two forms of one word share: abduct-ed, abduct-ions
_KEPT = 2 / 3


def corrected(before: str, now: str) -> bool:
    """Say whether only a slip of the key was put right: the same digits, the same words but for a letter."""
    ours, theirs = fold(now), fold(before)
    if ours == theirs:
        return True
    if _digits(now) != _digits(before) or ours[:1] != theirs[:1]:
        return False
    most = budget(now)
    return slips(theirs, ours, most) <= most


def rephrased(before: str, now: str) -> bool:
    """Say whether a sentence says the same in nearly the same words.

    Two thirds of them stay; digits and what denies stay; and where words were put for others, each is
    another form of one that went, or says nothing by itself. More was said, or less: that is the same.
    """
    theirs, ours = _words(before), _words(now)
    most, least = max(theirs.total(), ours.total()), min(theirs.total(), ours.total())
    if least < _SENTENCE or (ours & theirs).total() < _KEPT * most or _digits(now) != _digits(before):
        return False
    gone, come = theirs - ours, ours - theirs
    if _TELLING & (gone.keys() | come.keys()):
        return False
    return not (_unpaired(gone, come) and _unpaired(come, gone))


def reworded(before: str, now: str) -> bool:
    """Say whether a question still asks the same: a slip put right, or no word of weight gone or come."""
    if corrected(before, now):
        return True
    theirs, ours = _words(before), _words(now)
    gone, come = theirs - ours, ours - theirs
    if not ours & theirs or _digits(now) != _digits(before):
        return False
    return not (_unpaired(gone, come) or _unpaired(come, gone))


def akin(before: str, now: str, usual: Collection[str]) -> bool:
    """Say whether half of the words that tell a text from others are in both; `usual` words tell nothing."""
    ours, theirs = ([word for word in _words(text) if word not in usual] for text in (now, before))
    shared = sum(any(_forms(word, other) for other in theirs) for word in ours)
    return bool(shared) and 2 * shared >= min(len(ours), len(theirs))


def _words(text: str) -> Counter[str]:
    return Counter(fold(text).split())


def _unpaired(words: Counter[str], others: Counter[str]) -> list[str]:
    """Return those of the words that are no small ones and of which no other form is among the others."""
    return [word for word in words if word not in _SMALL and not any(_forms(word, each) for each in others)]


def _forms(word: str, other: str) -> bool:
    return word == other or (len(word) > _STEM and word[:_STEM] == other[:_STEM] and not word.isdigit())


def _digits(text: str) -> list[str]:
    return re.findall(r"\d+", fold(text))
