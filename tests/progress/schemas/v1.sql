PRAGMA application_id = 1366649200;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'quizapp.progress','m001_the_log','2026-11-24 14:05:29.383844+00:00');
CREATE TABLE amend (
    uuid TEXT PRIMARY KEY,
    dead INTEGER NOT NULL,
    verdict TEXT,
    rating INTEGER,
    score REAL
) STRICT, WITHOUT ROWID
;
INSERT INTO "amend" VALUES('id-00001',0,'right',3,1.0);
INSERT INTO "amend" VALUES('id-00006',1,NULL,NULL,NULL);
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
INSERT INTO "event" VALUES(1,'id-00001','d1',1772452800000,1772452800000,'2026-03-02',0,'review',NULL,'d/a#x',NULL,'id-00000',NULL,'study','choice',1,0.25,7,'["서울","Busan"]','["x"]','[0]','“Busan”
','서울','a','w',0.0,'wrong',1,900,'r1',0.9,'fsrs-6-default','2026-03-02','{"n":[1,null],"took_for":"busan"}');
INSERT INTO "event" VALUES(2,'id-00002','d1',1772539200000,1772539200000,'2026-03-03',0,'review',NULL,'d/a#x',NULL,'id-00000',NULL,'study',NULL,NULL,0.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1.0,'right',3,NULL,NULL,0.9,'fsrs-6-default','2026-03-03',NULL);
INSERT INTO "event" VALUES(3,'id-00003','d1',1772539200001,1772539200000,'2026-03-03',0,'review',NULL,'d/b#x',NULL,'id-00000',NULL,'study',NULL,NULL,0.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0.0,'which',NULL,NULL,NULL,0.9,'fsrs-6-default',NULL,NULL);
INSERT INTO "event" VALUES(4,'id-00004','d1',1772539200002,1772539200000,'2026-03-03',0,'review',NULL,'d/c#x',NULL,'id-00000',NULL,'exam',NULL,NULL,0.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1.0,'right',3,NULL,NULL,0.9,'fsrs-6-default',NULL,NULL);
INSERT INTO "event" VALUES(5,'id-00005','d1',1772539200003,1772539200000,'2026-03-03',0,'review',NULL,'d/c#x',NULL,'id-00000',NULL,'practice',NULL,NULL,0.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1.0,'right',3,NULL,NULL,0.9,'fsrs-6-default',NULL,NULL);
INSERT INTO "event" VALUES(6,'id-00006','d1',1772539200004,1772539200000,'2026-03-03',0,'retract','id-00002','d/a#x',NULL,'id-00000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(7,'id-00007','d1',1772539200005,1772539200000,'2026-03-03',0,'retract','id-00006','d/a#x',NULL,'id-00000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(8,'id-00008','d1',1772539200006,1772539200000,'2026-03-03',0,'override','id-00001','d/a#x',NULL,'id-00000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1.0,'right',3,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(9,'id-00009','d1',1772539200007,1772539200000,'2026-03-03',0,'suspend',NULL,'d/b#x',NULL,'id-00000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(10,'id-00010','d1',1772539200008,1772539200000,'2026-03-03',0,'unsuspend',NULL,'d/b#x',NULL,'id-00000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(11,'id-00011','d1',1772539200009,1772539200000,'2026-03-03',0,'reset',NULL,'d/b#x',NULL,'id-00000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(12,'id-00012','d1',1772539200010,1772539200000,'2026-03-03',0,'bury',NULL,'d/a#x',NULL,'id-00000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-04-01',NULL);
INSERT INTO "event" VALUES(13,'id-00013','d1',1772539200011,1772539200000,'2026-03-03',0,'due',NULL,'d/c#x',NULL,'id-00000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-05-01',NULL);
INSERT INTO "event" VALUES(14,'id-00014','d1',1772539200012,1772539200000,'2026-03-03',0,'flag',NULL,'d/a#x',NULL,'id-00000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'{"text":"a flag; ''quoted''"}');
INSERT INTO "event" VALUES(15,'id-00015','d1',1772539200013,1772539200000,'2026-03-03',0,'note',NULL,'d/a#x',NULL,'id-00000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'{"text":"a note"}');
INSERT INTO "event" VALUES(16,'id-00016','d1',1772539200014,1772539200000,'2026-03-03',0,'edit',NULL,'d/a#x',NULL,'id-00000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'a2','w2',NULL,NULL,NULL,NULL,'r2',NULL,NULL,NULL,'{"was":"서울"}');
INSERT INTO "event" VALUES(17,'id-00017','d1',1772539200015,1772539200000,'2026-03-03',0,'rename','id-00013','d/c#x','d/d#x','id-00000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "event" VALUES(18,'id-00018','d1',1772712000000,1772712000000,'2026-03-05',0,'review',NULL,'d/d#x',NULL,'id-00000',NULL,'study',NULL,NULL,0.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1.0,'near',3,NULL,NULL,0.9,'fsrs-6-default','2026-03-05',NULL);
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
INSERT INTO "memory" VALUES('d/a#x','d/','review',NULL,7.31530074407728,2.11121423578539513243e+00,'2026-03-11',NULL,'2026-03-02','2026-03-03',2,0,3,0,'2026-04-01',1772539200000,0);
INSERT INTO "memory" VALUES('d/b#x','d/','new',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0,0,0,NULL,0,1772539200009);
INSERT INTO "memory" VALUES('d/d#x','d/','learning',1,2.3065,2.11810397045901588342e+00,'2026-03-05',1772712600000,'2026-03-05','2026-03-05',1,0,1,0,NULL,1772712000000,0);
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
