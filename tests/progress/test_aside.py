"""A file set aside."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys

import pytest

from quizapp.errors import ProgressError
from quizapp.progress import aside
from quizapp.progress.aside import alone, put_in_place


@pytest.fixture
def crashed(tmp_path, opened, answer, path):
    """Return a file as a crash left it, with an answer that is in its -wal alone."""
    opened().record(answer())
    folder = tmp_path / "crashed"
    folder.mkdir()
    for end in ("", "-wal"):
        shutil.copyfile(f"{path}{end}", folder / f"{path.name}{end}")
    return folder / path.name


def answers(path):
    """Count the answers of a file."""
    db = sqlite3.connect(path)
    try:
        return db.execute("SELECT count(*) FROM event").fetchone()[0]
    finally:
        db.close()


def replaced(path, clock):
    """Put another file in the place; return where the old one is."""
    making = path.with_name("making")
    making.write_bytes(b"new")
    with alone(path):
        return put_in_place(making, path, clock())


def test_all_that_belongs_to_a_file_goes_with_it(crashed, clock):
    """Its -wal has the new name too, so that what is set aside can be read as it was."""
    kept = {end: crashed.with_name(f"{crashed.name}{end}").read_bytes() for end in ("", "-wal")}
    moved = replaced(crashed, clock)
    assert moved.name == "progress.db.damaged-20260302T120000Z"
    there = sorted(file.name for file in crashed.parent.iterdir())
    assert there == [crashed.name, moved.name, f"{moved.name}-wal"]
    assert crashed.read_bytes() == b"new"
    assert {end: moved.with_name(f"{moved.name}{end}").read_bytes() for end in kept} == kept
    assert answers(moved) == 1


def test_nothing_that_was_set_aside_is_lost_to_the_next(crashed, clock):
    """Two of one second have two names."""
    first = replaced(crashed, clock)
    second = replaced(crashed, clock)
    assert first != second
    assert second.read_bytes() == b"new"
    assert answers(first) == 1


def test_a_file_that_is_in_use_stays(opened, answer, path, clock):
    """A sitting would go on writing to what was set aside; so it is asked to end first."""
    opened().close()
    code = (
        "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]);"
        "db.execute('SELECT count(*) FROM event').fetchone(); print(1, flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    other.stdout.readline()
    with pytest.raises(ProgressError, match="another sitting"):
        replaced(path, clock)
    other.communicate()
    assert answers(replaced(path, clock)) == 0


@pytest.mark.parametrize("at", range(6))
def test_a_crash_at_any_step_loses_nothing_and_mixes_nothing(crashed, clock, monkeypatch, at):
    """Stopped between any two steps, all that was there is whole under one name or the other."""
    steps = iter(range(100))

    def stopping(do):
        def do_(*args, **more):
            if next(steps) == at:
                raise KeyboardInterrupt
            return do(*args, **more)

        return do_

    with monkeypatch.context() as patch:
        patch.setattr(os, "link", stopping(os.link))
        for name in ("unlink", "replace"):
            patch.setattr(type(crashed), name, stopping(getattr(type(crashed), name)))
        with contextlib.suppress(KeyboardInterrupt):
            replaced(crashed, clock)
    if crashed.read_bytes() == b"new":
        assert not crashed.with_name(f"{crashed.name}-wal").exists()
    whole = [
        file
        for file in crashed.parent.iterdir()
        if not file.name.endswith(("-wal", "-shm")) and file.with_name(f"{file.name}-wal").exists()
    ]
    assert max(map(answers, whole)) == 1


def test_without_links_a_copy_serves(crashed, clock, monkeypatch):
    """A file system that knows no links gets the bytes copied."""

    def no_links(*_):
        raise OSError(1, "no links here")

    monkeypatch.setattr(aside.os, "link", no_links)
    assert answers(replaced(crashed, clock)) == 1
