"""What today holds, in plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.say import say
from quizapp.study.plan import today

if TYPE_CHECKING:
    from quizapp.desk import Desk

__all__ = ["print_today"]


def print_today(desk: Desk) -> int:
    """Print what each deck holds today; return the exit code."""
    decks, wrong = desk.decks(())
    for error in wrong:
        say(f"quizapp: {error}", err=True)
    if not decks:
        say(f"There are no decks. Put one into {desk.places.decks}, or `quizapp add PATH`.")
        return 0
    with desk.store() as store:
        day = store.today()
        for deck in decks:
            holds = today(deck, store, desk.settings, day)
            said = f"{holds.due + holds.learning} to review, {holds.new} new"
            if not holds.due + holds.learning + holds.new:
                said = f"done for now; next on {holds.next_due}" if holds.next_due else "done for now"
            say(f"{deck.title}: {said}")
        done = store.reviews_on(day)
        say(f"{done} answered today. `quizapp study --plain` begins.")
    return 0
