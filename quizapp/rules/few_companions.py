"""few-companions: a choice with too few wrong options.

With one wrong option, half of all blind guesses are right. The program takes wrong options from facts of the
same kind, nearest first: add some, write `confused_with` or `wrong`, or leave the card to be asked otherwise.
Decks of fewer than five facts are left alone.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from quizapp.cast import actors_of
from quizapp.facts import kind_of
from quizapp.fold import squeeze
from quizapp.manuscript import LEAST, Finding
from quizapp.questions import kinds_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.fact import Card
    from quizapp.manuscript import Manuscript

SEVERITY = "advice"
LATE = True
WRONG = """\
deck: example
as_of: 1659
licence: CC0-1.0
sources: {book: A history of the border}
actors:
  mazarin: {name: Jules Mazarin, role: chief minister of France, source: book}
  haro: {name: Luis de Haro, role: chief minister of Spain, source: book}
cards:
  border: {ask: Which river is the border?, answer: Bidasoa, source: book}
  longest: {ask: Which river is the longest?, answer: Tagus, source: book}
  delta: {ask: Which river ends in a delta?, answer: Ebro, source: book}
"""
RIGHT = """\
deck: example
as_of: 1659
licence: CC0-1.0
sources: {book: A history of the border}
actors:
  mazarin: {name: Jules Mazarin, role: chief minister of France, source: book}
  haro: {name: Luis de Haro, role: chief minister of Spain, source: book}
  lionne: {name: Hugues de Lionne, role: secretary of the French mission, source: book}
  coloma: {name: Pedro Coloma, role: secretary of the Spanish mission, source: book}
cards:
  border: {ask: Which river is the border?, answer: Bidasoa, source: book}
"""
_ENOUGH = 2  # wrong options
_NAMED = 3  # cards that a message names


def find(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield, for each facet of a kind of fact, the cards whose choice has fewer than two wrong options."""
    if len(manuscript.facts) < LEAST:
        return
    few: dict[tuple[str, str], list[Card]] = {}
    for card in manuscript.cards():
        if "choice" not in kinds_for(card) or card.fact.per("wrong", card.facet):
            continue
        if card.fact.kind == "contrast" or _of_authors(card, manuscript):  # there are as many as there are
            continue
        wrong = kind_of(card.fact.kind).wrong(card, manuscript.deck)
        if len({squeeze(option.text) for option in islice(wrong, _ENOUGH)}) < _ENOUGH:
            few.setdefault((card.fact.kind, card.facet), []).append(card)
    for cards in few.values():
        names = ", ".join(f"`{card.fact.key}#{card.facet}`" for card in cards[:_NAMED])
        more = f" and {len(cards) - _NAMED} more" if len(cards) > _NAMED else ""
        yield Finding(
            manuscript.at(cards[0].fact),
            f"There are too few wrong options for a choice in {names}{more}.",
            "Add facts of the kind, or `confused_with:` or `wrong:`; or leave choice out with `ask_as:`.",
        )


def _of_authors(card: Card, manuscript: Manuscript) -> bool:
    """Say whether an answer is one of the authors who are read."""
    holders = actors_of(card.fact.texts(card.facet), manuscript.deck)
    return bool(holders) and all(holder.text("kind") == "author" for holder in holders)
