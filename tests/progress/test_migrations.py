"""From every version of the schema that ever landed to the newest, with all that was answered.

`QUIZAPP_SCHEMA=write pytest tests/progress/test_migrations.py` writes the dump of a new version, which is
then kept for ever; `QUIZAPP_MIGRATED=1000000` migrates a file of so many reviews.
"""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from textwrap import dedent

import pytest

from quizapp.errors import DamagedProgress, ProgressError
from quizapp.progress import queries
from quizapp.progress.event import COLUMNS, KINDS
from quizapp.progress.file import APPLICATION_ID, SCHEMA
from quizapp.progress.readonly import open_to_read
from quizapp.progress.store import Store

ROOT = Path(__file__).parents[2]
DUMPS = Path(__file__).parent / "schemas"
VERSIONS = range(1, SCHEMA + 1)
OLDER = [(version, rows) for version in VERSIONS for rows in (False, True)]
MANY = int(os.environ.get("QUIZAPP_MIGRATED", "20000"))

GUARDS = ["event_no_delete", "event_no_replace", "event_no_update"]
LOG = ", ".join(f'"{name}"' for name in ("seq", *COLUMNS))
CACHE = ("memory", "amend")


def dump_of(version, *, rows):
    """Return where the dump of a version is kept."""
    return DUMPS / f"v{version}{'' if rows else '-empty'}.sql"


