"""Progress files from strangers: refused, or read without anything in them having run; never changed."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from quizapp.errors import DamagedProgress, ProgressError
from quizapp.progress import guard
from quizapp.progress.event import from_row
from quizapp.progress.readonly import open_to_read
from quizapp.progress.schema import MADE
from quizapp.progress.store import Store

REVIEW = (
    "INSERT INTO event (uuid, device, clock, at, day, offset, kind, card, mode, verdict, rating, score, retention) "
    "VALUES ('evil-{0}', 'd9', {1}, 1795340000000, '2026-11-22', 0, 'review', 'd/a#x', 'study', 'right', 3, 1, 0.9)"
)
ADDED = {
    "a trigger on the log": (
        "CREATE TRIGGER evil AFTER INSERT ON event BEGIN DELETE FROM meta; END", "a trigger “evil”"),
    "a trigger on memory": (
        "CREATE TRIGGER evil AFTER UPDATE ON memory BEGIN DELETE FROM meta; END", "a trigger “evil”"),
    "a trigger beside the guards": (
        "CREATE TRIGGER event_no_update2 BEFORE UPDATE ON event BEGIN SELECT 1; END", "“event_no_update2”"),
    "a view": ("CREATE VIEW evil AS SELECT load_extension('x')", "a view “evil”"),
    "a table": ("CREATE TABLE evil (a)", "a table “evil”"),
    "a view in place of the log": (
        "DROP TABLE event; CREATE VIEW event AS SELECT load_extension('x') AS uuid", "a view “event”"),
    "a virtual table in place of memory": (
        "DROP TABLE memory; CREATE VIRTUAL TABLE memory USING fts5(card)", "a table “memory"),
    "a virtual table": ("CREATE VIRTUAL TABLE evil USING fts5(a)", "a table “evil”"),
    "an index by a function": ("CREATE INDEX evil ON event (abs(clock))", "an index “evil”"),
    "an index on memory": ("CREATE INDEX evil ON memory (card) WHERE abs(reps) > 0", "an index “evil”"),
    "a generated column": (
        "ALTER TABLE event ADD COLUMN evil TEXT GENERATED ALWAYS AS (upper(uuid)) VIRTUAL", "a table “event”"),
    "a column": ("ALTER TABLE meta ADD COLUMN evil TEXT", "a table “meta”"),
    "a column in what sqlite_utils keeps": (
        'ALTER TABLE _sqlite_migrations ADD COLUMN evil AS (upper("name"))', "a table “_sqlite_migrations”"),
    "many things": (
        "".join(f"CREATE VIEW v{n} AS SELECT {n};" for n in range(guard.OBJECTS)), "more than 100 tables"),
    "a name that steers": ('CREATE VIEW "\x1b]0;evil\x07" AS SELECT 1', "a view “"),
}  # fmt: skip

SWAPPED = {
    "a view under the indexes of the log": (
        ("UPDATE sqlite_master SET type = 'view', rootpage = 0, "
        "sql = 'CREATE VIEW event AS SELECT 1 AS uuid' WHERE name = 'event'"), "damaged"),
    "no check of types": (
        "UPDATE sqlite_master SET sql = replace(sql, ') STRICT', ')') WHERE name = 'event'", "a table “event”"),
    "a check that is gone": (
        "UPDATE sqlite_master SET sql = replace(sql, 'CHECK (seq > 0)', '') WHERE name = 'event'", "a table “event”"),
    "another guard": (
        ("UPDATE sqlite_master SET sql = replace(sql, 'RAISE(ABORT, ''the log is append-only'')', '1') "
        "WHERE name = 'event_no_delete'"), "a trigger “event_no_delete”"),
    "a statement that is none": ("UPDATE sqlite_master SET sql = 'evil' WHERE name = 'meta'", ""),
    "a thing of no kind": ("UPDATE sqlite_master SET type = 'evil' WHERE name = 'meta'", ""),
    "a text that is no UTF-8": ("UPDATE sqlite_master SET name = CAST(x'ff' AS TEXT) WHERE name = 'meta'", ""),
    "a page that is not there": ("UPDATE sqlite_master SET rootpage = 99999 WHERE name = 'event'", ""),
    "the page of another": (
        ("UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'meta') "
        "WHERE name = 'event_card'"), ""),
    "another program's number": ("PRAGMA application_id = 7", "another program"),
    "a version below none": ("PRAGMA user_version = -1", "another program"),
    "no version": ("PRAGMA user_version = 0", "another program"),
}  # fmt: skip

ROWS = {
    "a list that is none": ("options", "[1,]", "“options” cannot be read"),
    "numbers for texts": ("options", "[1, 2]", "“options” cannot be read"),
    "texts for places": ("picked", '["1"]', "“picked” cannot be read"),
    "an object that is none": ("data", "{]}", "“data” cannot be read"),
    "no number": ("data", '{"a": NaN}', "“data” cannot be read"),
    "depth": ("data", '{"a":' + "[" * 100_000 + "}", "“data” cannot be read"),
}


def shut(path):
    """Write to a file as a stranger would, and leave it without a -wal."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = DELETE")
    return closing(db)


