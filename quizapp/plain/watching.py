"""Watching in plain lines: the report of `check` at every save, headed by the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.clockface import time_of
from quizapp.errors import DeckError
from quizapp.progress.studyday import study_day
from quizapp.reports.text import tally, written
from quizapp.safe import one_line
from quizapp.say import counted, say
from quizapp.vigil import Vigil, sights

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from quizapp.progress.studyday import Clock

__all__ = ["keep_watch"]

_WIDTH = 100


def keep_watch(path: Path, now: Clock, rollover: int, rest: Callable[[], None]) -> int:
    """Print what is wrong in a deck at every save; `rest` passes the time between looks, and raises."""
    vigil = Vigil(path)
    while True:
        if vigil.look():
            _report(vigil, now, rollover)
        rest()


def _report(vigil: Vigil, now: Clock, rollover: int) -> None:
    moment = now()
    say(f"== {time_of(moment)}")
    try:
        for sight in sights(vigil.path, study_day(moment, rollover)):
            if not sight.whole:
                vigil.heed(sight.paths)
                continue
            for part in written(sight.found, _WIDTH):
                say(part.removesuffix("\n"))
            said = tally(sight.found) if sight.found else "No problems"
            cards = counted(sight.deck.card_count(), "card")
            say(f"{said}. {counted(sight.facts, 'fact')}, {cards}.")
            sight.deck.close()
    except DeckError as error:
        say(f"! {one_line(str(error))}")
