"""Practice and exams in plain lines."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

DECK = """\
deck: rivers
title: Rivers
terms:
  pass: {term: pass, means: a way over a mountain range}
  ford: {term: ford, means: a way through a river}
  bridge: {term: bridge, means: a way over a river}
cards:
  border: {ask: Which river is the border?, answer: Bidasoa}
"""


@pytest.fixture
def quizapp(environ, tmp_path):
    """Return a function that runs the program on a deck of rivers, without a terminal."""
    path = tmp_path / "rivers.yaml"
    path.write_text(DECK, encoding="utf-8")

    def run(*arguments, lines=()):
        words = [str(path) if each == "DECK" else each for each in arguments]
        return subprocess.run(
            [sys.executable, "-m", "quizapp", *words], env=environ, text=True, timeout=60,
            input="".join(f"{line}\n" for line in lines), capture_output=True, check=False,
        )  # fmt: skip

    return run


def logged(quizapp):
    """Return the events of the log."""
    return [json.loads(line) for line in quizapp("log").stdout.splitlines()]


def test_a_board_is_answered_in_one_line(quizapp):
    """A line of pairs is judged, its mistakes are told, and the end of input ends the round."""
    ran = quizapp("practice", "match", "DECK", "--seed", "1", lines=["what?", "1a 2b 3c"])
    assert ran.returncode == 0
    assert "[board 1 of 1]" in ran.stdout
    assert "right on 1 board" in ran.stdout
    events = logged(quizapp)
    assert {(event["mode"], event["asked_as"]) for event in events} == {("practice", "match")}
    assert len(events) == 3


def test_an_exam_in_plain_lines_ends_in_its_paper(quizapp):
    """Nothing is said of the answers until the end, and then everything."""
    ran = quizapp("exam", "DECK", "--questions", "1", "--seed", "3", lines=["something else", ":help"])
    assert ran.returncode == 0
    questions, _gap, paper = ran.stdout.partition("0 of 1 points, 0 %.")
    assert "✗" not in questions
    assert "you: something else" in paper
    assert [event["mode"] for event in logged(quizapp)] == ["exam"]


def test_not_knowing_and_leaving_are_commands(quizapp):
    """:know tells the answer and goes on, :quit ends the round, and an unknown one is named."""
    ran = quizapp("practice", "match", "DECK", lines=[":more", ":know"])
    assert "There is no command :more here." in ran.stdout
    assert "✗ not yet — " in ran.stdout
    assert quizapp("exam", "DECK", lines=[":quit"]).stdout.count("[question") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["practice", "mach", "DECK"], "Did you mean `match`?"),
        (["practice", "timeline", "DECK"], "“Rivers” has too little for timeline. It has enough for match."),
        (["exam", "DECK", "--questions", "0"], "0 is not in the range"),
        (["practice", "match", "nowhere"], "There is no deck `nowhere`."),
    ],
)
def test_what_cannot_be_played_is_said(quizapp, arguments, said):
    """An unknown practice, a deck with too little, and an exam of nothing are one message each."""
    ran = quizapp(*arguments)
    assert ran.returncode in {1, 2}
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr


def test_lines_of_a_paper_are_contested_and_flagged(quizapp):
    """After the paper, `:right N` turns a verdict and counts anew, and `:flag N TEXT` tells the author."""
    lines = [
        "something else",
        ":right 1",
        ":right 1",
        ":wrong 2",
        ":flag 1 a slip",
        "what?",
        ":quit",
        ":flag 1 late",
    ]
    ran = quizapp("exam", "DECK", "--questions", "1", "--seed", "3", lines=lines)
    assert "  1 ✗ " in ran.stdout
    assert "1 of 1 points, 100 %." in ran.stdout
    assert "That is the verdict already." in ran.stdout
    assert "Which line? They are numbered from 1 to 1." in ran.stdout
    assert ":right N" in ran.stdout
    events = logged(quizapp)
    assert [event["kind"] for event in events] == ["review", "override", "flag"]
    assert events[2]["data"] == {"text": "a slip"}


def test_a_verdict_of_practice_is_contested_in_the_next_line(quizapp):
    """:wrong and :flag are commands of a round; a board has no verdict of its own to turn."""
    ran = quizapp("practice", "match", "DECK", lines=[":right", ":flag a slip", ":know", ":right 1"])
    assert "There is no verdict to change." in ran.stdout
    assert "Flagged for the author" in ran.stdout
    assert "1 of 3 right on 1 board" in ran.stdout


def test_the_last_paper_is_printed_again(quizapp):
    """`exam --last` shows it from the log, with --json as data, and says where there is none."""
    none = quizapp("exam", "--last")
    assert none.returncode == 2
    assert "No exam was sat yet." in none.stderr
    quizapp("exam", "DECK", "--questions", "2", "--seed", "3", lines=["something else", ":quit"])
    ran = quizapp("exam", "--last", "--plain", lines=[":right 1"])
    assert "Exam of " in ran.stdout
    assert "0 of 2 points, 0 %. 1 not answered." in ran.stdout
    assert "1 of 2 points, 50 %. 1 not answered." in ran.stdout
    found = json.loads(quizapp("exam", "--last", "--json").stdout)
    assert (found["points"], found["questions"], len(found["lines"])) == (1.0, 2, 1)
    assert quizapp("exam", "--json").returncode == 2
