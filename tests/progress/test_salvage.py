"""What a damaged file still holds is saved into a new one, and the old one stays as it is."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing

import pytest

from quizapp.errors import ProgressError
from quizapp.progress.backup import take
from quizapp.progress.salvage import salvage
from quizapp.progress.store import Store

PAGE = 4096
REVIEWS = 2000


@pytest.fixture(scope="session")
def large(tmp_path_factory):
    """Return a closed file of 2,000 answers, some of them longer than a page."""
    from quizapp.progress.event import Review

    path = tmp_path_factory.mktemp("large") / "progress.db"
    with Store.open(path, device="d1") as store, store.together():
        for number in range(REVIEWS):
            said = "서울 " * (2000 if number % 200 == 0 else 5)
            store.record(
                Review(f"d/f{number % 300}#x", "right", 1.0, 3, response=said, options=("a", "b"), chance=0.5)
            )
    return path


@pytest.fixture
def copy(large, tmp_path):
    """Return a copy of it that may be damaged."""
    return shutil.copyfile(large, tmp_path / "progress.db")


def log_of(path):
    """Return the log, by id."""
    with closing(sqlite3.connect(path)) as db:
        columns = "uuid, " + ", ".join(
            row[1] for row in db.execute("PRAGMA table_info(event)") if row[1] not in ("seq", "offset")
        )
        return {row[0]: row for row in db.execute(f"SELECT {columns} FROM event")}  # noqa: S608 - its own columns


def homes(path):
    """Return for each id the pages that hold its row, as SQLite's own statistics have it, leaf by leaf."""
    content = path.read_bytes()
    with closing(sqlite3.connect(path)) as db:
        ids = [uuid for (uuid,) in db.execute("SELECT uuid FROM event")]
        leaves = [
            row[0]
            for row in db.execute("SELECT pageno FROM dbstat WHERE name = 'event' AND pagetype = 'leaf'")
        ]
    pages = {number: content[(number - 1) * PAGE : number * PAGE] for number in leaves}
    return {uuid: [n for n, page in pages.items() if uuid.encode() in page] for uuid in ids}


def whole(path, before, memory=None):
    """See that a file is sound and all it holds is as it was; return how many events it holds."""
    after = log_of(path)
    assert all(before[uuid] == row for uuid, row in after.items())
    with Store.open(path, device="d1") as store:
        assert store.db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        triggers = store.db.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'").fetchone()
        assert triggers == (3,)
        kept = store.db.execute("SELECT * FROM memory ORDER BY 1").fetchall()
        store.rebuild()
        assert store.db.execute("SELECT * FROM memory ORDER BY 1").fetchall() == kept
    return after


