"""The order of day and month in what was typed."""

from __future__ import annotations

import pytest

from quizapp.answers.date import Date
from quizapp.edtf import parse
from quizapp.mark import NO_RIVALS
from quizapp.response import Picked, Wrote
from quizapp.study.dateorder import in_order


class _Dated:
    """A question whose card has a date for its answer."""

    def __init__(self, answer):
        self.card = self
        self.answer = answer


APRIL = _Dated(Date(parse("2021-04-03")))


@pytest.mark.parametrize(
    ("typed", "order", "read"),
    [
        ("3/4/2021", "day", "3 April 2021"), ("3/4/2021", "month", "4 March 2021"), ("3.4.2021", "day", "3 April 2021"),
        ("3-4-2021", "month", "4 March 2021"), ("3/4/2021", "ask", "3/4/2021"), ("13/4/2021", "month", "13/4/2021"),
        ("2021-04-03", "month", "2021-04-03"), ("3/4", "day", "3 April"), ("3-4 May 2021", "day", "3-4 May 2021"),
        ("3/4/'21", "day", "3 April '21"), ("0/4/2021", "day", "0/4/2021"), ("about 3/4/2021", "day", "about 3 April 2021"),
        ("from 3/4/2021 to 5/6/2021", "day", "from 3 April 2021 to 5 June 2021"),
    ],
)  # fmt: skip
def test_what_can_be_read_in_two_ways_is_read_in_the_one_that_was_set(typed, order, read):
    """All else stays as it was typed."""
    assert in_order(APRIL, Wrote(typed), order) == Wrote(read)


def test_it_is_judged_so_and_asked_back_otherwise():
    """Day first it is right, month first only the year is right, and without an order it is asked."""
    verdicts = {
        order: APRIL.answer.judge(in_order(APRIL, Wrote("3/4/2021"), order).text, NO_RIVALS).verdict
        for order in ("ask", "day", "month")
    }
    assert verdicts == {"ask": "which", "day": "right", "month": "part"}


def test_only_what_was_typed_for_a_date_is_touched():
    """A choice has no order, and a number may be three quarters."""
    assert in_order(APRIL, Picked(1), "day") == Picked(1)
    assert in_order(_Dated(object()), Wrote("3/4"), "day") == Wrote("3/4")
