"""`quizapp doctor`: what it finds, what it repairs, and how it says so."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest

from quizapp.cli import main
from quizapp.progress.event import Review
from quizapp.progress.store import Store


@pytest.fixture
def run(capsys, tmp_path, monkeypatch):
    """Return a function that runs a command in this process: (exit code, stdout, stderr)."""
    monkeypatch.setenv("QUIZAPP_PROGRESS", str(tmp_path / "p.db"))
    monkeypatch.setenv("COLUMNS", "60")

    def invoke(*arguments):
        code = main(list(arguments))
        out, err = capsys.readouterr()
        return code, out, err

    return invoke


@pytest.fixture
def path(tmp_path):
    """Return a progress file with answers to a deck that is here, and to one that is not."""
    path = tmp_path / "p.db"
    with Store.open(path, device="d1") as store:
        for number in range(60):
            store.record(Review(f"gone/f{number}#x", "right", 1.0, 3, response="x" * 300))
        store.record(Review("welcome/no-such#x", "right", 1.0, 3))
    return path


def test_a_healthy_file(run, path):
    """All is well, what belongs to no deck any more is said with what to do, and no line is too long."""
    code, out, err = run("doctor")
    assert (code, err) == (0, "")
    assert out.endswith("All is well.\n")
    assert "60 cards of decks that are not here: gone (60)." in out.replace("\n  ", " ")
    assert "`quizapp add PATH`" in out
    assert "1 card that their decks have no more: welcome (1)." in out.replace("\n  ", " ")
    assert max(map(len, out.replace(str(path), "").splitlines())) <= 60


def test_before_the_first_answer_all_is_well(run, tmp_path):
    """Nothing is there yet, and nothing is made."""
    code, out, _err = run("doctor")
    assert code == 0
    assert "There is no progress yet" in out
    assert not (tmp_path / "p.db").exists()


def test_a_file_that_was_named_must_be_there(run, tmp_path):
    """A slip of the finger is not a healthy file."""
    assert run("doctor", "--progress", str(tmp_path / "q.db"))[0] == 2


def test_a_damaged_file_is_said_and_repaired(run, path):
    """Exit code 1 with the remedy; --repair names the old file and what was saved; then all is well."""
    content = bytearray(path.read_bytes())
    content[:4096] = bytes(4096)
    path.write_bytes(content)
    code, out, _err = run("doctor")
    assert code == 1
    assert "`quizapp doctor --repair`" in out
    assert "1 thing to be put right." in out
    assert path.read_bytes() == content
    code, out, _err = run("doctor", "--repair")
    assert code == 0
    aside = next(path.parent.glob("p.db.damaged-*"))
    assert aside.read_bytes() == content
    assert str(aside) in out.replace("\n  ", "")
    assert "All 61 events were saved." in out
    assert run("doctor")[0] == 0
    _code, out, err = run("doctor", "--repair")
    assert "Nothing needed to be repaired." in err


def test_json_has_every_finding(run, path):
    """For scripts: what, whether it is well, what was found, the remedy, and the repair that it needs."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("UPDATE memory SET lapses = 7 WHERE card = 'gone/f3#x'")
    code, out, _err = run("doctor", "--json")
    assert code == 1
    said = json.loads(out)
    (found,) = [each for each in said["findings"] if not each["well"]]
    assert set(found) == {"what", "well", "said", "remedy", "needs"}
    assert (found["what"], found["needs"]) == ("memory", "rebuild")
    assert "1 card (gone/f3#x)" in found["said"]
    code, out, _err = run("doctor", "--repair", "--json")
    assert code == 0
    assert "backup" in json.loads(out)["done"][0]
