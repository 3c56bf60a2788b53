"""Boards: rounds of practice in which many cards are answered at once, all of them judged."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from quizapp.questions import kinds_for, make
from quizapp.response import Pair, Paired
from quizapp.study.game import Entry, GameOver, Result, Turn

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from random import Random

    from quizapp.deck import Deck
    from quizapp.mark import Mark
    from quizapp.question import Question
    from quizapp.response import Response

__all__ = ["LOOKED_AT", "boards", "play_boards"]

LOOKED_AT = 1_000  # cards at most that are looked at to say whether a deck has enough for a round


def boards(deck: Deck, kind: str, rng: Random | None) -> Iterator[Question]:
    """Yield boards of a kind until every fact that can stand on one has; few stand on two.

    Without chance (`rng`), only as far as is needed to say whether a deck has any.
    """
    ids = [card_id for card_id, _topic in islice(deck.card_ids(), None if rng is not None else LOOKED_AT)]
    if rng is not None:
        rng.shuffle(ids)
    shown: set[str] = set()
    for card_id in ids:
        card = deck.card(card_id)
        if card is None or card.fact.key in shown or kind not in kinds_for(card):
            continue
        question = make(card, deck, kind, rng.getrandbits(31) if rng is not None else 0)
        if question is None or not isinstance(question.shape, Pair):
            continue
        shown.update(option.key for option in question.shape.options)
        yield question._replace(shape=question.shape._replace(about=None))


def play_boards(deck: Deck, kind: str, rng: Random) -> Generator[Turn, tuple[Response, Mark], Result]:
    """Ask board after board; every pair counts."""
    entries: list[Entry] = []
    whole = answered = 0
    found = list(boards(deck, kind, rng))
    try:
        for number, question in enumerate(found, 1):
            response, mark = yield Turn(question, deck, f"board {number} of {len(found)}")
            answered += 1
            whole += mark.verdict == "right"
            entries += _entries(question, response)
    except GameOver:
        pass
    right = sum(entry.verdict == "right" for entry in entries)
    said = f"{right} of {len(entries)} right on {answered} board{'' if answered == 1 else 's'}"
    return Result(
        f"{said}, {whole} without a fault." if answered else "Nothing was answered.", tuple(entries)
    )


def _entries(question: Question, response: Response) -> Iterator[Entry]:
    shape = question.shape
    assert isinstance(shape, Pair)
    given = response.pairs if isinstance(response, Paired) else (-1,) * len(shape.options)
    for left, took in enumerate(given):
        right = took == shape.pairs[left]
        yield Entry(
            shape.cards[left],
            "right" if right else "wrong",
            shape.options[left].text,
            shape.right[took].text if took >= 0 else "",
            shape.right[shape.pairs[left]].text,
            score=float(right),
        )
