"""What is told after a verdict: the answer, its source, notes, and what is known from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp import wording

if TYPE_CHECKING:
    from quizapp.deck import Deck
    from quizapp.fact import Card
    from quizapp.progress.memory import Memory

__all__ = ["NOTHING_TOLD", "Telling", "advice", "cited", "telling"]


class Telling(NamedTuple):
    """What a card tells when it has been answered; any part may be empty.

    `source` is where it stands and as of when, where the author says so. `before` is the answer that the
    card had when it was last asked, if its author has changed it since.
    """

    answer: str
    because: str
    source: str
    note: str
    outside: str
    before: str = ""

    @property
    def changed(self) -> str:
        """What the answer was and what it is now; empty where it is what it was."""
        return f"Changed by the author: was {self.before} → now {self.answer}" if self.before else ""


NOTHING_TOLD = Telling("", "", "", "", "")


def advice(memory: Memory | None) -> str:
    """Say what may help with a card that is forgotten again and again; nothing for others."""
    if memory is None or not memory.leech:
        return ""
    return (
        f"Forgotten {memory.lapses} times: tell it apart from what you take it for, make yourself a hint, "
        "or flag it, so that its author can split it."
    )


def cited(card: Card, deck: Deck) -> str:
    """Return the sources with their paragraphs: "Lee ¶3; Goto ¶6"."""
    return wording.cited(card.fact.cited, deck)


def telling(card: Card, deck: Deck) -> Telling:
    """Return what a card tells."""
    fact = card.fact
    source = ", ".join(part for part in (cited(card, deck), wording.held_as_of(fact)) if part)
    return Telling(card.answer.shown, card.because, source, fact.text("note"), fact.text("outside"))
