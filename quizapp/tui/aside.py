"""Aside: a page that has the log looked through aside, by a connection of its own, while it is used."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from quizapp.errors import QuizError
from quizapp.tui.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["Aside"]

T = TypeVar("T")


class Aside(Page):
    """A page with something that may take long: a log may hold a million answers."""

    def __init__(self) -> None:
        super().__init__()
        self._turn = 0
        self._looking: sqlite3.Connection | None = None

    def look_aside(
        self, look: Callable[[sqlite3.Connection], T], take: Callable[[T | None, str], None]
    ) -> None:
        """Look something up in another thread; `take` is given it here, or None and what went wrong.

        What was asked for before is not wanted any more.
        """
        self.look_no_further()
        run = partial(self._look, self._turn, self.quiz.start.store.path, look, take)
        self.run_worker(run, thread=True, exclusive=True, group="aside")

    def on_unmount(self) -> None:
        """Look no further."""
        self.look_no_further()

    def look_no_further(self) -> None:
        """Want no more what was asked for: the program must not wait for it to end."""
        self._turn += 1
        if self._looking is not None:
            with suppress(sqlite3.ProgrammingError):  # it is closed by now
                self._looking.interrupt()

    def _look(
        self,
        turn: int,
        path: Path,
        look: Callable[[sqlite3.Connection], T],
        take: Callable[[T | None, str], None],
    ) -> None:
        found, said = None, ""
        try:
            with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=5)) as db:
                self._looking = db
                found = look(db)
        except (QuizError, sqlite3.Error) as error:
            said = str(error)
        if turn == self._turn:
            self.app.call_from_thread(self._taken, turn, take, found, said)

    def _taken(self, turn: int, take: Callable[[T | None, str], None], found: T | None, said: str) -> None:
        if turn == self._turn and self.is_attached:
            take(found, said)
