"""What is loaded when: the way to a question imports nothing that it does not need."""

from __future__ import annotations

import subprocess
import sys

import pytest
from terminal import Terminal

LISTED = """
import atexit, sys
atexit.register(lambda: open({path!r}, "w").write("\\n".join(sorted(sys.modules))))
sys.argv = ["quizapp", "study", "welcome"]
from quizapp.start import script
script()
"""

# What stands on the screen of a first question. Anything new here costs every start: give a reason.
THIRD_PARTY = {
    "textual",
    "rich",
    "platformdirs",
    "typing_extensions",
    "pygments",
    "markdown_it",
    "mdurl",
}
AFTERWARDS = {"fsrs"}  # the scheduler, imported behind the first question for the first answer
NEVER = {
    "yaml": "a deck that has not changed is not read again",
    "click": "the shortest ways in have no options to parse",
    "sqlite_utils": "a progress file that is up to date needs no migration",
    "quizapp.deckfile": "as yaml",
    "quizapp.assembly": "as yaml",
    "quizapp.progress.migrations": "as sqlite_utils",
    "quizapp.progress.stats": "Home and reports count, a question does not",
    "quizapp.plain.sitting": "the screens are not the plain lines",
    "quizapp.tui.screens.home": "`study` opens on the question",
    "quizapp.study.finding": "nothing is looked for before the first question",
    "quizapp.tui.screens.browse": "opened by its key",
    "quizapp.tui.screens.fact": "as above",
    "quizapp.tui.screens.positions": "as above",
    "quizapp.study.holdings": "no table is looked at before the first question",
    "quizapp.tui.screens.help": "opened by its key",
    "quizapp.tui.screens.palette": "opened by its key",
    "quizapp.tui.screens.summary": "comes at the end",
    "textual.widgets._markdown": "41 ms, for help alone",
    "textual.widgets._data_table": "lines are drawn on demand",
    "tomllib": "there is no settings file",
}


@pytest.fixture
def loaded(environ, tmp_path):
    """Return the modules loaded when the second run of `study` shows its first question."""
    path = tmp_path / "modules.txt"
    argv = [sys.executable, "-c", LISTED.format(path=str(path))]
    for _ in range(2):  # the first run compiles the deck and makes the progress file
        with Terminal(argv, env=environ) as terminal:
            terminal.until("don't know")
            terminal.send("\x03")
            terminal.wait()
    return set(path.read_text().split())


def test_the_way_to_a_question_loads_only_what_it_needs(loaded):
    """Neither YAML nor sqlite-utils, no other screen, and no package that is not on the list."""
    needless = {name: why for name, why in NEVER.items() if name in loaded}
    assert needless == {}
    packages = {name.partition(".")[0] for name in loaded} - sys.stdlib_module_names
    ours = {"quizapp", "__main__", "sitecustomize", "usercustomize"}
    unknown = {name for name in packages if not name.startswith(("_", "mypyc", "__editable__"))}
    assert unknown - ours - THIRD_PARTY - AFTERWARDS == set()


@pytest.mark.parametrize(
    ("module", "without"),
    [
        ("quizapp", "click"),
        ("quizapp.cli", "textual"),
        ("quizapp.study.session", "textual"),
        ("quizapp.study.session", "yaml"),
        ("quizapp.study.session", "fsrs"),
        ("quizapp.study.session", "sqlite_utils"),
        ("quizapp.library", "yaml"),
        ("quizapp.progress.store", "sqlite_utils"),
        ("quizapp.plain.sitting", "textual"),
        ("quizapp.deckfile", "textual"),
        ("quizapp.safe", "textual"),
        ("quizapp.cli", "pty"),
        ("quizapp.cli", "termios"),
    ],
)
def test_a_core_module_does_without(module, without):
    """Importing a module of the core brings in no screen, no YAML and no scheduler."""
    code = f"import sys, {module}; sys.exit({without!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode == 0
