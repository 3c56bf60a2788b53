"""Every command but the app: data on stdout, messages on stderr, exit codes, JSON."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

import quizapp as package
from quizapp.cli import main

DECK = """\
deck: small
title: A small deck
sources: {lee: {title: A text, short: Lee}}
actors:
  kim: {name: Kim Jong-un, family: Kim, also: [김정은], role: leader of North Korea, as_of: 2021}
  sung: {name: Sung Kim, family: Kim, role: negotiator, as_of: 2021}
events:
  hanoi: {what: They meet in Hanoi, when: 2019, source: lee ¶1, facets: [when]}
cards:
  rank: {ask: Which rank?, answer: second, wrong: [first, third, fourth]}
  cold: {ask: How cold was it in degrees?, answer: "-5", answer_as: number}
"""


@pytest.fixture
def deck(tmp_path):
    """Return the path of a small deck."""
    path = tmp_path / "small.yaml"
    path.write_text(DECK, encoding="utf-8")
    return str(path)


@pytest.fixture
def run(capsys, tmp_path, monkeypatch):
    """Return a function that runs a command in this process: (exit code, stdout, stderr)."""
    monkeypatch.setenv("QUIZAPP_PROGRESS", str(tmp_path / "p.db"))

    def invoke(*arguments):
        code = main(list(arguments))
        out, err = capsys.readouterr()
        return code, out, err

    return invoke


def test_version(run):
    """`--version` names the program and its version."""
    assert run("--version")[1].strip().endswith(package.__version__)


def test_help_says_in_whole_words_what_each_command_does(run):
    """The list of commands is cut off nowhere."""
    out = run("--help")[1]
    assert "unsuspend  Take up suspended cards again." in out
    assert "..." not in out.partition("Commands:")[2]


def test_decks_lists_the_shipped_decks(run):
    """Without a path, the decks that travel with the program are listed."""
    code, out, err = run("decks", "--json")
    rows = {row["id"]: row for row in json.loads(out)}
    assert code == 0
    assert err == ""
    assert {"north-korea-2021", "welcome"} <= set(rows)
    row = rows["north-korea-2021"]
    assert set(row) == {"id", "title", "path", "facts", "cards", "new", "due"}
    assert row["facts"]["position"] >= 50
    assert row["new"] == row["cards"]


def test_decks_of_a_path(run, deck):
    """A path lists the decks there."""
    code, out, _err = run("decks", str(Path(deck).parent))
    assert code == 0
    assert out.startswith("small")


def test_cards_lists_every_facet(run, deck):
    """Each facet is a row with prompt, answer and the kinds it can be asked as."""
    code, out, _err = run("cards", deck, "--json")
    rows = {row["id"]: row for row in json.loads(out)}
    assert code == 0
    assert set(rows) == {"small/kim#role", "small/kim#name", "small/sung#role", "small/sung#name",
                         "small/hanoi#when", "small/rank#answer", "small/cold#answer"}  # fmt: skip
    row = rows["small/rank#answer"]
    assert row == {
        "id": "small/rank#answer",
        "facet": "answer",
        "fact": "rank",
        "fact_kind": "card",
        "prompt": "Which rank?",
        "answer": "second",
        "kinds_it_can_be_asked_as": ["choice", "typed"],
    }


def test_check_takes_an_id(run):
    """A shipped deck is checked by its id."""
    assert run("check", "welcome")[0] == 0


@pytest.mark.parametrize(
    ("card", "response", "options", "verdict"),
    [
        ("kim#name", "Jong Un Kim", ["--as", "typed"], "right"),
        ("kim#name", "김정은", ["--as", "typed"], "right"),
        ("kim#name", "Kim", ["--as", "typed"], "which"),
        ("kim#name", "Sung Kim", ["--as", "typed"], "wrong"),
        ("small/kim#name", "Kim Jong-un", [], "right"),
        ("hanoi#when", "2018", ["--as", "typed"], "wrong"),
        ("hanoi#when", "in 2019", ["--as", "typed"], "right"),
        ("rank#answer", "second", [], "right"),
        ("rank#answer", "Third", [], "wrong"),
        ("cold#answer", "-5", ["--as", "typed"], "right"),
        ("rank#answer", "ninth", ["--as", "choice"], "wrong"),
        ("kim#name", "김정은", ["--as", "choice"], "right"),
        ("kim#name", "-Kim", ["--as", "choice"], "which"),
        ("kim#role", "leader of North Korea", ["--as", "reveal"], "right"),
        ("kim#role", "all", ["--as", "reveal"], "right"),
        ("kim#role", "none", ["--as", "reveal"], "wrong"),
    ],
)
def test_try_judges_a_response(run, deck, card, response, options, verdict):
    """The verdict is in the JSON, and the exit code is 0 whatever it is."""
    code, out, _err = run("try", deck, card, response, *options, "--json")
    told = json.loads(out)
    assert code == 0
    assert told["verdict"] == verdict
    assert set(told) == {"card", "kind", "prompt", "options", "verdict", "score", "why", "expected"}


def test_try_takes_an_options_number(run, deck):
    """For a choice, the number of an option is a response."""
    _code, out, _err = run("try", deck, "rank#answer", "--as", "choice", "--seed", "3", "--json")
    options = json.loads(out)["options"]
    place = options.index("second") + 1
    _code, out, _err = run("try", deck, "rank#answer", str(place), "--as", "choice", "--seed", "3", "--json")
    assert json.loads(out)["verdict"] == "right"


def test_try_shows_both_sides_of_pairs(run):
    """For pairs the right-hand things are told beside those on the left."""
    asked = ["try", "north-korea-2021", "donald-trump#role", "--as", "match", "--seed", "2", "--json"]
    code, out, _err = run(*asked)
    told = json.loads(out)
    assert code == 0
    assert len(told["options"]) == len(told["companions"]) == 4
    assert "Donald Trump" in told["options"]
    assert "President of the United States" in told["companions"]


NUMBERS = """\
deck: numbers
cards:
  years: {ask: Which year?, answer: "1998", wrong: ["1953", "2019"], ask_as: [choice]}
  parties: {ask: How many parties?, answer: "3", wrong: ["2", "4"], ask_as: [choice]}
  mixed: {ask: Which mark?, answer: a, wrong: ["2", b], ask_as: [choice]}
