"""What the documents say is so: every command works, every example is read, every table is the code's."""

from __future__ import annotations

import difflib
import re
import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from pictures import PICTURES, PICTURES_OF, digest, said_of, take

from quizapp import answers, facts, questions
from quizapp.config import load
from quizapp.inspection import inspect
from quizapp.reference import PAGES
from quizapp.study.practices import all_practices, practice_of

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
AUTHORS = (ROOT / "decks" / "README.md").read_text(encoding="utf-8")


def blocks(text, language):
    """Return the fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


COMMANDS = [
    line for block in blocks(README, "sh") for line in block.splitlines() if line.startswith("quizapp")
]


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_of_the_readme_works(environ, line):
    """Each line under Commands runs as it stands and ends well."""
    words = shlex.split(line)
    ran = subprocess.run(
        [sys.executable, "-m", *words],
        env=environ,
        input="",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "Traceback" not in ran.stderr


def test_the_readme_names_both_lines_first():
    """The two commands stand on the first screen, before anything else is told."""
    top = "\n".join(README.splitlines()[:20])
    assert "quizapp\n```" in top
    assert "pytest\n```" in top


def test_the_readme_shows_the_pictures_that_are_made():
    """Each is made by the command, and each that is made is shown."""
    shown = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)
    assert sorted(shown) == sorted(f".github/pictures/{name}.png" for name in PICTURES_OF)


@pytest.mark.parametrize("name", PICTURES_OF)
async def test_a_picture_shows_the_app_as_it_is(name):
    """Where the app or a shipped deck has changed what is on a picture, it must be made anew."""
    _svg, seen = await take(PICTURES_OF[name])
    now = f"{seen}{digest(PICTURES / f'{name}.png')}".splitlines()
    kept = said_of(name).read_text(encoding="utf-8").splitlines()
    changed = "\n".join(difflib.unified_diff(kept, now, "on the picture", "on the screen", lineterm=""))
    assert not changed, f"`python tests/bench/pictures.py` makes it anew:\n{changed}"


@pytest.mark.parametrize("text", blocks(README, "yaml") + blocks(AUTHORS, "yaml"))
def test_every_example_deck_is_checked_without_a_problem(tmp_path, text):
    """What the documents show can be pasted."""
    path = tmp_path / "deck.yaml"
    path.write_text(text, encoding="utf-8")
    deck, _manuscript, problems = inspect(path, date(2026, 11, 24))
    assert [str(problem) for problem in problems] == []
    assert deck.card_count() > 0
    deck.close()


def test_the_settings_shown_are_those_there_are(tmp_path):
    """The example of a settings file is taken without a complaint."""
    path = tmp_path / "config.toml"
    path.write_text(blocks(README, "toml")[0], encoding="utf-8")
    settings, wrong = load(path)
    assert wrong == []
    assert settings.new_per_day == 10


@pytest.mark.parametrize("register", [facts, questions], ids=["facts", "questions"])
def test_every_kind_stands_in_the_readme(register):
    """The tables of kinds are the first lines of their modules."""
    for name in register.all_kinds():
        doc = register.kind_of(name).__doc__.splitlines()[0]
        assert f"| `{name}` | {doc.partition(': ')[2]} |" in README


def test_every_practice_stands_in_the_readme():
    """The table of practices is the first lines of their modules."""
    for name in all_practices():
        doc = practice_of(name).__doc__.splitlines()[0]
        assert f"| `{name}` | {doc.partition(': ')[2]} |" in README


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_made_from_the_code_are_up_to_date(name):
    """`python -m quizapp.reference decks` would change nothing."""
    assert (ROOT / "decks" / name).read_text(encoding="utf-8") == PAGES[name]()


def test_every_test_says_what_it_holds():
    """Each test's docstring is one sentence of behaviour."""
    for path in (ROOT / "tests").rglob("test_*.py"):
        found = re.findall(
            r"^ *(?:async )?def (test_\w+)\([^)]*\):\n *(\S.*)$",
            path.read_text(encoding="utf-8"),
            re.MULTILINE,
        )
        for name, first in found:
            assert first.startswith('"""'), f"{path.name}: {name}"


def test_answers_have_examples():
    """Each kind of answer shows how it judges."""
    for path in Path(answers.__file__).parent.glob("[!_]*.py"):
        assert "EXAMPLE" in path.read_text(encoding="utf-8")
