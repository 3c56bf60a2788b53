"""Gist: the words of a prompt that say what it is about."""

from __future__ import annotations

from quizapp.fold import fold

__all__ = ["gist"]

_LONG = 4  # letters of a word that names something
_COMMON = frozenset(
    (
        "about", "according", "asked", "answer", "called", "date", "decade", "from", "government",
        "happened", "have", "hold", "holds", "into", "made", "many", "mean", "means", "month", "names",
        "over", "role", "says", "side", "since", "some", "than", "that", "their", "them", "then", "there",
        "these", "they", "this", "those", "until", "view", "were", "what", "when", "where", "which", "while",
        "whose", "with", "year",
    )
)  # fmt: skip


def gist(prompt: str) -> frozenset[str]:
    """Return the words of a prompt that say what it is about, folded."""
    return frozenset(word for word in fold(prompt).split() if len(word) >= _LONG and word not in _COMMON)
