"""cloze: a sentence with a gap, to be filled in writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.question import Question
from quizapp.response import Write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.fact import Around, Card

LEVEL = 2
EXAMPLE = (
    """
deck: example
cards:
  river: {cloze: "The border is the {{Bidasoa}}."}
""",
    "river#answer",
    "The border is the ▁▁▁.",
)


def make(card: Card, around: Around, seed: int, mistaken: Sequence[str] = ()) -> Question | None:
    """Make a sentence with a gap; None for a card that makes no sentence."""
    del around, mistaken
    if "cloze" not in card.kinds or not card.gapped:
        return None
    return Question(card, "cloze", card.gapped, Write(card.answer.asks_for), 0.0, seed)
