"""The SQL of a progress file, as its first migration made it; what has landed here is permanent.

It stands apart from `migrations` because it is read whenever a file is opened, to know our own from a
stranger's, and sqlite_utils is not.
"""

from __future__ import annotations

__all__ = ["LOG", "MADE"]

# Without a modifier, date() lets 30 February pass.
_DATE = "date({0}, '+0 days') IS {0}"
_DAY = f"{_DATE} AND {{0}} BETWEEN '1970-01-01' AND '9990-12-31'"
_CLOCK = "BETWEEN 0 AND 9007199254740991"  # what JSON carries safely

# json_valid() would say more, but SQLite before 3.41 calls it unsafe in a schema that is not trusted.
_EVENT = f"""
CREATE TABLE event (
    -- order of arrival in this file; the order of replay is (clock, device, uuid)
    seq INTEGER PRIMARY KEY CHECK (seq > 0),
    uuid TEXT NOT NULL UNIQUE CHECK (uuid <> ''),
    device TEXT NOT NULL CHECK (device <> ''),
    -- hybrid logical clock: max(last + 1, wall milliseconds)
    clock INTEGER NOT NULL CHECK (clock {_CLOCK}),
    -- wall clock in UTC ms, study day, minutes that local time was ahead of UTC, as they were
    at INTEGER NOT NULL,
    day TEXT NOT NULL CHECK ({_DAY.format("day")}),
    "offset" INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind <> ''),
    -- the event that a retract or an override is about
    target TEXT,
    card TEXT,
    -- the new id of a renamed card
    becomes TEXT,
    sitting TEXT,
    app TEXT,
    -- a review: study, practice or exam; the kind of question and its rung on the card's ladder;
    -- the chance of a blind guess
    mode TEXT,
    asked_as TEXT,
    rung INTEGER CHECK (rung >= 0),
    chance REAL CHECK (chance BETWEEN 0 AND 1),
    seed INTEGER,
    -- as shown and as chosen: JSON lists of text, text, places
    options TEXT CHECK (options GLOB '[[]*]'),
    companions TEXT CHECK (companions GLOB '[[]*]'),
    picked TEXT CHECK (picked GLOB '[[]*]'),
    response TEXT,
    expected TEXT,
    answer_print TEXT,
    wording_print TEXT,
    score REAL CHECK (score BETWEEN 0 AND 1),
    verdict TEXT,
    -- 1 again, 2 hard, 3 good, 4 easy; none where nothing is to be scheduled
    rating INTEGER CHECK (rating BETWEEN 1 AND 4),
    ms INTEGER,
    revision TEXT,
    -- retention aimed at, the set of FSRS parameters, the day that came of it;
    -- for a due or a bury, the day asked for
    retention REAL CHECK (retention > 0 AND retention <= 1),
    parameters TEXT,
    due TEXT CHECK ({_DATE.format("due")}),
    -- a JSON object: whatever else
    data TEXT CHECK (data GLOB '{{*}}')
) STRICT
"""

_INDEXES = (
    "CREATE INDEX event_clock ON event (clock, device)",
    "CREATE INDEX event_card ON event (card, clock) WHERE card IS NOT NULL",
    "CREATE INDEX event_target ON event (target) WHERE target IS NOT NULL",
    "CREATE INDEX event_becomes ON event (becomes) WHERE becomes IS NOT NULL",
    "CREATE INDEX event_day ON event (day) WHERE kind = 'review'",
    "CREATE INDEX event_sitting ON event (sitting) WHERE sitting IS NOT NULL",
)

# INSERT OR REPLACE deletes without firing a DELETE trigger unless recursive_triggers is on, which
# another program's connection need not have: so it is stopped before it starts.
_TRIGGERS = (
    """
    CREATE TRIGGER event_no_update BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
    """,
    """
    CREATE TRIGGER event_no_delete BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
    """,
    """
    CREATE TRIGGER event_no_replace BEFORE INSERT ON event
    WHEN EXISTS (SELECT 1 FROM event WHERE uuid = NEW.uuid)
      OR EXISTS (SELECT 1 FROM event WHERE seq = NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
    """,
)

_META = "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID"

LOG = (_EVENT, *_INDEXES, *_TRIGGERS, _META)
"""What the first migration executes, in this order."""

EXAMS = "CREATE INDEX event_exam ON event (sitting, clock) WHERE mode = 'exam'"
"""What the second migration executes."""

MADE = (*LOG, EXAMS)
"""All that any migration has made; a file that holds anything else is not ours."""
