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
