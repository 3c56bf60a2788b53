"""The sitting in plain lines: one line is one response, a colon begins a command."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

DECK = """\
deck: d
title: A deck
actors:
  kim: {name: Kim Jong-un, family: Kim, role: leader, as_of: 2021, facets: [name], ask_as: [typed]}
  sung: {name: Sung Kim, family: Kim, role: negotiator, as_of: 2021, facets: []}
cards:
  town: {ask: Which town?, answer: Hendaye, ask_as: [typed], source: p 3, note: It lies on the border.}
  why: {ask: Why there?, points: [It is easy to see, Neither side could move it]}
"""


@pytest.fixture
def quizapp(tmp_path, environ):
    """Return a function that runs the program in a subprocess, with lines on its standard input."""
    deck = tmp_path / "deck.yaml"
    deck.write_text(DECK, encoding="utf-8")
    environ |= {"QUIZAPP_PROGRESS": str(tmp_path / "p.db"), "PYTHONIOENCODING": "utf-8"}

    def run(*arguments, lines=(), **changes):
        return subprocess.run(
            [sys.executable, "-m", "quizapp", *(str(deck) if each == "DECK" else each for each in arguments)],
            input="".join(f"{line}\n" for line in lines), capture_output=True, text=True, encoding="utf-8",
            env=environ | changes, timeout=60, check=False,
        )  # fmt: skip

    return run


def events(quizapp):
    """Return the log."""
    return [json.loads(line) for line in quizapp("log").stdout.splitlines()]


def test_a_sitting_runs_from_a_pipe(quizapp):
    """Without a terminal `study` holds the sitting in plain lines, and the end of input ends it."""
    ran = quizapp("study", "DECK")
    assert ran.returncode == 0
    assert "[1 of 3]" in ran.stdout
    assert "Nothing was answered." in ran.stdout
    assert "\x1b" not in ran.stdout
    assert ran.stderr == ""


def test_each_line_is_a_response_and_the_next_question_follows(quizapp):
    """No extra Enter is wanted after a verdict."""
    ran = quizapp("study", "DECK", "--plain", lines=["Kim Jong-un", "Hendaye", ":quit"])
    assert ran.stdout.count("✓ right") == 2
    assert [event["verdict"] for event in events(quizapp)] == ["right", "right"]


def test_the_verdict_tells_source_and_note(quizapp):
    """After the answer come the expected one, the note and the source."""
    ran = quizapp("study", "DECK", "--plain", lines=[":skip", "Irun", ":quit"])
    assert "It comes at the end." in ran.stdout
    assert "✗ not yet — Hendaye" in ran.stdout
    assert "It lies on the border." in ran.stdout
    assert "p ¶3" in ran.stdout


def test_a_bare_family_name_is_asked_back(quizapp):
    """ "Kim" is asked back once and counts neither way."""
    ran = quizapp("study", "DECK", "--plain", lines=["Kim", "Jong-un Kim", ":quit"])
    assert "? which one" in ran.stdout
    assert "✓ right" in ran.stdout
    assert [event.get("rating") for event in events(quizapp)] == [None, 3]


def test_an_empty_line_is_no_answer(quizapp):
    """Enter alone changes nothing."""
    quizapp("study", "DECK", "--plain", lines=["", "   ", ":quit"])
    assert events(quizapp) == []


def test_undo_and_redo_are_commands(quizapp):
    """`:undo` takes the last answer back and asks again, `:redo` puts it back."""
    ran = quizapp(
        "study", "DECK", "--plain", lines=["wrong", ":undo", ":redo", ":undo", "Kim Jong-un", ":quit"]
    )
    assert ran.stdout.count("Taken back.") == 2
    assert "Put back." in ran.stdout
    assert [event["kind"] for event in events(quizapp)] == [
        "review",
        "retract",
        "retract",
        "retract",
        "review",
    ]


def test_an_open_answer_is_compared_point_by_point(quizapp):
    """The points are shown, ticked and rated, each in one line."""
    lines = [":skip", ":skip", "because it is easy to see", "1", "2", ":quit"]
    ran = quizapp("study", "DECK", "--plain", lines=lines)
    assert "2. Neither side could move it" in ran.stdout
    (event,) = events(quizapp)
    assert (event["asked_as"], event["verdict"], event["rating"], event["picked"]) == (
        "reveal",
        "part",
        2,
        [0],
    )
    assert event["response"] == "because it is easy to see"


def test_flag_suspend_and_bury_are_in_the_log(quizapp):
    """Each command that keeps something says so."""
    ran = quizapp("study", "DECK", "--plain", lines=[":flag Two Kims?", ":suspend", ":bury", ":quit"])
    assert "Flagged for the author" in ran.stdout
    assert [event["kind"] for event in events(quizapp)] == ["flag", "suspend", "bury"]
    assert events(quizapp)[0]["data"] == {"text": "Two Kims?"}


def test_right_and_wrong_override_the_last_verdict(quizapp):
    """ "I was right" is one line."""
    quizapp("study", "DECK", "--plain", lines=["Kim Il-sung", ":right", ":quit"])
    assert [event["kind"] for event in events(quizapp)] == ["review", "override"]
    assert events(quizapp)[1]["verdict"] == "right"


def test_an_unknown_command_names_the_nearest(quizapp):
    """A slip in a command is answered, and nothing is taken for a response."""
    ran = quizapp("study", "DECK", "--plain", lines=[":udno", ":quit"])
    assert "`:undo`" in ran.stdout
    assert events(quizapp) == []


def test_a_command_is_known_in_any_case_and_with_a_space(quizapp):
    """What is meant as a command is one."""
    ran = quizapp("study", "DECK", "--plain", lines=[":HELP", ": flag  A slip. ", ":", ":Quit", "x"])
    assert ":undo" in ran.stdout
    assert [event["data"]["text"] for event in events(quizapp)] == ["A slip."]
    assert "There is no command :. See :help." in ran.stdout


def test_a_response_may_begin_with_a_colon(quizapp):
    """Two colons are one."""
    quizapp("study", "DECK", "--plain", lines=["::quit", ":quit"])
    assert events(quizapp)[0]["response"] == ":quit"


def test_control_characters_in_a_response_do_not_reach_the_screen(quizapp):
    """What is typed is cleaned before anything is done with it."""
    ran = quizapp("study", "DECK", "--plain", lines=["\x1b[31mred\x07\u202e", ":quit"])
    assert "\x1b" not in ran.stdout
    assert events(quizapp)[0]["response"] == "[31mred"


def test_an_encoding_without_the_marks_replaces_them(quizapp):
    """A terminal that knows only ASCII still gets the words."""
    ran = quizapp(
        "study", "DECK", "--plain", lines=["Kim Jong-un", ":quit"], PYTHONIOENCODING="ascii", LC_ALL="C"
    )
    assert ran.returncode == 0
    assert "? right" in ran.stdout


def test_with_nothing_due_the_sitting_says_so(quizapp):
    """After all is done, `study` says that nothing is due and how to go on."""
    quizapp("study", "DECK", "--plain", lines=[":suspend", ":suspend", ":suspend"])
    ran = quizapp("study", "DECK", "--plain")
    assert "Nothing is due now." in ran.stdout
    assert ran.returncode == 0


@pytest.mark.parametrize("named", ["figures-and-terms", "Figures and terms", "FIGURES_AND_TERMS.yaml"])
def test_a_topic_goes_by_its_file_or_its_title(quizapp, named):
    """`--only` takes what stands on Home as well as the file's name, in any case."""
    ran = quizapp("study", "north-korea-2021", "--plain", "--only", named, lines=[":know", ":quit"])
    assert ran.stderr == ""
    (event,) = events(quizapp)
    assert event["card"] in {
        row["id"] for row in json.loads(quizapp("cards", "north-korea-2021", "--json").stdout)
        if row["fact_kind"] in {"figure", "term"}
    }  # fmt: skip


