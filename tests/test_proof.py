"""What is wrong in an author's own words: each slip is said at its place, and never asked."""

from __future__ import annotations

from datetime import date

import pytest

from quizapp.library import Library
from quizapp.questions import make


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


ACTORS = """\
deck: d
issues: {i: Issue}
actors:
  japan: {name: Japan, kind: government, also: [Tokyo]}
  suga: {name: Yoshihide Suga, family: Suga, of: japan}
  korea: {name: South Korea, kind: government}
"""


@pytest.mark.parametrize(
    ("fact", "wrong", "code", "kept"),
    [
        ("cards: {x: {ask: Q?, answer: Seoul, also: [서울], WRONG}}", "Busan, seoul", "wrong-is-right", ["Busan"]),
        ("cards: {x: {ask: Q?, answer: Seoul, also: [서울], WRONG}}", "Busan, 서울", "wrong-is-right", ["Busan"]),
        ("cards: {x: {ask: Q?, answer: Seoul, also_fits: [Jeju], WRONG}}", "Busan, Jeju", "wrong-is-right", ["Busan"]),
        ("cards: {x: {ask: Q?, answer: Seoul, WRONG}}", "Busan, busan", "repeated", ["Busan"]),
        ("cards: {x: {ask: Q?, answer: japan, WRONG}}", "korea, japan", "wrong-is-right", ["korea"]),
        ("cards: {x: {ask: Q?, answer: japan, WRONG}}", "korea, Tokyo", "wrong-is-right", ["korea"]),
        ("cards: {x: {ask: Q?, answer: '1972', answer_as: date, WRONG}}", "1970, 1972-05", "wrong-is-right", ["1970"]),
        ("cards: {x: {ask: Q?, answer: '1972', answer_as: date, WRONG}}", "1970, soon", "bad-date", ["1970"]),
        ("cards: {x: {ask: Q?, answer: '40', answer_as: number, WRONG}}", "41, many", "bad-number", ["41"]),
        ("cards: {x: {ask: Q?, answer: '40', answer_as: number, WRONG}}", "41, 40.0", "wrong-is-right", ["41"]),
        ("cards: {x: {ask: Q?, answer: [one, two], WRONG}}", "one and three, two and one", "wrong-is-right", ["one and three"]),
        ("figures: {x: {what: tests, value: 40, about: true, WRONG}}", "60, 41", "wrong-is-right", ["60"]),
        ("figures: {x: {what: tests, value: 3, at_least: true, WRONG}}", "5, 2", "wrong-is-right", ["5"]),
        ("events: {x: {what: They meet, when: 2019-05, facets: [when], WRONG}}", "2019-04, 2019", "wrong-is-right", ["2019-04"]),
        ("events: {x: {what: They meet, when: 1953/2003, facets: [when], WRONG}}", "1953/2001, 1953–2003", "wrong-is-right",
         ["1953/2001"]),
        ("events: {x: {what: They meet, who: japan, facets: [who], WRONG}}", "korea, suga", "wrong-is-right", ["korea"]),
        ("events: {x: {what: They meet, where: Bern, WRONG}}", "Basel, bern", "wrong-is-right", ["Basel"]),
    ],
)  # fmt: skip
def test_a_wrong_option_that_is_right_is_said_and_never_shown(deck_of, fact, wrong, code, kept):
    """The answer, its other forms, what fits as well and what is no such answer are said at the item."""
    _first, last = wrong.split(", ")
    section, text = fact.split(": ", 1)
    deck = deck_of(ACTORS + f"{section}: {text.replace('WRONG', f'wrong: [{wrong}]')}\n")
    (problem,) = deck.problems()
    line = (ACTORS + section).count("\n") + 1
    column = f"{section}: {text.replace('WRONG', f'wrong: [{wrong}]')}".index(f", {last}]") + 3
    assert (problem.code, problem.line, problem.column) == (code, line, column)
    fields = deck.fact("x").values["wrong"]
    assert next(iter(fields.values())) == kept


@pytest.mark.parametrize(
    ("fact", "options"),
    [
        ("cards: {x: {ask: Q?, answer: japan, wrong: [korea]}}", {"Japan", "South Korea"}),
        (
            "cards: {x: {ask: Q?, answer: 1972-05, answer_as: date, wrong: [1972-04]}}",
            {"May 1972", "April 1972"},
        ),
        ("cards: {x: {ask: Q?, answer: 1439, answer_as: number, wrong: [2439]}}", {"1,439", "2,439"}),
        ("figures: {x: {what: tests, value: 3, at_least: true, wrong: [5]}}", {"at least 3", "at least 5"}),
    ],
)
def test_an_authors_wrong_option_looks_like_the_right_one(deck_of, fact, options):
    """A key is shown by its name, and a date or number in the form of the answer."""
    deck = deck_of(f"{ACTORS}{fact}\n")
    assert deck.problems() == []
    (card,) = deck.cards()
    assert set(make(card, deck, "choice", 0).options) == options


