"""browse: lines and JSON of what is found, and acts on all of it that can be taken back."""

from __future__ import annotations

import json

import pytest

from quizapp.cli import main


@pytest.fixture
def run(capsys, tmp_path, monkeypatch):
    """Return a function that runs a command in this process: (exit code, stdout, stderr)."""
    monkeypatch.setenv("QUIZAPP_PROGRESS", str(tmp_path / "p.db"))

    def invoke(*arguments):
        code = main(list(arguments))
        out, err = capsys.readouterr()
        return code, out, err

    return invoke


def test_what_is_found_is_printed(run):
    """A line for its name and how it stands, one for question and answer; the count on standard error."""
    code, out, err = run("browse", "hanoi", "facet:when")
    assert code == 0
    assert "north-korea-2021/hanoi-summit#when  [new, not asked yet]" in out
    assert "found" in err
    rows = json.loads(run("browse", "hanoi", "--json", "--limit", "2")[1])
    assert len(rows) == 2
    assert rows[0]["memory"] == "new"


def test_a_filter_that_is_off_is_a_usage_error(run):
    """The place, and what is possible."""
    code, _out, err = run("browse", "lapses>x")
    assert code == 2
    assert "after `lapses>` comes a number" in err


def test_all_that_is_found_is_suspended_and_taken_back(run):
    """With --yes it is done; --undo takes the whole act back, and says so."""
    found = len(json.loads(run("browse", "kind:event", "--json")[1]))
    code, out, err = run("browse", "kind:event", "--suspend", "--yes")
    assert code == 0
    assert "suspended" in out
    assert "--undo" in err
    assert len(json.loads(run("browse", "is:suspended", "--json")[1])) == found
    assert "Taken back" in run("browse", "--undo")[1]
    assert json.loads(run("browse", "is:suspended", "--json")[1]) == []
    assert "nothing to take back" in run("browse", "--undo")[1]


def test_a_note_and_a_day_are_set(run):
    """For scripts: what the screen can do, a command can."""
    run("browse", "hanoi", "facet:when", "--note", "snow", "--yes")
    assert "hanoi-summit#when" in run("browse", "note:snow")[1]
    run("browse", "hanoi", "facet:when", "--due", "today", "--yes")
    assert "due today" in run("browse", "due:today")[1]
    assert run("browse", "--note", "x", "--bury")[0] == 2
