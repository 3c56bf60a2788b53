"""The tables that are kept of what the log comes to; all of it can be dropped and made again.

`memory` has a row for each card that anything is known of, `amend` one for each event that was
retracted or overridden. Both are written in the transaction of the event that changes them, so
they are never behind; `meta` says by which version of `memory` they were made.
"""

from __future__ import annotations

from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from quizapp.errors import DamagedProgress, ProgressError
from quizapp.progress.event import TURN, Turn
from quizapp.progress.memory import VERSION, Memory
from quizapp.progress.replay import fold, routed, settle

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

__all__ = [
    "MADE", "MEMORY", "NOW",
    "amend_about", "cards_about", "histories", "is_current", "memory_of", "own_turns",
    "put", "rebuild", "recompute",
]  # fmt: skip

_MEMORY_TABLE = """
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
    history_from INTEGER NOT NULL,
    dated TEXT
) STRICT, WITHOUT ROWID
"""
_AMEND_TABLE = """
CREATE TABLE amend (
    uuid TEXT PRIMARY KEY,
    dead INTEGER NOT NULL,
    verdict TEXT,
    rating INTEGER,
    score REAL
) STRICT, WITHOUT ROWID
"""
MADE = (
    _MEMORY_TABLE,
    # Covers the due queue, so that it reads nothing but what it returns.
    """
    CREATE INDEX memory_due ON memory (prefix, due, card, buried_until)
    WHERE due IS NOT NULL AND due_at IS NULL AND suspended = 0
    """,
    "CREATE INDEX memory_learning ON memory (prefix, due_at) WHERE due_at IS NOT NULL AND suspended = 0",
    # Finds the few cards that a clock ahead of its time has dated.
    "CREATE INDEX memory_dated ON memory (prefix, dated) WHERE dated IS NOT NULL AND suspended = 0",
    "CREATE INDEX memory_first ON memory (first, prefix) WHERE first IS NOT NULL",
    _AMEND_TABLE,
)
"""The statements that make the tables."""

_DROPPED = ("DROP TABLE IF EXISTS memory", "DROP TABLE IF EXISTS amend")

_WORDS = {" ".join(statement.split()) for statement in MADE}

_FIELDS = Memory._fields
_COLUMNS = (*_FIELDS, "prefix")
MEMORY = ", ".join(_FIELDS)
"""The columns of `memory` from which `memory_of` makes a Memory."""

_INSERT = f"INSERT INTO memory ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608 - constants
_PUT = f"{_INSERT} ON CONFLICT (card) DO UPDATE SET " + ", ".join(
    f"{name} = excluded.{name}" for name in _COLUMNS if name not in ("card", "prefix")
)

NOW = {
    name: f"CASE WHEN a.verdict IS NULL THEN e.{name} ELSE a.{name} END"
    for name in ("verdict", "rating", "score")
}
"""A review's columns as they now stand, for a query that joins `event e` with `amend a`."""

_STANDING = (
    f"SELECT {', '.join(NOW.get(name, f'e.{name}') for name in TURN)} "  # noqa: S608 - constants
    "FROM event e LEFT JOIN amend a ON a.uuid = e.uuid WHERE a.dead IS NOT 1 AND e.card IS NOT NULL"
)
_TURNS = f"SELECT {', '.join(f'e.{name}' for name in TURN)} FROM event e"  # noqa: S608 - constants


def memory_of(row: tuple[Any, ...]) -> Memory:
    """Return the Memory of a row of `MEMORY`."""
    card, state, step, stability, difficulty, due, due_at = row[:7]
    first, last, reps, lapses, rung, suspended, buried_until, clock, history_from, dated = row[7:]
    try:
        return Memory(
            card,
            state,
            step,
            stability,
            difficulty,
            _day(due),
            due_at,
            _day(first),
            _day(last),
            reps,
            lapses,
            rung,
            bool(suspended),
            _day(buried_until),
            clock,
            history_from,
            _day(dated),
        )
    except ValueError as error:
        raise ProgressError(
            f"What is kept of the card “{card:.80}” is damaged: {error}.",
            "`quizapp doctor --repair` makes it again from the log.",
        ) from error