"""


@pytest.mark.parametrize(
    ("card", "shown", "said"),
    [
        ("years", ["1  1953", "2  1998", "3  2019"],
         {"2": "right", "1998": "right", "3": "wrong", "1953": "wrong", "２": "right"}),
        ("parties", ["a  2", "b  3", "c  4"],
         {"3": "right", "b": "right", "B": "right", "2": "wrong", "a": "wrong", "4": "wrong"}),
        ("mixed", None, {"a": "right", "b": "wrong", "2": "wrong"}),
    ],
)  # fmt: skip
def test_a_number_means_one_option_alone_for_try_and_in_plain_lines(
    run, tmp_path, monkeypatch, card, shown, said
):
    """Options have numbers, or letters where they are such numbers themselves; both read a line alike."""
    path = tmp_path / "numbers.yaml"
    path.write_text(NUMBERS, encoding="utf-8")
    asked = run("try", str(path), f"{card}#answer")[1].splitlines()[1:]
    assert shown is None or [line.strip() for line in asked] == shown
    labels = {line.split()[0] for line in asked}
    assert labels.isdisjoint(line.split()[1] for line in asked)
    own = tmp_path / f"{card}.yaml"
    row = next(line for line in NUMBERS.splitlines() if card in line)
    own.write_text(f"deck: {card}\ncards:\n{row}\n", encoding="utf-8")
    for number, (response, verdict) in enumerate(said.items()):
        told = json.loads(run("try", str(path), f"{card}#answer", response, "--json")[1])
        assert told["verdict"] == verdict
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"9\n{response}\n:quit\n"))
        _code, out, _err = run("study", str(own), "--plain", "--progress", str(tmp_path / f"{number}.db"))
        assert ("✓ right" in out) == (verdict == "right")
        assert f"a {'number' if shown and shown[0][0] == '1' else 'letter'} from" in out


def test_try_asks_without_a_response(run, deck):
    """Without a response the question is shown, and progress is not touched."""
    code, out, _err = run("try", deck, "rank#answer")
    assert code == 0
    assert out.splitlines()[0] == "Which rank?"
    assert run("log")[1] == ""


@pytest.mark.parametrize(
    ("arguments", "said", "code"),
    [
        (["try", "DECK", "kim#nam"], "Did you mean `kim#name`?", 1),
        (["try", "DECK", "kim"], "Of `kim` it has `kim#role`, `kim#name`.", 1),
        (["try", "DECK", "small/kim#zzz"], "Of `kim` it has `kim#role`, `kim#name`.", 1),
        (["try", "DECK", "kin"], "Of `kim` it has `kim#role`, `kim#name`.", 1),
        (["try", "DECK", "Rank"], "Did you mean `rank#answer`?", 1),
        (["try", "DECK", "zzz"], "`quizapp cards", 1),
        (["try", "DECK", "kim#name", "--as", "choise"], "no kind of question", 2),
        (["try", "DECK", "cold#answer", "x", "--as", "choice"], "cannot be asked as choice", 2),
        (["cards", "smal"], "no deck `smal`", 1),
        (["cards", "./none.yaml"], "no deck at", 1),
        (["frobnicate"], "no command `frobnicate`", 2),
        (["chek", "x"], "Did you mean `quizapp check`", 2),
        (["decks", "--jsno"], "--json", 2),
        (["cards", "~nosuchuser/x.yaml"], "no deck at ~nosuchuser/x.yaml", 1),
        (["check", "~nosuchuser/x.yaml"], "nothing at ~nosuchuser/x.yaml", 2),
        (["stats", "--progress", "~nosuchuser/p.db"], "no such folder", 2),
        (["cards", ""], "it is empty", 2),
        (["decks", " "], "it is empty", 2),
        (["add", ""], "it is empty", 2),
        (["add", "/dev/null"], "/dev/null has no cards: This is not a file.", 1),
        (["add", "a\nb"], "has a line break in it", 2),
        (["--learner", "a/b", "paths"], "cannot be a learner", 2),
    ],
)
def test_mistakes_get_one_message_and_a_remedy(run, deck, arguments, said, code):
    """What is wrong is said on stderr, in one message and without a traceback."""
    got, out, err = run(*(deck if each == "DECK" else each for each in arguments))
    assert got == code
    assert out == ""
    assert said in err
    assert "Traceback" not in err


def test_progress_is_named_before_or_after_the_command(run, tmp_path):
    """`--progress` and `--learner` work on either side of the command."""
    mine = str(tmp_path / "mine.db")
    for arguments in (["--progress", mine, "paths", "--json"], ["paths", "--progress", mine, "--json"]):
        assert json.loads(run(*arguments)[1])["progress"] == mine
    for arguments in (["--learner", "Ana", "paths", "--json"], ["paths", "--learner", "Ana", "--json"]):
        assert json.loads(run(*arguments)[1])["progress"].endswith("Ana.db")


def test_paths_names_every_place(run):
    """Settings, progress, state, cache, decks and backups each have a place."""
    told = json.loads(run("paths", "--json")[1])
    assert set(told) == {"settings", "progress", "state", "cache", "decks", "backups", "shipped", "added"}


def test_a_deck_is_added_by_path(run, deck):
    """After `add`, the deck is found by its id from anywhere."""
    code, _out, err = run("add", deck)
    assert code == 0
    assert "Added small" in err
    assert "Already there" in run("add", deck)[2]
    assert "small" in {row["id"] for row in json.loads(run("decks", "--json")[1])}


def test_adding_what_is_no_deck_is_refused(run, tmp_path):
    """A path without a deck, or with the id of another, is not noted."""
    assert run("add", str(tmp_path / "none"))[0] == 1
    twin = tmp_path / "twin.yaml"
    twin.write_text("deck: welcome\ncards: {a: {ask: Q, answer: A}}\n")
    code, _out, err = run("add", str(twin))
    assert code == 1
    assert "already a deck `welcome`" in err


def test_stats_and_log_are_json(run, deck, monkeypatch):
    """`stats` tells what was learned, and `log` prints one JSON object a line."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("nonsense\n:know\n:quit\n"))
    assert run("study", deck, "--plain")[0] == 0
    told = json.loads(run("stats", deck, "--json")[1])
    assert told["days_in_a_row"] == 1
    assert told["decks"][0]["deck"] == "small"
    assert told["decks"][0]["answered_today"] >= 1
    assert "in a row" in run("stats")[1]
    events = [json.loads(line) for line in run("log")[1].splitlines()]
    assert {event["kind"] for event in events} == {"review"}