def test_a_title_that_two_files_share_is_asked_back(quizapp, tmp_path):
    """Files of one name in two folders are told apart by their paths."""
    for folder in ("north", "south"):
        (tmp_path / "both" / folder).mkdir(parents=True)
        (tmp_path / "both" / folder / "dates.yaml").write_text(
            f"cards: {{{folder}: {{ask: Q?, answer: A}}}}\n"
        )
    (tmp_path / "both" / "deck.yaml").write_text("deck: both\n")
    ran = quizapp("study", str(tmp_path / "both"), "--plain", "--only", "Dates")
    assert ran.returncode == 2
    assert "may be `north/dates`, `south/dates`" in ran.stderr
    assert quizapp("study", str(tmp_path / "both"), "--plain", "--only", "South/Dates").returncode == 0


@pytest.mark.parametrize(
    ("named", "near"), [("dtaes", "`dates`"), ("Figures & terms", "`figures-and-terms`")]
)
def test_an_unknown_topic_names_the_nearest_and_all(quizapp, named, near):
    """`--only` with a topic that is none is an error with the remedy."""
    ran = quizapp("study", "north-korea-2021", "--plain", "--only", named)
    assert ran.returncode == 2
    assert f"no topic `{named}`. Did you mean {near}?" in ran.stderr
    assert "`actors`, `contrasts`, `dates`" in ran.stderr
    assert "have none" in quizapp("study", "DECK", "--plain", "--only", named).stderr


