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
from quizapp.progress.aside import put_in_place, set_aside


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


def test_all_that_belongs_to_a_file_goes_with_it(crashed, clock):
    """Its -wal has the new name too, so that what is set aside can be read as it was."""
    kept = {end: crashed.with_name(f"{crashed.name}{end}").read_bytes() for end in ("", "-wal")}
    moved = set_aside(crashed, clock())
    assert moved.name == "progress.db.damaged-20260302T120000Z"
    assert sorted(file.name for file in crashed.parent.iterdir()) == [moved.name, f"{moved.name}-wal"]
    assert {end: moved.with_name(f"{moved.name}{end}").read_bytes() for end in kept} == kept
    assert answers(moved) == 1


def test_nothing_that_was_set_aside_is_lost_to_the_next(crashed, clock):
    """Two of one second have two names."""
    first = set_aside(crashed, clock())
    crashed.write_bytes(b"x")
    second = set_aside(crashed, clock())
    assert first != second
    assert second.read_bytes() == b"x"
    assert answers(first) == 1


def test_a_file_that_is_in_use_stays(opened, answer, path, clock, tmp_path):
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
    with pytest.raises(ProgressError, match="Another program has"):
        set_aside(path, clock())
    other.communicate()
    set_aside(path, clock())
    assert not path.exists()


@pytest.mark.parametrize("at", range(6))
def test_a_crash_at_any_step_loses_nothing_and_mixes_nothing(crashed, clock, monkeypatch, at):
    """Stopped between any two steps, a whole file is there under one name; done again, it is as if never."""
    steps = iter(range(100))

    def stopping(do):
        def do_(*args, **more):
            if next(steps) == at:
                raise KeyboardInterrupt
            return do(*args, **more)

        return do_

    with monkeypatch.context() as patch:
        patch.setattr(os, "link", stopping(os.link))
        patch.setattr(type(crashed), "unlink", stopping(type(crashed).unlink))
        with contextlib.suppress(KeyboardInterrupt):
            set_aside(crashed, clock())
    whole = [
        file
        for file in crashed.parent.iterdir()
        if not file.name.endswith(("-wal", "-shm")) and file.with_name(f"{file.name}-wal").exists()
    ]
    assert whole
    clock.minutes(1)
    set_aside(crashed, clock())
    assert not crashed.exists()
    assert not crashed.with_name(f"{crashed.name}-wal").exists()
    found = [file for file in crashed.parent.iterdir() if not file.name.endswith(("-wal", "-shm"))]
    assert max(answers(file) for file in found) == 1


def test_without_links_a_copy_serves(crashed, clock, monkeypatch):
    """A file system that knows no links gets the bytes copied."""

    def no_links(*_):
        raise OSError(1, "no links here")

    monkeypatch.setattr(aside.os, "link", no_links)
    assert answers(set_aside(crashed, clock())) == 1


def test_what_came_in_between_is_left(tmp_path):
    """A file that was begun in the place is not written over."""
    made, path = tmp_path / "made", tmp_path / "p.db"
    made.write_text("made")
    path.write_text("begun")
    with pytest.raises(ProgressError, match="by now"):
        put_in_place(made, path)
    assert (made.read_text(), path.read_text()) == ("made", "begun")
    path.unlink()
    put_in_place(made, path)
    assert path.read_text() == "made"
    assert not made.exists()
