"""sort: statements to be given to who holds or says them, board after board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.study.boards import boards, play_boards

if TYPE_CHECKING:
    from collections.abc import Generator
    from random import Random

    from quizapp.deck import Deck
    from quizapp.mark import Mark
    from quizapp.response import Response
    from quizapp.study.game import Turn
    from quizapp.study.paper import Result

TITLE = "Sort"


def able(deck: Deck) -> bool:
    """Say whether the deck has statements to sort."""
    return next(boards(deck, "sort", None), None) is not None


def play(deck: Deck, rng: Random) -> Generator[Turn, tuple[Response, Mark], Result]:
    """Sort board after board."""
    return play_boards(deck, "sort", rng)
