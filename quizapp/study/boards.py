"""Boards: rounds of practice in which many cards are answered at once, all of them judged."""

from __future__ import annotations

from functools import partial
from itertools import accumulate, islice
from typing import TYPE_CHECKING, cast

from quizapp.questions import kinds_for, make
from quizapp.response import Pair, Paired
from quizapp.say import counted
from quizapp.study.game import GameOver, Turn
from quizapp.study.paper import Entry, Result, result_of

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from random import Random

    from quizapp.deck import Deck
    from quizapp.fact import Around, Card, Fact
    from quizapp.mark import Mark
    from quizapp.question import Question
    from quizapp.response import Response

__all__ = ["LOOKED_AT", "boards", "play_boards"]

_LEAST = 3  # things that make a board
_FURTHER = 4  # times as far off things are looked for, where those near by stood on a board
LOOKED_AT = 1_000  # cards at most that are looked at to say whether a deck has enough for a round


def boards(deck: Deck, kind: str, rng: Random | None) -> Iterator[Question]:
    """Yield boards of a kind until every fact that can stand on one has.

    A fact stands on a second one only where too few are left for another. Without chance (`rng`), only
    as far as is needed to say whether a deck has any.
    """
    ids = [card_id for card_id, _topic in islice(deck.card_ids(), None if rng is not None else LOOKED_AT)]
    if rng is not None:
        rng.shuffle(ids)
    shown: set[str] = set()
    for card_id in ids:
        card = deck.card(card_id)
        if card is None or card.fact.key in shown or kind not in kinds_for(card):
            continue
        seed = rng.getrandbits(31) if rng is not None else 0
        question = _of_unused(card, deck, kind, seed, shown) if shown else None
        question = question or make(card, deck, kind, seed)
        if question is None or not isinstance(question.shape, Pair):
            continue
        shown.update(option.key for option in question.shape.options)
        yield question._replace(shape=question.shape._replace(about=None))


class _Unused:
    """A deck near whose facts lie none that stood on a board."""

    def __init__(self, deck: Deck, shown: set[str]) -> None:
        self._deck = deck
        self._shown = shown

    def __getattr__(self, name: str) -> object:
        return getattr(self._deck, name)

    def nearby(self, fact: Fact, most: int = 60) -> Sequence[Fact]:
        """Return facts of the same kind that are unused, nearest in the deck first."""
        near = self._deck.nearby(fact, most * _FURTHER)
        return list(islice((each for each in near if each.key not in self._shown), most))


def _of_unused(card: Card, deck: Deck, kind: str, seed: int, shown: set[str]) -> Question | None:
    """Make a board of facts that stood on none, as far as their number allows."""
    values = card.fact.values
    alike = [key for key in card.fact.texts("confused_with") if key not in shown]
    fact = card.fact._replace(values={**values, "confused_with": alike})
    question = make(card._replace(fact=fact), cast("Around", _Unused(deck, shown)), kind, seed)
    if question is None or not isinstance(question.shape, Pair):
        return None
    shape = question.shape
    if not shape.many:
        return question._replace(card=card)
    # Statements to be sorted are not taken from near by; of those drawn, the unused ones are kept.
    kept = [place for place, option in enumerate(shape.options) if option.key not in shown]
    pairs = [shape.pairs[place] for place in kept]
    if len(kept) < _LEAST or len(set(pairs)) < len(shape.right):
        return None
    shape = shape._replace(
        options=tuple(shape.options[place] for place in kept),
        pairs=tuple(pairs),
        cards=tuple(shape.cards[place] for place in kept),
    )
    return question._replace(card=card, shape=shape)


def play_boards(deck: Deck, kind: str, rng: Random) -> Generator[Turn, tuple[Response, Mark], Result]:
    """Ask board after board; every pair counts."""
    entries: list[Entry] = []
    sizes: list[int] = []
    found = list(boards(deck, kind, rng))
    try:
        for number, question in enumerate(found, 1):
            response, _mark = yield Turn(question, deck, f"board {number} of {len(found)}")
            sizes.append(len(question.options))
            entries += _entries(question, response)
    except GameOver:
        pass
    return result_of(partial(_counted, tuple(sizes)), entries)


def _counted(sizes: Sequence[int], entries: Sequence[Entry]) -> str:
    """Count pairs and boards, of which each has so many."""
    if not sizes:
        return "Nothing was answered."
    verdicts = [entry.verdict == "right" for entry in entries]
    starts = accumulate(sizes, initial=0)
    whole = sum(all(verdicts[start : start + size]) for start, size in zip(starts, sizes, strict=False))
    said = f"{sum(verdicts)} of {len(entries)} right on {counted(len(sizes), 'board')}"
    return f"{said}, {whole} without a fault."


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
