"""Firmness: how firm each card of a fact is in memory, 0 new to 4 lasting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.facts import kind_of

if TYPE_CHECKING:
    from quizapp.deck import Deck
    from quizapp.fact import Fact
    from quizapp.progress.store import Store

__all__ = ["firmness", "leading"]


def firmness(fact: Fact, deck: Deck, store: Store) -> dict[str, int]:
    """Return how firm each of a fact's cards is, by facet; nothing for a fact without cards."""
    found = {}
    for facet in kind_of(fact.kind).facets(fact):
        card = f"{deck.id}/{fact.key}#{facet}"
        if deck.has_card(card):
            memory = store.memory(card)
            found[facet] = memory.firmness if memory is not None else 0
    return found


def leading(firm: dict[str, int], facet: str) -> int | None:
    """Return how firm the card of this facet is, else the weakest there is; None where none is asked."""
    return firm[facet] if facet in firm else min(firm.values(), default=None)
