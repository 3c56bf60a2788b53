"""What an author's edits mean for a learner: progress follows a fact that was renamed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizapp.deck import Deck
    from quizapp.progress.store import Store

__all__ = ["carry_over"]


def carry_over(decks: Iterable[Deck], store: Store) -> int:
    """Move the progress of every key that a fact had before (`was:`) to its key of today.

    Only what has progress under the old id and none under the new one is moved, and only where no fact
    goes by the old key any more. Return how many cards were moved.
    """
    moved = 0
    for deck in decks:
        for old, new in deck.renamed():
            if deck.fact(old) is not None:
                continue
            for memory in list(store.memories(f"{deck.id}/{old}#")):
                card = f"{deck.id}/{new}#{memory.card.partition('#')[2]}"
                if store.memory(card) is None and deck.has_card(card):
                    store.rename(memory.card, card)
                    moved += 1
    return moved