@pytest.fixture
def written(opened, path, answer):
    """Return a file with ten answers that nobody has open."""
    store = opened()
    for number in range(10):
        store.record(answer(f"d/f{number}#x"))
    store.close()
    return path


def refused(path):
    """Return what is said of a file, however it is opened, having seen that not a byte of it changed."""
    before = path.read_bytes()
    said = []
    for opening in (
        lambda: open_to_read(path, stranger=True),
        lambda: open_to_read(path),
        lambda: Store.open(path, device="d1"),
    ):
        with pytest.raises(ProgressError) as caught:
            opening()
        said.append(str(caught.value))
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    return said


@pytest.mark.parametrize("what", ADDED)
def test_what_is_not_ours_is_refused_by_name(written, what):
    """A table, view, index or trigger that quizapp did not make is named before it could run."""
    statement, name = ADDED[what]
    with shut(written) as db:
        db.executescript(statement)
    for said in refused(written):
        assert name in said
        assert "quizapp did not make" in said


@pytest.mark.parametrize("what", SWAPPED)
def test_what_goes_by_a_name_of_ours_is_refused(written, what):
    """A name of ours over another statement, kind or page deceives nobody who may merge it."""
    statement, name = SWAPPED[what]
    with shut(written) as db:
        db.execute("PRAGMA writable_schema = ON")
        db.execute(statement)
    before = written.read_bytes()
    with pytest.raises(ProgressError) as caught:
        open_to_read(written, stranger=True)
    assert name in str(caught.value)
    assert written.read_bytes() == before


def test_nothing_is_asked_of_a_file_before_it_is_known(written):
    """A view over the list of what a file holds cannot be slipped in: only that list is read."""
    with closing(sqlite3.connect(written)) as db, guard.lists_alone(guard.wary(db)):
        for asked in (
            "SELECT uuid FROM event",
            "PRAGMA writable_schema = ON",
            "SELECT abs(1)",
            "ATTACH '' AS x",
        ):
            with pytest.raises(sqlite3.DatabaseError, match=r"not authori[sz]ed|prohibited"):
                db.execute(asked)


def test_all_that_we_make_is_ours(written):
    """A file of this version, and each statement that a migration ever made, passes."""
    with closing(open_to_read(written, stranger=True)) as db:
        held = {row[0] for row in db.execute("SELECT name FROM sqlite_master")}
    assert {statement.split()[2] for statement in MADE} <= held
    with shut(written) as db:
        db.execute("ANALYZE")
    open_to_read(written, stranger=True).close()
    Store.open(written, device="d1").close()


def test_memory_of_another_shape_is_made_anew(written, kept):
    """What a newer or older version, or a stranger, kept of the log is dropped, whatever its columns."""
    with Store.open(written, device="d1") as store:
        before = kept(store)
    with shut(written) as db:
        db.executescript(
            "DROP TABLE memory; CREATE TABLE memory (card TEXT CHECK (abs(1) = 1), evil AS (upper(card)));"
            "CREATE INDEX memory_evil ON memory (upper(card)); INSERT INTO memory VALUES ('d/f0#x')"
        )
    open_to_read(written, stranger=True).close()
    with Store.open(written, device="d1") as store:
        assert kept(store) == before


