"""Copies of a progress file."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from otheruser import another_user

from quizapp.errors import DamagedProgress, ProgressError
from quizapp.progress.backup import backups, take

refused = set()


def _refuse(event, _arguments):
    if event in refused:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))


sys.addaudithook(_refuse)


@contextmanager
def without(event):
    """Let the system refuse a kind of call for a while."""
    refused.add(event)
    try:
        yield
    finally:
        refused.remove(event)


def test_a_copy_holds_all_that_was_answered_and_is_private(store, answer, clock, tmp_path):
    """Taken while the file is open, it is one file of its own, whole, for its owner alone."""
    for _ in range(3):
        store.record(answer())
    copy = take(store.db, tmp_path / "b", why="merge", now=clock())
    store.record(answer())
    assert [file.name for file in copy.parent.iterdir()] == ["20260302T120000Z-merge.db"]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    db = sqlite3.connect(copy)
    assert db.execute("SELECT count(*) FROM event").fetchone() == (3,)
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    db.close()


def test_a_copy_never_takes_the_place_of_another(store, clock, tmp_path):
    """Two of one second have two names."""
    names = {take(store.db, tmp_path / "b", why="merge", now=clock()).name for _ in range(3)}
    assert len(names) == len(list((tmp_path / "b").iterdir())) == 3


def test_a_folder_that_cannot_be_is_said_and_nothing_is_left(store, clock, tmp_path):
    """A backup that cannot be taken is a clear error."""
    (tmp_path / "b").touch()
    with pytest.raises(ProgressError, match="No backup can be kept"):
        take(store.db, tmp_path / "b", why="merge", now=clock())


def test_they_are_listed_the_newest_first(store, answer, clock, tmp_path):
    """By the time and the number in their names; what else lies there is none of them."""
    folder = tmp_path / "b"
    taken = [take(store.db, folder, why="merge", now=clock()) for _ in range(12)]
    clock.minutes(1)
    taken.append(take(store.db, folder, why="sitting", now=clock()))
    for name in ("20261324T000000Z-sitting.db", "notes.db", ".making-1-2"):
        (folder / name).write_bytes(b"x")
    (folder / "20270101T000000Z-sitting.db").touch()  # a name that was claimed and never filled
    (folder / "20270101T000000Z-merge.db").symlink_to(taken[0])
    assert [each.path for each in backups(folder)] == taken[::-1]
    assert backups(folder)[0].why == "sitting"
    assert backups(folder)[0].at == clock().at
    assert backups(tmp_path / "none") == []


def test_where_no_file_can_have_two_names_a_copy_takes_the_place_of_none(store, answer, clock, tmp_path):
    """On a file system without links the name is claimed first."""
    folder = tmp_path / "b"
    with without("os.link"):
        first = take(store.db, folder, why="merge", now=clock())
        before = first.read_bytes()
        store.record(answer())
        second = take(store.db, folder, why="merge", now=clock())
    assert first.read_bytes() == before != second.read_bytes()
    assert {first, second} == set(folder.iterdir())
    assert stat.S_IMODE(second.stat().st_mode) == 0o600


def test_a_damaged_file_makes_no_backup(store, answer, clock, tmp_path):
    """What is not whole is not counted as a copy."""
    for number in range(300):
        store.record(answer(f"d/a#{number}"))
    store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with store.path.open("r+b") as file:
        for page in range(4, store.path.stat().st_size // 4096, 3):
            file.seek(page * 4096)
            file.write(b"\xa5" * 4096)
    store.db.close()
    db = sqlite3.connect(store.path)
    with pytest.raises(DamagedProgress, match="damaged"):
        take(db, tmp_path / "b", why="merge", now=clock())
    db.close()
    assert list((tmp_path / "b").iterdir()) == []


def test_a_folder_of_somebody_elses_is_said(store, clock, path):
    """Where another user may not write, nothing is left."""
    with tempfile.TemporaryDirectory(prefix="quizapp-test-") as name:
        folder = Path(name) / "b"
        folder.mkdir(mode=0o755)
        folder.parent.chmod(0o755)
        if os.geteuid() != 0:
            folder.chmod(0o555)
        with another_user(), pytest.raises(ProgressError, match=r"No backup can be kept .*Permission"):
            take(store.db, folder, why="merge", now=clock())
        assert list(folder.iterdir()) == []
