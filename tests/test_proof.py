"""What is wrong in an author's own words: each slip is said at its place, and never asked."""

from __future__ import annotations

import pytest


def said(deck):
    """Return each problem's code, line and column."""
    return [(each.code, each.line, each.column) for each in deck.problems()]


@pytest.mark.parametrize(
    ("facts", "problems", "renamed"),
    [
        ("  a: {ask: Q, answer: A, was: b}\n  b: {ask: R, answer: B}\n", [("was-in-use", 3, 31)], []),
        ("  a: {ask: Q, answer: A, was: [x, y]}\n  b: {ask: R, answer: B, was: [z, y]}\n", [("was-twice", 4, 35)],
         [("x", "a"), ("y", "a"), ("z", "b")]),
        ("  a: {ask: Q, answer: A, was: [x, a]}\n", [("was-itself", 3, 35)], [("x", "a")]),
        ("  a: {ask: Q, answer: A, was: x}\n", [], [("x", "a")]),
    ],
)  # fmt: skip
def test_a_key_of_before_belongs_to_one_fact(deck_of, facts, problems, renamed):
    """`was` names neither a key in use nor one that another fact had; what is left is followed."""
    deck = deck_of(f"deck: d\ncards:\n{facts}")
    assert said(deck) == problems
    assert sorted(deck.renamed()) == renamed
    assert [each.severity for each in deck.problems()] == [
        "advice" if code == "was-itself" else "error" for code, _line, _column in problems
    ]


@pytest.mark.parametrize(
    ("when", "inferred", "asked"),
    [
        ("2019", "year", False),
        ("197X", "year", False),
        ("2019", "month", False),
        ("2019-05", "year", True),
        ("2019-21", "year", True),
        ("2019-05-03", "month", True),
        ("2019", "date", True),
    ],
)
def test_a_date_of_which_all_is_inferred_is_not_asked(deck_of, when, inferred, asked):
    """Where nothing is left to ask, or nothing is there to be inferred, the place and a remedy are said."""
    deck = deck_of(
        "deck: d\nevents:\n  e:\n    what: They meet\n"
        f"    when: {when}\n    inferred: {inferred}\n  f: {{what: They part, when: 1900}}\n"
    )
    assert deck.has_card("d/e#when") is asked
    assert said(deck) == ([] if asked else [("not-asked", 6, 15)])
    assert all("`inferred: date`" in each.hint for each in deck.problems())
