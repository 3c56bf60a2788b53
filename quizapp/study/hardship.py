"""Hardship: the cards that were forgotten most often, why, and what may help."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.progress import stats
from quizapp.progress.memory import LEECH
from quizapp.study.confusion import Confused, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.deck import Deck
    from quizapp.fact import Card
    from quizapp.progress.store import Store

__all__ = ["Hard", "hardest"]

_MANY = 4  # points of one answer, from which on it is better split
_LONG = 60  # characters of an answer, from which on it is


class Hard(NamedTuple):
    """A card that was forgotten: its fact by key and name, question and answer, how often, why, what helps.

    A `leech` was forgotten so often that asking again will not help. `rival` is the key of the fact that
    it was taken for most often.
    """

    card: str
    deck: str
    key: str
    name: str
    asked: str
    answer: str
    lapses: int
    leech: bool
    why: str
    advice: str
    rival: str = ""
    rivals_name: str = ""

    @property
    def pair(self) -> Confused | None:
        """The card's fact and what it was taken for, to be drilled; None where it was not."""
        if not self.rival:
            return None
        return Confused(self.deck, self.key, self.rival, self.name, self.rivals_name, 1, (self.card,))


def hardest(
    decks: Sequence[Deck], store: Store, most: int, prefix: str = "", *, among: str = stats.ALL
) -> Iterator[Hard]:
    """Yield the cards that were forgotten most often; those whose deck or fact is gone are left out."""
    by_id = {deck.id: deck for deck in decks}
    for each in stats.hardest(store.db, most, prefix, among=among):
        deck = by_id.get(each.card.partition("/")[0])
        card = deck.card(each.card) if deck is not None else None
        if card is None or deck is None:
            continue
        took = stats.took_for(store.db, each.card)
        rival = deck.fact(took[0][0]) if took else None
        why, advice = _why(card, deck, took)
        yield Hard(
            each.card,
            deck.id,
            card.fact.key,
            name_of(card.fact, deck),
            card.prompt,
            card.answer.shown,
            each.lapses,
            each.lapses >= LEECH,
            why,
            advice,
            rival.key if rival is not None else "",
            name_of(rival, deck) if rival is not None else "",
        )


def _why(card: Card, deck: Deck, took: Sequence[tuple[str, int]]) -> tuple[str, str]:
    """Return what makes a card hard, as far as can be seen, and what may help."""
    if took:
        key, times = took[0]
        fact = deck.fact(key)
        name = name_of(fact, deck) if fact is not None else key
        often = {1: "once", 2: "twice"}.get(times, f"{times} times")
        return f"Taken for {name} {often}", f"Tell it apart from {name}: a drill asks just these two."
    if len(card.points) >= _MANY:
        said = f"Its answer has {len(card.points)} points"
        return said, "Flag it, so that its author can split it into a card for each."
    if len(card.answer.shown) > _LONG:
        return "Its answer is long", "Flag it, so that its author can split it or put it in short."
    if not card.fact.text("hint"):
        return "It has no hint", "Note a hint of your own on its page: a picture, a rhyme, a reason."
    return (
        "Nothing sets it apart yet",
        "Read its source again, and note on its page what it hangs together with.",
    )
