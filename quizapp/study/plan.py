"""What today holds: counts for Home, and the queue of a sitting."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from quizapp.config import Settings
    from quizapp.deck import Deck
    from quizapp.progress.memory import Memory
    from quizapp.progress.store import Store

__all__ = ["Limits", "Tally", "Today", "ahead", "limits", "queue", "tallies", "today"]

LAST_DAYS = 5  # before an exam, in which every card comes once more
_LOOKED_AT = 2_000  # due cards looked at for one queue; a sitting asks a few hundred at most


class Limits(NamedTuple):
    """How much of a deck is asked in a day, and how much is to be remembered."""

    new: int
    reviews: int
    retention: float


def limits(deck: Deck, settings: Settings) -> Limits:
    """Return what the learner wants of this deck, else the deck's own limits, else the learner's of any."""
    study = _study(deck, settings)
    retention = float(study.get("retention", settings.retention))
    return Limits(
        int(float(study.get("new_per_day", settings.new_per_day))),
        int(float(study.get("reviews_per_day", settings.reviews_per_day))),
        min(max(retention, 0.70), 0.97),
    )


class Tally:
    """Counts of one topic of a deck. `marks` counts cards by memory step, 0 new to 4 lasting."""

    def __init__(self, topic: str) -> None:
        self.topic = topic
        self.cards = self.new = self.learning = self.due = self.suspended = 0
        self.marks = [0] * 5


class Today(NamedTuple):
    """What one deck holds today: `new` within the day's limit, `next_due` where nothing is due now."""

    deck: Deck
    topics: tuple[Tally, ...]
    due: int
    learning: int
    new: int
    next_due: date | None
    exam: date | None = None

    def exam_in_words(self, day: date) -> str:
        """Say when the deck's exam is, seen from a day; "" where none lies ahead."""
        days = (self.exam - day).days if self.exam is not None else -1
        when = {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")
        return f"exam {when}" if days >= 0 else ""


def _study(deck: Deck, settings: Settings) -> dict[str, Any]:
    return {**(deck.head.get("study") or {}), **settings.limits.get(deck.id, {})}


def _exam(deck: Deck, settings: Settings) -> date | None:
    """Return the day of the exam, if there is one."""
    text = _study(deck, settings).get("exam", "")
    if not text:
        return None
    from quizapp.edtf import bounds, parse  # noqa: PLC0415 - few decks name an exam

    return bounds(parse(text))[0]


def tallies(deck: Deck, store: Store, day: date) -> tuple[list[Tally], date | None]:
    """Count a deck by topic, and find its next due day after today; both sides are streamed."""
    found = {topic: Tally(topic) for topic, _cards in deck.topics()}
    next_due: date | None = None
    memories: Iterator[Memory] = iter(store.memories(f"{deck.id}/"))
    memory = next(memories, None)
    for card, topic in deck.sorted_card_ids():
        while memory is not None and memory.card < card:  # a card that the deck no longer has
            memory = next(memories, None)
        tally = found[topic]
        tally.cards += 1
        known = memory if memory is not None and memory.card == card else None
        if known is None or known.state == "new":
            if known is not None and known.hidden(day):
                tally.suspended += known.suspended
            else:
                tally.new += 1
            tally.marks[0] += 1
            continue
        tally.marks[known.firmness] += 1
        if known.suspended:
            tally.suspended += 1
        elif known.hidden(day):
            continue
        elif known.wanted(day):
            if known.state in {"learning", "relearning"}:
                tally.learning += 1
            else:
                tally.due += 1
        elif known.due is not None and (next_due is None or known.due < next_due):
            next_due = known.due
    return list(found.values()), next_due


def today(deck: Deck, store: Store, settings: Settings, day: date) -> Today:
    """Return what a deck holds today."""
    topics, next_due = tallies(deck, store, day)
    limit = limits(deck, settings)
    left = max(limit.new - store.new_on(day, f"{deck.id}/"), 0)
    return Today(
        deck,
        tuple(topics),
        due=sum(tally.due for tally in topics),
        learning=sum(tally.learning for tally in topics),
        new=min(left, sum(tally.new for tally in topics)),
        next_due=next_due,
        exam=_exam(deck, settings),
    )


def queue(deck: Deck, store: Store, settings: Settings, day: date, topic: str | None = None) -> list[str]:
    """Return the ids of the cards to ask today, in order: due ones, the most overdue first, new between.

    Of one fact's cards, only one is asked in a sitting, unless more are overdue.
    """
    limit = limits(deck, settings)
    inside = _ids(deck, topic)
    most = max(limit.reviews - store.repeated_on(day, f"{deck.id}/"), 0)
    begun = [card for card, _at in store.learning((f"{deck.id}/",), day) if inside(card)]
    facts = {fact_of(card) for card in begun}
    due: list[str] = []
    for card in store.due((f"{deck.id}/",), day, _LOOKED_AT):
        if len(due) >= most:
            break
        if not inside(card):
            continue
        fact = fact_of(card)
        if fact in facts and not _overdue(store, card, day):
            continue
        facts.add(fact)
        due.append(card)
    due += _before_exam(deck, store, settings, day, facts, inside)
    left = max(limit.new - store.new_on(day, f"{deck.id}/"), 0)
    new = list(islice(_new(deck, store, day, topic, facts), left))
    return [*begun, *_apart(_mixed(due, new))]


def _before_exam(
    deck: Deck,
    store: Store,
    settings: Settings,
    day: date,
    facts: set[str],
    inside: Callable[[str], bool],
) -> list[str]:
    """Return what an exam asks for today: in the last days every card comes once more, a share a day."""
    exam = _exam(deck, settings)
    if exam is None:
        return []
    days = (exam - day).days
    if not 0 <= days <= LAST_DAYS:
        return []
    since = exam - timedelta(days=LAST_DAYS)
    waiting = sorted(
        (memory.last, memory.card)
        for memory in store.memories(f"{deck.id}/")
        if memory.last is not None and memory.last < since and not memory.hidden(day)
        and memory.due is not None and not memory.wanted(day) and inside(memory.card)
        and fact_of(memory.card) not in facts
    )  # fmt: skip
    chosen: list[str] = []
    for _last, card in waiting:
        if len(chosen) * max(days, 1) < len(waiting) and fact_of(card) not in facts:
            facts.add(fact_of(card))
            chosen.append(card)
    return chosen


def ahead(
    deck: Deck, store: Store, settings: Settings, day: date, topic: str | None = None, most: int = 20
) -> list[str]:
    """Return what the next days hold, for a learner who wants more today: what comes due, then new cards.

    New ones only once those of today are begun, for until then they are today's.
    """
    inside = _ids(deck, topic)
    facts: set[str] = set()
    chosen: list[str] = []
    for card in store.coming(f"{deck.id}/", day):
        if fact_of(card) not in facts and inside(card):
            facts.add(fact_of(card))
            chosen.append(card)
        if len(chosen) == most:
            break
    if store.new_on(day, f"{deck.id}/") < limits(deck, settings).new:
        return chosen
    return [*chosen, *islice(_new(deck, store, day, topic, facts), most - len(chosen))]


def fact_of(card: str) -> str:
    """Return the part of a card's id that names its fact."""
    return card.partition("#")[0]


def _overdue(store: Store, card: str, day: date) -> bool:
    memory = store.memory(card)
    return memory is not None and memory.due is not None and memory.due < day


def _ids(deck: Deck, topic: str | None) -> Callable[[str], bool]:
    """Return a test for the ids of a deck, or of one of its topics."""
    if topic is None:
        return deck.has_card
    members = {card for card, _topic in deck.card_ids(topic)}
    return members.__contains__


def _new(deck: Deck, store: Store, day: date, topic: str | None, facts: set[str]) -> Iterator[str]:
    """Yield cards never seen, each of another fact, by turns from each topic."""
    topics = [topic] if topic is not None else [name for name, _cards in deck.topics()]
    turns = [_unseen(deck, store, day, each) for each in topics]
    while turns:
        for turn in list(turns):
            for card in turn:
                if fact_of(card) not in facts:
                    facts.add(fact_of(card))
                    yield card
                    break
            else:
                turns.remove(turn)


def _unseen(deck: Deck, store: Store, day: date, topic: str) -> Iterator[str]:
    """Yield the new cards of a topic in deck order; of one fact, none on the day another was begun."""
    ids = (card for card, _topic in deck.card_ids(topic))
    while some := list(islice(ids, 100)):
        known = store.known(some, day)
        for card in some:
            if card not in known and not _begun_today(store, card, day):
                yield card


def _begun_today(store: Store, card: str, day: date) -> bool:
    return any(memory.first == day for memory in store.memories(f"{fact_of(card)}#"))


def _mixed(due: Sequence[str], new: Sequence[str]) -> list[str]:
    """Spread the new cards evenly among the due ones, not first and not last."""
    placed = [((number + 0.5) / len(due), 0, card) for number, card in enumerate(due)]
    placed += [((number + 0.6) / len(new), 1, card) for number, card in enumerate(new)]
    return [card for _place, _kind, card in sorted(placed)]


def _apart(cards: Iterable[str]) -> list[str]:
    """Move overdue cards of one fact as far apart as the queue allows: later ones to the end."""
    seen: set[str] = set()
    first: list[str] = []
    later: list[str] = []
    for card in cards:
        (later if fact_of(card) in seen else first).append(card)
        seen.add(fact_of(card))
    return [*first, *later]
