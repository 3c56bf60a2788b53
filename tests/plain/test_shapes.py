"""Each shape in plain lines: what is asked, every way to write a response, and what is said of another line."""

from __future__ import annotations

from random import Random

import pytest

from quizapp.config import Settings
from quizapp.fact import Option
from quizapp.plain.sitting import _Sitting
from quizapp.question import Question
from quizapp.response import Arrange, Grid, Pair, Pick, Place, Write
from quizapp.study.session import Session

DECK = """
deck: past
events:
  hanoi: {what: The second summit takes place, short: Hanoi summit, when: 2019-02, facets: [when], ask_as: {when: [typed]}}
"""


def options(*texts):
    """Return options."""
    return tuple(Option(text) for text in texts)


ORDER = Arrange(options("Hanoi", "Sunshine", "Missile"), (2, 1, 0), 0, ("2019", "2008", "1998"))
PLACE = Place(options("Missile", "Sunshine"), ("1998", "2008"), Option("Hanoi"), 2)
MATCH = Pair(options("Kim", "Chung", "Kishi"), options("minister", "director", "envoy"), (1, 0, 2), 0)
SORT = Pair(options("first", "mediate", "stay"), options("Lee", "Goto"), (1, 0, 1), 1, many=True)
CHOICE = Pick(options("2017", "2018", "2019"), 2)
STATEMENT = Pick(options("True", "False"), 1)
TABLE = Pick(options("no deal", "later"), 0, Grid(("Japan", "China"), ("Abductees", "Trade"), ((None, "·"), ("open", "____"))))  # fmt: skip
SHAPES = {"order": ORDER, "place": PLACE, "match": MATCH, "sort": SORT, "choice": CHOICE, "table": TABLE}


@pytest.fixture
def sat(deck_of, store, clock):
    """Return a function that asks a card in a shape, reads lines, and returns what was said and logged."""

    def sit(shape, *lines, then=None):
        session = Session([deck_of(DECK)], store, Settings(), now=clock.ms, rng=Random(1))
        card = session.current.question.card
        follows = Question(card, "typed", "What is right?", then, 0.0, 1) if then else None
        question = Question(card, "typed", "Which?", shape, 0.0, 1, follows)
        session.current = session.current._replace(question=question)
        said = []
        _Sitting(session, iter(lines), said.append).run()
        return said, [event for event in store.events() if event.kind == "review"]

    return sit


@pytest.mark.parametrize(
    ("shape", "asked"),
    [
        ("order", ["  1  Hanoi", "  2  Sunshine", "  3  Missile", "  (all the numbers in their order, such as 3 2 1)"]),
        ("place", ["  1  before Missile (1998)", "  2  between Missile (1998) and Sunshine (2008)", "  3  after Sunshine (2008)"]),
        ("match", ["  1  Kim", "  2  Chung", "  3  Kishi", "  a  minister", "  b  director", "  c  envoy", "  (each number with a letter, no letter twice, such as 1b 2c 3a, or the letters alone)"]),
        ("table", ["  Japan · Abductees: ?", "  Japan · Trade: open", "  1  no deal", "  2  later"]),
    ],
)  # fmt: skip
def test_what_can_be_answered_is_written_out(sat, shape, asked):
    """Every thing has its number or letter, and how to answer is said where it is not plain."""
    said, _events = sat(SHAPES[shape])
    assert said[2:] == ["Which?", *asked]


