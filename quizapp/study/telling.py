"""What is told after a verdict: the answer, its source, notes, and what is known from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.deck import Deck
    from quizapp.fact import Card

__all__ = ["Telling", "cited", "telling"]


@dataclass(frozen=True, slots=True)
class Telling:
    """What a card tells when it has been answered; any part may be empty."""

    answer: str
    because: str
    source: str
    note: str
    outside: str


def cited(card: Card, deck: Deck) -> str:
    """Return the sources with their paragraphs: "Lee ¶3; Goto ¶6"."""
    parts = []
    for key, place in card.fact.cited:
        source = deck.source(key)
        parts.append(
            " ".join(part for part in (source.shown if source else key, f"¶{place}" if place else "") if part)
        )
    return "; ".join(parts)


def telling(card: Card, deck: Deck) -> Telling:
    """Return what a card tells."""
    fact = card.fact
    return Telling(
        card.answer.shown, card.because, cited(card, deck), fact.text("note"), fact.text("outside")
    )
