"""Counting: figures that take long, counted aside by a connection of its own, while the rest is shown."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from functools import partial
from typing import TYPE_CHECKING

from quizapp.errors import QuizError
from quizapp.study.report import history, returned

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from textual.screen import Screen

    from quizapp.progress.calibration import Returned
    from quizapp.study.period import Period
    from quizapp.study.report import History, Scope

__all__ = ["Counting"]


class Counting:
    """Hands what was counted to `got`, part by part, and to `failed` why it could not be.

    What was asked for last is counted alone.
    """

    def __init__(
        self,
        screen: Screen[None],
        got: Callable[[History, Returned | None], None],
        failed: Callable[[str], None],
    ) -> None:
        self._screen = screen
        self._got = got
        self._failed = failed
        self._turn = 0
        self._db: sqlite3.Connection | None = None

    def begin(self, path: Path, today: date, period: Period, scope: Scope) -> None:
        """Count in another thread."""
        self.stop()
        self._screen.run_worker(
            partial(self._count, self._turn, path, today, period, scope),
            thread=True, exclusive=True, group="figures",
        )  # fmt: skip

    def stop(self) -> None:
        """Count no more: the program must not wait for it to end."""
        self._turn += 1
        if self._db is not None:
            with suppress(sqlite3.ProgrammingError):  # it is closed by now
                self._db.interrupt()

    def _count(self, turn: int, path: Path, today: date, period: Period, scope: Scope) -> None:
        try:
            with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=5)) as db:
                self._db = db
                did = history(db, today, period, scope.prefix, scope.among)
                self._hand_over(turn, self._got, did, None)
                if turn == self._turn:
                    came = returned(db, period, scope.prefix, scope.cards)
                    self._hand_over(turn, self._got, did, came)
        except (QuizError, sqlite3.Error) as error:
            self._hand_over(turn, self._failed, str(error))

    def _hand_over(self, turn: int, take: Callable[..., None], *given: object) -> None:
        """Hand something over to the screen, unless nobody waits for it any more."""
        if turn == self._turn:
            self._screen.app.call_from_thread(self._taken, turn, take, *given)

    def _taken(self, turn: int, take: Callable[..., None], *given: object) -> None:
        if turn == self._turn and self._screen.is_attached:
            take(*given)