def put(db: sqlite3.Connection, memory: Memory) -> None:
    """Keep a card's memory; one of which nothing is known is no row."""
    if memory == Memory(memory.card):
        db.execute("DELETE FROM memory WHERE card = ?", (memory.card,))
    else:
        db.execute(_PUT, _row(memory))


def recompute(db: sqlite3.Connection, card: str) -> Memory:
    """Replay a card from the log and keep what comes of it."""
    memory = _folded(card, own_turns(db, card))
    put(db, memory)
    return memory


def own_turns(db: sqlite3.Connection, card: str) -> list[Turn]:
    """Return what stands of a card's events in the order of replay, with what came before a rename."""
    ids = [card]
    for name in ids:  # grows as it goes: the ids that became this one, and those that became them
        rows = db.execute("SELECT card FROM event WHERE becomes = ? AND kind = 'rename'", (name,))
        ids += {old for (old,) in rows if old is not None and old not in ids}
    turns = [
        turn for name in ids for turn in map(Turn._make, db.execute(f"{_STANDING} AND e.card = ?", (name,)))
    ]
    turns.sort(key=attrgetter("clock", "device", "uuid"))
    return routed(card, turns)


def amend_about(db: sqlite3.Connection, uuid: str) -> set[str]:
    """Work out anew what stands of an event and of all that name it; return the cards this may change.

    `uuid` is the event that a new retraction or override names; where that is itself about another,
    it begins there.
    """
    root, seen = uuid, {uuid}
    while (found := db.execute("SELECT target FROM event WHERE uuid = ?", (root,)).fetchone()) and found[0]:
        if found[0] in seen or not _exists(db, found[0]):
            break
        root = found[0]
        seen.add(root)
    turns = [
        Turn._make(row)
        for row in db.execute(
            "WITH RECURSIVE about (uuid) AS (SELECT ? "  # noqa: S608 - constants
            "UNION SELECT e.uuid FROM event e, about ON e.target = about.uuid) "
            f"{_TURNS}, about ON e.uuid = about.uuid ORDER BY e.clock, e.device, e.uuid",
            (root,),
        )
    ]
    amends = settle(turns)
    for turn in turns:
        amend = amends.get(turn.uuid)
        if amend is None:
            db.execute("DELETE FROM amend WHERE uuid = ?", (turn.uuid,))
        else:
            db.execute("INSERT OR REPLACE INTO amend VALUES (?, ?, ?, ?, ?)", (turn.uuid, *amend))
    cards: set[str] = set()
    for turn in turns:
        if turn.uuid == root:
            cards = cards_about(db, turn.card, turn.becomes)
    return cards


def cards_about(db: sqlite3.Connection, *names: str | None) -> set[str]:
    """Return these ids and all that they were ever renamed to."""
    ids = [name for name in names if name is not None]
    for name in ids:  # grows as it goes
        rows = db.execute("SELECT becomes FROM event WHERE card = ? AND kind = 'rename'", (name,))
        ids += {new for (new,) in rows if new is not None and new not in ids}
    return set(ids)


def is_current(db: sqlite3.Connection) -> bool:
    """Whether the tables are there, just as this version of `memory` makes them."""
    found = db.execute("SELECT value FROM meta WHERE name = 'memory'").fetchone()
    held = db.execute(
        "SELECT sql FROM sqlite_master WHERE tbl_name IN ('memory', 'amend') AND sql IS NOT NULL"
    )
    return found == (str(VERSION),) and {" ".join(sql.split()) for (sql,) in held} == _WORDS


