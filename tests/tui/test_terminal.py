"""In a real terminal: leaving restores it, and the way to a first question loads no more than it needs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from terminal import Terminal

from quizapp.progress.event import Review
from quizapp.progress.store import Store
from quizapp.progress.studyday import Moment

pty = pytest.importorskip("pty")

DECK = "deck: t\ncards:\n  one: {ask: Which?, answer: This, wrong: [That], ask_as: [choice]}\n"
ENTERED, LEFT = b"\x1b[?1049h", b"\x1b[?1049l"
PATIENCE = 20


class Program:
    """quizapp on a pty."""

    def __init__(self, deck, progress):
        self._own, other = pty.openpty()
        command = [sys.executable, "-m", "quizapp", "study", str(deck), "--progress", str(progress)]
        env = dict(os.environ) | {"TERM": "xterm-256color", "PYTHONPATH": str(Path(__file__).parents[2])}
        self._process = subprocess.Popen(command, stdin=other, stdout=other, stderr=other, env=env)
        os.close(other)
        self.seen = b""

    def until(self, text):
        """Read until a text was painted."""
        end = time.monotonic() + PATIENCE
        while text not in self.seen:
            assert time.monotonic() < end, self.seen
            self.seen += self._read()

    def _read(self):
        try:
            return os.read(self._own, 65536)
        except OSError:  # its end of the pty is closed
            return b""

    def send(self, keys):
        """Press keys."""
        os.write(self._own, keys)

    def signal(self, number):
        """Send a signal."""
        self._process.send_signal(number)

    def code(self):
        """Return the exit code, once it has left."""
        while read := self._read():
            self.seen += read
        code = self._process.wait(PATIENCE)
        os.close(self._own)
        return code


@pytest.fixture
def program(tmp_path):
    """Return the program, with its first question on the screen."""
    deck = tmp_path / "t.yaml"
    deck.write_text(DECK, encoding="utf-8")
    started = Program(deck, tmp_path / "progress.db")
    started.until(b"Which?")
    return started


def test_ctrl_c_restores_the_terminal(program):
    """The other screen is left, and the exit code is 0."""
    program.send(b"\x03")
    assert program.code() == 0
    assert program.seen.rindex(LEFT) > program.seen.rindex(ENTERED)


def test_two_sittings_in_two_terminals_ask_each_card_once(tmp_path):
    """Answered by turns in two terminals, no card is asked in both, no error is shown, and all is in the log."""
    deck, progress = tmp_path / "t.yaml", tmp_path / "progress.db"
    keys = "abcdef"
    cards = "".join(f"  {key}: {{ask: Which {key}?, answer: This, wrong: [That]}}\n" for key in keys)
    deck.write_text(f"deck: t\ncards:\n{cards}", encoding="utf-8")
    with Store.open(progress, device="d", now=lambda: Moment(1_700_000_000_000)) as store:
        for key in keys:
            store.record(Review(f"t/{key}#answer", "right", 1.0, 4))
    programs = []
    for _ in range(2):
        programs.append(Program(deck, progress))
        programs[-1].until(b"Which")
    for number in range(3):
        for program in programs:
            program.seen = b""
            program.send(b"\x07")  # Ctrl-G: I don't know
            program.until(b"This")
            if number < 2:
                program.seen = b""
                program.send(b"\r")
                program.until(b"Which")
    for program in programs:
        program.send(b"\x03")
        assert program.code() == 0
        assert b"holding" not in program.seen
    with Store.open(progress, device="d") as store:
        answered = [event.card for event in store.events() if event.app is not None]
    assert sorted(answered) == [f"t/{key}#answer" for key in keys]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_end_restores_the_terminal(program, number):
    """A closed window or a kill leaves no terminal in disorder."""
    program.signal(number)
    assert program.code() == 128 + number
    assert program.seen.rindex(LEFT) > program.seen.rindex(ENTERED)


def test_a_first_question_loads_no_other_screen(tmp_path):
    """Home, help, palette, summary and the scheduler wait until they are needed."""
    code = """
import asyncio, sys
from pathlib import Path
from random import Random
from quizapp.config import Settings
from quizapp.library import Library
from quizapp.progress.store import Store
from quizapp.tui.app import QuizApp, Start

folder = Path(sys.argv[1])
store = Store.open(folder / "progress.db", device="d")
start = Start(Library((folder,), folder / "cache"), store, Settings(), lambda: 0, Random(1), study=True)
app = QuizApp(start)

async def look():
    async with app.run_test() as pilot:
        screens = {name for name in sys.modules if name.startswith("quizapp.tui.screens.")}
        assert screens == {"quizapp.tui.screens.study"}, screens
        inputs = {name for name in sys.modules if name.startswith("quizapp.tui.inputs.")}
        assert inputs == {"quizapp.tui.inputs.pick"}, inputs
        late = {"markdown_it", "textual.widgets._markdown", "textual.widgets._data_table", "quizapp.study.day",
                "quizapp.progress.stats", "quizapp.plain", "quizapp.study.neighbours"}
        assert not late & set(sys.modules), late & set(sys.modules)

asyncio.run(look())
"""
    (tmp_path / "t.yaml").write_text(DECK, encoding="utf-8")
    found = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert found.returncode == 0, found.stderr


def test_the_terminals_cursor_follows_what_is_chosen(tmp_path, environ):
    """It stands at the chosen option, where a braille display looks for it."""
    (tmp_path / "deck.yaml").write_text(DECK, encoding="utf-8")
    argv = [sys.executable, "-m", "quizapp", "study", str(tmp_path / "deck.yaml")]
    with Terminal(argv, env=environ) as terminal:
        terminal.until("1–2 answer")
        for option in ("1", "2"):
            terminal.send("\x1b[B")
            while not terminal.lines[terminal.cursor[1]][terminal.cursor[0] :].startswith(f"▸ {option}"):
                assert terminal.read(PATIENCE), terminal.text
