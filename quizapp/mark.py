"""The judgement of a response, and what a judge may know about the rest of the deck."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from quizapp.fold import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["NO_RIVALS", "Answer", "Mark", "Rival", "Rivals", "Verdict", "at_once"]

Verdict = Literal["right", "near", "part", "which", "wrong"]


class Mark(NamedTuple):
    """A score from 0 to 1, its verdict, and the reason shown to the learner.

    `why` is one short, kind sentence without the expected answer; `expected` is the answer as
    shown. `missing` are the items of a set that were not given. `took_for` is the key of the fact
    whose answer the response was instead, if it was one: a confusion worth drilling.
    """

    verdict: Verdict
    score: float
    why: str
    expected: str
    missing: tuple[str, ...] = ()
    took_for: str = ""


class Rival(NamedTuple):
    """One way of naming one actor or term of the deck.

    `form` is folded; `key` the fact; `shown` its name; `told` its name with what it was
    ("Nobuo Kishi, defence minister of Japan"). `part` says that the form is only a part of the
    name, such as a family name.
    """

    form: str
    key: str
    shown: str
    told: str
    part: bool = False


class Rivals(Protocol):
    """The other answers of a deck that a response could be."""

    def called(self, form: str) -> Sequence[Rival]:
        """Every fact that goes by exactly this folded form."""
        ...

    def between(self, shortest: int, longest: int, *, parts: bool = False) -> Iterable[Rival]:
        """Every full form of at least `shortest` and at most `longest` characters, and `parts` if asked."""
        ...


class Answer(Protocol):
    """The right answer, typed. One class each in `answers/`."""

    @property
    def shown(self) -> str:
        """The answer as the learner reads it."""
        ...

    @property
    def asks_for(self) -> str:
        """What is to be typed, in a word or two: "year", "month and year", "name", "number"."""
        ...

    def judge(self, response: str, rivals: Rivals) -> Mark:
        """Judge what was typed; `response` is never empty."""
        ...

    def clashes(self, other: Answer) -> bool:
        """Whether the other answer could pass for this one, so that it is no fair wrong option."""
        ...


class _NoRivals:
    """The deck of one card: nothing else could be meant."""

    def called(self, form: str) -> Sequence[Rival]:  # noqa: ARG002 - the protocol's name
        return ()

    def between(self, shortest: int, longest: int, *, parts: bool = False) -> Iterable[Rival]:  # noqa: ARG002 - as above
        return ()


NO_RIVALS: Rivals = _NoRivals()


def at_once(response: str, shown: str, longest: int, too_long: str) -> Mark | None:
    """Judge what can be told without looking at the words: the answer as shown, nothing, far too much."""
    form = squeeze(response)
    if form == squeeze(shown):
        return Mark("right", 1.0, "", shown)
    if not form:
        return Mark("which", 0.0, "there is nothing to read in that", shown)
    if max(len(response), len(form)) > longest:
        return Mark("wrong", 0.0, too_long, shown)
    return None
