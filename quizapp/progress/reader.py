"""A progress file, open to be asked: what a sitting, a report or a screen wants to know of it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Self, TypeVar

from quizapp.progress import queries, sight
from quizapp.progress.file import explained
from quizapp.progress.studyday import Clock, study_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from quizapp.progress.event import Event
    from quizapp.progress.memory import Memory

__all__ = ["Reader"]

_P = ParamSpec("_P")
_T = TypeVar("_T")


class Reader:
    """What a learner's log comes to; use it from one thread.

    A fault of the file is a `ProgressError`. `db` is for `stats` to read; `notices` is what is to be said
    once of how it was opened.
    """

    def __init__(self, db: sqlite3.Connection, path: Path, *, now: Clock, rollover: int) -> None:
        self.db = db
        self.path = path
        self.notices: list[str] = []
        self._now = now
        self._rollover = rollover

    def close(self) -> None:
        """Close the file."""
        self.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        try:
            if isinstance(error, sqlite3.DatabaseError) and not self._sound():
                raise explained(error, self.path) from error
        finally:
            self.close()

    def _sound(self) -> bool:
        """Whether an error of SQLite's is not this file's, but that of a deck."""
        try:
            return bool(self.db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
        except sqlite3.Error:
            return False

    def today(self) -> date:
        """Return the study day that it is now."""
        return study_day(self._now(), self._rollover)

    def memory(self, card: str) -> Memory | None:
        """Return what is known of a card, or None."""
        return self._ask(queries.memory, card)

    def mistaken(self, card: str) -> tuple[str, ...]:
        """Return the keys of the facts that a card was taken for, the most often first."""
        return self._ask(queries.mistaken, card)

    def memories(self, prefix: str = "") -> Iterator[Memory]:
        """Yield what is known of each card whose id begins with this, in order of id."""
        return self._stream(queries.memories(self.db, prefix))

    def astray(self, prefixes: Sequence[str], day: date) -> list[tuple[str, date]]:
        """Return the cards that were dated by a clock ahead of this day, each with its date."""
        return self._ask(queries.astray, prefixes, day)

    def due(self, prefixes: Sequence[str], day: date, limit: int) -> list[str]:
        """Return the cards due on a day, the longest overdue first; those in learning steps apart."""
        return self._ask(queries.due, prefixes, day, limit)

    def learning(self, prefixes: Sequence[str], day: date) -> list[tuple[str, int]]:
        """Return the cards in learning steps, the soonest first, with when (UTC ms; 0 if left over)."""
        return self._ask(queries.learning, prefixes, day)

    def counts(self, prefixes: Sequence[str], day: date) -> queries.Counts:
        """Return how many cards are due and how many in learning steps on a day."""
        return self._ask(queries.counts, prefixes, day)

    def next_due(self, prefixes: Sequence[str], day: date) -> date | None:
        """Return the first day after this one on which a card is due."""
        return self._ask(queries.next_due, prefixes, day)

    def known(self, ids: Iterable[str], day: date | None = None) -> set[str]:
        """Return those of the ids that are not to be introduced as new on a day, today unless said."""
        return self._ask(queries.known, ids, day or self.today())

    def coming(self, prefix: str, day: date) -> Iterator[str]:
        """Yield the cards that are due after this day and were not rated on it, the soonest first."""
        return self._stream(queries.coming(self.db, prefix, day))

    def rated_on(self, day: date, prefix: str) -> list[str]:
        """Return the cards of a prefix that were last rated on a day."""
        return self._ask(queries.rated_on, day, prefix)

    def firmness_of(self, ids: Iterable[str]) -> dict[str, int]:
        """Return how firm those of the ids are of which a memory is held: 1 fragile to 4 lasting."""
        return self._ask(queries.firmness_of, ids)

    def new_on(self, day: date, prefix: str = "") -> int:
        """Return how many cards were first rated on a day."""
        return self._ask(queries.new_on, day, prefix)

    def reviews_on(self, day: date, prefix: str = "") -> int:
        """Return how many answers of a day stand and were rated, practice apart."""
        return self._ask(queries.reviews_on, day, prefix)

    def repeated_on(self, day: date, prefix: str = "") -> int:
        """Return how many cards were rated on a day that were first rated before it."""
        return self._ask(queries.repeated_on, day, prefix)

    def events(self, since: tuple[int, str, str] = (-1, "", "")) -> Iterator[Event]:
        """Yield the log in the order of replay, after the event of this order."""
        return self._stream(queries.events(self.db, since))

    def history(self, card: str) -> list[Event]:
        """Return what stands of what happened under an id, the oldest first, verdicts as they now stand."""
        return self._ask(queries.history, card)

    def last_print(self, card: str) -> tuple[str | None, str | None]:
        """Return the fingerprints of answer and wording when the card was last answered or edited."""
        return self._ask(queries.last_print, card)

    def exams(self, most: int) -> list[list[Event]]:
        """Return the answers of the newest exams, the newest exam first, verdicts as they now stand."""
        return [self._ask(queries.answers_of, sitting) for sitting in self._ask(queries.exams, most)]

    def answer_before(self, card: str) -> str:
        """Return the answer that a card had when it was last asked, if its author changed it since."""
        return self._ask(sight.answer_before, card)

    def compared(self, deck: str) -> str:
        """Return the digest of the deck with which its cards were last compared; empty if never."""
        return self._ask(sight.compared, deck)

    def last_sitting(self) -> queries.Sitting | None:
        """Return the sitting of the newest review that stands."""
        return self._ask(queries.last_sitting)

    def _ask(
        self,
        question: Callable[Concatenate[sqlite3.Connection, _P], _T],
        *args: _P.args,
        **kwargs: _P.kwargs,
    ) -> _T:
        try:
            return question(self.db, *args, **kwargs)
        except sqlite3.Error as error:
            raise explained(error, self.path) from error

    def _stream(self, found: Iterator[_T]) -> Iterator[_T]:
        try:
            yield from found
        except sqlite3.Error as error:
            raise explained(error, self.path) from error
