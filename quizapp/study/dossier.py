"""Dossier: all that is told of one fact: how it reads, its cards, their questions, their history."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.outlines import row_of
from quizapp.progress.acts import life
from quizapp.questions import kinds_for, make
from quizapp.response import Pick
from quizapp.study.curve import steps
from quizapp.study.neighbours import neighbours
from quizapp.study.telling import advice
from quizapp.study.trial import sides_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from quizapp.deck import Deck
    from quizapp.fact import Card, Fact
    from quizapp.outline import Row
    from quizapp.progress.memory import Memory
    from quizapp.progress.store import Store
    from quizapp.question import Question
    from quizapp.study.curve import Step
    from quizapp.study.neighbours import Neighbours

__all__ = ["Dossier", "Form", "Page", "Past", "dossier", "due_in_words", "standing_of"]

_SEED = 0  # the same form at each look


class Form(NamedTuple):
    """One way in which a card can be asked; `right` is the place of the right option, -1 for none."""

    kind: str
    prompt: str
    options: tuple[str, ...]
    right: int
    answer: str


class Past(NamedTuple):
    """One thing that happened to a card: an answer, or what else was done to it.

    `days` is how long the answer let it wait, None where it moved nothing.
    """

    day: date
    kind: str
    mode: str
    asked_as: str
    response: str
    verdict: str
    days: int | None
    text: str


class Page(NamedTuple):
    """What is told of one card; of a facet without one why it has none.

    `past` are its events, the newest first; `taken` the same as steps of its memory, the oldest first.
    """

    facet: str
    card: Card | None
    why: str
    hint: str
    memory: Memory | None
    forms: tuple[Form, ...]
    past: tuple[Past, ...]
    taken: tuple[Step, ...]
    note: str
    flags: tuple[str, ...]
    advice: str

    @property
    def firmness(self) -> int:
        """How firm the memory is, 0 new to 4 lasting."""
        return self.memory.firmness if self.memory is not None else 0


class Dossier(NamedTuple):
    """What is told of one fact, as of a study day."""

    deck: Deck
    fact: Fact
    row: Row
    pages: tuple[Page, ...]
    around: Neighbours | None
    today: date


def dossier(deck: Deck, key: str, store: Store) -> Dossier | None:
    """Return what is told of a fact; None where the deck has none of this key."""
    fact = deck.fact(key)
    if fact is None:
        return None
    pages = tuple(
        _page(side.facet, side.card, side.why, side.hint, deck, store) for side in sides_of(fact, deck)
    )
    first = next((page.card for page in pages if page.card is not None), None)
    around = neighbours(first, deck) if first is not None else None
    return Dossier(deck, fact, row_of(fact, deck), pages, around, store.today())


def _page(facet: str, card: Card | None, why: str, hint: str, deck: Deck, store: Store) -> Page:
    if card is None:
        return Page(facet, None, why, hint, None, (), (), (), "", (), "")
    taken = steps(card.id, life(store.db, card.id))
    memory = store.memory(card.id)
    notes, flags = _texts(taken, "note"), _texts(taken, "flag")
    return Page(
        facet,
        card,
        why,
        hint,
        memory,
        tuple(_forms(card, deck)),
        tuple(map(_past, reversed(taken))),
        tuple(taken),
        notes[-1] if notes else "",
        tuple(flags),
        advice(memory),
    )


def _texts(taken: Sequence[Step], kind: str) -> list[str]:
    return [str((each.event.data or {}).get("text", "")) for each in taken if each.event.kind == kind]


def _forms(card: Card, deck: Deck) -> list[Form]:
    made = (make(card, deck, kind, _SEED) for kind in kinds_for(card))
    return [_form(question) for question in made if question is not None]


def _form(question: Question) -> Form:
    right = question.shape.right if isinstance(question.shape, Pick) else -1
    return Form(question.kind, question.prompt, question.options, right, question.expected)


def _past(taken: Step) -> Past:
    event, memory = taken
    moved = event.kind == "review" and memory.clock == event.clock
    days = (memory.due - event.day).days if moved and memory.due is not None else None
    if event.kind in {"bury", "due"} and event.due is not None:
        days = (event.due - event.day).days
    return Past(
        event.day,
        event.kind,
        event.mode or "",
        event.asked_as or "",
        event.response or "",
        event.verdict or "",
        days,
        str((event.data or {}).get("text", "")),
    )


def due_in_words(memory: Memory | None, today: date) -> str:
    """Say when a card comes: "new", "due today", "due in 6 days", "3 days overdue", "suspended"."""
    if memory is None:
        return "not asked yet"
    if memory.suspended:
        return "suspended"
    if memory.buried_until is not None and memory.hidden(today):
        tomorrow = (memory.buried_until - today).days == 1
        return f"put off to {'tomorrow' if tomorrow else memory.buried_until}"
    if memory.due is None:
        return "not asked yet"
    # What a clock that was ahead has dated comes at once.
    away = 0 if memory.astray(today) else (memory.due - today).days
    if away < 0:
        return f"{-away} day{'s' if away < -1 else ''} overdue"
    return ("due today", "due tomorrow")[away] if away < 2 else f"due in {away} days"  # noqa: PLR2004 - today and tomorrow


def standing_of(pages: Sequence[Page]) -> int:
    """Return how firm a fact is: as its weakest card, 0 where it has none."""
    return min((page.firmness for page in pages if page.card is not None), default=0)
