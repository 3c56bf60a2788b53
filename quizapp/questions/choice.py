"""choice: one right option among two to six, the others near it and none of them right."""

from __future__ import annotations

import re
from random import Random
from typing import TYPE_CHECKING

from quizapp.cast import of_one_order
from quizapp.drawing import Firsts, confused, draw, likely, place
from quizapp.fact import Option
from quizapp.facts import kind_of
from quizapp.question import Question
from quizapp.response import Pick

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.fact import Around, Card

LEVEL = 0
USUAL, MOST = 4, 6  # options shown: more than usual where the author wrote more
DRAWN = 12  # candidates looked at
_BARE_NUMBER = re.compile(r"(about |at least )?[\d.,]+\Z")
EXAMPLE = (
    """
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa, wrong: [Ebro, Adour]}
""",
    "river#answer",
    "Which river is the border?",
)


def make(card: Card, around: Around, seed: int, mistaken: Sequence[str] = ()) -> Question | None:
    """Make a choice; None where the deck has no wrong option for it."""
    if "choice" not in card.kinds:
        return None
    rng = Random(f"{seed} {card.id}")  # noqa: S311 - a draw that a log can repeat, not a secret
    right = Option(_right(card), card.fact.key, written=getattr(card.answer, "written", ""))
    same = (right.text, *card.fact.per("also", card.facet))
    fair = likely(kind_of(card.fact.kind).wrong(confused(card, mistaken), around), same, mistaken, DRAWN)
    shown = min(max(USUAL, len(card.fact.per("wrong", card.facet)) + 1), MOST)
    wrong = draw(right.text, fair, rng, Firsts(mistaken, card.fact.texts("confused_with")), shown - 1)
    if not wrong:
        return None
    right, *wrong = of_one_order(card.answer, [right, *wrong], around)
    options = [right, *wrong]
    rng.shuffle(options)
    if _in_numeric_order(options):
        options.sort(key=lambda option: place(option.text))
    return Question(
        card, "choice", card.prompt, Pick(tuple(options), options.index(right)), 1 / len(options), seed
    )


def _right(card: Card) -> str:
    if card.points and card.facet == "why":
        return card.points[0]
    return card.answer.shown


def _in_numeric_order(options: Sequence[Option]) -> bool:
    """Years and numbers are read in order; a shuffled row of them only costs time."""
    return all(_BARE_NUMBER.match(option.text) for option in options)
