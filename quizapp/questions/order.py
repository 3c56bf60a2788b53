"""order: three to seven events to be put in order; rated by the pairs that the card's own is in."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from quizapp.fact import Option
from quizapp.facts import ordering_of
from quizapp.lineup import companions, in_order, label_of
from quizapp.question import Question
from quizapp.response import Arrange

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.fact import Around, Card, Fact

LEVEL = 1
LEAST = 3
SHOWN = (3, 4, 4, 5, 5, 6, 7)  # events shown, the larger numbers seldom
EXAMPLE = (
    """
deck: example
events:
  peace: {what: The two crowns make peace, when: 1659}
  war: {what: The war begins, when: 1635-05}
  marriage: {what: The king marries, when: 1660-06-09}
""",
    "peace#when",
    "Put these in order, the earliest first.",
)


def make(card: Card, around: Around, seed: int, mistaken: Sequence[str] = ()) -> Question | None:
    """Make an order of events whose dates, or whose text, settle it; None where too few are settled."""
    ordering = ordering_of(card.fact.kind)
    if "order" not in card.kinds or ordering is None:
        return None
    rng = Random(f"{seed} {card.id}")  # noqa: S311 - a draw that a log can repeat, not a secret
    earlier = ordering.earlier

    def label(fact: Fact) -> str:
        return label_of(fact, ordering, around)

    if not label(card.fact):
        return None

    def fit(one: Fact, other: Fact) -> bool:
        return label(other) != "" and (earlier(one, other) or earlier(other, one))

    others = companions(card.fact, around, rng, rng.choice(SHOWN) - 1, fit, mistaken)
    facts = [card.fact, *others]
    rng.shuffle(facts)
    order = in_order(facts, earlier)
    if len(facts) < LEAST or order is None:
        return None
    return Question(
        card,
        "order",
        "Put these in order, the earliest first.",
        Arrange(
            tuple(Option(label(each), each.key) for each in facts),
            order,
            facts.index(card.fact),
            tuple(ordering.told(each) for each in facts),
        ),
        1 / len(facts),
        seed,
        gives=tuple(f"{card.deck}/{each.key}#{facet}" for each in others for facet in ordering.ORDERED),
    )
