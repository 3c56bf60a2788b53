"""true_false: a statement to be called true or false; where it is false, the truth is asked for."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from quizapp.drawing import confused, likely
from quizapp.fact import Option
from quizapp.facts import claiming_of, kind_of
from quizapp.question import Question
from quizapp.questions import make as make_another
from quizapp.response import Pick

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.fact import Around, Card

LEVEL = 0
DRAWN = 6  # wrong answers looked at
TRUE, FALSE = Option("True"), Option("False")
EXAMPLE = (
    """
deck: example
figures:
  sheep: {what: sheep driven over the pass, value: 1200, when: 1659}
""",
    "sheep#value",
    "Sheep driven over the pass, in 1659: 1,800.",
)


def make(card: Card, around: Around, seed: int, mistaken: Sequence[str] = ()) -> Question | None:
    """Make a statement, as often false as true; None where it has no wrong answer to state."""
    claiming = claiming_of(card.fact.kind)
    if "true_false" not in card.kinds or claiming is None:
        return None
    rng = Random(f"{seed} {card.id}")  # noqa: S311 - a draw that a log can repeat, not a secret
    answer = card.answer.shown
    same = (answer, *card.fact.per("also", card.facet))
    wrong = likely(kind_of(card.fact.kind).wrong(confused(card, mistaken), around), same, mistaken, DRAWN)
    then, said, right, chance = None, Option(answer), TRUE, 0.5
    if not wrong or "choice" not in card.kinds:
        return None
    if rng.random() >= 0.5:  # noqa: PLR2004 - as often as not
        then = make_another(card, around, "choice", seed)
        if then is None:
            return None
        taken = [option for option in wrong if option.key and option.key in mistaken]
        said, right, chance = rng.choice(taken or wrong), FALSE, 0.5 * then.chance
    statement = claiming.claim(card, said.text, around)
    if not statement:
        return None
    return Question(
        card, "true_false", statement, Pick((TRUE, FALSE), int(right is FALSE)), chance, seed, then
    )
