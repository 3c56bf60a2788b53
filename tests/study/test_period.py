"""Periods as a learner names them: lengths of time, dates as long as they are exact, one day to another."""

from __future__ import annotations

from datetime import date

import pytest

from quizapp.errors import UsageError
from quizapp.study.period import period_named

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1d", date(2026, 3, 2), TODAY),
        ("8w", date(2026, 1, 6), TODAY),
        (" 1 Y ", date(2025, 3, 3), TODAY),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2026", date(2026, 1, 1), TODAY),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2025-12/2026-01", date(2025, 12, 1), date(2026, 1, 31)),
        ("2026-02-27/", date(2026, 2, 27), TODAY),
        ("2026-02-27/..", date(2026, 2, 27), TODAY),
        ("202X", date(2020, 1, 1), TODAY),
        ("all", TODAY, TODAY),
        ("../2026-03-01", None, None),
    ],
)
def test_a_period(store, text, first, last):
    """What is named is looked at until today at most, and what has no beginning from the first answer."""
    if first is None:
        with pytest.raises(UsageError, match="after its end"):
            period_named(text, TODAY, store.db)
    else:
        assert period_named(text, TODAY, store.db) == (first, last)


@pytest.mark.parametrize("text", ["", "0d", "1x", "99999999d", "soon", "2026-13", "2099", "2026-02-30", "/"])
def test_no_period(store, text):
    """What names none says what is possible, or that its days are still to come."""
    with pytest.raises(UsageError) as caught:
        period_named(text, TODAY, store.db)
    assert "Possible: " in str(caught.value) or "Name days that were." in str(caught.value)