def rebuild(db: sqlite3.Connection) -> int:
    """Drop what is kept and replay the whole log, card by card; return the number of cards.

    Call it in a transaction. It holds one card's turns in memory at a time, and the retractions.
    """
    for statement in (*_DROPPED, *MADE):
        db.execute(statement)
    db.execute("INSERT OR REPLACE INTO meta VALUES ('memory', ?)", (str(VERSION),))
    amending = [
        Turn._make(row)
        for row in db.execute(
            f"{_TURNS} WHERE e.target IS NOT NULL OR e.uuid IN "  # noqa: S608 - constants
            "(SELECT target FROM event WHERE target IS NOT NULL) ORDER BY e.clock, e.device, e.uuid"
        )
    ]
    db.executemany(
        "INSERT INTO amend VALUES (?, ?, ?, ?, ?)",
        ((uuid, *amend) for uuid, amend in settle(amending).items()),
    )
    renamed = _renamed(db)
    db.executemany(_INSERT, map(_row, _replayed(db, renamed)))
    for card in sorted(renamed):
        recompute(db, card)
    return int(db.execute("SELECT count(*) FROM memory").fetchone()[0])


def _replayed(db: sqlite3.Connection, renamed: set[str]) -> Iterator[Memory]:
    """Yield what is known of every card, but for those that a rename has anything to do with."""
    for card, own in _each(db, renamed, ""):
        memory = _folded(card, own)
        if memory != Memory(card):
            yield memory


def histories(db: sqlite3.Connection, prefix: str = "") -> Iterator[tuple[str, Iterable[Turn]]]:
    """Yield each card of a prefix with what stands of its events; one card's are held at a time, or fewer."""
    renamed = _renamed(db)
    yield from _each(db, renamed, prefix)
    for card in sorted(renamed):
        if card.startswith(prefix):
            yield card, own_turns(db, card)


def _each(
    db: sqlite3.Connection, renamed: set[str], prefix: str
) -> Iterator[tuple[str, Iterable[Turn]]]:
    """Yield the cards that no rename has anything to do with; the index gives them in order."""
    among = "AND e.card >= ? AND e.card < ?" if prefix else ""
    rows = db.execute(
        f"{_STANDING} {among} ORDER BY e.card, e.clock, e.device, e.uuid",
        (prefix, prefix + "\U0010ffff") if prefix else (),
    )
    for card, own in groupby(map(Turn._make, rows), attrgetter("card")):
        if not isinstance(card, str):  # a byte was changed, in the table or in its index
            raise DamagedProgress(
                "The log is damaged: it holds a card that has no name.",
                "`quizapp doctor --repair` saves what is whole.",
            )
        if card not in renamed:
            yield card, own


def _renamed(db: sqlite3.Connection) -> set[str]:
    """Return every id that a rename names."""
    pairs = db.execute("SELECT card, becomes FROM event WHERE kind = 'rename' AND becomes IS NOT NULL")
    return {name for pair in pairs for name in pair if name is not None}


def _folded(card: str, turns: Iterable[Turn]) -> Memory:
    try:
        return fold(card, turns)
    except (ArithmeticError, TypeError, ValueError) as error:  # of what was written past the table's checks
        raise ProgressError(
            f"The log is damaged: what it holds of the card “{card:.80}” cannot be replayed.",
            "`quizapp doctor` says what else is.",
        ) from error


def _row(memory: Memory) -> tuple[Any, ...]:
    card = memory.card
    return (
        card,
        memory.state,
        memory.step,
        memory.stability,
        memory.difficulty,
        _text(memory.due),
        memory.due_at,
        _text(memory.first),
        _text(memory.last),
        memory.reps,
        memory.lapses,
        memory.rung,
        memory.suspended,
        _text(memory.buried_until),
        memory.clock,
        memory.history_from,
        _text(memory.dated),
        card[: card.find("/") + 1],
    )


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _exists(db: sqlite3.Connection, uuid: str) -> bool:
    return db.execute("SELECT 1 FROM event WHERE uuid = ?", (uuid,)).fetchone() is not None


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
