"""Files that are not what they should be: one clear message, and nothing touched."""

from __future__ import annotations

import os
import sqlite3
import stat
import struct
from contextlib import closing

import pytest
from otheruser import another_user

from quizapp.errors import NewerProgress, ProgressError, ReadOnlyProgress
from quizapp.progress.file import APPLICATION_ID, SCHEMA
from quizapp.progress.readonly import open_to_read
from quizapp.progress.store import Store


def everything(folder):
    """All files of a folder and their bytes, but for the index of a WAL, which holds locks."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if not file.name.endswith("-shm")}


def refused(path, kind=ProgressError, **more):
    """Return the error that opening a file gives, which must leave all bytes as they were."""
    before = everything(path.parent) if path.parent.is_dir() else None
    with pytest.raises(kind) as caught:
        Store.open(path, device="d1", **more)
    if before is not None:
        assert everything(path.parent) == before
    assert caught.value.hint
    assert str(path) in caught.value.message
    return caught.value.message


def test_a_new_file_is_private_in_private_folders(tmp_path, answer):
    """Nobody else can read a learner's file, nor what SQLite keeps beside it; other folders stay."""
    tmp_path.chmod(0o755)
    path = tmp_path / "a" / "b" / "p.db"
    old = os.umask(0)
    try:
        with Store.open(path, device="d1") as store:
            store.record(answer())
            modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    finally:
        os.umask(old)
    assert modes == {"p.db": 0o600, "p.db-wal": 0o600, "p.db-shm": 0o600}
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in path.parents[:3]] == [0o700, 0o700, 0o755]


def test_what_is_not_sqlite_is_no_progress_file(path):
    """A text, a picture, a byte: refused by its first bytes."""
    for content in (b"x", b"deck: welcome\n" * 99, b"\x89PNG" + bytes(999), b"SQLite format 3\x00"):
        path.write_bytes(content)
        assert "not a progress file" in refused(path)


def test_another_programs_database_is_left_alone(path):
    """An SQLite file with other tables, or another's mark, is not taken over."""
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE notes (id INTEGER)")
    db.commit()
    assert "another program's" in refused(path)
    db.execute("PRAGMA application_id = 7")
    db.close()
    assert "another program's" in refused(path)


def test_a_folder_is_not_a_file(tmp_path):
    """Naming a folder says so."""
    (tmp_path / "p.db").mkdir()
    with pytest.raises(ProgressError, match="is a folder"):
        Store.open(tmp_path / "p.db", device="d1")


def test_a_path_through_a_file_is_said(path):
    """A path that goes through a file cannot be made, and the message says why."""
    path.write_text("x")
    with pytest.raises(ProgressError, match="cannot be opened"):
        Store.open(path / "p.db", device="d1")


@pytest.fixture
def written(path, opened, answer):
    """Return a closed file of 50 answers."""
    store = opened()
    for number in range(50):
        store.record(answer(f"d/f{number}#x", response="x" * 400))
    store.close()
    return path


@pytest.mark.parametrize("size", [1, 50, 100, 4096, 5000, 20_000, -4096, -1])
def test_a_truncated_file_is_said_to_be_damaged(written, size):
    """Cut anywhere, it is refused and kept as it is."""
    content = written.read_bytes()
    written.write_bytes(content[:size])
    assert ("not a progress file" if 0 < size < 512 else "damaged") in refused(written)


def test_an_emptied_file_beside_its_wal_is_not_taken_for_new(opened, path, answer):
    """SQLite would throw the -wal away, and the answers in it."""
    opened().record(answer())
    wal = path.with_name("p2.db-wal")
    wal.write_bytes(path.with_name("progress.db-wal").read_bytes())
    path.with_name("p2.db").touch()
    message = refused(path.with_name("p2.db"))
    assert "damaged" in message


