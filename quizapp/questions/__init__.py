"""Kinds of question, one file each: each makes a question of a card, or says that it cannot.

A kind's module holds
    LEVEL                      its rung on the ladder: 0 recognition, 1 in between, 2 recall
    EXAMPLE                    (deck, card, prompt) that the contract tests make
    make(card, around, seed, mistaken)   the question, or None where the card cannot be asked so
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.fact import Around, Card
    from quizapp.question import Question

__all__ = ["QuestionKind", "all_kinds", "kind_of", "kinds_for", "make", "rungs_for"]


class QuestionKind(Protocol):
    """What a module of this folder offers."""

    LEVEL: int
    EXAMPLE: tuple[str, str, str]

    def make(self, card: Card, around: Around, seed: int, mistaken: Sequence[str] = ()) -> Question | None:
        """Make the question, the same for the same seed; None where it cannot be asked soundly.

        `mistaken` are the keys of the facts that this learner took the card for.
        """
        ...


@cache
def all_kinds() -> tuple[str, ...]:
    """Return the names of all kinds: the modules that stand in this folder."""
    here = Path(__file__).parent
    return tuple(sorted(path.stem for path in here.glob("*.py") if not path.stem.startswith("_")))


@cache
def kind_of(name: str) -> QuestionKind:
    """Return the module of a kind."""
    return cast("QuestionKind", import_module(f"quizapp.questions.{name}"))


def kinds_for(card: Card) -> list[str]:
    """Return the kinds that a card allows, easiest first: its own, within what its author asked for."""
    wanted = card.fact.per("ask_as", card.facet)
    able = [kind for kind in card.kinds if not wanted or kind in wanted]
    if wanted and not able:  # the author's choice is not to be had: any is better than none
        able = list(card.kinds)
    return able


def make(card: Card, around: Around, kind: str, seed: int, mistaken: Sequence[str] = ()) -> Question | None:
    """Make a question of one kind; None where it cannot be asked so, or a newer version's log names it."""
    try:
        module = kind_of(kind)
    except ModuleNotFoundError:
        return None
    return module.make(card, around, seed, mistaken)


def rungs_for(card: Card) -> list[list[str]]:
    """Return the kinds that a card allows by rungs: those of one level stand on one rung."""
    levels: dict[int, list[str]] = {}
    for kind in kinds_for(card):
        levels.setdefault(kind_of(kind).LEVEL, []).append(kind)
    return [levels[level] for level in sorted(levels)]