def laid(path, version, *, rows=True):
    """Make a file as a version wrote it; return its path."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.executescript(dump_of(version, rows=rows).read_text(encoding="utf-8"))
    return path


def dumped(path):
    """Return a file as SQL."""
    with closing(sqlite3.connect(path)) as db:
        marks = [
            f"PRAGMA {name} = {db.execute(f'PRAGMA {name}').fetchone()[0]};"
            for name in ("application_id", "user_version")
        ]
        return "\n".join([*marks, *db.iterdump(), ""])


def log_of(path):
    """Return all that the log of a file holds, with the type of each value."""
    with closing(sqlite3.connect(path)) as db:
        types = ", ".join(f'typeof("{name}")' for name in COLUMNS)
        return db.execute(f"SELECT {LOG}, {types} FROM event ORDER BY seq").fetchall()  # noqa: S608 - constants


def schema_of(path):
    """Return the schema of a file, but for the tables that are a cache."""
    with closing(sqlite3.connect(path)) as db:
        rows = db.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2").fetchall()
    return [row for row in rows if row[2] not in CACHE]


def every_kind(store, answer, clock):
    """Write an event of every kind, with all that one can hold."""
    store.begin_sitting()
    full = answer(
        "d/a#x", "wrong", asked_as="choice", rung=1, chance=0.25, seed=7, options=("서울", "Busan"),
        companions=("x",), picked=(0,), response="“Busan”\n", expected="서울", answer_print="a", wording_print="w",
        ms=900, revision="r1", data={"took_for": "busan", "n": [1, None]},
    )  # fmt: skip
    first = store.record(full).event
    clock.days(1)
    second = store.record(answer("d/a#x", mode="study")).event
    store.record(answer("d/b#x", "which"))
    store.record(answer("d/c#x", mode="exam"))
    store.record(answer("d/c#x", mode="practice"))
    store.retract(second.uuid)
    store.redo()
    store.override(first.uuid, "right", 3)
    for name in ("suspend", "unsuspend", "reset"):
        getattr(store, name)("d/b#x")
    store.bury("d/a#x", dt.date(2026, 4, 1))
    store.set_due("d/c#x", dt.date(2026, 5, 1))
    store.flag("d/a#x", "a flag; 'quoted'")
    store.note("d/a#x", "a note")
    store.edit("d/a#x", "a2", "w2", "r2", was="서울")
    store.rename("d/c#x", "d/d#x", reused=True)
    clock.days(2)
    store.record(answer("d/d#x", "near"))


@pytest.fixture
def everything(opened, answer, clock):
    """Return a function that makes a file of the newest version with an event of every kind."""

    def everything_(file):
        with opened(file=file) as store:
            every_kind(store, answer, clock)
        return file

    return everything_


@pytest.mark.parametrize("rows", [False, True])
def test_the_newest_version_is_kept_as_a_dump(tmp_path, opened, everything, rows):
    """A change of the schema needs a migration, and a dump of what came of it."""
    path = tmp_path / "now.db"
    if rows:
        everything(path)
    else:
        opened(file=path).close()
    dump = dump_of(SCHEMA, rows=rows)
    if os.environ.get("QUIZAPP_SCHEMA") == "write" and not dump.exists():  # what has landed is permanent
        dump.write_text(dumped(path), encoding="utf-8")
    assert dump.exists(), "QUIZAPP_SCHEMA=write writes it"
    assert schema_of(path) == schema_of(laid(tmp_path / "dump.db", SCHEMA, rows=rows))


@pytest.mark.parametrize("version", VERSIONS)
def test_each_dump_holds_every_kind_that_its_version_wrote(tmp_path, version):
    """A migration is tried on all there can be."""
    path = laid(tmp_path / "p.db", version)
    with closing(sqlite3.connect(path)) as db:
        kinds = {kind for (kind,) in db.execute("SELECT DISTINCT kind FROM event")}
    assert kinds == set(KINDS)


@pytest.mark.parametrize(("version", "rows"), OLDER)
def test_every_version_becomes_the_newest_with_all_rows_as_they_were(tmp_path, opened, kept, version, rows):
    """Nothing of the log changes, the guards stand, the memory is what the log comes to."""
    path = laid(tmp_path / "p.db", version, rows=rows)
    before = log_of(path)
    with opened(file=path) as store:
        assert store.db.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
        assert store.db.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert store.db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        triggers = store.db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY 1")
        assert [name for (name,) in triggers] == GUARDS
        memory = kept(store)
        store.rebuild()
        assert kept(store) == memory
        assert bool(memory[0]) == rows
    assert log_of(path) == before
    fresh = tmp_path / "fresh.db"
    opened(file=fresh).close()
    assert schema_of(path) == schema_of(fresh)


@pytest.mark.parametrize("version", VERSIONS[:-1])
def test_a_copy_is_kept_before_a_file_is_migrated(tmp_path, opened, clock, version):
    """It is of the old version, holds every row, and is named to the learner once."""
    path = laid(tmp_path / "p.db", version)
    before = log_of(path)
    with opened(file=path, backups=tmp_path / "b") as store:
        (copy,) = (tmp_path / "b").iterdir()
        assert store.notices == [
            f"The progress file was brought up to date; a backup of the old one is {copy}."
        ]
    assert copy.name == "20260302T120000Z-migration.db"
    assert log_of(copy) == before
    with closing(sqlite3.connect(copy)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (version,)
    with opened(file=path, backups=tmp_path / "b") as store:
        assert store.notices == []
    assert list((tmp_path / "b").iterdir()) == [copy]


def test_nothing_answered_yet_needs_no_copy(tmp_path, opened):
    """A new file, or an older one without a row, is brought up to date without a word."""
    for path in (tmp_path / "new.db", laid(tmp_path / "old.db", 1, rows=False)):
        with opened(file=path, backups=tmp_path / "b") as store:
            assert store.notices == []
    assert not (tmp_path / "b").exists()


def test_without_room_for_a_copy_nothing_is_migrated(tmp_path, opened):
    """Where the copy cannot be kept the file stays as it is, and that is said."""
    path = laid(tmp_path / "p.db", 1)
    before = log_of(path)
    (tmp_path / "b").write_text("in the way")
    with pytest.raises(ProgressError, match="was not brought up to date: no backup can be kept") as caught:
        opened(file=path, backups=tmp_path / "b")
    assert "nothing was changed" in caught.value.hint
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
    assert log_of(path) == before


@pytest.mark.parametrize(("version", "rows"), OLDER)
def test_a_report_reads_an_older_file_and_leaves_it(tmp_path, version, rows):
    """It is brought up to date in memory alone, and no copy is needed."""
    path = laid(tmp_path / "p.db", version, rows=rows)
    before = path.read_bytes()
    with closing(open_to_read(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
        assert bool(queries.exams(db, 9)) == rows
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["p.db"]


def test_a_file_that_lies_about_its_version_is_refused(tmp_path, opened):
    """One that says it is older than it is would be migrated for ever."""
    path = laid(tmp_path / "p.db", SCHEMA)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 1")
    with pytest.raises(DamagedProgress, match="says that it is of version 1, and is not"):
        opened(file=path)


def test_listing_exams_reads_no_other_answers(store):
    """The list of past exams comes out of an index of theirs."""
    plans = []
    store.db.set_trace_callback(plans.append)
    queries.exams(store.db, 1)
    store.db.set_trace_callback(None)
    plan = store.db.execute(f"EXPLAIN QUERY PLAN {plans[0]}").fetchall()
    assert "USING INDEX event_exam" in plan[0][3]


KILLED = """
    import os, shutil, signal, sys
    from pathlib import Path
    from quizapp.progress.store import Store
    import quizapp.progress.store as module

    bring, count, enough = module.bring_up_to_date, 0, 0

    def seen(statement):
        global count
        count += 1
        if count == enough:
            os.kill(os.getpid(), signal.SIGKILL)

    def traced(db, *more):
        db.set_trace_callback(seen)
        return bring(db, *more)

    module.bring_up_to_date = traced
    source = Path(sys.argv[1])
    while True:
        enough += 1
        path = source.with_name(f"killed-{enough}.db")
        shutil.copyfile(source, path)
        child = os.fork()
        if not child:
            Store.open(path, device="d1", backups=path.parent / "b").close()
            os._exit(0)
        if os.waitpid(child, 0)[1] == 0:
            break
        print(path)
