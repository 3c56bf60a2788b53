"""match: boards of pairs to be found, while a stopwatch counts up and ends nothing."""

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

TITLE = "Match"


def able(deck: Deck) -> bool:
    """Say whether the deck has a board of pairs."""
    return next(boards(deck, "match", None), None) is not None


def play(deck: Deck, rng: Random) -> Generator[Turn, tuple[Response, Mark], Result]:
    """Find the pairs of board after board."""
    return play_boards(deck, "match", rng)
