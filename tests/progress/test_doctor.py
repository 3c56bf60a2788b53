"""What a doctor finds in a progress file, and that nothing is touched by the finding."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing

import pytest
from otheruser import another_user

from quizapp.progress.backup import take
from quizapp.progress.doctor import examine
from quizapp.progress.repair import repair
from quizapp.progress.store import Store
from quizapp.progress.surroundings import around


@pytest.fixture
def written(path, opened, answer, clock):
    """Return a closed file of 80 answers, some taken back or judged again."""
    with opened() as store:
        for number in range(80):
            clock.minutes(1)
            store.record(answer(f"d/f{number % 20}#x", response="x" * 200))
        store.undo()
        store.override(next(store.events()).uuid, "wrong", 1)
        store.flag("d/f1#x", "odd")
        store.rename("d/f2#x", "d/g2#x")
    return path


def change(path, *statements):
    """Do to a file what no version of ours would, as another program can."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for statement in statements:
            db.execute(statement)


def amiss(path, clock):
    """Return what is to be put right, as (what, needs)."""
    return [(found.what, found.needs) for found in examine(path, clock()).findings if not found.well]


def test_a_file_that_is_well_is_said_to_be_and_left_alone(written, clock):
    """Every part is looked at, and not a byte nor a file is new."""
    before = {file.name: file.read_bytes() for file in written.parent.iterdir()}
    findings, cards = examine(written, clock())
    assert [found.what for found in findings] == ["file", "integrity", "guards", "log", "memory"]
    assert all(found.well for found in findings)
    assert len(cards) == 20
    assert {file.name: file.read_bytes() for file in written.parent.iterdir()} == before


def test_a_sitting_that_is_open_is_looked_at_as_well(opened, answer, path, clock):
    """Answers that are in the -wal alone count."""
    opened().record(answer())
    assert "1 event," in examine(path, clock()).findings[0].said
    assert amiss(path, clock) == []


def test_no_file_and_an_empty_one_are_well(path, clock):
    """There is no progress yet, and none is made."""
    assert amiss(path, clock) == []
    assert not path.exists()
    path.touch()
    assert amiss(path, clock) == []


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("DROP TRIGGER event_no_delete", ("guards", "salvage")),
        ("DROP INDEX event_exam", ("guards", "salvage")),
        ("CREATE TRIGGER mine AFTER INSERT ON event BEGIN SELECT 1; END", ("file", "salvage")),
        ("UPDATE memory SET stability = 99 WHERE card = 'd/f3#x'", ("memory", "rebuild")),
        ("DELETE FROM memory WHERE card = 'd/f3#x'", ("memory", "rebuild")),
        ("DELETE FROM amend", ("memory", "rebuild")),
        ("PRAGMA user_version = 99", ("file", "")),
        ("PRAGMA application_id = 7", ("file", "salvage")),
    ],
)
def test_what_was_tampered_with_is_found(written, clock, statement, found):
    """Each fault is named, with the repair that it needs."""
    change(written, statement)
    assert amiss(written, clock) == [found]


@pytest.mark.parametrize("value", ["options = '[broken]'", "data = '{broken}'"])
def test_an_event_that_cannot_be_read_is_found(written, clock, value):
    """One that is whole for SQLite, and nothing for us."""
    with closing(sqlite3.connect(written, isolation_level=None)) as db:
        name = "event_no_update"
        (guard,) = db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    change(written, f"DROP TRIGGER {name}", f"UPDATE event SET {value} WHERE seq = 3", guard)  # noqa: S608 - constants
    assert amiss(written, clock) == [("log", "salvage")]


def test_what_is_odd_and_harmless_is_said_and_no_fault(written, opened, answer, clock):
    """A clock that was ahead, an event of a newer version, an answer of another device."""
    with opened() as store:
        clock.days(400)
        store.record(answer())
        row = "hex(randomblob(9)), 'd2', {}, 99, '1970-01-01', 0"
        for number, said in ((1, "'dream', NULL"), (2, "'retract', 'elsewhere'")):
            store.db.execute(
                f'INSERT INTO event (uuid, device, clock, at, day, "offset", kind, target) '
                f"SELECT {row.format(number)}, {said}"
            )
        store.rebuild()
    clock.days(-400)
    findings = examine(written, clock()).findings
    assert {"clock", "kinds", "targets"} <= {found.what for found in findings if found.well}
    assert amiss(written, clock) == []


