"""`quizapp new`: what it asks on a terminal, what it takes as options, what it writes and says."""

from __future__ import annotations

import contextlib
import json
import sys

import pytest
from terminal import Terminal

from quizapp.cli import main
from quizapp.deckfile import read


@pytest.fixture
def run(capsys):
    """Return a function that runs a command in this process: (exit code, stdout, stderr)."""

    def invoke(*arguments):
        code = main(list(map(str, arguments)))
        out, err = capsys.readouterr()
        return code, out, err

    return invoke


def test_it_says_what_it_wrote_and_what_to_do_next(run, tmp_path):
    """The paths are data; the two commands that come next are messages."""
    place = tmp_path / "my moon"
    code, out, err = run("new", place)
    assert code == 0
    assert sorted(out.splitlines()) == sorted(map(str, place.iterdir()))
    assert f"`quizapp check '{place}'`" in err
    assert f"`quizapp add '{place}'`" in err
    assert run("check", place)[:2] == (0, "")
    assert run("add", place)[0] == 0


def test_options_are_answers(run, tmp_path):
    """Each question has an option, and --json tells what came of them."""
    place = tmp_path / "moon.yaml"
    code, out, err = run(
        "new", place, "--title", "달: a\x1b[31m “moon”", "--id", "moon-2", "--kinds", "card,term",
        "--source", "My book", "--author", "Me", "--licence", "CC0-1.0", "--yes", "--json",
    )  # fmt: skip
    told = json.loads(out)
    assert (code, err) == (0, "")
    assert told["id"] == "moon-2"
    assert told["files"] == [str(tmp_path / "deck.schema.json"), str(place)]
    assert set(told["facts"]) == {"card", "term"}
    deck = read(place)
    assert deck.title == told["title"] == "달: a[31m “moon”"
    assert deck.source("mine")[1:3] == ("My book", "Me")
    assert deck.head["licence"] == "CC0-1.0"
    deck.close()


def test_a_source_may_have_no_author(run, tmp_path):
    """Where nothing is said of one, none is written."""
    run("new", tmp_path / "moon", "--source", "My book")
    deck = read(tmp_path / "moon")
    assert deck.source("mine")[1:3] == ("My book", "")
    deck.close()


@pytest.mark.parametrize(
    ("options", "said"),
    [(["--kinds", "evnt"], "Did you mean `event`?"), (["--id", "my deck"], "cannot be a key"), (["--folder"], "ending of a file")],
)  # fmt: skip
def test_what_cannot_be_is_an_error_and_leaves_nothing(run, tmp_path, options, said):
    """A message with a remedy, exit code 2, and no file."""
    code, out, err = run("new", tmp_path / "moon.yaml", *options)
    assert (code, out) == (2, "")
    assert said in err
    assert list(tmp_path.iterdir()) == []


def test_inside_a_deck_there_is_no_other(run, tmp_path):
    """A file in a deck's folder would be read as its topic."""
    run("new", tmp_path / "moon")
    code, _out, err = run("new", tmp_path / "moon" / "more.yaml")
    assert code == 2
    assert "lies in the deck" in err


@pytest.fixture
def asked(environ, tmp_path):
    """Return a terminal on which a new deck is asked about."""
    argv = [sys.executable, "-m", "quizapp", "new", str(tmp_path / "moon")]
    with Terminal(argv, env=environ, columns=120) as terminal:
        terminal.until("Title [Moon]")
        yield terminal


def test_on_a_terminal_it_asks_and_enter_takes_what_is_offered(asked, tmp_path):
    """What follows from an answer is offered next, and an answer that will not do is asked again."""
    asked.send("The way: there\r")
    asked.until("Id, for good [the-way-there]")
    asked.send("no good\r")
    asked.until("cannot be a key")
    asked.send("\r")
    asked.until("Kinds of fact [actor, card,")
    asked.send("evnt\r")
    asked.until("Did you mean `event`?")
    asked.send("events\r")
    for question in ("A source, its title", "Licence [CC-BY-4.0]"):
        asked.until(question)
        asked.send("\r")
    asked.wait()
    deck = read(tmp_path / "moon")
    assert (deck.title, deck.id, set(deck.facts_by_kind())) == ("The way: there", "the-way-there", {"event"})
    deck.close()


def test_ctrl_c_leaves_nothing(asked, tmp_path):
    """Whoever breaks off has no half of a deck."""
    asked.send("\r")
    asked.until("Id, for good")
    for _press in range(5):  # one that comes just before the line is read is seen at the next key
        asked.send("\x03")
        with contextlib.suppress(TimeoutError):
            asked.wait(timeout=5)
            break
    assert asked.poll() is not None
    assert not (tmp_path / "moon").exists()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_a_source_of_one_s_own_is_asked_for_its_author(asked, tmp_path):
    """Who wrote it is asked only where it is not the source of the examples."""
    for question, answer in (
        ("Title [Moon]", ""),
        ("Id, for good", ""),
        ("Kinds of fact", "card"),
        ("A source, its title", "My book"),
        ("Its author [unknown]", "Me"),
        ("Licence", ""),
    ):
        asked.until(question)
        asked.send(f"{answer}\r")
    asked.wait()
    deck = read(tmp_path / "moon")
    assert deck.source("mine")[1:3] == ("My book", "Me")
    deck.close()
