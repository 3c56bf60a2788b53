"""The log can only grow, whoever writes to it."""

from __future__ import annotations

import sqlite3

import pytest

from quizapp.progress.event import COLUMNS

NAMES = ", ".join(f'"{name}"' for name in COLUMNS)


@pytest.fixture
def stranger(store, answer, path):
    """Return a plain connection, as another program would open it, to a log of two answers."""
    store.record(answer())
    store.record(answer())
    db = sqlite3.connect(path, isolation_level=None)
    yield db
    db.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET verdict = 'right'",
        "UPDATE event SET seq = seq + 10",
        "UPDATE OR REPLACE event SET uuid = 'x'",
        "DELETE FROM event",
        "DELETE FROM event WHERE seq = 1",
        "INSERT OR REPLACE INTO event (*) SELECT * FROM event",
        "REPLACE INTO event (seq, *) SELECT seq, * FROM event WHERE seq = 1",
        "REPLACE INTO event (seq, *) SELECT 99, * FROM event WHERE seq = 1",
        "REPLACE INTO event (seq, *) SELECT 1, 'x' || * FROM event WHERE seq = 2",
        "REPLACE INTO event (*) SELECT * FROM event WHERE seq = 2",
        "INSERT OR IGNORE INTO event (*) SELECT * FROM event WHERE seq = 1",
        "INSERT INTO event (*) SELECT * FROM event WHERE true ON CONFLICT (uuid) DO UPDATE SET rating = 3",
    ],
)
@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_nothing_in_the_log_can_be_changed_or_replaced(stranger, statement, recursive):
    """UPDATE, DELETE and every INSERT that would replace a row are refused, with any setting."""
    stranger.execute(f"PRAGMA recursive_triggers = {recursive}")
    before = stranger.execute("SELECT * FROM event").fetchall()
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        stranger.execute(statement.replace("*", NAMES))
    assert stranger.execute("SELECT * FROM event").fetchall() == before


@pytest.mark.parametrize(
    "change",
    [
        "uuid = ''", "uuid = NULL", "clock = -1", "clock = 9007199254740992", "clock = 'soon'", "at = NULL",
        "day = '2026-02-30'", "day = 'today'", "day = '1969-12-31'", "day = '9999-01-01'", "day = NULL",
        "kind = ''", "rating = 0", "rating = 5", "score = 1.1", "chance = -0.1", "retention = 0",
        "options = 'Japan'", "data = '[]'", "due = '2026-13-01'", "seq = 0", "seq = -1", "rung = -1",
        "offset = 'east'", "ms = 1.5",
    ],
)  # fmt: skip
def test_what_no_version_would_write_is_refused(stranger, change):
    """Since nothing can be taken out of the log, nothing that would stop a replay gets in."""
    found = stranger.execute("SELECT 99, * FROM event".replace("*", NAMES)).fetchone()
    row = dict(zip(("seq", *COLUMNS), found, strict=True))
    name, _, value = change.partition(" = ")
    row["uuid"] = "new"
    row[name] = None if value == "NULL" else value.strip("'") if "'" in value else float(value)
    sql = "INSERT INTO event (seq, *) VALUES (%)".replace("*", NAMES).replace("%", ", ".join("?" * len(row)))
    with pytest.raises(sqlite3.IntegrityError):
        stranger.execute(sql, tuple(row.values()))
    assert stranger.execute("SELECT count(*) FROM event").fetchone() == (2,)


def test_the_guards_are_there_after_every_migration(store):
    """The triggers of the log, by name."""
    found = store.db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY 1").fetchall()
    assert found == [("event_no_delete",), ("event_no_replace",), ("event_no_update",)]


def test_the_log_of_the_newest_version_is_as_it_landed(store):
    """Every column of the log, in order: this list may only be changed by a migration."""
    columns = [row[1] for row in store.db.execute("PRAGMA table_info(event)")]
    assert columns == [
        "seq", "uuid", "device", "clock", "at", "day", "offset", "kind", "target", "card", "becomes",
        "sitting", "app", "mode", "asked_as", "rung", "chance", "seed", "options", "companions", "picked",
        "response", "expected", "answer_print", "wording_print", "score", "verdict", "rating", "ms",
        "revision", "retention", "parameters", "due", "data",
    ]  # fmt: skip
    assert columns[1:] == list(COLUMNS)
    assert store.db.execute("PRAGMA user_version").fetchone() == (2,)
    assert store.db.execute("PRAGMA application_id").fetchone() == (0x51756970,)
