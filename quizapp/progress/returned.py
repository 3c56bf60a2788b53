"""Cards that came back: what FSRS expected of each at that moment, and whether it was remembered."""

from __future__ import annotations

from datetime import date, timedelta
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from quizapp.progress.cache import histories
from quizapp.progress.memory import Memory, recall, step

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator

__all__ = ["MATURE", "Came", "Week", "came_back", "count_in", "weeks", "weeks_of", "wilson"]

MATURE = 21
"""Days of stability from which a memory is mature: at the usual aim an interval as Anki counts it."""

_Z = 1.959963984540054  # 95 % of a normal distribution lie within so many deviations


class Came(NamedTuple):
    """A card's first answer of a day after it had ended its learning steps on another.

    `recall` is what FSRS expected to be remembered, `expected` the share of right answers to such a
    question, a blind guess included. `elapsed` are the days since the last answer, `stability` what
    the memory had then, `reps` the answers before, `lapses` how often it was forgotten.
    """

    card: str
    day: date
    recall: float
    expected: float
    right: bool
    elapsed: int
    stability: float
    reps: int
    lapses: int


class Week(NamedTuple):
    """A week by its Monday: of `asked` cards that came back, how many were remembered, within what band."""

    monday: date
    right: int
    asked: int
    low: float
    high: float


def came_back(
    db: sqlite3.Connection,
    first: date = date.min,
    last: date = date.max,
    prefix: str = "",
    among: Collection[str] = (),
) -> Iterator[Came]:
    """Yield every answer of these days that says how well a memory held, card by card, of some or of all.

    It replays the log, because no memory is kept but the present one: one pass, and one card at a time.
    """
    for card, turns in histories(db, prefix):
        if among and card not in among:
            continue
        memory = Memory(card)
        for turn in turns:
            if turn.kind == "review" and turn.mode == "study" and turn.rating is not None:
                day = date.fromisoformat(turn.day)
                if first <= day <= last and _scheduled(memory, day):
                    yield _came(memory, day, turn.chance, right=turn.rating > 1)
            memory = step(memory, turn)


def _scheduled(memory: Memory, day: date) -> bool:
    return memory.state == "review" and memory.last is not None and memory.last < day


def _came(memory: Memory, day: date, chance: float | None, *, right: bool) -> Came:
    assert memory.last is not None
    assert memory.stability is not None
    held = recall(memory, day)
    luck = chance or 0.0
    return Came(
        memory.card,
        day,
        held,
        luck + (1.0 - luck) * held,
        right,
        (day - memory.last).days,
        memory.stability,
        memory.reps,
        memory.lapses,
    )


def weeks(came: Iterable[Came]) -> list[Week]:
    """Return the weeks in which a card came back, in order."""
    found: dict[date, list[int]] = {}
    for each in came:
        count_in(found, each)
    return weeks_of(found)


def count_in(found: dict[date, list[int]], each: Came) -> None:
    """Count an answer in the week of its day."""
    counted = found.setdefault(each.day - timedelta(days=each.day.weekday()), [0, 0])
    counted[0] += each.right
    counted[1] += 1


def weeks_of(found: dict[date, list[int]]) -> list[Week]:
    """Return what was counted, in order."""
    return [
        Week(monday, right, asked, *wilson(right, asked)) for monday, (right, asked) in sorted(found.items())
    ]


def wilson(right: int, asked: int) -> tuple[float, float]:
    """Return the band in which the true share lies with 95 %, of so many right; (0, 1) of none.

    By E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal of the
    American Statistical Association 22 (1927): unlike the textbook's, it holds for few answers as well.
    """
    if not asked:
        return 0.0, 1.0
    share, square = right / asked, _Z * _Z
    centre = share + square / (2 * asked)
    reach = _Z * sqrt(share * (1 - share) / asked + square / (4 * asked * asked))
    scale = 1 + square / asked
    low = (centre - reach) / scale if right else 0.0
    high = (centre + reach) / scale if right < asked else 1.0
    return low, high
