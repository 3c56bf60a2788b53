"""near-duplicate: two facts that say the same in nearly the same words.

Both are asked, one tells the other's answer, and they drift apart when only one of them is mended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.fold import fold
from quizapp.manuscript import MOST, Finding
from quizapp.osa import osa

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.fact import Fact
    from quizapp.manuscript import Manuscript

SEVERITY = "advice"
LATE = True
WRONG = """\
deck: example
cards:
  border: {ask: Which river is the border of France and Spain?, answer: Bidasoa}
  frontier: {ask: Which river is the border of Spain and France?, answer: Bidasoa}
"""
RIGHT = """\
deck: example
cards:
  border: {ask: Which river is the border of France and Spain?, answer: Bidasoa}
  island: {ask: Which river holds the island where they meet?, answer: Bidasoa}
"""
_SMALL = frozenset(
    (
        "a", "an", "and", "as", "at", "by", "for", "from", "has", "have", "in", "is", "it", "its", "of", "on",
        "or", "that", "the", "their", "to", "was", "were", "with",
    )
)  # fmt: skip
_FEWEST = 4  # words of a fact that can be compared
_LONG = 5  # letters of a word in which a slip is a slip
_LOOKED_AT = 20  # facts that differ from one in one word: of those made to a pattern there may be thousands
_BESIDE = frozenset(
    ("short", "note", "outside", "hint", "source", "was", "also", "wrong", "confused_with", "review_by")
)  # what does not make it another fact


def find(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield every fact that an earlier one of its kind says but for a small word or a slip."""
    seen: dict[int, list[tuple[Fact, frozenset[str]]]] = {}
    for fact in manuscript.facts[:MOST]:
        words = _words(fact)
        if len(words) < _FEWEST:
            continue
        whole = sum(map(hash, words))
        prints = [whole, *(whole - hash(word) for word in words)]
        found = next(
            (
                other
                for each in prints
                for other, theirs in seen.get(each, ())
                if other.kind == fact.kind and _same(words, theirs) and not _turned(fact, other)
            ),
            None,
        )
        if found is not None:
            yield Finding(
                manuscript.at(fact),
                f"`{fact.key}` says nearly the same as `{found.key}`, line {found.line}.",
                "Keep one of them; `was:` in it lets the progress of the other follow.",
            )
            continue
        for each in prints:
            near = seen.setdefault(each, [])
            if len(near) < _LOOKED_AT:
                near.append((fact, words))


def _words(fact: Fact) -> frozenset[str]:
    """Return the words that make the fact what it is, without the small ones."""
    texts = [text for name, value in fact.values.items() if name not in _BESIDE for text in _texts(value)]
    return frozenset(word for text in texts for word in fold(text).split()) - _SMALL


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)


def _turned(fact: Fact, other: Fact) -> bool:
    """Say whether two events are told in the same words in another order: who did what to whom."""
    mine, theirs = (
        [word for word in fold(each.text("what")).split() if word not in _SMALL] for each in (fact, other)
    )
    return fact.kind == "event" and mine != theirs and sorted(mine) == sorted(theirs)


def _same(words: frozenset[str], others: frozenset[str]) -> bool:
    """Say whether two facts differ in nothing, or in one word that is misspelt in one of them."""
    mine, theirs = words - others, others - words
    if not mine and not theirs:
        return True
    if len(mine) != 1 or len(theirs) != 1:
        return False
    one, other = *mine, *theirs
    wordy = min(len(one), len(other)) >= _LONG and one.isalpha() and other.isalpha()
    return wordy and one[0] == other[0] and osa(one, other, 1) <= 1
