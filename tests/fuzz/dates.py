"""Text as a date of a deck, and as what a learner types for one: read, or refused in words."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from quizapp import edtf
from quizapp.answers.date import Date

ANSWERS = [
    Date(edtf.parse(text), inferred)
    for text, inferred in (
        ("1990-05-08", ""), ("1990-05", ""), ("1990-21", ""), ("1990", ""), ("196X", ""), ("1872/1876", ""),
        ("1990-05/1991-07", ""), ("1948-08-15/..", ""), ("1950-06-25", "year"), ("1876-10-03", "date"),
        ("1990~", ""),
    )
]  # fmt: skip
_TABLE = Path(__file__).parents[1] / "answers" / "rows_date.txt"


class NoRivals:
    """A deck that has no other fact."""

    def called(self, _form):
        """No fact is called so."""
        return ()

    def between(self, _shortest, _longest, **_parts):
        """No fact has such a name."""
        return ()


def seeds():
    """Return each line of the table of what people type, for one answer or another."""
    lines = _TABLE.read_bytes().splitlines()
    return [bytes([number % len(ANSWERS)]) + line for number, line in enumerate(lines)]


def once(data):
    """Read one text in both ways."""
    text = data[1:].decode("utf-8", "replace")
    with suppress(ValueError):
        interval = edtf.parse(text)
        edtf.bounds(interval)
        assert Date(interval).judge(edtf.shown(interval), NoRivals()).score >= 0
    mark = ANSWERS[(data[0] if data else 0) % len(ANSWERS)].judge(text, NoRivals())
    assert 0 <= mark.score <= 1
