"""timeline: events to be placed among those already placed, one after another, with three lives."""

from __future__ import annotations

from functools import partial
from itertools import groupby, islice
from typing import TYPE_CHECKING

from quizapp.facts import ordering_of
from quizapp.lineup import in_order, label_of
from quizapp.questions.timeline import among
from quizapp.response import Place
from quizapp.study.boards import LOOKED_AT
from quizapp.study.game import GameOver, Turn
from quizapp.study.paper import Entry, Result, missed, result_of

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence
    from random import Random

    from quizapp.deck import Deck
    from quizapp.fact import Card, Fact
    from quizapp.mark import Mark
    from quizapp.response import Response

TITLE = "Timeline"
LIVES = 3
LEAST, MOST = 3, 24  # events that make a line, and a round


def able(deck: Deck) -> bool:
    """Say whether enough events stand in a sure order."""
    ids = (card_id for card_id, _topic in islice(deck.card_ids(), LOOKED_AT))
    return len(_line(_events(deck, ids), LEAST)) == LEAST


def _events(deck: Deck, ids: Iterable[str]) -> Iterator[Card]:
    for card_id in ids:
        card = deck.card(card_id)
        ordering = ordering_of(card.fact.kind) if card is not None else None
        if card is None or ordering is None or card.facet not in ordering.ORDERED:
            continue
        if label_of(card.fact, ordering, deck):
            yield card


def _line(cards: Iterable[Card], most: int) -> list[Card]:
    """Return up to so many of the cards of which each surely stands before or after each of the others."""
    chosen: list[Card] = []
    for card in cards:
        ordering = ordering_of(card.fact.kind)
        assert ordering is not None
        if in_order([*(each.fact for each in chosen), card.fact], ordering.earlier) is not None:
            chosen.append(card)
        if len(chosen) == most:
            break
    return chosen


def play(deck: Deck, rng: Random) -> Generator[Turn, tuple[Response, Mark], Result]:
    """Place event after event, until all are placed or three were misplaced."""
    ids = [card_id for card_id, _topic in deck.card_ids()]
    rng.shuffle(ids)
    cards = _line(_events(deck, ids), MOST)
    placed: list[Fact] = [cards[0].fact]
    lives, row = LIVES, 0
    entries: list[Entry] = []
    try:
        for card in cards[1:]:
            question = among(card, placed, deck, 0)
            status = f"{lives} {'life' if lives == 1 else 'lives'} · {row} in a row · {len(placed)} placed"
            _response, mark = yield Turn(question, deck, status)
            lives, row = (lives, row + 1) if mark.verdict == "right" else (lives - 1, 0)
            assert isinstance(question.shape, Place)
            placed.insert(question.shape.right, card.fact)
            entries.append(Entry(card.id, mark.verdict, question.shape.item.text, expected=card.answer.shown))
            if not lives:
                break
    except GameOver:
        pass
    return result_of(partial(_counted, "No lives left. " if not lives else ""), entries)


def _counted(ended: str, entries: Sequence[Entry]) -> str:
    """Count what was placed right, and the longest row of it."""
    right = sum(not missed(entry) for entry in entries)
    longest = max((len(list(row)) for wrong, row in groupby(entries, missed) if not wrong), default=0)
    best = f", {longest} in a row" if longest > 1 else ""
    return f"{ended}{right} of {len(entries)} placed right{best}."
