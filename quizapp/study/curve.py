"""The memory of a card over time: what each answer made of it, and the recall that FSRS expects."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from quizapp.progress.event import turn_of
from quizapp.progress.memory import Memory, recall, step

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quizapp.progress.event import Event

__all__ = ["Curve", "Step", "ahead_of", "curve", "in_words", "plotted", "steps"]

_SOON, _FAR = 14, 365  # days ahead that are looked at, at least and at most
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))  # of a braille cell, by row and column


class Step(NamedTuple):
    """An event of a card, and the memory that it left."""

    event: Event
    memory: Memory


class Curve(NamedTuple):
    """Recall from one day to another, in steps of equal length; None before the first answer.

    `today` is where today stands among the values. `answers` are past answers: their place, and verdict.
    """

    first: date
    last: date
    values: tuple[float | None, ...]
    today: int
    answers: tuple[tuple[int, str], ...]


def steps(card: str, events: Iterable[Event]) -> list[Step]:
    """Replay a card's events, the oldest first."""
    memory = Memory(card)
    found = []
    for event in events:
        memory = step(memory, turn_of(event))
        found.append(Step(event, memory))
    return found


def ahead_of(memory: Memory, today: date) -> int:
    """Return how many days ahead are worth a look: until about half of it is forgotten."""
    if memory.stability is None or memory.last is None:
        return _SOON
    away = (memory.due - today).days if memory.due is not None else 0
    return max(_SOON, min(_FAR, max(round(memory.stability * 2), 2 * away)))


def curve(taken: Sequence[Step], today: date, samples: int) -> Curve | None:
    """Return recall over the answers that count and some time ahead; None where there is nothing to see."""
    since = taken[-1].memory.history_from if taken else 0
    counted = [
        each
        for each in taken
        if each.event.kind == "review" and each.event.clock > since and each.memory.clock == each.event.clock
    ]
    if not counted or samples < 2:  # noqa: PLR2004 - a curve has two ends
        return None
    ahead = ahead_of(counted[-1].memory, today)
    # What lies far back is left out, so that what is to come has half of the room at least.
    first = max(counted[0].event.day, today - timedelta(days=max(ahead, _SOON)))
    last = min(today.toordinal() + ahead, date.max.toordinal())
    first = min(first, today)
    length = last - first.toordinal()

    def place(day: date) -> int:
        return round((day.toordinal() - first.toordinal()) * (samples - 1) / length)

    values: list[float | None] = []
    for number in range(samples):
        day = first.toordinal() + number * length / (samples - 1)
        memory = _memory_at(counted, date.fromordinal(int(day)))
        values.append(recall(memory, date.fromordinal(round(day))) if memory is not None else None)
    answers = tuple(
        (place(each.event.day), each.event.verdict or "") for each in counted if each.event.day >= first
    )
    return Curve(first, date.fromordinal(last), tuple(values), place(today), answers)


def _memory_at(counted: Sequence[Step], day: date) -> Memory | None:
    """Return the memory as it was at the end of a day."""
    return next((each.memory for each in reversed(counted) if each.event.day <= day), None)


def plotted(values: Sequence[float | None], rows: int) -> list[str]:
    """Draw shares from 0 to 1 as lines of braille, two values to a cell, the highest line first."""
    height = rows * 4
    cells = [[0] * ((len(values) + 1) // 2) for _ in range(rows)]
    before: int | None = None
    for number, value in enumerate(values):
        if value is None:
            before = None
            continue
        level = min(int((1 - min(max(value, 0.0), 1.0)) * height), height - 1)
        lowest, highest = sorted((level, before if before is not None else level))
        for dot in range(lowest, highest + 1):
            cells[dot // 4][number // 2] |= _DOTS[dot % 4][number % 2]
        before = level
    return ["".join(chr(0x2800 + cell) if cell else " " for cell in row) for row in cells]


def in_words(memory: Memory | None, today: date) -> str:
    """Say how well a card is remembered today, and until when."""
    if memory is None or memory.state == "new" or memory.stability is None:
        return "It was never answered, so nothing is known of your memory of it."
    now = recall(memory, today)
    half = _day_of(memory, today, 0.5)
    said = f"Today you would know it with {now:.0%}."
    if half is None:
        return said
    return f"{said} Without a review it would be half forgotten by {half.day} {half:%B %Y}."


def _day_of(memory: Memory, today: date, share: float) -> date | None:
    """Return the first day within ten years on which recall is below a share."""
    low, high = 0, 3650
    last = date.max.toordinal() - today.toordinal()
    high = min(high, last)
    if high <= 0 or recall(memory, today + timedelta(days=high)) >= share:
        return None
    while low < high:
        middle = (low + high) // 2
        if recall(memory, today + timedelta(days=middle)) < share:
            high = middle
        else:
            low = middle + 1
    return today + timedelta(days=low)
