"""A question on screen, what came of a response to it, and what a sitting came to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from quizapp.deck import Deck
    from quizapp.mark import Mark
    from quizapp.progress.memory import Memory
    from quizapp.question import Question
    from quizapp.response import Response
    from quizapp.study.telling import Telling

__all__ = ["Answered", "Asked", "Summary"]


class Asked(NamedTuple):
    """The question on screen.

    `tries` counts responses that were asked back; `given` is the part of a list that was right, whose
    missing items are asked for, and `share` its score.
    """

    question: Question
    deck: Deck
    memory: Memory | None
    tries: int = 0
    given: str = ""
    share: float = 0.0

    @property
    def firmness(self) -> int:
        """How firm the memory is, 0 new to 4 lasting."""
        return self.memory.firmness if self.memory is not None else 0


class Answered(NamedTuple):
    """What came of a response.

    The card comes back in `days`, or in this sitting (`again`); None in practice, which moves nothing.
    """

    question: Question
    response: Response
    mark: Mark
    telling: Telling
    uuid: str
    days: int | None
    again: bool
    memory: Memory | None = None
    overridden: bool = False


class Summary(NamedTuple):
    """What a sitting came to.

    `again` are the prompts and answers of what was missed, each once; `waiting` says how many cards were
    left for another day, where that was not said before.
    """

    answered: int
    verdicts: dict[str, int]
    again: list[tuple[str, str]]
    firmer: int
    ms: int
    waiting: str = ""
