"""A day as a learner names it."""

from __future__ import annotations

from datetime import date

import pytest

from quizapp.errors import UsageError
from quizapp.study.dueday import day_named

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", (2026, 11, 22)), ("Tomorrow", (2026, 11, 23)), ("+3d", (2026, 11, 25)), ("in 2 weeks", (2026, 12, 6)),
        ("fri", (2026, 11, 27)), ("Sunday", (2026, 11, 29)), ("2027-01-20", (2027, 1, 20)), ("20 January 2027", (2027, 1, 20)),
        ("20 January", (2027, 1, 20)), ("24 Dec", (2026, 12, 24)),
    ],
)  # fmt: skip
def test_a_day_is_read(text, day):
    """In words, as so many days from now, or as a date; without its year it is the next one."""
    assert day_named(text, SUNDAY) == date(*day)


@pytest.mark.parametrize("text", ["", "soon", "2027", "31 February", "2026-11-21"])
def test_what_is_no_day_to_come_is_refused(text):
    """The message says what is possible."""
    with pytest.raises(UsageError):
        day_named(text, SUNDAY)
