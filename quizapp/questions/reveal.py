"""reveal: thought of or spoken, then compared with the answer, point by point, and rated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.question import Question
from quizapp.response import Reveal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.fact import Around, Card

LEVEL = 2
EXAMPLE = (
    """
deck: example
cards:
  why: {ask: Why is the river the border?, points: [It is easy to see, Neither side could move it]}
""",
    "why#answer",
    "Why is the river the border?",
)


def make(card: Card, around: Around, seed: int, mistaken: Sequence[str] = ()) -> Question | None:
    """Make an open question; None for a card whose answer is judged by the program."""
    del around, mistaken
    if "reveal" not in card.kinds:
        return None
    points = card.points or (card.answer.shown,)
    return Question(card, "reveal", card.prompt, Reveal(points), 0.0, seed)
