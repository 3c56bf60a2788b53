"""Past: the papers of exams that were sat before, laid out again from the log."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from quizapp.questions import all_kinds, make
from quizapp.study.exam import counted
from quizapp.study.paper import Entry, Paper, result_of
from quizapp.study.telling import cited

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from quizapp.deck import Deck
    from quizapp.mark import Verdict
    from quizapp.progress.event import Event
    from quizapp.progress.store import Store

__all__ = ["SHOWN", "Past", "past_exams"]

SHOWN = 5  # exams that can be opened again


class Past(NamedTuple):
    """An exam of an earlier time: its day, how many questions it had, and what was answered."""

    day: date
    questions: int
    events: tuple[Event, ...]

    @property
    def title(self) -> str:
        """Its name: "Exam of 22 November 2026"."""
        return f"Exam of {self.day.day} {self.day:%B} {self.day.year}"

    @property
    def points(self) -> str:
        """Its points: "14 of 20"."""
        return f"{sum(event.score or 0.0 for event in self.events):g} of {self.questions}"

    def decks(self, decks: Sequence[Deck]) -> str:
        """Return the title of its deck, or how many decks it was over."""
        ids = list(dict.fromkeys((event.card or "").partition("/")[0] for event in self.events))
        titles = {deck.id: deck.title for deck in decks}
        return titles.get(ids[0], ids[0]) if len(ids) == 1 else f"{len(ids)} decks"

    def paper(self, decks: Sequence[Deck], store: Store) -> Paper:
        """Lay its paper out; where a deck has changed since, a line says what the log holds."""
        by_id = {deck.id: deck for deck in decks}
        entries = [_entry(event, by_id.get((event.card or "").partition("/")[0])) for event in self.events]
        return Paper(result_of(partial(counted, self.questions), entries), store)


def past_exams(store: Store, most: int = SHOWN) -> list[Past]:
    """Return the latest exams, the newest first."""
    found = []
    for events in store.exams(most):
        of = (events[0].data or {}).get("of")
        questions = max(of if isinstance(of, int) else 0, len(events))
        found.append(Past(events[0].day, questions, tuple(events)))
    return found


def _entry(event: Event, deck: Deck | None) -> Entry:
    """Return the line of an answer: verdict, response and answer of the log, the question of the deck."""
    card_id = event.card or ""
    card = deck.card(card_id) if deck is not None else None
    asked, source = card_id, ""
    if card is not None and deck is not None:
        kind = event.asked_as or ""
        question = make(card, deck, kind, event.seed or 0) if kind in all_kinds() else None
        asked = question.prompt if question is not None else card.prompt
        source = cited(card, deck)
    return Entry(
        card_id,
        cast("Verdict", event.verdict or "wrong"),
        asked,
        event.response or "",
        event.expected or "",
        source,
        event.score or 0.0,
        event.uuid,
    )