@pytest.mark.parametrize("seed", range(4))
def test_all_rows_of_pages_that_are_whole_are_saved(copy, large, clock, seed):
    """With pages overwritten at random, what other pages hold is there again, and the old file unchanged."""
    before, rng = log_of(large), random.Random(seed)
    where = homes(large)
    content = bytearray(copy.read_bytes())
    bad = set(rng.sample(range(1, len(content) // PAGE + 1), (1, 4, 12, 40)[seed]))
    for number in bad:
        content[(number - 1) * PAGE : number * PAGE] = rng.choice((bytes(PAGE), rng.randbytes(PAGE)))
    copy.write_bytes(content)
    long = {uuid for uuid, row in before.items() if any(len(str(each)) > 1000 for each in row)}
    safe = {uuid for uuid, pages in where.items() if not bad & set(pages)} - long
    assert len(safe) > REVIEWS // 3
    found = salvage(copy, copy.parent / "b", clock())
    assert found.aside.read_bytes() == content
    after = whole(copy, before)
    assert safe <= set(after)
    assert found.own == len(after)
    assert found.lost <= REVIEWS - len(after)


@pytest.mark.parametrize("cut", [PAGE * 40, PAGE * 40 + 99, -PAGE])
def test_a_file_cut_short_gives_what_is_left_of_it(copy, large, clock, cut):
    """Wherever the end is."""
    content = copy.read_bytes()[:cut]
    copy.write_bytes(content)
    found = salvage(copy, copy.parent / "b", clock())
    assert found.aside.read_bytes() == content
    assert len(whole(copy, log_of(large))) == found.own > 50


def test_a_file_without_its_first_page_loses_nothing(copy, large, clock):
    """The first page says what a file is; the answers are on the others."""
    content = bytes(PAGE) + copy.read_bytes()[PAGE:]
    copy.write_bytes(content)
    found = salvage(copy, copy.parent / "b", clock())
    assert (found.own, found.lost) == (REVIEWS, 0)
    assert len(whole(copy, log_of(large))) == REVIEWS


def test_what_is_only_in_the_wal_is_saved(tmp_path, opened, answer, path, clock):
    """Answers that a crash left beside a file whose header is gone count as well; what was undone does not."""
    store = opened()
    store.record(answer("d/kept#x"))
    store.db.execute("BEGIN")
    store.record(answer("d/undone#x"))
    store.db.execute("ROLLBACK")
    store.record(answer("d/also#x"))
    folder = tmp_path / "crashed"
    folder.mkdir()
    for end in ("", "-wal"):
        shutil.copyfile(f"{path}{end}", folder / f"{path.name}{end}")
    (folder / path.name).write_bytes(b"\0" * 100 + path.read_bytes()[100:])
    salvage(folder / path.name, folder / "b", clock())
    with Store.open(folder / path.name, device="d1") as saved:
        assert [event.card for event in saved.events()] == ["d/kept#x", "d/also#x"]


def test_backups_give_what_the_file_lost(copy, large, clock):
    """What a page lost and a backup has comes from there, and that is said."""
    before = log_of(large)
    with Store.open(copy, device="d1") as store:
        backup = take(store.db, copy.parent / "b", why="sitting", now=clock())
    content = bytearray(copy.read_bytes())
    content[PAGE * 30 : PAGE * 60] = bytes(PAGE * 30)
    copy.write_bytes(content)
    found = salvage(copy, copy.parent / "b", clock())
    assert found.lost == 0
    assert found.own + found.backups[str(backup)] == REVIEWS
    assert whole(copy, before) == before


def test_what_is_lost_is_counted_and_dated(path, opened, answer, clock):
    """The gap that lost answers leave says how many they were, and about when."""
    with opened() as store:
        times = []
        for number in range(60):
            clock.minutes(1)
            times.append(store.record(answer(f"d/f{number}#x", response="x" * 900)).event.at)
    with closing(sqlite3.connect(path)) as db:
        leaves = [
            n
            for (n,) in db.execute(
                "SELECT pageno FROM dbstat WHERE name = 'event' AND pagetype = 'leaf' ORDER BY path"
            )
        ]
    content = bytearray(path.read_bytes())
    content[(leaves[3] - 1) * PAGE : leaves[3] * PAGE] = bytes(PAGE)
    path.write_bytes(content)
    found = salvage(path, path.parent / "b", clock())
    assert found.own + found.lost == 60
    assert 0 < found.lost < 10
    first = times.index(found.since)
    assert times[first + found.lost + 1] == found.until


def test_a_row_that_no_log_can_hold_is_kept_beside_the_old_file(path, opened, answer, clock):
    """What does not fit is written as JSON Lines, and named."""
    with opened() as store:
        store.record(answer("d/a#x"))
        store.record(answer("d/b#x"))
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("DROP TRIGGER event_no_update")
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute("UPDATE event SET day = 'someday' WHERE card = 'd/b#x'")
    found = salvage(path, path.parent / "b", clock())
    assert found.own == 1
    assert '"day": "someday"' in found.unread.read_text(encoding="utf-8")
    assert found.unread.name == f"{found.aside.name}.unread.jsonl"


def test_a_file_of_which_nothing_can_be_read_stays(path, clock):
    """There is nothing to put in its place."""
    path.write_bytes(random.Random(1).randbytes(PAGE * 4))
    content = path.read_bytes()
    with pytest.raises(ProgressError, match="Nothing can be read"):
        salvage(path, path.parent / "b", clock())
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert path.read_bytes() == content
