"""Copies of a progress file."""

from __future__ import annotations

import sqlite3
import stat

import pytest

from quizapp.errors import ProgressError
from quizapp.progress.backup import take


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