"""


def start(code, *args):
    """Start Python on a piece of code, with our package to import."""
    return subprocess.Popen(
        [sys.executable, "-c", dedent(code), *map(str, args)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip


@pytest.mark.parametrize("version", VERSIONS[:-1])
def test_a_kill_at_any_statement_leaves_the_old_or_the_new(tmp_path, kept, version):
    """Killed before each statement of migrating and of making memory again, the next start finishes it."""
    path = laid(tmp_path / "p.db", version)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("UPDATE meta SET value = '0' WHERE name = 'memory'")  # so memory is made again as well
        db.execute("PRAGMA journal_mode = DELETE")  # whole without a -wal, to be copied
    before = log_of(path)
    printed, errors = start(KILLED, path).communicate()
    assert errors == ""
    killed = [Path(line) for line in printed.split()]
    assert len(killed) > 20
    left = set()
    for file in killed:
        with closing(sqlite3.connect(file)) as db:
            left.add(db.execute("PRAGMA user_version").fetchone()[0])
        assert log_of(file) == before
        with Store.open(file, device="d1") as store:
            assert store.db.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
            assert store.db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            memory = kept(store)
            store.rebuild()
            assert kept(store) == memory
        assert log_of(file) == before
    assert left == set(range(version, SCHEMA + 1))
    assert not list(tmp_path.glob("b/*")) or all(log_of(copy) == before for copy in tmp_path.glob("b/*.db"))


OPENED = """
    import sys
    from pathlib import Path
    from quizapp.progress.store import Store
    import sqlite_utils

    path = Path(sys.argv[1])
    print("ready", flush=True)
    sys.stdin.readline()
    with Store.open(path, device="d1", backups=path.parent / "b") as store:
        print(len(store.notices))
"""


def test_two_that_migrate_at_once_do_it_once(tmp_path, kept):
    """Whoever comes second finds it done; no row is lost, and one of them says so."""
    for turn in range(3):
        path = laid(tmp_path / f"{turn}.db", 1)
        before = log_of(path)
        both = [
            subprocess.Popen(
                [sys.executable, "-c", dedent(OPENED), path],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                env=os.environ | {"PYTHONPATH": str(ROOT)},
            )
            for _ in range(2)
        ]  # fmt: skip
        for process in both:
            assert process.stdout.readline() == "ready\n"
        for process in both:
            process.stdin.write("\n")
            process.stdin.flush()
        said = [process.communicate()[0].strip() for process in both]
        assert sorted(said) == ["0", "1"]
        assert log_of(path) == before
        with Store.open(path, device="d1") as store:
            memory = kept(store)
            store.rebuild()
            assert kept(store) == memory


MEASURED = """
    import resource, sys, time
    from pathlib import Path
    from quizapp.progress.store import Store

    began = time.perf_counter()
    path = Path(sys.argv[1])
    with Store.open(path, device="d1", backups=path.parent / "b") as store:
        cards = store.db.execute("SELECT count(*) FROM memory").fetchone()[0]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(cards, peak, round(time.perf_counter() - began, 1))
"""


def grown(path, reviews):
    """Make a file of the first version with so many reviews, one in a thousand taken back."""
    laid(path, 1, rows=False)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN")
        db.execute(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
            'INSERT INTO event (uuid, device, clock, at, day, "offset", kind, card, sitting, mode, asked_as, '
            "rung, chance, response, expected, score, verdict, rating, retention, parameters, options, target) "
            "SELECT printf('%032x', i), 'd1', 1700000000000 + i, 1700000000000 + i, "
            "date('2020-01-01', '+' || (i / 500) || ' days'), 0, iif(i % 1000, 'review', 'retract'), "
            "'deck/f' || (i % (? / 20)) || '#when', 's' || (i / 40), 'study', 'typed', 2, 0.0, "
            "'an answer of some length', 'the answer expected', 1.0, 'right', 3, 0.9, 'fsrs-6-default', "
            '\'["one","two","three","four"]\', iif(i % 1000, NULL, printf(\'%032x\', i - 1)) FROM n',
            (reviews, reviews),
        )
        db.execute("UPDATE meta SET value = '0' WHERE name = 'memory'")  # so memory is made again as well
        db.execute("COMMIT")
    return path


def test_a_large_file_is_migrated_and_remembered_in_bounded_memory(tmp_path):
    """The peak does not grow with the log: all of it is streamed."""
    measured = []
    for count in (200, MANY):
        printed, errors = start(MEASURED, grown(tmp_path / f"{count}.db", count)).communicate()
        assert errors == ""
        cards, peak, seconds = printed.split()
        assert int(cards) > count // 25
        measured.append(int(peak) // (1024 if sys.platform == "darwin" else 1))
    sys.stderr.write(
        f"{MANY} reviews: {seconds} s, peak {measured[1]} KiB ({measured[0]} for 200)\n"
    )  # -s shows it
    assert measured[1] - measured[0] < 12 * 1024  # KiB; the rows alone would take more