def test_stats_look_at_the_days_between_since_and_until(run, deck, monkeypatch):
    """What was answered on other days is not in them, and a period that ends before it begins is refused."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("nonsense\n:know\n:quit\n"))
    assert run("study", deck, "--plain")[0] == 0
    (now,) = json.loads(run("stats", "--json")[1])["decks"]
    assert [each["answers"] for each in now["days"]] == [now["answered_today"]]
    (before,) = json.loads(run("stats", "--json", "--until", "2001-01-31")[1])["decks"]
    assert (before["days"], before["weeks"], before["pairs"]) == ([], [], [])
    assert "Nothing was answered in this period" in run("stats", "--until", "2001-01-31")[1]
    code, _out, err = run("stats", "--since", "2001-02-01", "--until", "2001-01-31")
    assert code == 2
    assert "Swap the two days." in err


def test_decks_of_the_settings_are_found_from_anywhere(run, deck, tmp_path, monkeypatch):
    """A relative path lies beside the settings file, and one that leads nowhere is said."""
    settings = Path(json.loads(run("paths", "--json")[1])["settings"])
    settings.parent.mkdir(parents=True)
    (settings.parent / "small.yaml").write_text(DECK, encoding="utf-8")
    settings.write_text('decks = ["small.yaml", "~nosuchuser/x", "/nowhere"]\n')
    monkeypatch.chdir(tmp_path)
    code, out, err = run("decks", "--json")
    assert code == 0
    assert str(settings.parent / "small.yaml") in {row["path"] for row in json.loads(out)}
    assert "there is nothing at /nowhere." in err
    assert err.count("there is nothing at") == 2


def test_settings_with_a_mistake_are_said_and_the_rest_used(run):
    """A slip in the settings file is one line on stderr."""
    settings = Path(json.loads(run("paths", "--json")[1])["settings"])
    settings.parent.mkdir(parents=True)
    settings.write_text("new_per_dya = 3\n")
    code, _out, err = run("decks")
    assert code == 0
    assert "did you mean `new_per_day`?" in err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_can_be_installed(environ, shell):
    """Each shell gets its script from the program itself."""
    environ["_QUIZAPP_COMPLETE"] = f"{shell}_source"
    script = Path(sys.executable).with_name("quizapp")
    ran = subprocess.run([script], env=environ, capture_output=True, text=True, timeout=60, check=False)
    assert "_QUIZAPP_COMPLETE" in ran.stdout


@pytest.mark.parametrize(
    ("words", "wanted"),
    [("quizapp che", "check"), ("quizapp cards nor", "north-korea-2021"), ("quizapp try welcome a", "#")],
)
def test_commands_decks_and_cards_are_completed(environ, words, wanted):
    """Completion knows the commands, the decks and the cards of the deck named before."""
    environ |= {
        "_QUIZAPP_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
    }
    script = Path(sys.executable).with_name("quizapp")
    ran = subprocess.run([script], env=environ, capture_output=True, text=True, timeout=60, check=False)
    assert wanted in ran.stdout


def test_a_closed_pipe_ends_quietly(environ):
    """`quizapp cards … | head` leaves no traceback."""
    ran = subprocess.run(  # noqa: S602 - the shell's pipe is what is tested
        f"{sys.executable} -m quizapp cards north-korea-2021 | head -1",
        shell=True,
        env=environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.stderr == ""
    assert len(ran.stdout.splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_output_that_cannot_be_written_is_one_message(environ):
    """A full disk behind standard output is said on stderr, without a traceback."""
    with open("/dev/full", "w") as full:  # noqa: PTH123 - a device
        ran = subprocess.run(
            [sys.executable, "-m", "quizapp", "decks"], env=environ, stdout=full, stderr=subprocess.PIPE,
            text=True, timeout=60, check=False,
        )  # fmt: skip
    assert ran.returncode == 1
    assert "cannot" in ran.stderr or "could not" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_damaged_progress_file_is_one_message(run, deck, tmp_path, monkeypatch):
    """Pages that cannot be read are said as such, whatever asks for them."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("x\n" * 40))
    run("study", deck, "--plain")
    path = tmp_path / "p.db"
    raw = bytearray(path.read_bytes())
    for at in range(3 * 4096, len(raw)):
        raw[at] = (raw[at] * 7 + at) % 251
    path.write_bytes(bytes(raw))
    code, _out, err = run("stats")
    assert code == 1
    assert "Traceback" not in err
    assert err.startswith("quizapp: ")


@pytest.mark.parametrize("command", ["decks", "stats", "log"])
@pytest.mark.parametrize(
    "raw", [b"this is no database at all, but long enough to look", b"SQLite format 3\x00" + b"\xff" * 200]
)
def test_a_progress_file_that_is_none_is_left_alone(run, tmp_path, command, raw):
    """A file that is not ours is named and not touched."""
    path = tmp_path / "p.db"
    path.write_bytes(raw)
    code, _out, err = run(command)
    assert code == 1
    assert "p.db" in err
    assert "Traceback" not in err
    assert path.read_bytes() == raw


def test_a_suspended_card_is_taken_up_again(run, deck, monkeypatch):
    """`unsuspend` lists what is suspended, and takes up what is named."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(":suspend\n:quit\n"))
    run("study", deck, "--plain")
    code, out, _err = run("unsuspend", deck)
    assert code == 0
    card = out.strip()
    assert run("unsuspend", deck, "nothing#here")[0] == 2
    assert f"Did you mean `small/{card}`?" in run("unsuspend", deck, card[:-1])[2]
    assert run("unsuspend", deck, card)[1].strip() == card
    assert "None is suspended." in run("unsuspend", deck)[2]
