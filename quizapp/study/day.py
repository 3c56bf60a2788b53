"""What a study day holds over all decks: what is left, what is done, what comes next."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from quizapp.progress import stats
from quizapp.study.plan import Today, ahead, queue, today

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from quizapp.config import Settings
    from quizapp.deck import Deck
    from quizapp.progress.store import Store

__all__ = ["Day", "Next", "day_of"]

_SECONDS = 12.0  # an answer, while too few are known
_ENOUGH = 20  # answers from which the learner's own pace is taken
_NEW, _REVIEW = 2.2, 1.15  # answers that a card needs on the day
_BACK = 30
_AHEAD = 7


class Next(NamedTuple):
    """The next day that has something to ask, and how many cards at least."""

    day: date
    cards: int


class Day(NamedTuple):
    """A study day.

    `review` and `new` are the cards not asked yet, `done` those that were, and `repeat` those among
    them that come once more today.
    `ahead` counts what comes due on the days from tomorrow on; `early` says that there is something to
    study ahead of time; `remembered` is the share of what came back that was known, None if nothing did.
    """

    day: date
    decks: tuple[Today, ...]
    review: int
    new: int
    done: int
    repeat: int
    minutes: int
    streak: int
    ahead: tuple[int, ...]
    next: Next | None
    early: bool
    remembered: float | None

    @property
    def left(self) -> int:
        """How many cards are still to ask, for the first time today or once more."""
        return self.review + self.new + self.repeat

    @property
    def total(self) -> int:
        """How many cards the whole day holds."""
        return self.review + self.new + self.done


def day_of(decks: Sequence[Deck], store: Store, settings: Settings) -> Day:
    """Count up the study day that it is now."""
    day = store.today()
    held = tuple(today(deck, store, settings, day) for deck in decks)
    review = new = done = repeat = 0
    for deck in decks:
        for card in queue(deck, store, settings, day):
            memory = store.memory(card)
            if memory is None or memory.state == "new":
                new += 1
            elif memory.last == day:
                repeat += 1
            else:
                review += 1
        done += sum(map(deck.has_card, store.rated_on(day, f"{deck.id}/")))
    coming = _coming(decks, store, day)
    return Day(
        day=day,
        decks=held,
        review=review,
        new=new,
        done=done,
        repeat=repeat,
        minutes=_minutes(store, day, review + repeat, new),
        streak=stats.streak(store.db, day),
        ahead=coming,
        next=_next(held, store, day),
        early=any(ahead(deck, store, settings, day, most=1) for deck in decks),
        remembered=_share(decks, store, day),
    )


def _minutes(store: Store, day: date, review: int, new: int) -> int:
    """Estimate the minutes that the day's cards take, by the learner's own pace where it is known."""
    known = stats.days(store.db, day - timedelta(days=_BACK), day)
    answers = sum(each.answers for each in known)
    seconds = sum(each.ms for each in known) / answers / 1000 if answers >= _ENOUGH else _SECONDS
    return max(round((review * _REVIEW + new * _NEW) * seconds / 60), 1)


def _coming(decks: Sequence[Deck], store: Store, day: date) -> tuple[int, ...]:
    each = [stats.forecast(store.db, day, _AHEAD + 1, f"{deck.id}/")[1:] for deck in decks]
    return tuple(map(sum, zip(*each, strict=True)))


def _next(held: Sequence[Today], store: Store, day: date) -> Next | None:
    """Return the first day after this one with cards that come back, or with new ones again."""
    days = [each.next_due for each in held if each.next_due is not None]
    if any(sum(tally.new for tally in each.topics) > each.new for each in held):
        days.append(day + timedelta(days=1))
    if not days:
        return None
    first = min(days)
    prefixes = [f"{each.deck.id}/" for each in held]
    # Never fewer than none: what a clock ahead has dated is due today, and may wait by then.
    return Next(first, max(store.counts(prefixes, first).due - store.counts(prefixes, day).due, 0))


def _share(decks: Sequence[Deck], store: Store, day: date) -> float | None:
    found = [stats.retention(store.db, day, back=_BACK, prefix=f"{deck.id}/") for deck in decks]
    asked = sum(each.asked for each in found)
    return sum(each.right for each in found) / asked if asked >= stats.ENOUGH else None
