"""Confusion: which facts a learner took for each other, by the names that their decks have for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.outlines import row_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quizapp.deck import Deck
    from quizapp.fact import Fact
    from quizapp.progress.stats import Pair

__all__ = ["Confused", "confused", "name_of"]


class Confused(NamedTuple):
    """Two facts of a deck, by key and name, how often one was taken for the other, and in which cards."""

    deck: str
    one: str
    other: str
    first: str
    second: str
    times: int
    cards: tuple[str, ...]

    @property
    def said(self) -> str:
        """What happened: "you took Kono and Kishi for each other 4 times"."""
        often = {1: "once", 2: "twice"}.get(self.times, f"{self.times} times")
        return f"you took {self.first} and {self.second} for each other {often}"


def confused(pairs: Iterable[Pair], decks: Iterable[Deck]) -> Iterator[Confused]:
    """Yield the pairs whose decks are there, with names; a fact that is gone keeps its key."""
    by_id = {deck.id: deck for deck in decks}
    for each in pairs:
        deck = by_id.get(each.deck)
        names = [_called(key, deck) for key in (each.one, each.other)]
        yield Confused(each.deck, each.one, each.other, names[0], names[1], each.times, each.cards)


def _called(key: str, deck: Deck | None) -> str:
    fact = deck.fact(key) if deck is not None else None
    return name_of(fact, deck) if fact is not None and deck is not None else key


def name_of(fact: Fact, deck: Deck) -> str:
    """Return what a fact is called in a list."""
    row = row_of(fact, deck)
    if row.name:
        return row.name
    if row.lead and (fact.text("name") or fact.text("term")):
        return row.lead
    text = fact.text("short") or row.text
    return f"{row.lead}: {text}" if row.lead else text
