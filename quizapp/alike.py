"""Alike: facts of a deck that say the same, so that what is true of one may be the answer to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.cast import actors_of, called, hidden, same_side
from quizapp.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from quizapp.fact import Around, Fact

__all__ = ["alike", "could_be", "sayers", "sayings", "sides_saying"]

_ALL = 1_000_000  # to leave out one is to call it wrong


def alike(fact: Fact, tie: str, values: Callable[[], Iterable[str]], around: Around) -> list[Fact]:
    """Return the other facts that say one of these too; mostly none, and then nothing is looked up."""
    repeated = around.repeated(tie)
    if not repeated:
        return []
    found = {
        each.key: each
        for value in values()
        if value in repeated
        for each in around.sharing(tie, value, _ALL)
        if each.key != fact.key
    }
    return list(found.values())


def could_be(actors: Iterable[Fact], others: Sequence[Fact]) -> bool:
    """Say whether one of the actors is one of the others, belongs to it, or goes by one of its names."""
    return any(same_side(one, other) or called(one) & called(other) for one in actors for other in others)


def sayings(text: str, actors: Sequence[Fact]) -> tuple[str, ...]:
    """Return what is said as it is asked for, the names of who says it hidden, and as it is written.

    The same of two may read otherwise where each has another name of its own in it.
    """
    return tuple(dict.fromkeys((fold(hidden(text, actors)), fold(text))))


def sayers(fact: Fact, said: Callable[[], Sequence[str]], around: Around) -> list[str]:
    """Return who else holds, or may hold, what a fact says: of positions and of the sides of contrasts."""
    found: list[str] = []
    for each in alike(fact, "says", said, around):
        found += each.texts("holder") + each.per("also_fits", "holder")
        found += sides_saying(each, said(), around)
    return found


def sides_saying(contrast: Fact, said: Sequence[str], around: Around) -> list[str]:
    """Return the keys of the sides of a contrast that say this in their own words."""
    found: list[str] = []
    for side in contrast.values.get("between", ()):
        if not isinstance(side, str):
            keys = [part.strip() for part in side[0].split("+")]
            if not set(said).isdisjoint(sayings(side[1], actors_of(keys, around))):
                found += keys
    return found
