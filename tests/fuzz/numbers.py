"""Text as what a learner types for a number: judged, whatever it is."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from quizapp.answers.number import Number

ANSWERS = [
    Number(12), Number(Decimal("0.25"), unit="%"), Number(40, about=True, unit="missiles"),
    Number(28_500, unit="troops"), Number(Decimal("1.3e9"), about=True), Number(3, within=1, unit="km"),
    Number(100, at_least=True), Number(-7, unit="°C"), Number(0),
]  # fmt: skip
_TABLE = Path(__file__).parents[1] / "answers" / "rows_number.txt"


def seeds():
    """Return each line of the table of what people type, for one answer or another."""
    lines = _TABLE.read_bytes().splitlines()
    return [bytes([number % len(ANSWERS)]) + line for number, line in enumerate(lines)]


def once(data):
    """Judge one text."""
    answer = ANSWERS[(data[0] if data else 0) % len(ANSWERS)]
    mark = answer.judge(data[1:].decode("utf-8", "replace"), None)
    assert 0 <= mark.score <= 1
    assert mark.expected == answer.shown
