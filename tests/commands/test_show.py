"""`quizapp show`: a deck as it is read, on a terminal, in a pipe, in a file, as JSON."""

from __future__ import annotations

import json
import os
import sys

import pytest
from terminal import Terminal

from quizapp.cli import main

DECK = """\
deck: small
title: <script>alert(1)</script>
actors: {kim: {name: 김정은, role: leader of North Korea, as_of: 2021}}
cards: {rank: {ask: Which rank?, answer: second}}
"""


@pytest.fixture
def run(capsys):
    """Return a function that runs a command in this process: (exit code, stdout, stderr)."""

    def invoke(*arguments):
        code = main(list(map(str, arguments)))
        out, err = capsys.readouterr()
        return code, out, err

    return invoke


@pytest.fixture
def deck(tmp_path):
    """Return the path of a small deck."""
    path = tmp_path / "small.yaml"
    path.write_text(DECK, encoding="utf-8")
    return path


def test_in_a_pipe_it_is_text_of_eighty_columns(run):
    """The shipped deck is data on stdout and no word on stderr."""
    code, out, err = run("show", "north-korea-2021")
    assert (code, err) == (0, "")
    assert out.startswith("North Korea policy, spring 2021\n═══")
    assert 70 < max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize("columns", [44, 120])
def test_on_a_terminal_it_fits(environ, columns):
    """Lines are broken at words for the columns that there are."""
    argv = [sys.executable, "-m", "quizapp", "show", "north-korea-2021", "--only", "positions"]
    environ.pop("COLUMNS", None)  # it would go before what the terminal says
    with Terminal(argv, env=environ, columns=columns, rows=24) as terminal:
        assert terminal.wait() == 0
        widest = max(map(len, terminal.raw.decode().replace("\r", "").split("\n")))
    assert columns - 12 < widest <= columns


def test_json_is_the_outline(run, deck):
    """The same sections and rows, as values."""
    code, out, _err = run("show", deck, "--json")
    told = json.loads(out)
    assert code == 0
    assert [each["name"] for each in told["sections"]] == ["actors", "cards"]
    row = told["sections"][1]["groups"][0]["rows"][0]
    assert row == {
        "lead": "",
        "text": "Which rank?",
        "name": "",
        "more": [{"what": "Answer", "text": "Second"}],
        "source": "",
    }


def test_the_matrix_is_among_the_values(run):
    """Each cell that is not empty, with its issue and its side."""
    told = json.loads(run("show", "north-korea-2021", "--json", "--only", "positions")[1])
    matrix = next(each["matrix"] for each in told["sections"] if "matrix" in each)
    assert {
        "issue": "Dialogue",
        "side": "The United States",
        "holds": [{"text": "isolate and punish", "aside": "Lee"}],
    } in matrix


@pytest.mark.parametrize(
    ("file", "first"), [("d.html", "<!DOCTYPE html>"), ("d.md", "# \\<script\\>"), ("d.txt", "<script>")]
)
def test_a_file_s_ending_tells_the_format(run, deck, tmp_path, file, first):
    """It is written whole, also over an older one, and nothing is printed."""
    path = tmp_path / file
    path.write_text("the older one", encoding="utf-8")
    assert run("show", deck, "-o", path) == (0, "", "")
    assert path.read_text(encoding="utf-8").startswith(first)
    assert "the older one" not in path.read_text(encoding="utf-8")


def test_json_goes_to_a_file_too(run, deck, tmp_path):
    """With --json, whatever the ending."""
    assert run("show", deck, "--json", "-o", tmp_path / "d.json")[:2] == (0, "")
    assert json.loads((tmp_path / "d.json").read_text(encoding="utf-8"))["head"]["Id"] == "small"


def test_a_deck_is_not_written_over(run, deck):
    """`-o` with the deck's own path is a slip."""
    code, _out, err = run("show", deck, "-o", deck)
    assert code == 2
    assert "ending of a deck's file" in err
    assert deck.read_text(encoding="utf-8") == DECK


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [(["--format", "htlm"], 2, "Did you mean `html`?"), (["--only", "dates"], 2, "no topic"),
     (["--json", "--format", "html"], 2, "Give one of them"), (["-o", "/no/such/folder/d.html"], 1, "cannot be written")],
)  # fmt: skip
def test_what_cannot_be_is_an_error(run, deck, options, code, said):
    """With a remedy, and nothing on stdout."""
    ended, out, err = run("show", deck, *options)
    assert (ended, out) == (code, "")
    assert said in err


def test_a_deck_with_errors_is_shown_and_said_to_have_them(run, tmp_path):
    """What could be read is data; that there is more is a message."""
    path = tmp_path / "d.yaml"
    path.write_text("deck: d\nterms: {t: {term: pass, means: a way}, u: {term: ford}}\n", encoding="utf-8")
    code, out, err = run("show", path)
    assert code == 0
    assert "pass" in out
    assert "1 error; `quizapp check" in err


def test_what_is_no_file_is_not_written_over(run, tmp_path):
    """A pipe or a device that is named for a file stays what it is."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    code, out, err = run("show", "welcome", "-o", str(pipe), "--format", "text")
    assert (code, out) == (2, "")
    assert "is not a file" in err
    assert pipe.is_fifo()
