"""Report: every figure of what was learned, of all decks, a deck or a topic, over any period.

It comes in three parts, by how long they take: how things stand, what was done, and what came back.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from quizapp.progress import stats
from quizapp.progress.calibration import Returned, looked_at
from quizapp.progress.returned import came_back
from quizapp.progress.studyday import later
from quizapp.study.confusion import Confused, confused
from quizapp.study.hardship import Hard, hardest
from quizapp.study.plan import limits
from quizapp.wording import titled

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from quizapp.config import Settings
    from quizapp.deck import Deck
    from quizapp.progress.stats import Day, Pair, Spent
    from quizapp.progress.store import Store
    from quizapp.study.period import Period

__all__ = [
    "AHEAD",
    "HEAT",
    "Group",
    "History",
    "Month",
    "Report",
    "Scope",
    "Standing",
    "Week",
    "aim_of",
    "history",
    "named_in",
    "report",
    "returned",
    "scope_of",
    "standing",
]  # fmt: skip

HEAT = 53  # weeks of the calendar
AHEAD = 30  # days of the forecast
_MONTHS = 12
_SHOWN = 10  # hardest cards
_WEEK = 7
_FACETS = 6  # of a kind, that are worth a row each


class Scope(NamedTuple):
    """What is looked at: all decks (`deck` is None), one deck, or the `cards` of one topic of it."""

    decks: tuple[Deck, ...]
    deck: Deck | None = None
    topic: str | None = None
    cards: frozenset[str] = frozenset()

    @property
    def prefix(self) -> str:
        """What the ids of its cards begin with."""
        return f"{self.deck.id}/" if self.deck is not None else ""

    @property
    def among(self) -> str:
        """The ids that count alone, as `stats` takes them."""
        return json.dumps(sorted(self.cards)) if self.cards else stats.ALL

    @property
    def title(self) -> str:
        """What a learner calls it."""
        if self.deck is None:
            return "All decks"
        return f"{self.deck.title}: {titled(self.topic)}" if self.topic else self.deck.title


class Group(NamedTuple):
    """Cards with something in common: by what ("topic", "kind", "facet"), its name, how firm they are."""

    by: str
    name: str
    marks: tuple[int, int, int, int, int]

    @property
    def cards(self) -> int:
        """How many there are."""
        return sum(self.marks)


class Month(NamedTuple):
    """A month by its first day, and how many cards come due in it, from today on."""

    first: date
    cards: int


class Week(NamedTuple):
    """A week by its Monday: answers given, and milliseconds spent on them."""

    monday: date
    answers: int
    ms: int


class Standing(NamedTuple):
    """How things stand today: cards due from today on, by day and by month, firmness, and what is hardest."""

    ahead: tuple[int, ...]
    months: tuple[Month, ...]
    memory: tuple[Group, ...]
    hardest: tuple[Hard, ...]


class History(NamedTuple):
    """What was done: days of the calendar, days and weeks of the period, decks, pace, and confusions."""

    heat: tuple[Day, ...]
    days: tuple[Day, ...]
    weeks: tuple[Week, ...]
    decks: tuple[Spent, ...]
    median_ms: int | None
    pairs: tuple[Pair, ...]

    @property
    def answers(self) -> int:
        """Answers of the period."""
        return sum(day.answers for day in self.days)

    @property
    def ms(self) -> int:
        """Milliseconds of the period."""
        return sum(day.ms for day in self.days)


class Report(NamedTuple):
    """All figures of a scope, as of a day; `aim` is the share that is to be remembered."""

    scope: Scope
    today: date
    period: Period
    aim: float
    streak: int
    standing: Standing
    history: History
    returned: Returned
    confused: tuple[Confused, ...]


def report(scope: Scope, store: Store, period: Period, aim: float) -> Report:
    """Return all figures of a scope over a period."""
    today = store.today()
    did = history(store.db, today, period, scope.prefix, scope.among)
    return Report(
        scope,
        today,
        period,
        aim,
        stats.streak(store.db, today),
        standing(scope, store),
        did,
        returned(store.db, period, scope.prefix, scope.cards),
        tuple(confused(did.pairs, scope.decks)),
    )


def scope_of(decks: Sequence[Deck], deck: Deck | None = None, topic: str | None = None) -> Scope:
    """Return what is looked at; a topic is one of the deck."""
    cards = frozenset(card for card, _topic in deck.card_ids(topic)) if deck is not None and topic else ()
    return Scope(tuple(decks), deck, topic, frozenset(cards))


def aim_of(scope: Scope, settings: Settings) -> float:
    """Return the share that is to be remembered: a deck may set its own."""
    return limits(scope.deck, settings).retention if scope.deck is not None else settings.retention


def standing(scope: Scope, store: Store) -> Standing:
    """Return how things stand today."""
    today = store.today()
    coming = stats.forecast(store.db, today, _MONTHS * 31, scope.prefix, among=scope.among)
    return Standing(
        tuple(coming[:AHEAD]),
        tuple(_months(today, coming)),
        tuple(_memory(scope, store)),
        tuple(hardest(scope.decks, store, _SHOWN, scope.prefix, among=scope.among)),
    )


def history(db: sqlite3.Connection, today: date, period: Period, prefix: str, among: str) -> History:
    """Return what was done; it needs no deck, and so may be asked from another thread."""
    first, last = period
    begin = later(today, -(HEAT - 1) * _WEEK - today.weekday())
    every = stats.days(db, min(begin, first), max(today, last), prefix, among=among)
    days = tuple(day for day in every if first <= day.day <= last)
    return History(
        tuple(day for day in every if begin <= day.day <= today),
        days,
        tuple(_weeks(days)),
        tuple(stats.by_deck(db, first, last, prefix, among=among)),
        stats.median_ms(db, first, last, prefix, among=among),
        tuple(stats.pairs(db, first, last, prefix, among=among)),
    )


def returned(db: sqlite3.Connection, period: Period, prefix: str, cards: frozenset[str]) -> Returned:
    """Return what came back, from one replay of the log; it needs no deck either."""
    return looked_at(came_back(db, *period, prefix, cards))


def named_in(decks: Iterable[Deck], deck: str) -> str:
    """Return the title of a deck by its id, or the id where there is no such deck now."""
    return next((each.title for each in decks if each.id == deck), deck)


def _weeks(days: Iterable[Day]) -> list[Week]:
    found: dict[date, Week] = {}
    for each in days:
        monday = each.day - timedelta(days=each.day.weekday())
        before = found.get(monday, Week(monday, 0, 0))
        found[monday] = Week(monday, before.answers + each.answers, before.ms + each.ms)
    return list(found.values())


def _months(today: date, coming: Sequence[int]) -> list[Month]:
    """Count cards by the calendar's months, today's first; each month but that one is whole."""
    found: dict[date, int] = {}
    for number, cards in enumerate(coming):
        first = later(today, number).replace(day=1)
        if first not in found and len(found) == _MONTHS:
            break
        found[first] = found.get(first, 0) + cards
    return [Month(*each) for each in found.items()]


def _memory(scope: Scope, store: Store) -> list[Group]:
    """Count how firm cards are, by topic (or by deck, of several), by kind and by facet."""
    found: dict[tuple[str, str], list[int]] = {}
    firm = stats.firm_cards(store.db, scope.prefix)
    decks = [scope.deck] if scope.deck is not None else scope.decks
    for deck in decks:
        for card, topic, kind in deck.card_kinds(scope.topic):
            facet = card.partition("#")[2]
            first = ("topic", titled(topic) or deck.title) if scope.deck is not None else ("deck", deck.title)
            for key in (first, ("kind", kind), ("facet", f"{kind}, {facet}")):
                found.setdefault(key, [0, 0, 0, 0, 0])[firm.get(card, 0)] += 1
    order = ("deck", "topic", "kind", "facet")
    facets = Counter(name.partition(",")[0] for by, name in found if by == "facet")
    return [
        Group(by, name, (counts[0], counts[1], counts[2], counts[3], counts[4]))
        for (by, name), counts in sorted(found.items(), key=lambda each: order.index(each[0][0]))
        if by != "facet"
        or facets[name.partition(",")[0]] <= _FACETS  # else each names a side, and not a facet
    ]
