"""timeline: one event to be placed among others that stand in order with their dates."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from quizapp.fact import Option
from quizapp.facts import ordering_of
from quizapp.lineup import companions, in_order, label_of
from quizapp.question import Question
from quizapp.response import Place
from quizapp.wording import opened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.fact import Around, Card, Fact

LEVEL = 1
LEAST, MOST = 2, 4  # events already placed
EXAMPLE = (
    """
deck: example
events:
  peace: {what: The two crowns make peace, when: 1659}
  war: {what: The war begins, when: 1635-05}
  marriage: {what: The king marries, when: 1660-06-09}
""",
    "peace#when",
    "The two crowns make peace. Where does that belong?",
)


def make(card: Card, around: Around, seed: int, mistaken: Sequence[str] = ()) -> Question | None:
    """Make a timeline with one event to place; None where too few others are settled in order."""
    ordering = ordering_of(card.fact.kind)
    if "timeline" not in card.kinds or ordering is None:
        return None
    rng = Random(f"{seed} {card.id}")  # noqa: S311 - a draw that a log can repeat, not a secret
    earlier = ordering.earlier

    def label(fact: Fact) -> str:
        return label_of(fact, ordering, around)

    if not label(card.fact):
        return None

    def fit(one: Fact, other: Fact) -> bool:
        return label(other) != "" and (earlier(one, other) or earlier(other, one))

    others = companions(card.fact, around, rng, rng.randint(LEAST, MOST), fit, mistaken)
    order = in_order(others, earlier)
    if len(others) < LEAST or order is None or in_order([card.fact, *others], earlier) is None:
        return None
    return among(card, [others[place] for place in order], around, seed)


def among(card: Card, placed: Sequence[Fact], around: Around, seed: int) -> Question:
    """Ask where a card's event belongs among others, which stand in order."""
    ordering = ordering_of(card.fact.kind)
    assert ordering is not None
    item = Option(label_of(card.fact, ordering, around), card.fact.key)
    return Question(
        card,
        "timeline",
        f"{opened(item.text)} Where does that belong?",
        Place(
            tuple(Option(label_of(each, ordering, around), each.key) for each in placed),
            tuple(ordering.told(each) for each in placed),
            item,
            sum(ordering.earlier(each, card.fact) for each in placed),
        ),
        1 / (len(placed) + 1),
        seed,
        gives=tuple(f"{card.deck}/{each.key}#{facet}" for each in placed for facet in ordering.ORDERED),
    )
