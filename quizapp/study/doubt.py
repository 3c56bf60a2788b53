"""Doubt about the clock: what is to be said where answers are dated after today."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from quizapp.deck import Deck
    from quizapp.progress.store import Store

__all__ = ["doubt"]


def doubt(decks: Sequence[Deck], store: Store) -> list[str]:
    """Say that cards of these decks are dated after today, and what that means; nothing where none are.

    Either the clock was ahead once, or it is behind now: only the learner can tell, and should be told
    before the first answer. It is said until those cards were asked again.
    """
    today = store.today()
    found = [
        day for deck in decks for card, day in store.astray((f"{deck.id}/",), today) if deck.has_card(card)
    ]
    if not found:
        return []
    many = len(found) > 1
    cards, were, those = ("cards", "were", "those cards are") if many else ("card", "was", "that card is")
    until = "up to" if len(set(found)) > 1 else "on"
    return [
        (
            f"Today is {_said(today)} by this computer's clock, but {len(found)} {cards} {were} answered or "
            f"put off later, {until} {_said(max(found))}. If the clock is wrong, set it right before you "
            f"answer; if it was wrong then, {those} asked again now."
        )
    ]


def _said(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
