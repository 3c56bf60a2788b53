"""What a learner is told, line by line, where answers cannot be saved, and where they go instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.paths import expanded
from quizapp.safe import clean
from quizapp.say import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.errors import QuizError
    from quizapp.progress.spare import Spare

__all__ = ["not_saved", "parted", "save"]


def not_saved(error: QuizError) -> list[str]:
    """Return what to say of an answer that could not be saved: what is wrong, and what to do."""
    return [
        f"! This answer is not saved. {clean(str(error))}",
        "  Give it again to try again; :save FILE saves it elsewhere.",
    ]


def save(spare: Spare, place: str) -> str:
    """Save what is in memory in a place, or at home where none is named; return what to say of it."""
    path = spare.save(expanded(place) if place else spare.suggested())
    return f"Saved in {clean(str(path))}; `quizapp merge` takes it in."


def parted(spare: Spare, held: Callable[[], int]) -> int:
    """Hold a sitting to its end; then say where the answers are that could not be saved, with exit code 1."""
    code = 1
    try:
        code = held()
    finally:
        if said := spare.parting():
            say(f"quizapp: {clean(said)}", err=True)
    return code or int(bool(said))
