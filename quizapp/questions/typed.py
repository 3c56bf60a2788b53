"""typed: the answer written out, judged by what it is: a name, a date, a number, a short text."""

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
  river: {ask: Which river is the border?, answer: Bidasoa}
""",
    "river#answer",
    "Which river is the border?",
)


def make(card: Card, around: Around, seed: int, mistaken: Sequence[str] = ()) -> Question | None:
    """Make a question to be answered in writing."""
    del around, mistaken
    if "typed" not in card.kinds:
        return None
    return Question(card, "typed", card.prompt, Write(card.answer.asks_for), 0.0, seed)
