"""Completion in the shells themselves: a line begun, Tab, and what stands there then."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from terminal import Terminal

SHELLS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], 'eval "$(_QUIZAPP_COMPLETE=bash_source quizapp)"'),
    "zsh": (
        ["zsh", "-f", "-i"],
        'autoload -U compinit; compinit -u -D; eval "$(_QUIZAPP_COMPLETE=zsh_source quizapp)"',
    ),
    "fish": (["fish", "-i"], "_QUIZAPP_COMPLETE=fish_source quizapp | source"),
}
LINES = [
    ("quizapp unsus", "unsuspend"),
    ("quizapp cards north-k", "north-korea-2021"),
    ("quizapp show north-k", "north-korea-2021"),
    ("quizapp show welcome -o myp", "myprogress.db"),
    ("quizapp new myd", "mydeck.yaml"),
    ("quizapp check welc", "welcome"),
    ("quizapp try welcome dig", "digit#answer"),
    ("quizapp try welcome digit#", "digit#answer"),
    ("quizapp try welcome welcome/dig", "welcome/digit#answer"),
    ("quizapp cards ./myd", "./mydeck.yaml"),
    ("quizapp check myd", "mydeck.yaml"),
    ("quizapp stats --progress myp", "myprogress.db"),
]


@pytest.fixture(params=SHELLS)
def shell(request, environ, tmp_path, monkeypatch):
    """Return a shell on a terminal that has our completion, in a folder with a deck and a progress file."""
    argv, source = SHELLS[request.param]
    if shutil.which(argv[0]) is None:
        pytest.skip(f"{argv[0]} is not installed")
    for name in ("mydeck.yaml", "myprogress.db"):
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    environ["PATH"] = f"{Path(sys.executable).parent}:{environ['PATH']}"
    environ["LC_ALL"] = "C.UTF-8"
    with Terminal(argv, env=environ, columns=120) as terminal:
        terminal.send(f"{source}; echo rea''dy\r")
        terminal.until("ready")
        yield terminal


def test_commands_decks_cards_and_files_are_completed(shell):
    """Also an id with `#` in it, which a shell may write as it must."""
    for begun, whole in LINES:
        shell.send("clear\r")
        shell.gone("quizapp")
        shell.send(f"{begun}\t")
        shell.until(whole, whole.replace("#", "\\#"))
        shell.send("\x15")  # the line is taken away again
