"""`merge` and `sync`: two devices of one learner."""

from __future__ import annotations

import io
import json
import sys
from types import SimpleNamespace

import pytest
from devices import Device

from quizapp.cli import main


@pytest.fixture
def progress(tmp_path):
    """Return two progress files: one with three answers, one with two and a suspension, ahead of its time."""
    for name, answers, at in (("one", 3, 1_790_000_000_000), ("two", 2, 4_000_000_000_000)):
        device = Device(tmp_path / f"{name}.db", name, at=at)
        for number in range(answers):
            device.do("review", number, number)
        if name == "two":
            device.do("suspend", 3, 0)
        device.close()
    return SimpleNamespace(one=str(tmp_path / "one.db"), two=str(tmp_path / "two.db"), folder=tmp_path)


@pytest.fixture
def run(capsys, monkeypatch, environ):
    """Return a function that runs a command in this process: (exit code, stdout, stderr)."""
    for name, value in environ.items():
        monkeypatch.setenv(name, value)

    def invoke(*arguments, stdin=""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        code = main([str(each) for each in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return invoke


def test_merge_says_what_came_what_was_here_and_where_the_backup_is(run, progress):
    """In plain words, with a device's clock that was ahead said beside it; again, there is nothing new."""
    code, out, err = run("merge", progress.two, "--progress", progress.one)
    assert code == 0
    assert out.startswith("3 events of 1 device came in, 2 answers; 0 were here already.\nBackup: ")
    assert "-merge.db" in out
    assert "2 answers are dated after today (the last 2096-10-02)" in err
    assert run("merge", progress.two, "--progress", progress.one)[1] == "Nothing new: 3 were here already.\n"
    assert run("merge", progress.one, "--progress", progress.one)[1] == "Nothing new: 6 were here already.\n"


def test_a_dry_run_writes_nothing(run, progress):
    """It says what would come; neither file changes, and no backup is made."""
    before = {path: path.read_bytes() for path in progress.folder.glob("*.db")}
    code, out, _err = run("merge", progress.two, "--dry-run", "--json", "--progress", progress.one)
    assert (code, json.loads(out)["events"], json.loads(out)["backup"]) == (0, 3, None)
    assert {path: path.read_bytes() for path in progress.folder.glob("*.db")} == before
    assert list(progress.folder.glob("*backups*")) == []


def test_a_log_comes_in_through_a_pipe(run, progress):
    """What `quizapp log` prints on one machine is merged on another, whole or not at all."""
    log = run("log", "--progress", progress.two)[1]
    code, out, err = run("merge", "-", "--progress", progress.one, stdin=log[:-50])
    assert (code, out) == (1, "")
    assert "standard input:3: the last line is cut short" in err
    assert run("merge", "-", "--progress", progress.one, stdin=log)[1].startswith("3 events")
    assert run("log", "--progress", progress.one)[1].count("\n") == 6
    assert run("merge", progress.folder / "none", "--progress", progress.one)[0] == 2


def test_two_learners_files_sync_through_a_folder(run, progress):
    """Each run sends and receives; what cannot be read is named and makes exit code 1."""
    shared = progress.folder / "shared"
    assert run("sync", shared)[0] == 2
    shared.mkdir()
    code, out, err = run("sync", shared, "--progress", progress.one)
    assert (code, out, err) == (0, "Sent 3, received 0; nothing else left this machine.\n", "")
    (file,) = shared.iterdir()
    assert run("sync", shared, "--progress", progress.two)[2].startswith(
        f"quizapp: {file.name}: it is the log of “one”"
    )
    copy = file.with_name("quizapp-other.jsonl")
    copy.write_text(file.read_text().replace('"score": 1.0', '"score": 0.5', 1))
    code, out, err = run("sync", shared, "--progress", progress.one, "--json")
    assert (code, json.loads(out)["received"]) == (1, 0)
    assert "quizapp: quizapp-other.jsonl: Event " in err