@pytest.mark.parametrize("page", [b"", bytes(512), b"SQLite format 3\0" + bytes(2032)])
def test_a_file_that_a_power_cut_left_half_made_is_made_anew(opened, path, answer, page):
    """A first page of which the disk got a part, with SQLite's journal of an empty file, held nothing yet."""
    path.write_bytes(page)
    header = struct.pack(">8s5I", bytes.fromhex("d9d505f920a163d7"), 0, 7, 0, 512, 4096)
    path.with_name("progress.db-journal").write_bytes(header.ljust(512, b"\0"))
    with closing(open_to_read(path)) as reading:
        assert reading.execute("SELECT count(*) FROM event").fetchone() == (0,)
    opened().record(answer())
    assert [each.card for each in opened().events()] == ["d/a#x"]


def test_scrambled_pages_are_said_to_be_damaged(written):
    """Where a page of the log is noise, reading it says so instead of a traceback."""
    content = bytearray(written.read_bytes())
    content[4096 : len(content)] = os.urandom(len(content) - 4096)
    written.write_bytes(content)

    def read():
        with Store.open(written, device="d1") as store:
            list(store.events())
            store.rebuild()

    with pytest.raises(ProgressError, match="damaged"):
        read()


def test_a_newer_file_is_left_alone(written):
    """A downgrade is refused, byte for byte."""
    db = sqlite3.connect(written)
    db.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    db.close()
    assert "newer version" in refused(written, NewerProgress)


def test_a_newer_file_that_was_not_closed_is_left_alone(written, tmp_path):
    """Also where the upgrade is still in the -wal, as after a crash: neither file changes."""
    db = sqlite3.connect(written)
    db.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    copy = tmp_path / "copy"
    copy.mkdir()
    for file in tmp_path.glob("progress.db*"):
        if not file.name.endswith("-shm"):
            (copy / file.name).write_bytes(file.read_bytes())
    db.close()
    assert {file.name for file in copy.iterdir()} == {"progress.db", "progress.db-wal"}
    assert int.from_bytes((copy / "progress.db").read_bytes()[60:64], "big") == SCHEMA
    assert "newer version" in refused(copy / "progress.db", NewerProgress)


def test_a_file_that_another_program_holds_is_said(written):
    """Nobody is told that a database is locked; they are told to wait for the other program."""
    other = sqlite3.connect(written, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    before = written.read_bytes()
    with pytest.raises(ProgressError, match="Another program is holding"):
        Store.open(written, device="d1", patience=0.05)
    other.execute("ROLLBACK")
    other.close()
    assert written.read_bytes() == before
    Store.open(written, device="d1").close()


def test_a_lock_that_comes_while_studying_is_said_and_passes(written, answer):
    """An answer that cannot be written is refused; when the lock is gone it can be given again."""
    other = sqlite3.connect(written, isolation_level=None)
    with Store.open(written, device="d1", patience=0.05) as store:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ProgressError, match="Another program is holding"):
            store.record(answer())
        other.execute("ROLLBACK")
        store.record(answer())
        assert len(list(store.events())) == 51
    other.close()


def test_a_file_that_cannot_be_written_is_said(open_to_all):
    """A read-only file is refused at the start, before an answer could be lost."""
    path = open_to_all / "p.db"
    with another_user():
        Store.open(path, device="d1").close()
    path.chmod(0o444)
    with another_user():
        assert "cannot be written" in refused(path, ReadOnlyProgress)


def test_a_folder_that_cannot_be_written_is_said(open_to_all):
    """So is a new file in a folder that is not the learner's."""
    open_to_all.chmod(0o555)
    if os.geteuid() == 0:
        os.chown(open_to_all, 0, 0)
    with another_user():
        assert "cannot be written" in refused(open_to_all / "p.db", ReadOnlyProgress)


def test_a_migration_cut_short_is_done_again(path, opened, answer):
    """A file that was made and never filled, as after a crash between the two, is a new one."""
    path.touch()
    store = opened()
    store.record(answer())
    store.close()
    bare = path.with_name("bare.db")
    db = sqlite3.connect(bare)
    db.execute("PRAGMA journal_mode = WAL")
    db.close()
    with Store.open(bare, device="d1") as store:
        store.record(answer())
        assert store.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_file_says_what_it_is(written):
    """`file` and other programs can tell it by the mark in its header."""
    assert int.from_bytes(written.read_bytes()[68:72], "big") == APPLICATION_ID
