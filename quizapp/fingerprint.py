"""Fingerprint: what is kept of an answer and its wording, by which an edit is told from a slip of the key."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.fold import fold

if TYPE_CHECKING:
    from quizapp.fact import Card

__all__ = ["Print", "fingerprint", "print_of"]


class Print(NamedTuple):
    """A card as it was at one time: the fingerprints of answer and wording, and their texts where known.

    Four texts, so that JSON can hold it. No fingerprints mean that it is not known what was seen.
    """

    answer_print: str
    wording_print: str
    answer: str = ""
    wording: str = ""

    def same(self, other: Print) -> bool:
        """Say whether answer and wording are the same but for case, spaces, punctuation and quotes."""
        return self[:2] == other[:2]


def fingerprint(text: str) -> str:
    """Return 16 hex digits that change when a text changes in more than case, punctuation and spaces."""
    from hashlib import blake2b  # noqa: PLC0415 - the first question has none yet

    return blake2b(fold(text).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def print_of(card: Card) -> Print:
    """Return a card as it is now."""
    answer, wording = card.answer.shown, card.prompt
    return Print(fingerprint(answer), fingerprint(wording), answer, wording)
