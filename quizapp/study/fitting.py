"""Whether what is known of a card is what a filter asks for; pure functions of a memory and a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.filter import Has
    from quizapp.progress.memory import Memory

__all__ = ["begun", "holds"]

_BACK = {"today": 0, "week": 6, "month": 29}


def begun(memory: Memory) -> bool:
    """Say whether a card is no new one any more."""
    return memory.state != "new" or memory.due is not None


def holds(has: Has, memory: Memory, today: date) -> bool:
    """Say whether what is known of a card is as wanted; `is:new` and `due:none` are for the others."""
    key, value = has.key, has.value
    if key == "due":
        return _is_due(value, memory, today)
    if key == "is":
        return _is(value, memory, today)
    if key in {"added", "rated"}:
        day = memory.first if key == "added" else memory.last
        return day is not None and today - timedelta(days=_BACK[value]) <= day <= today
    number = getattr(memory, key)
    return number is not None and _COMPARED[has.sign](number, float(value))


_COMPARED: dict[str, Callable[[float, float], bool]] = {
    "=": lambda one, other: one == other,
    "<": lambda one, other: one < other,
    ">": lambda one, other: one > other,
    "<=": lambda one, other: one <= other,
    ">=": lambda one, other: one >= other,
}


def _is_due(value: str, memory: Memory, today: date) -> bool:
    if memory.due is None or memory.suspended:
        return False
    if value == "overdue":
        return memory.due < today or memory.astray(today)
    away = {"today": 0, "tomorrow": 1, "week": 6}
    by = today + timedelta(days=away[value]) if value in away else date.fromisoformat(value)
    return memory.due <= by or memory.wanted(today)  # by a clock that was wrong, or in its learning steps


def _is(value: str, memory: Memory, today: date) -> bool:
    if value == "suspended":
        return memory.suspended
    if value == "buried":
        return memory._replace(suspended=False).hidden(today)
    if value == "leech":
        return memory.leech
    return memory.state == value or (value == "learning" and memory.state == "relearning")