@pytest.mark.parametrize(
    ("shape", "line", "picked"),
    [
        ("order", "3 2 1", (2, 1, 0)),
        ("order", "321", (2, 1, 0)),
        ("order", " 3, 1 ,2 ", (2, 0, 1)),
        ("order", "3-1-2", (2, 0, 1)),
        ("order", "3 > 1 > 2", (2, 0, 1)),
        ("order", "３１２", (2, 0, 1)),
        ("order", "1 2 3", (0, 1, 2)),
        ("place", "3", (2,)),
        ("place", " ２ ", (1,)),
        ("match", "1b 2a 3c", (1, 0, 2)),
        ("match", "3c 1b 2a", (1, 0, 2)),
        ("match", "1 b, 2 a, 3 c", (1, 0, 2)),
        ("match", "1-B; 2-A; 3-C", (1, 0, 2)),
        ("match", "1b2a3c", (1, 0, 2)),
        ("match", "b a c", (1, 0, 2)),
        ("match", "BAC", (1, 0, 2)),
        ("sort", "b a b", (1, 0, 1)),
        ("sort", "1a 2a 3a", (0, 0, 0)),
        ("choice", "3", (2,)),
        ("choice", "2018", (1,)),
        ("table", "No deal", (0,)),
    ],
)
def test_a_line_is_a_response(sat, shape, line, picked):
    """Numbers and letters may be written in any usual way."""
    said, events = sat(SHAPES[shape], line)
    assert [event.picked for event in events] == [picked]
    assert any(each.startswith(("✓", "✗", "◐")) for each in said)


@pytest.mark.parametrize(
    ("shape", "line"),
    [
        *(("order", line) for line in ("1 2", "1 2 2", "1 2 4", "0 1 2", "1 2 3 4", "Hanoi", "12", "-", "3" * 10_000, "1 " * 5_000)),
        *(("place", line) for line in ("0", "4", "-2", "2 3", "before", "9" * 5_000)),
        *(("match", line) for line in ("1b", "a b", "a b b", "1a 1b 1c", "1b 2a 4c", "1b 2a 3d", "1b a c", "0b 2a 3c", "b2 a1 c3", "abcd", "1b 2a 3c x", "😀", "a" * 10_000)),
        *(("sort", line) for line in ("a b", "c a b", "1a 2b 2b")),
        *(("choice", line) for line in ("4", "0", "2020", "١٠")),
    ],
)  # fmt: skip
def test_a_line_that_is_no_response_says_what_is_wanted(sat, shape, line):
    """Nothing is scored for it, and the question stays open."""
    said, events = sat(SHAPES[shape], line, "", "   ")
    assert events == []
    assert said[-1].startswith(
        ("  (all the numbers", "  (a number from 1 to 3", "  (each number with a letter")
    )


def test_after_an_order_its_dates_are_told(sat):
    """The verdict names the order, and the line below it when each was."""
    said, _events = sat(ORDER, "3 1 2")
    assert "◐ partly — Missile → Sunshine → Hanoi; “Sunshine” comes before “Hanoi”" in said
    assert "  That is: 1998 → 2008 → 2019" in said


def test_after_wrong_pairs_all_are_told(sat):
    """The verdict names the card's own, the lines below it the others; where all are right there are none."""
    said, _events = sat(MATCH, "a b c")
    assert "✗ not yet — Kim – director" in said
    assert "  Chung – minister" in said
    said, _events = sat(MATCH, ":undo", "1b 2a 3c")
    assert "  Chung – minister" not in said


@pytest.mark.parametrize("shape", SHAPES)
def test_i_do_not_know_is_told_in_every_shape(sat, shape):
    """The right answer is named."""
    said, events = sat(SHAPES[shape], ":know")
    assert any(each.startswith("✗ not yet — ") for each in said)
    assert events[0].verdict == "wrong"


def test_what_follows_from_an_answer_is_asked_at_once(sat):
    """A statement found false gets the reason and the question what is right."""
    said, events = sat(STATEMENT, "false", "February 2019", then=Write("year"))
    assert said[said.index("? false it is: what is right?") :][1:3] == ["What is right?", "  (year)"]
    assert [event.verdict for event in events] == ["which", "right"]


def test_try_reads_the_same_lines(deck_of):
    """A response on the command line is read as in a sitting; one that cannot be read is a usage error."""
    from quizapp.commands.try_ import _read
    from quizapp.errors import UsageError

    card = deck_of(DECK).card("hanoi#when")
    assert _read(Question(card, "order", "Which?", ORDER, 0.0, 1), "3 1 2").picked == (2, 0, 1)
    for line in ("3 1", " "):
        with pytest.raises(UsageError):
            _read(Question(card, "order", "Which?", ORDER, 0.0, 1), line)
