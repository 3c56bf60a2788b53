"""Mixups: which actors of a deck this learner took for each other, and in which cards."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from quizapp.safe import one_line
from quizapp.study.confusion import Confused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizapp.deck import Deck
    from quizapp.fact import Fact
    from quizapp.progress.stats import Confusion

__all__ = ["Mixup", "mixups", "times", "to_drill"]

_ASKED = {("position", "holder"), ("event", "who")}


class Mixup(NamedTuple):
    """An actor that a card asked for, the one that it was taken for, and how often."""

    meant: str
    took: str
    card: str
    times: int


def mixups(deck: Deck, taken: Iterable[Confusion]) -> list[Mixup]:
    """Return what of all that was taken for something else is an actor taken for another."""
    found = []
    for each in taken:
        key, _, facet = each.card.removeprefix(f"{deck.id}/").partition("#")
        right, took = deck.fact(key), deck.fact(str(each.took_for))
        meant = _asked_for(right, facet) if right is not None else ()
        if took is not None and took.kind == "actor" and len(meant) == 1 and meant[0] != took.key:
            found.append(Mixup(meant[0], took.key, each.card, each.times))
    return found


def _asked_for(fact: Fact, facet: str) -> tuple[str, ...]:
    """Return the actors that a card asks for; of several it is not known which was taken for another."""
    if fact.kind == "actor":
        return (fact.key,)
    return fact.texts(facet) if (fact.kind, facet) in _ASKED else ()


def times(found: Iterable[Mixup]) -> dict[tuple[str, str], int]:
    """Return how often an actor was taken for another, by (who it was, who it was taken for)."""
    count: Counter[tuple[str, str]] = Counter()
    for each in found:
        count[each.meant, each.took] += each.times
    return dict(count)


def to_drill(deck: Deck, found: Iterable[Mixup], key: str = "") -> list[Confused]:
    """Return the pairs to be drilled, of one actor or of all, the most often confused first."""
    count: Counter[tuple[str, str]] = Counter()
    names: dict[tuple[str, str], tuple[str, str]] = {}
    cards: dict[tuple[str, str], dict[str, None]] = {}
    for each in found:
        if key and key not in {each.meant, each.took}:
            continue
        asked = each.card.removeprefix(f"{deck.id}/").partition("#")[0]
        pair = min(asked, each.took), max(asked, each.took)
        both = (each.meant, each.took) if pair[1] == each.took else (each.took, each.meant)
        names[pair] = (_name(both[0], deck), _name(both[1], deck))
        count[pair] += each.times
        cards.setdefault(pair, {})[each.card] = None
    most_first = sorted(count, key=lambda pair: (-count[pair], pair))
    return [Confused(deck.id, *pair, *names[pair], count[pair], tuple(cards[pair])) for pair in most_first]


def _name(key: str, deck: Deck) -> str:
    fact = deck.fact(key)
    return one_line(fact.text("name")) if fact is not None else key
