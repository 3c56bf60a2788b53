"""The ladder: a card climbs from recognition to recall as it is known, and steps down after a lapse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.questions import kinds_for, make

if TYPE_CHECKING:
    from quizapp.fact import Around, Card
    from quizapp.question import Question

__all__ = ["ask"]


def ask(card: Card, around: Around, rung: int, seed: int) -> Question | None:
    """Make the question that fits the rung, or the nearest that can be made; None where none can.

    Rung 0 is the easiest kind the card allows; each further rung is the next kind.
    """
    kinds = kinds_for(card)
    if not kinds:
        return None
    wanted = min(max(rung, 0), len(kinds) - 1)
    for kind in sorted(kinds, key=lambda kind: abs(kinds.index(kind) - wanted)):
        question = make(card, around, kind, seed)
        if question is not None:
            return question
    return None