@pytest.mark.parametrize(
    ("fact", "field", "found"),
    [
        ("cards: {x: {ask: 'Which city is Seoul?', answer: Seoul}}", "'Which", True),
        ("cards: {x: {ask: 'Which is the Jeju of Korea?', answer: Seoul, also: [Jeju]}}", "'Which", True),
        ("cards: {x: {ask: 'Which two are Japan and another?', answer: [japan, korea]}}", "'Which", True),
        ("cards: {x: {ask: 'Who was Suga?', answer: suga}}", "'Who", True),
        ("cards: {x: {ask: 'What began in 1972?', answer: '1972', answer_as: date}}", "'What", True),
        ("cards: {x: {cloze: 'Seoul is {{Seoul}}.'}}", "'Seoul", False),  # hidden there as well
        ("events: {x: {what: They meet, who: japan, ask: {who: 'Who meets in Japan?'}}}", "'Who", True),
        ("cards: {x: {ask: 'Is it Seoul or Busan?', answer: Seoul}}", "", False),
        ("cards: {x: {ask: 'Which Seoulite city?', answer: Seoul}}", "", False),
        ("cards: {x: {ask: 'Is it in the north?', answer: in}}", "", False),
        ("cards: {x: {ask: 'How many of the 3 met?', answer: 3, answer_as: number}}", "", False),
        ("cards: {x: {cloze: 'It is {{Seoul}}.'}}", "", False),
        (
            "cards: {x: {ask: 'Who is called Tokyo?', answer: japan, wrong: [korea], ask_as: choice}}",
            "",
            False,
        ),
    ],
)
def test_an_authors_question_that_tells_its_answer_is_advised_against(deck_of, fact, field, found):
    """An answer that stands in its own question is said at the question, unless that offers a choice."""
    deck = deck_of(f"{ACTORS}{fact}\n")
    line, column = ACTORS.count("\n") + 1, fact.index(field) + 1
    assert said(deck) == ([("leak", line, column)] if found else [])
    assert deck.error_count() == 0


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("cards: {x: {ask: Q?, answer: [one, two], also: [both]}}", "both"),
        ("cards: {x: {ask: Q?, answer: '1972', answer_as: date, also: [that year]}}", "that year"),
        ("events: {x: {what: They meet, who: japan, also: {who: [Nippon]}}}", "Nippon"),
        ("events: {x: {what: They meet, who: japan, wrong: {where: [Bern]}}}", "Bern"),
        (
            "positions: {x: {holder: japan, issue: i, stance: waits, why: [a, b], wrong: {why: [c]}}}",
            "{why: [c]}",
        ),
        ("events: {x: {what: They meet, who: japan, ask: {outcome: [And then]}}}", "And then"),
    ],
)
def test_what_a_card_has_no_use_for_is_said(deck_of, fact, text):
    """A form that the answer does not take, or a text for a card that is not made, is advice at its place."""
    deck = deck_of(f"{ACTORS}{fact}\n")
    assert said(deck) == [("unused", ACTORS.count("\n") + 1, fact.index(text) + 1)]
    assert deck.error_count() == 0


@pytest.mark.parametrize(
    ("review_by", "today", "overdue"),
    [
        ("2026-11", date(2026, 11, 30), False),
        ("2026-11", date(2026, 12, 1), True),
        ("2026-11-30", date(2026, 12, 1), True),
        ("2026", date(2026, 12, 31), False),
        ("2025/2026", date(2027, 1, 1), True),
        ("2026/..", date(2027, 1, 1), True),
        ("../2026", date(2026, 12, 31), False),
    ],
)
def test_a_fact_that_should_have_been_reviewed_is_said_on_the_day(tmp_path, review_by, today, overdue):
    """`review_by` is advice once it is over, from a kept deck as well, and nothing without a day."""
    path = tmp_path / "d.yaml"
    path.write_text(f"deck: d\ncards:\n  x: {{ask: Q?, answer: A, review_by: {review_by}}}\n  y: {{as: Q}}\n")
    for _again in range(2):
        deck = Library((path,), tmp_path / "cache").open(path)
        codes = [(each.code, each.line) for each in deck.problems(today)]
        assert (codes[:1] == [("review", 3)]) is overdue
        assert codes[overdue:] == [(each.code, each.line) for each in deck.problems()]
        assert deck.error_count() == 1
        deck.close()