@pytest.mark.parametrize("seed", range(4))
def test_damage_is_said_and_repaired(written, clock, seed):
    """Whatever page is noise, a doctor says so and never stumbles; after a repair all is well."""
    rng = random.Random(seed)
    content = bytearray(written.read_bytes())
    page = rng.randrange(len(content) // 4096) if seed else 0
    content[page * 4096 : page * 4096 + 4096] = rng.randbytes(4096)
    written.write_bytes(content)
    findings = examine(written, clock()).findings
    assert [found.needs for found in findings if not found.well] == ["salvage"]
    done = repair(written, written.parent / "b", findings, clock())
    assert "kept, unchanged, as" in done[0]
    assert amiss(written, clock) == []
    assert next(written.parent.glob("*.damaged-*")).read_bytes() == content


def test_memory_alone_is_made_anew_after_a_backup(written, clock, kept):
    """The log stays as it is, and the file as it was is named."""
    with Store.open(written, device="d1") as store:
        before = kept(store)
    change(written, "UPDATE memory SET lapses = 9")
    done = repair(written, written.parent / "b", examine(written, clock()).findings, clock())
    (copy,) = (written.parent / "b").iterdir()
    assert str(copy) in done[0]
    with Store.open(written, device="d1") as store:
        assert kept(store) == before
    assert not list(written.parent.glob("*.damaged-*"))


def test_what_is_no_progress_file_is_not_repaired(path, clock):
    """Another's file is left alone."""
    path.write_text("deck: welcome\n" * 99)
    assert amiss(path, clock) == [("file", "")]
    assert repair(path, path.parent / "b", examine(path, clock()).findings, clock()) == []


def test_what_is_around_a_file_is_looked_at(written, clock, tmp_path):
    """Backups, who may read it, and this device."""
    written.chmod(0o644)
    aside = tmp_path / "progress.db.damaged-20260101T000000Z"
    for end in ("", "-wal"):
        aside.with_name(f"{aside.name}{end}").touch()
    backups = tmp_path / "b"
    backups.mkdir()
    shutil.copyfile(written, backups / "20260101T000000Z-sitting.db")
    (backups / "20260102T000000Z-sitting.db").write_bytes(b"x" * 5000)
    found = {each.what: each for each in around(written, backups, tmp_path / "state")}
    assert "chmod 600" in found["private"].remedy
    assert not found["backups"].well
    assert found["aside"].said == f"1 file set aside by a repair: {aside}."
    (backups / "20260102T000000Z-sitting.db").unlink()
    found = {each.what: each for each in around(written, backups, tmp_path / "state")}
    assert found["backups"].said == "1 backup; the newest, 20260101T000000Z-sitting.db, is whole."


def test_a_file_that_is_gone_is_a_fault_where_there_are_backups(written, clock, tmp_path):
    """Nothing known is well only where there is nothing to be known."""
    backups = tmp_path / "b"
    assert {
        each.what for each in around(tmp_path / "none.db", backups, tmp_path / "s") if not each.well
    } == set()
    with Store.open(written, device="d1") as store:
        take(store.db, backups, why="sitting", now=clock())
    written.unlink()
    (found,) = (each for each in around(written, backups, tmp_path / "s") if not each.well)
    assert "there is 1 backup of one" in found.said
    assert "quizapp restore" in found.remedy


def test_what_cannot_be_read_or_written_is_a_fault(open_to_all, clock):
    """Backups behind a closed door, and a file that no sitting could write to."""
    path, backups = open_to_all / "p.db", open_to_all / "b"
    with another_user(), Store.open(path, device="d1") as store:
        take(store.db, backups, why="sitting", now=clock())
    for place, mode, what in (
        (backups, 0o000, "backups"),
        (backups, 0o500, "backups"),
        (path, 0o400, "writable"),
    ):
        before = place.stat().st_mode
        place.chmod(mode)
        with another_user():
            assert [each.what for each in around(path, backups, open_to_all / "s") if not each.well] == [what]
        place.chmod(before)
