PRAGMA application_id = 1366649200;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'quizapp.progress','m001_the_log','2026-11-24 14:05:29.361577+00:00');
CREATE TABLE amend (
    uuid TEXT PRIMARY KEY,
    dead INTEGER NOT NULL,
    verdict TEXT,
    rating INTEGER,
    score REAL
) STRICT, WITHOUT ROWID
;
CREATE TABLE event (
    -- order of arrival in this file; the order of replay is (clock, device, uuid)
    seq INTEGER PRIMARY KEY CHECK (seq > 0),
    uuid TEXT NOT NULL UNIQUE CHECK (uuid <> ''),
    device TEXT NOT NULL CHECK (device <> ''),
    -- hybrid logical clock: max(last + 1, wall milliseconds)
    clock INTEGER NOT NULL CHECK (clock BETWEEN 0 AND 9007199254740991),
    -- wall clock in UTC ms, study day, minutes that local time was ahead of UTC, as they were
    at INTEGER NOT NULL,
    day TEXT NOT NULL CHECK (date(day, '+0 days') IS day AND day BETWEEN '1970-01-01' AND '9990-12-31'),
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
    due TEXT CHECK (date(due, '+0 days') IS due),
    -- a JSON object: whatever else
    data TEXT CHECK (data GLOB '{*}')
) STRICT
;
CREATE TABLE memory (
    card TEXT PRIMARY KEY,
    -- the card's id up to its first slash, with it: what a deck's cards share
    prefix TEXT NOT NULL,
    state TEXT NOT NULL,
    step INTEGER,
    stability REAL,
    difficulty REAL,
    due TEXT,
    due_at INTEGER,
    first TEXT,
    last TEXT,
    reps INTEGER NOT NULL,
    lapses INTEGER NOT NULL,
    rung INTEGER NOT NULL,
    suspended INTEGER NOT NULL,
    buried_until TEXT,
    clock INTEGER NOT NULL,
    history_from INTEGER NOT NULL
) STRICT, WITHOUT ROWID
;
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO "meta" VALUES('memory','1');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX event_clock ON event (clock, device);
CREATE INDEX event_card ON event (card, clock) WHERE card IS NOT NULL;
CREATE INDEX event_target ON event (target) WHERE target IS NOT NULL;
CREATE INDEX event_becomes ON event (becomes) WHERE becomes IS NOT NULL;
CREATE INDEX event_day ON event (day) WHERE kind = 'review';
CREATE INDEX event_sitting ON event (sitting) WHERE sitting IS NOT NULL;
CREATE TRIGGER event_no_update BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_no_replace BEFORE INSERT ON event
    WHEN EXISTS (SELECT 1 FROM event WHERE uuid = NEW.uuid)
      OR EXISTS (SELECT 1 FROM event WHERE seq = NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE INDEX memory_due ON memory (prefix, due, card, buried_until)
    WHERE due IS NOT NULL AND due_at IS NULL AND suspended = 0
    ;
CREATE INDEX memory_learning ON memory (prefix, due_at) WHERE due_at IS NOT NULL AND suspended = 0;
CREATE INDEX memory_first ON memory (first, prefix) WHERE first IS NOT NULL;
COMMIT;
