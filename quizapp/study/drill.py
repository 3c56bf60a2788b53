"""Drill: a round of just the cards that were taken for each other, each as a choice between the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.drawing import confused as told_apart
from quizapp.questions import kinds_for, make
from quizapp.study.game import Game, GameOver, Turn
from quizapp.study.paper import Entry, Result, missed, result_of
from quizapp.study.rounds import Round
from quizapp.study.telling import cited

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from random import Random

    from quizapp.deck import Deck
    from quizapp.fact import Card
    from quizapp.mark import Mark
    from quizapp.question import Question
    from quizapp.response import Response
    from quizapp.study.confusion import Confused
    from quizapp.study.rounds import Table

__all__ = ["able", "drill_of"]

_AGAIN = 3  # times that a card comes at most, where it is missed


def able(pair: Confused, decks: Sequence[Deck]) -> bool:
    """Say whether anything can be asked of a pair."""
    return any(True for _card in _cards(pair, decks))


def drill_of(pairs: Sequence[Confused], decks: Sequence[Deck]) -> Round:
    """Return a round of the cards of some pairs; what is missed comes again."""

    def begin(table: Table) -> Game:
        return Game(_play(pairs, decks, table.rng), table.store, ticks=table.ticks)

    names = f"{pairs[0].first} / {pairs[0].second}" if len(pairs) == 1 else f"{len(pairs)} pairs"
    titles = dict.fromkeys(deck.title for deck in decks if any(deck.id == pair.deck for pair in pairs))
    return Round("drill", f"Drill: {names}", ", ".join(titles), begin)


def _cards(pair: Confused, decks: Sequence[Deck]) -> Iterator[tuple[Card, str, Deck]]:
    """Yield the cards in which two facts were confused, of both, each with its rival's key."""
    deck = next((each for each in decks if each.id == pair.deck), None)
    if deck is None:
        return
    rivals = {pair.one: pair.other, pair.other: pair.one}
    facets = dict.fromkeys(card.partition("#")[2] for card in pair.cards)
    for key, rival in rivals.items():
        for facet in facets:
            card = deck.card(f"{pair.deck}/{key}#{facet}")
            if card is not None and kinds_for(card):
                yield card, rival, deck


def _question(card: Card, rival: str, deck: Deck, seed: int) -> Question | None:
    """Ask a card as a choice with its rival among the options, or else in its easiest kind."""
    asked = make(told_apart(card, (rival,)), deck, "choice", seed, (rival,))
    if asked is not None and rival in asked.companions:
        return asked._replace(card=card)
    return next((made for kind in kinds_for(card) if (made := make(card, deck, kind, seed, (rival,)))), asked)


def _play(
    pairs: Sequence[Confused], decks: Sequence[Deck], rng: Random
) -> Generator[Turn, tuple[Response, Mark], Result]:
    found = {card.id: (card, rival, deck) for pair in pairs for card, rival, deck in _cards(pair, decks)}
    waiting = list(found.values())
    rng.shuffle(waiting)
    entries: list[Entry] = []
    times: dict[str, int] = {}
    try:
        while waiting:
            card, rival, deck = waiting.pop(0)
            question = _question(card, rival, deck, rng.getrandbits(31))
            if question is None:
                continue
            response, mark = yield Turn(question, deck, f"{len(waiting) + 1} left")
            entries.append(
                Entry(
                    card.id,
                    mark.verdict,
                    question.prompt,
                    question.shape.said(response),
                    mark.expected,
                    cited(card, deck),
                    mark.score,
                )
            )
            times[card.id] = times.get(card.id, 0) + 1
            if missed(entries[-1]) and times[card.id] < _AGAIN:
                waiting.append((card, rival, deck))
    except GameOver:
        pass
    if not entries:
        return Result("Nothing can be asked of these now.")
    return result_of(_counted, entries)


def _counted(entries: Sequence[Entry]) -> str:
    right = sum(not missed(entry) for entry in entries)
    cards = {entry.card for entry in entries}
    once = sum(not missed(next(each for each in entries if each.card == card)) for card in cards)
    return f"{right} of {len(entries)} right; {once} of {len(cards)} cards told apart at once."
