"""The program on a real terminal: killed, interrupted, too small, resized."""

from __future__ import annotations

import json
import signal
import subprocess
import sys

import pytest
from terminal import Terminal

VERDICTS = ("✓ right", "✗ not yet", "≈ near", "◐ partly")
MORE = "don't know"


@pytest.fixture
def study(environ, tmp_path):
    """Return a function that opens `quizapp study` on a pty."""
    environ["QUIZAPP_PROGRESS"] = str(tmp_path / "p.db")
    deck = tmp_path / "deck.yaml"
    rows = "".join(
        f"  c{n}: {{ask: Question {n}?, answer: right{n}, wrong: [wrong{n}, other{n}], ask_as: [choice]}}\n"
        for n in range(20)
    )
    deck.write_text(f"deck: d\nstudy: {{new_per_day: 20}}\ncards:\n{rows}", encoding="utf-8")

    def begin(*arguments, columns=80, rows=24):
        argv = [sys.executable, "-m", "quizapp", *(arguments or ("study", str(deck)))]
        return Terminal(argv, env=environ, columns=columns, rows=rows)

    return begin


def events(environ):
    """Return the log as the program itself prints it."""
    ran = subprocess.run(
        [sys.executable, "-m", "quizapp", "log"],
        env=environ,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return [json.loads(line) for line in ran.stdout.splitlines()]


def answer(terminal):
    """Answer the question on screen and wait for its verdict."""
    terminal.until(MORE)
    for verdict in VERDICTS:
        terminal.gone(verdict)  # the one before: the footer may be painted sooner than the question
    terminal.send("1")
    terminal.until(*VERDICTS)


def test_ten_verdicts_survive_a_kill(study, environ):
    """A sitting of 20 cards killed with SIGKILL after the tenth verdict has ten reviews in the log."""
    with study() as terminal:
        for number in range(10):
            answer(terminal)
            if number < 9:
                terminal.send("\r")
        terminal.kill(signal.SIGKILL)
    reviews = [event for event in events(environ) if event["kind"] == "review"]
    assert len(reviews) == 10
    assert len({event["uuid"] for event in reviews}) == 10
    with study() as terminal:
        terminal.until(MORE)
        terminal.send("\x03")
        assert terminal.wait() == 0
    assert len(events(environ)) == 10


@pytest.mark.parametrize("where", ["home", "question", "verdict"])
def test_ctrl_c_leaves_cleanly(study, environ, where):
    """Ctrl+C ends the program with code 0 anywhere, the terminal is given back, and answers are kept."""
    with study("--learner", "ana") if where == "home" else study() as terminal:
        if where == "home":
            terminal.until("Begin")
        elif where == "question":
            terminal.until(MORE)
        else:
            answer(terminal)
        terminal.send("\x03")
        assert terminal.wait() == 0
        assert b"\x1b[?1049l" in terminal.raw
        assert b"Traceback" not in terminal.raw
    if where != "home":
        assert len(events(environ)) == (where == "verdict")


def test_a_hang_up_loses_nothing(study, environ):
    """When the terminal window is closed, what was answered is in the log."""
    with study() as terminal:
        answer(terminal)
        terminal.kill(signal.SIGHUP)
    assert len(events(environ)) == 1


@pytest.mark.parametrize(("columns", "rows"), [(60, 20), (80, 24), (200, 60)])
def test_question_and_verdict_fit(study, columns, rows):
    """The question, every option, the verdict and the way on are on the screen at any usual size."""
    with study(columns=columns, rows=rows) as terminal:
        answer(terminal)
        for wanted in ("Question", " 1 ", " 2 ", " 3 ", "Enter"):
            terminal.until(wanted)  # what is on the screen stays there once it is painted
        terminal.send("\x03")
        terminal.wait()


def test_a_topic_of_the_app_goes_by_its_title(study):
    """On a terminal `--only` takes the title that stands on Home, and refuses another before any screen."""
    with study("study", "north-korea-2021", "--only", "figures AND terms") as terminal:
        terminal.until("Figures and terms")
        terminal.send("\x03")
        assert terminal.wait() == 0
    with study("study", "north-korea-2021", "--only", "figures and trems") as terminal:
        assert terminal.wait() == 2
        assert b"Did you mean `figures-and-terms`?" in terminal.raw


def test_watch_without_a_terminal_prints_until_it_is_interrupted(environ, tmp_path):
    """Plain lines into a pipe, and exit code 130 for Ctrl-C."""
    deck = tmp_path / "deck.yaml"
    deck.write_text("deck: d\ncards:\n  one: {ask: Q?, anser: A}\n", encoding="utf-8")
    argv = [sys.executable, "-m", "quizapp", "watch", str(deck)]
    with subprocess.Popen(
        argv, env=environ, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - ignored in the background, and nothing else is done
    ) as ran:  # fmt: skip
        lines = iter(ran.stdout.readline, "")
        assert next(lines).startswith("== ")
        assert any("error[unknown-key]" in line for line in lines)
        ran.send_signal(signal.SIGINT)
        ran.communicate(timeout=60)
        assert ran.returncode == 130


def test_watch_on_a_terminal_shows_a_save_and_leaves_no_progress(study, environ, tmp_path):
    """What is saved is on the screen without a key, and Ctrl-C leaves with 0."""
    deck = tmp_path / "deck.yaml"
    with study("watch", str(deck)) as terminal:
        terminal.until("no problems", "advice")
        deck.write_text(deck.read_text(encoding="utf-8").replace("ask:", "aks:", 1), encoding="utf-8")
        terminal.until("unknown-key")
        terminal.send("\x03")
        assert terminal.wait() == 0
    assert not (tmp_path / "p.db").exists()
