"""Line-up: the other facts that a question shows beside its own, each surely apart from all the rest."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from quizapp.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from random import Random

    from quizapp.fact import Around, Fact
    from quizapp.facts import Ordering

__all__ = ["companions", "in_order", "label_of"]

_NEAR = 24  # facts of the same kind, nearest in the deck, that are looked at
_REACH = 8  # how far chance may move one of them


def companions(
    fact: Fact,
    around: Around,
    rng: Random,
    most: int,
    fit: Callable[[Fact, Fact], bool],
    mistaken: Sequence[str] = (),
) -> list[Fact]:
    """Return up to so many facts of the same kind that fit it and each other.

    Those it was taken for come first, then those its author calls alike, then those near it in the deck.
    """
    chosen: list[Fact] = []
    for each in _candidates(fact, around, rng, mistaken):
        if fit(fact, each) and fit(each, fact) and all(fit(one, each) and fit(each, one) for one in chosen):
            chosen.append(each)
            if len(chosen) == most:
                break
    return chosen


def _candidates(fact: Fact, around: Around, rng: Random, mistaken: Sequence[str]) -> Iterator[Fact]:
    seen = {fact.key}
    first = [around.fact(key) for key in (*mistaken, *fact.texts("confused_with"))]
    near = around.nearby(fact, _NEAR)
    drawn = [place + rng.random() * _REACH for place in range(len(near))]
    places = sorted(range(len(near)), key=drawn.__getitem__)
    for each in chain(first, (near[place] for place in places)):
        if each is not None and each.kind == fact.kind and each.key not in seen:
            seen.add(each.key)
            yield each


def label_of(fact: Fact, ordering: Ordering, around: Around) -> str:
    """Return what a fact is called in a list; "" where that tells its date, or is said of another as well."""
    label = ordering.label(fact)
    return "" if fold(label) in around.repeated("label") else label


def in_order(facts: Sequence[Fact], earlier: Callable[[Fact, Fact], bool]) -> tuple[int, ...] | None:
    """Return the places of facts from the earliest on; None where they are not surely in one order."""
    ranks = [sum(earlier(other, one) for other in facts if other is not one) for one in facts]
    if sorted(ranks) != list(range(len(facts))):
        return None
    return tuple(sorted(range(len(facts)), key=ranks.__getitem__))
