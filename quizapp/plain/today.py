"""What today holds, in plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.say import say
from quizapp.study.plan import queue, today

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
    with desk.report() as store:
        for notice in store.notices:
            say(f"quizapp: {notice}", err=True)
        day = store.today()
        for said in desk.doubt(decks, store):
            say(f"quizapp: {said}", err=True)
        for deck in decks:
            holds = today(deck, store, desk.settings, day)
            cards = queue(deck, store, desk.settings, day)
            new = len(cards) - len(store.known(cards, day))
            said = f"{len(cards) - new} to review, {new} new"
            if not cards:
                said = f"done for now; next on {holds.next_due}" if holds.next_due else "done for now"
            exam = holds.exam_in_words(day)
            say(f"{deck.title}: {said}{f', {exam}' if exam else ''}")
        done = store.reviews_on(day)
        say(f"{done} answered today. `quizapp study --plain` begins.")
    return 0
