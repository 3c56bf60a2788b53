"""`check --log`: what learners tell an author."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

DECK = """\
deck: rivers
cards:
  border: {ask: Which river is the border?, answer: Bidasoa}
  other: {ask: Which river is beyond?, answer: Nive}
"""


@pytest.fixture
def quizapp(environ):
    """Return a function that runs the program in a process of its own, without a terminal."""

    def run(*arguments, lines=()):
        return subprocess.run(
            [sys.executable, "-m", "quizapp", *map(str, arguments)], env=environ,
            input="".join(f"{line}\n" for line in lines), capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip

    return run


@pytest.fixture
def path(tmp_path):
    """Return a deck's file."""
    path = tmp_path / "rivers.yaml"
    path.write_text(DECK, encoding="utf-8")
    return path


@pytest.fixture
def log(quizapp, path, tmp_path):
    """Return the log of a learner who insisted on one answer, took one back, and flagged a card."""
    lines = [
        "Ebro",
        ":right",
        ":flag not in \x1b[31mthe reading",
        "Adour",
        ":right",
        ":undo",
        "Nive",
        "Bidasoa",
    ]
    quizapp("study", path, "--plain", lines=lines)
    file = tmp_path / "log.jsonl"
    file.write_text(quizapp("log").stdout, encoding="utf-8")
    return file


def test_an_author_is_told_what_learners_insisted_on_and_flagged(quizapp, path, log):
    """An override is a candidate alias and a flag is its comment, each at the fact's line."""
    ran = quizapp("check", path, "--log", log, "--json")
    assert ran.returncode == 0
    found = [(each["code"], each["line"], each["severity"]) for each in json.loads(ran.stdout)]
    assert found == [("insisted", 3, "advice"), ("flagged", 4, "advice")]
    insisted, flagged = json.loads(ran.stdout)
    assert "“Ebro”" in insisted["message"]
    assert "`also`" in insisted["hint"]
    assert "not in " in flagged["message"]
    assert "\x1b" not in quizapp("check", path, "--log", log).stdout


def test_what_was_insisted_on_in_an_exam_is_heard_as_well(quizapp, path, tmp_path):
    """A response that a learner contests on a paper is a candidate alias, as one of study is."""
    quizapp("exam", path, "--seed", "1", lines=["Ebro", "Adour", ":right 1", ":flag 2 a slip"])
    file = tmp_path / "exam.jsonl"
    file.write_text(quizapp("log").stdout, encoding="utf-8")
    found = json.loads(quizapp("check", path, "--log", file, "--json").stdout)
    assert sorted(each["code"] for each in found) == ["flagged", "insisted"]
    assert any("“Ebro”" in each["message"] for each in found)


def test_what_the_deck_accepts_by_now_is_settled(quizapp, path, log):
    """Once the answer stands in `also`, nothing more is said of it; the same log twice counts once."""
    text = DECK.replace("answer: Bidasoa", "answer: Bidasoa, also: [Ebro]")
    path.write_text(text, encoding="utf-8")
    ran = quizapp("check", path, "--log", log, "--log", log)
    assert "insisted" not in ran.stdout
    assert "flagged 1 time" in ran.stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [("{}\n", "log.jsonl:1: "), ("\n\nnot json\n", "log.jsonl:3: "), (None, "cannot be read")],
)
def test_what_is_no_log_is_named_with_its_line(quizapp, path, tmp_path, text, said):
    """A file that is none, or a line in it, is one message that names the place, and exit code 2."""
    file = tmp_path / "log.jsonl"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    ran = quizapp("check", path, "--log", file)
    assert ran.returncode == 2
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr
