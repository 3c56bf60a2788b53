"""A progress file that is read alone: by whoever may read it, and left exactly as it was."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from otheruser import another_user

from quizapp.errors import NewerProgress, ProgressError, ReadOnlyProgress, UsageError
from quizapp.progress.event import random_id
from quizapp.progress.file import SCHEMA
from quizapp.progress.readonly import open_to_read
from quizapp.progress.store import Store
from quizapp.progress.studyday import wall


@contextmanager
def report(path):
    """Open a file as a report does."""
    db = open_to_read(path)
    with Store(db, path, device="", now=wall, new_id=random_id, rollover=4, app=None) as store:
        yield store


def everything(folder):
    """All files of a folder and their bytes."""
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.fixture
def written(opened, path, answer):
    """Return a file with ten answers that nobody has open."""
    store = opened()
    for number in range(10):
        store.record(answer(f"d/f{number}#x"))
    store.close()
    return path


@pytest.fixture
def sealed(written):
    """Return a function that lays the file, and a -wal, into a folder that only its owner may write to."""
    with tempfile.TemporaryDirectory(prefix="quizapp-test-") as name:
        folder = Path(name)

        def seal(*sources):
            for source in sources or (written,):
                shutil.copyfile(source, folder / source.name)
                (folder / source.name).chmod(0o444)
            folder.chmod(0o555)
            return folder / "progress.db"

        yield seal
        folder.chmod(0o755)


def test_a_report_leaves_file_and_folder_as_they_were(written):
    """No index, no -wal, not a byte: what was there is there."""
    before = everything(written.parent)
    with report(written) as store:
        assert len(list(store.events())) == 10
        assert len(list(store.memories())) == 10
    assert everything(written.parent) == before


@pytest.mark.parametrize("empty", [False, True])
def test_no_file_is_nothing_known(path, empty):
    """Where there is none yet, or an empty one, a report finds nothing, and makes nothing."""
    if empty:
        path.touch()
    before = everything(path.parent)
    with report(path) as store:
        assert list(store.events()) == []
        assert list(store.memories()) == []
    assert everything(path.parent) == before


def test_a_report_reads_what_a_sitting_has_just_written(opened, path, answer):
    """An answer of a sitting that goes on elsewhere is there, and the sitting goes on."""
    sitting = opened()
    sitting.record(answer())
    with report(path) as store:
        assert len(list(store.events())) == 1
        sitting.record(answer())
        assert len(list(store.events())) == 2


def test_a_report_holds_still_while_a_sitting_begins(written, opened, answer):
    """What was opened before a sitting began is read to its end as it was."""
    with report(written) as store:
        events = store.events()
        next(events)
        sitting = opened()
        for number in range(600):
            sitting.record(answer(f"d/g{number}#x"))
        sitting.close()
        assert len(list(events)) == 9


def test_a_report_cannot_write(written, answer):
    """A store opened by a report refuses an answer instead of losing it."""
    with report(written) as store, pytest.raises(ReadOnlyProgress):
        store.record(answer())


def test_what_may_only_be_read_is_read(sealed):
    """A file on a medium, or in a folder, that cannot be written to is no hindrance to a report."""
    path = sealed()
    with another_user(), report(path) as store:
        assert len(list(store.events())) == 10


@pytest.mark.parametrize("index", [False, True])
def test_what_a_crash_left_is_read_where_nothing_can_be_written(opened, path, answer, sealed, index):
    """Answers that are in the -wal alone count, with its index or without."""
    store = opened()
    store.record(answer())
    beside = ("-wal", "-shm") if index else ("-wal",)
    path = sealed(path, *(path.with_name(f"{path.name}{end}") for end in beside))
    with another_user(), report(path) as store:
        assert len(list(store.events())) == 11


def test_what_may_not_be_read_is_said(sealed):
    """One message that names the file, not a traceback."""
    path = sealed()
    path.chmod(0)
    with another_user(), pytest.raises(ProgressError, match=r"progress\.db cannot be"):
        open_to_read(path)


def test_memory_of_another_version_is_made_anew_in_memory(written):
    """A report reads what an older version kept, and leaves bringing it up to date to a sitting."""
    db = sqlite3.connect(written, isolation_level=None)
    db.execute("UPDATE meta SET value = '0' WHERE name = 'memory'")
    db.execute("DROP TABLE memory")
    db.close()
    before = everything(written.parent)
    with report(written) as store:
        assert len(list(store.memories())) == 10
    assert everything(written.parent) == before


def test_what_is_cut_short_or_no_progress_file_is_refused(written):
    """As for a sitting, with one message, and left alone."""
    whole = written.read_bytes()
    for content in (b"deck: welcome\n" * 99, whole[: len(whole) // 2 // 4096 * 4096], b"x"):
        written.write_bytes(content)
        with pytest.raises(ProgressError):
            open_to_read(written)
        assert written.read_bytes() == content
    with pytest.raises(ProgressError, match="is a folder"):
        open_to_read(written.parent)


def without_index(folder):
    """All files of a folder and their bytes, but for the index of a WAL, which holds locks."""
    return {name: content for name, content in everything(folder).items() if not name.endswith("-shm")}


NEWER = (
    "ALTER TABLE event ADD COLUMN mood TEXT",
    "ALTER TABLE event ADD COLUMN lamp TEXT NOT NULL DEFAULT 'on'",
    "DROP TABLE memory",
    "CREATE TABLE more (x TEXT) STRICT",
    "DROP INDEX event_exam",
    "ALTER TABLE event DROP COLUMN ms",
    f"PRAGMA user_version = {SCHEMA + 3}",
)


@pytest.mark.parametrize("crashed", [False, True])
def test_a_newer_file_is_read_as_far_as_it_is_known(opened, path, answer, tmp_path, crashed):
    """Its columns that are known are read from a copy with its -wal; the rest is named, the file left alone."""
    opened().record(answer())
    opened().close()
    db = sqlite3.connect(path, isolation_level=None)
    for statement in NEWER:
        db.execute(statement)
    row = "hex(randomblob(9)), 'd1', 99, 99, '2026-03-02', 0, 'dream', 'd/a#x'"
    db.execute(f'INSERT INTO event (uuid, device, clock, at, day, "offset", kind, card) SELECT {row}')
    folder = tmp_path / "newer"
    folder.mkdir()
    if not crashed:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for end in ("", "-wal"):
        shutil.copyfile(f"{path}{end}", folder / f"{path.name}{end}")
    if not crashed:
        (folder / f"{path.name}-wal").unlink()
    db.close()
    before, said = without_index(folder), []
    with open_to_read(folder / path.name, notices=said) as db:
        assert db.execute("SELECT kind FROM event ORDER BY clock").fetchall() == [("dream",), ("review",)]
        assert db.execute("SELECT count(*) FROM memory").fetchone() == (1,)
    db.close()
    assert without_index(folder) == before
    assert f"of version {SCHEMA + 3}" in said[0]
    assert "cannot read its “lamp”, “mood”." in said[0]
    with pytest.raises(NewerProgress, match=f"it is of version {SCHEMA + 3}, and this one knows"):
        Store.open(folder / path.name, device="d1")
    assert without_index(folder) == before


@pytest.mark.parametrize(
    ("statement", "lacking"),
    [("ALTER TABLE event RENAME COLUMN verdict TO judgement", "“verdict”"),
     ("ALTER TABLE event RENAME TO happening", "“uuid”, “device”, “clock” …")],
)  # fmt: skip
def test_a_newer_file_without_what_is_needed_is_refused(written, statement, lacking):
    """What cannot be replayed is not guessed."""
    db = sqlite3.connect(written, isolation_level=None)
    db.execute(statement)
    db.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    db.close()
    before = everything(written.parent)
    with pytest.raises(NewerProgress) as caught:
        open_to_read(written)
    assert f"its log has no {lacking}" in caught.value.message
    assert everything(written.parent) == before


def test_a_sitting_that_begins_while_a_report_opens_is_not_overlooked(written, opened, answer, monkeypatch):
    """What is written between the look for a -wal and the reading is read with it, not without."""
    connect = sqlite3.connect

    def begun(place, *args, **more):
        monkeypatch.setattr(sqlite3, "connect", connect)
        opened().record(answer())
        return connect(place, *args, **more)

    monkeypatch.setattr(sqlite3, "connect", begun)
    with report(written) as store:
        assert len(list(store.events())) == 11


def test_a_file_that_was_meant_is_named(tmp_path):
    """A slip of the finger gets its neighbour, anything else the files that are there."""
    for name in ("anna.db", "bert.db"):
        (tmp_path / name).touch()
    for named, said in (
        ("ana.db", f"Did you mean `{tmp_path / 'anna.db'}`?"),
        ("zzz.db", "There: anna.db, bert.db."),
        ("none/ana.db", "no such folder"),
    ):
        with pytest.raises(UsageError) as caught:
            open_to_read(tmp_path / named, named=True)
        assert said in str(caught.value)
    with pytest.raises(ProgressError, match="name too long"):
        open_to_read(tmp_path / f"{'a' * 300}.db", named=True)
