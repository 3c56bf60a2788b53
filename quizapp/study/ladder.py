"""The ladder: a card climbs from recognition to recall as it is known, and steps down after a lapse."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from quizapp.questions import make, rungs_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.fact import Around, Card
    from quizapp.question import Question

__all__ = ["ask", "rung_of"]


def ask(
    card: Card, around: Around, rung: int, seed: int, mistaken: Sequence[str] = (), only: Sequence[str] = ()
) -> Question | None:
    """Make a question of a kind on the rung, or on the nearest that can be made; None where none can.

    `only` are the kinds that the learner wants; a card that allows none of them is asked as it can be.
    Rung 0 is the easiest that the card allows. The kinds of one rung take turns by chance, so that a card
    is not learned by the look of its question.
    """
    rungs = rungs_for(card)
    wished = [[kind for kind in kinds if kind in only] for kinds in rungs]
    made = _made(wished, card, around, rung, seed, mistaken) if any(wished) else None
    return made if made is not None else _made(rungs, card, around, rung, seed, mistaken)


def _made(
    rungs: list[list[str]], card: Card, around: Around, rung: int, seed: int, mistaken: Sequence[str]
) -> Question | None:
    wanted = min(max(rung, 0), len(rungs) - 1)
    draw = Random(f"{seed} {card.id} kind").random  # noqa: S311 - a draw that a log can repeat, not a secret
    for level in sorted(range(len(rungs)), key=lambda each: abs(each - wanted)):
        for kind in sorted(rungs[level], key=lambda _kind: draw()):
            question = make(card, around, kind, seed, mistaken)
            if question is not None:
                return question
    return None


def rung_of(card: Card, kind: str) -> int:
    """Return the rung that a kind stands on for a card; 0 for one that it does not allow."""
    return next((rung for rung, kinds in enumerate(rungs_for(card)) if kind in kinds), 0)