def test_a_deck_without_cards_says_what_is_wrong(quizapp, tmp_path):
    """A file that is named and has nothing to ask is an error with its first problem."""
    (tmp_path / "empty.yaml").write_text("")
    ran = quizapp("study", str(tmp_path / "empty.yaml"))
    assert ran.returncode == 1
    assert "The file is empty." in ran.stderr


def test_a_deck_with_errors_is_studied_and_they_are_said(quizapp, tmp_path):
    """What stands is asked, and one line says how many errors there are and how to see them."""
    (tmp_path / "half.yaml").write_text(
        "deck: half\ncards:\n  a: {ask: Q?, answer: A}\n  b: {ask: R?, anser: B}\n"
    )
    ran = quizapp("study", str(tmp_path / "half.yaml"), lines=["A"])
    assert "✓ right" in ran.stdout
    assert "1 error" in ran.stderr


def test_bare_quizapp_prints_today_without_a_terminal(quizapp):
    """In a pipe the program says what today holds instead of painting a screen."""
    ran = quizapp()
    assert ran.returncode == 0
    assert "to review" in ran.stdout
    assert "\x1b" not in ran.stdout


def test_today_in_plain_lines_says_when_an_exam_is(quizapp, monkeypatch, tmp_path):
    """A deck's exam stands behind what the deck holds, as it does on Home."""
    ran = quizapp("settings", "limits.welcome.exam", "2099-01-01")
    assert ran.returncode == 0
    assert "new, exam in " in quizapp().stdout


def test_what_the_author_changed_is_said_once(quizapp, tmp_path):
    """A sentence before the first question, and after the answer what it was and is."""
    (tmp_path / "deck.yaml").write_text(
        "deck: d\ncards: {town: {ask: Which town?, answer: Irun, ask_as: [typed]}}\n"
    )
    quizapp("study", "DECK", "--plain", lines=["Irun"])
    (tmp_path / "deck.yaml").write_text(
        "deck: d\ncards: {town: {ask: Which town?, answer: Hendaye, ask_as: [typed]}}\n"
    )
    ran = quizapp("study", "DECK", "--plain", lines=["Hendaye"])
    assert ran.stderr == "quizapp: The author changed the answer of 1 card; it comes back today.\n"
    assert "  Changed by the author: was Irun → now Hendaye\n" in ran.stdout
    ran = quizapp("study", "DECK", "--plain", lines=["Hendaye"])
    assert "changed" not in ran.stderr + ran.stdout