@pytest.mark.parametrize("what", ROWS)
def test_a_row_that_cannot_be_is_named(written, what):
    """JSON that is none, or holds something else, is said with the event and the column."""
    column, value, said = ROWS[what]
    with shut(written) as db:
        db.execute(REVIEW.format(1, 99))
        db.execute("DROP TRIGGER event_no_update")
        db.execute(f"UPDATE event SET {column} = ? WHERE uuid = 'evil-1'", (value,))  # noqa: S608 - names from the tables above
    with closing(open_to_read(written, stranger=True)) as db:
        rows = list(db.execute("SELECT * FROM event WHERE uuid = 'evil-1'"))
    with pytest.raises(ProgressError, match="event “evil-1” of the log is damaged") as caught:
        from_row(rows[0][1:])
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("column", "value"),
    [("day", "soon"), ("day", "1969-01-01"), ("due", "2026-02-30"), ("score", 7.5), ("rating", 9), ("seq", -1),
     ("options", "no list"), ("uuid", "")],
)  # fmt: skip
def test_a_row_that_no_check_let_in_is_damage(written, column, value):
    """What was written past the checks of the table is found before any of it is used."""
    with shut(written) as db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute("DROP TRIGGER event_no_update")
        db.execute(f"UPDATE event SET {column} = ? WHERE seq = 3", (value,))  # noqa: S608 - names from the tables above
    with pytest.raises(DamagedProgress, match="CHECK constraint failed"):
        open_to_read(written, stranger=True)


@pytest.mark.parametrize("column", ["card", "rating", "chance"])
def test_a_field_of_another_kind_is_damage_where_memory_is_made_anew(written, column):
    """A changed byte can make a number of a text, which the table itself would not have let in."""
    with shut(written) as db:
        db.execute("PRAGMA writable_schema = ON")
        (sql,) = db.execute("SELECT sql FROM sqlite_master WHERE name = 'event'").fetchone()
        said = "UPDATE sqlite_master SET sql = ? WHERE name = 'event'"
        db.execute(said, (sql.replace(") STRICT", ")"),))
        (number,) = db.execute("PRAGMA schema_version").fetchone()
        db.execute(f"PRAGMA schema_version = {number + 1}")
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute("DROP TRIGGER event_no_update")
        db.execute(f"UPDATE event SET {column} = x'07' WHERE seq = 3")  # noqa: S608 - names from the table above
        db.execute("UPDATE meta SET value = 'old' WHERE name = 'memory'")
        db.execute(said, (sql,))
        db.execute(f"PRAGMA schema_version = {number + 2}")
    with pytest.raises(ProgressError, match="is damaged"):
        open_to_read(written)


def test_a_text_out_of_all_proportion_is_an_error_and_not_memory(written):
    """A row beyond the bound is refused by whoever reads it."""
    with shut(written) as db:
        db.execute(REVIEW.format(1, 99))
        db.execute("DROP TRIGGER event_no_update")
        db.execute(
            "UPDATE event SET card = printf('%.*c', ?, 'x') WHERE uuid = 'evil-1'", (guard.LARGEST_VALUE,)
        )
    before = written.read_bytes()
    for stranger in (True, False):
        db = open_to_read(written, stranger=stranger)
        with (
            pytest.raises(ProgressError, match="more than 16 MiB"),
            Store(db, written, device="", now=None, new_id=None, rollover=4, app=None) as store,
        ):
            list(store.events())
    assert written.read_bytes() == before


def test_a_scrambled_list_of_free_pages_is_damage(written):
    """A header that points anywhere is found, and the file left alone."""
    raw = bytearray(written.read_bytes())
    raw[32:40] = (3).to_bytes(4, "big") + (9999).to_bytes(4, "big")
    written.write_bytes(raw)
    with pytest.raises(DamagedProgress):
        open_to_read(written, stranger=True)
    assert written.read_bytes() == raw


@pytest.mark.parametrize("size", [512, 65536])
def test_pages_of_any_size_are_read(written, size):
    """Another program may have written it anew."""
    with shut(written) as db:
        db.execute(f"PRAGMA page_size = {size}")
        db.execute("VACUUM")
    with closing(open_to_read(written, stranger=True)) as db:
        assert db.execute("SELECT count(*) FROM event").fetchone() == (10,)


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [("memory", "due", "soon"), ("memory", "first", "9999"), ("event", "day", "soon")],
)
def test_what_cannot_be_replayed_is_said(written, table, column, value):
    """A day that is none is one clear error where memory is read or made anew."""
    with shut(written) as db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute("DROP TRIGGER event_no_update")
        db.execute(f"UPDATE {table} SET {column} = ?", (value,))  # noqa: S608 - names from the tables above
        if table == "event":
            db.execute("UPDATE meta SET value = 'old' WHERE name = 'memory'")
    with pytest.raises(ProgressError, match="d/f0#x"):  # noqa: PT012 - either may be the one to notice
        db = open_to_read(written)
        with Store(db, written, device="", now=None, new_id=None, rollover=4, app=None) as store:
            list(store.memories())
