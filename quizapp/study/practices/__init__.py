"""Ways to practise, one file each: a round of questions that is logged and never moves the schedule.

A module holds
    TITLE              what it is called on a screen
    able(deck)         whether the deck has enough for it
    play(deck, rng)    the round: it yields turns, is sent what came of each, and returns its result
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Generator
    from random import Random

    from quizapp.deck import Deck
    from quizapp.mark import Mark
    from quizapp.response import Response
    from quizapp.study.game import Turn
    from quizapp.study.paper import Result

__all__ = ["Practice", "all_practices", "practice_of"]


class Practice(Protocol):
    """What a module of this folder offers."""

    TITLE: str

    def able(self, deck: Deck) -> bool:
        """Say whether the deck has enough for a round."""
        ...

    def play(self, deck: Deck, rng: Random) -> Generator[Turn, tuple[Response, Mark], Result]:
        """Hold a round."""
        ...


@cache
def all_practices() -> tuple[str, ...]:
    """Return the names of all practices: the modules that stand in this folder."""
    here = Path(__file__).parent
    return tuple(sorted(path.stem for path in here.glob("*.py") if not path.stem.startswith("_")))


@cache
def practice_of(name: str) -> Practice:
    """Return the module of a practice."""
    return cast("Practice", import_module(f"quizapp.study.practices.{name}"))
