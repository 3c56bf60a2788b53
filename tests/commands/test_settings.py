"""The command that prints and sets settings."""

from __future__ import annotations

import json

import pytest

from quizapp.cli import main
from quizapp.setting import SETTINGS


@pytest.fixture
def run(capsys):
    """Return a function that runs a command in this process: (exit code, stdout, stderr)."""

    def invoke(*arguments):
        code = main(list(arguments))
        out, err = capsys.readouterr()
        return code, out, err

    return invoke


def test_all_settings_are_printed_with_what_they_may_be(run):
    """As lines that are TOML, and as JSON with the default of each."""
    code, out, _err = run("settings")
    assert code == 0
    assert all(f"\n{each.name} = " in out for each in SETTINGS)
    told = json.loads(run("settings", "--json")[1])["settings"]
    assert set(told) == {each.name for each in SETTINGS}
    assert told["rollover"] == {
        "value": 4, "default": 4, "about": "The hour at which the study day turns.",
        "possible": "a whole number from 0 to 23",
    }  # fmt: skip


def test_a_setting_is_set_read_and_set_back(run):
    """What was set is what the next command finds; --default forgets it."""
    assert run("settings", "theme", "clear")[:2] == (0, 'theme = "clear"\n')
    assert run("settings", "theme")[1] == 'theme = "clear"\n'
    assert run("settings", "limits.rivers.exam", "2026-12-01")[1] == 'limits.rivers.exam = "2026-12-01"\n'
    assert run("settings", "theme", "--default")[1] == 'theme = "ink"\n'


def test_what_cannot_be_is_refused_with_what_can(run):
    """A wrong name gets its nearest, a wrong value what it may be."""
    code, _out, err = run("settings", "them")
    assert code == 2
    assert "Did you mean `theme`?" in err
    assert "from 0 to 23" in run("settings", "rollover", "24")[2]
    assert "exclude each other" in run("settings", "theme", "ink", "--default")[2]
