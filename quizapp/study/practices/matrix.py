"""matrix: every cell that the deck speaks to, who holds what on which issue, filled one after another."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from quizapp.facts import tabling_of
from quizapp.questions import kinds_for, make
from quizapp.questions.matrix import EMPTY, HIDDEN
from quizapp.response import Pick
from quizapp.study.boards import LOOKED_AT
from quizapp.study.game import GameOver, Turn
from quizapp.study.paper import Cell, Entry, Filled, Result, missed, result_of
from quizapp.wording import account

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping, Sequence
    from random import Random

    from quizapp.deck import Deck
    from quizapp.fact import Card
    from quizapp.mark import Mark
    from quizapp.response import Response

TITLE = "Matrix"
LEAST = 4  # cells that make a table


def _cells(deck: Deck, most: int | None = None) -> Iterator[Card]:
    for card_id, _topic in islice(deck.card_ids(), most):
        card = deck.card(card_id)
        if card is not None and "matrix" in kinds_for(card) and make(card, deck, "matrix", 0) is not None:
            yield card


def able(deck: Deck) -> bool:
    """Say whether there are enough cells."""
    return len(list(islice(_cells(deck, LOOKED_AT), LEAST))) == LEAST


def play(deck: Deck, rng: Random) -> Generator[Turn, tuple[Response, Mark], Result]:
    """Fill the cells, account by account; what stands in the others shows once it is filled."""
    table = list(_cells(deck))
    cards = list(table)
    rng.shuffle(cards)
    cards.sort(key=lambda card: card.fact.text("according_to"))
    filled: set[str] = set()
    entries: list[Entry] = []
    try:
        for number, card in enumerate(cards, 1):
            question = make(card, deck, "matrix", rng.getrandbits(31))
            if question is None or not isinstance(question.shape, Pick) or question.shape.grid is None:
                continue
            grid = question.shape.grid
            hidden = grid._replace(
                cells=tuple(
                    tuple(text if text in filled or text in {None, EMPTY} else HIDDEN for text in row)
                    for row in grid.cells
                )
            )
            shape = question.shape._replace(grid=hidden)
            response, mark = yield Turn(
                question._replace(shape=shape), deck, f"cell {number} of {len(cards)}"
            )
            filled.update({card.fact.text("short"), card.fact.text("stance")} - {""})
            asked = question.prompt.partition(". ")[0]
            told = account(card.fact, deck)
            entries.append(
                Entry(
                    card.id,
                    mark.verdict,
                    asked,
                    question.shape.said(response),
                    question.expected,
                    f"according to {told}" if told else "",
                    mark.score,
                )
            )
    except GameOver:
        pass
    places = {entry.card: place for place, entry in enumerate(entries)}
    return result_of(_counted, entries, tuple(_filled(table, places, deck)) if entries else ())


def _counted(entries: Sequence[Entry]) -> str:
    right = sum(not missed(entry) for entry in entries)
    return f"{right} of {len(entries)} cells filled right."


def _filled(cards: Sequence[Card], places: Mapping[str, int], deck: Deck) -> Iterator[Filled]:
    """Yield the table of each account, in the order of the deck: what was filled, and what was left."""
    tables: dict[str, dict[tuple[str, str], list[Cell]]] = {}
    for card in cards:
        tabling = tabling_of(card.fact.kind)
        found = tabling.cell(card, deck) if tabling is not None else None
        if found is not None:
            told, columns, row = found
            place = places.get(card.id)
            text = (card.fact.text("short") or card.fact.text("stance")) if place is not None else HIDDEN
            tables.setdefault(told, {}).setdefault((row[1], columns[0][1]), []).append(Cell(text, place))
    for told, cells in sorted(tables.items()):
        rows = tuple(dict.fromkeys(row for row, _column in cells))
        shown = tuple(dict.fromkeys(column for _row, column in cells))
        yield Filled(
            told,
            shown,
            rows,
            tuple(tuple(tuple(cells.get((row, column), ())) for column in shown) for row in rows),
        )
