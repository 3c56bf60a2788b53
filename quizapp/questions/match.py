"""match: three or four pairs to be found, of persons and roles, events and dates, figures, terms."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from quizapp.fact import Option
from quizapp.facts import pairing_of
from quizapp.fold import squeeze
from quizapp.lineup import companions
from quizapp.question import Question
from quizapp.response import Pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.fact import Around, Card, Fact

LEVEL = 1
LEAST, MOST = 3, 4  # pairs
EXAMPLE = (
    """
deck: example
terms:
  pass: {term: pass, means: a way over a mountain range}
  ford: {term: ford, means: a way through a river}
  bridge: {term: bridge, means: a way over a river}
""",
    "ford#term",
    "What belongs together?",
)


def make(card: Card, around: Around, seed: int, mistaken: Sequence[str] = ()) -> Question | None:
    """Make pairs of which none could go together in another way; None where the deck has too few."""
    pairing = pairing_of(card.fact.kind)
    if "match" not in card.kinds or pairing is None or not all(pairing.pair(card.fact, around)):
        return None
    rng = Random(f"{seed} {card.id}")  # noqa: S311 - a draw that a log can repeat, not a secret

    known: dict[str, tuple[str, ...]] = {}

    def half(fact: Fact) -> tuple[str, ...]:
        if fact.key not in known:
            known[fact.key] = tuple(map(squeeze, pairing.pair(fact, around)))
        return known[fact.key]

    def fit(one: Fact, other: Fact) -> bool:
        mine, theirs = half(one), half(other)
        alike = any(not text or text == its for its, text in zip(mine, theirs, strict=True))
        return not alike and pairing.apart(one, other)

    others = companions(card.fact, around, rng, MOST - 1, fit, mistaken)
    if len(others) < LEAST - 1:
        return None
    facts = [card.fact, *others]
    rng.shuffle(facts)
    halves = [pairing.pair(each, around) for each in facts]
    places = list(range(len(facts)))
    rng.shuffle(places)  # the right half of the fact at places[n] stands n-th
    return Question(
        card,
        "match",
        "What belongs together?",
        Pair(
            tuple(Option(halves[place][0], each.key) for place, each in enumerate(facts)),
            tuple(Option(halves[place][1], facts[place].key) for place in places),
            tuple(places.index(place) for place in range(len(facts))),
            facts.index(card.fact),
            cards=tuple(f"{card.deck}/{each.key}#{card.facet}" for each in facts),
        ),
        1 / len(facts),
        seed,
        gives=tuple(f"{card.deck}/{each.key}#{facet}" for each in others for facet in sorted(pairing.PAIRED)),
    )
