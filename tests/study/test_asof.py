"""The days on which a table changes, and what of a cell stood on a day."""

from __future__ import annotations

import pytest

from quizapp.study.asof import changes, standing
from quizapp.study.holdings import cell, holdings

DECK = """
deck: d
sources: {lee: {title: A text, short: Lee, date: 2021-02}}
issues: {trade: Trade, war: War}
actors:
  japan: {name: Japan, kind: government}
  korea: {name: South Korea, kind: government}
positions:
  shut: {holder: japan, issue: trade, stance: wants it shut, as_of: 1990, until: 2003-04}
  open: {holder: japan, issue: trade, stance: wants it open, as_of: 2004}
  exact: {holder: korea, issue: trade, stance: wants it free, as_of: 2004-01-01}
  before: {holder: korea, issue: war, stance: feared it, as_of: ../1953}
  span: {holder: japan, issue: war, stance: kept out of it, as_of: 1950/1953}
  told: {holder: korea, issue: war, stance: fears it, source: lee}
  always: {holder: japan, issue: trade, stance: trades}
"""


@pytest.fixture
def table(deck_of):
    """Return the table of the deck above."""
    return holdings(deck_of(DECK))


def test_the_table_changes_where_something_begins_or_is_over(table):
    """Each day once, the oldest first, in the words of the most exact date that begins on it."""
    assert [(f"{each.day}", each.said) for each in changes(table)] == [
        ("1950-01-01", "from 1950 to 1953"),
        ("1954-01-01", "after 1953"),
        ("1990-01-01", "in 1990"),
        ("2003-05-01", "after April 2003"),
        ("2004-01-01", "on 1 January 2004"),
        ("2021-02-01", "in February 2021"),
    ]


def test_what_stood_on_each_of_these_days(table):
    """What has no date stands always, and what is over stands no more."""
    trade, war = cell(table, "trade", "japan"), cell(table, "war", "korea")
    days = [each.day for each in changes(table)]
    assert [[each.key for each in standing(trade, day)] for day in days] == [
        ["always"],
        ["always"],
        ["always", "shut"],
        ["always"],
        ["always", "open"],
        ["always", "open"],
    ]
    assert [[each.key for each in standing(war, day)] for day in days] == [
        ["before"], [], [], [], [], ["told"],
    ]  # fmt: skip
    assert [each.key for each in standing(trade, None)] == ["always", "shut", "open"]


def test_a_table_without_dates_never_changes(deck_of):
    """There is no day to go to."""
    found = holdings(
        deck_of(
            "deck: e\nactors: {a: {name: A, kind: government}}\nissues: {i: I}\npositions:\n  p: {holder: a, issue: i, stance: waits}\n"
        )
    )
    assert changes(found) == []
