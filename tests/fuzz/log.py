"""Bytes as a line of a log: refused in words, or an event that both written forms give back."""

from __future__ import annotations

from datetime import date

from quizapp.errors import ProgressError
from quizapp.progress.event import Event, from_json, from_row, to_json, to_row


def seeds():
    """Return lines as the program writes them."""
    first = Event(
        "u1", "d1", 1, 2, date(2026, 3, 2), 60, "review", card="d/a#x", mode="study", verdict="right"
    )
    full = first._replace(
        options=("a", "b"), companions=("c",), picked=(0, -1), score=1.0, rating=3, chance=0.25, seed=7, rung=1,
        ms=900, retention=0.9, due=date(2026, 3, 5), response="김정은", data={"took_for": "x", "n": [1, 2.5, None]},
    )  # fmt: skip
    events = (
        first,
        full,
        first._replace(kind="retract", target="u1"),
        first._replace(kind="rename", becomes="d/b#x"),
    )
    return [to_json(event).encode() for event in events]


def once(data):
    """Read one line."""
    try:
        event = from_json(data.decode("utf-8", "replace"))
    except ProgressError:
        return
    line = to_json(event)
    assert from_json(line) == event
    assert to_json(from_row(to_row(event))) == line
