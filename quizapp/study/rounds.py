"""Rounds: what can be played beside the schedule on some decks, each ready to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.errors import DeckError, UsageError
from quizapp.hint import did_you_mean
from quizapp.study import exam
from quizapp.study.game import Game
from quizapp.study.practices import all_practices, practice_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from random import Random

    from quizapp.deck import Deck
    from quizapp.progress.store import Store

__all__ = ["Round", "Table", "exam_of", "practice_on", "rounds_of"]

_MINUTE = 60_000
_EXAMS = ((10, 0), (20, 0), (20, 10), (50, 0))  # questions, minutes


class Table(NamedTuple):
    """What a round is played with: the log, chance, a clock in milliseconds that nobody sets.

    `date_order` is how 3/4/2021 is read.
    """

    store: Store
    rng: Random
    ticks: Callable[[], int]
    date_order: str = "ask"


class Round(NamedTuple):
    """A round by its kind, its title and the title of its deck; each `begin` begins a new one."""

    kind: str
    title: str
    deck: str
    begin: Callable[[Table], Game]


def practice_on(name: str, deck: Deck) -> Round:
    """Return a practice on a deck; raises UsageError for an unknown one, DeckError for too small a deck."""
    known = all_practices()
    if name not in known:
        hint = did_you_mean(name, known, f"Possible: {', '.join(known)}.")
        raise UsageError(f"There is no practice `{name}`.", hint)
    practice = practice_of(name)
    if not practice.able(deck):
        able = [each for each in known if practice_of(each).able(deck)]
        hint = f"It has enough for {', '.join(able)}." if able else "An exam takes any deck."
        raise DeckError(f"“{deck.title}” has too little for {name}.", hint)

    def begin(table: Table) -> Game:
        play = practice.play(deck, table.rng)
        return Game(play, table.store, ticks=table.ticks, date_order=table.date_order)

    return Round(name, practice.TITLE, deck.title, begin)


def exam_of(decks: Sequence[Deck], questions: int = exam.QUESTIONS, minutes: int = 0) -> Round:
    """Return an exam over decks."""

    def begin(table: Table) -> Game:
        play = exam.play(decks, table.rng, questions)
        return Game(
            play, table.store, mode="exam", ticks=table.ticks, limit=minutes * _MINUTE,
            date_order=table.date_order,
        )  # fmt: skip

    within = f" in {minutes} minutes" if minutes else ""
    titles = decks[0].title if len(decks) == 1 else f"{len(decks)} decks"
    return Round("exam", f"Exam, {questions} questions{within}", titles, begin)


def rounds_of(decks: Sequence[Deck]) -> Iterator[Round]:
    """Yield all that can be played on these decks."""
    for deck in decks:
        for name in all_practices():
            if practice_of(name).able(deck):
                yield practice_on(name, deck)
    if decks:
        yield from (exam_of(decks, questions, minutes) for questions, minutes in _EXAMS)
