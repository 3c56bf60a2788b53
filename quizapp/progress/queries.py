"""What a sitting asks of a progress file: small indexed questions, answered with ids and counts.

A prefix is what the ids of a deck's cards share, up to and with their first slash ("north-korea/").
No prefixes at all means every card there is.
"""

from __future__ import annotations

from datetime import date
from heapq import merge
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from quizapp.progress.cache import MEMORY, NOW, memory_of
from quizapp.progress.event import COLUMNS, Event, from_row
from quizapp.progress.memory import FIRMNESS
from quizapp.progress.studyday import ZONES, later

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from quizapp.progress.memory import Memory

__all__ = ["Counts", "Sitting"]

_PAGE = 500  # rows read at a time where a reader may write in between; also ids asked for at once
_EVENT = ", ".join(f'e."{name}"' for name in COLUMNS)
_STANDING = ", ".join(NOW.get(name, f'e."{name}"') for name in COLUMNS)
_LAST = "\U0010ffff"  # sorts after whatever an id may go on with
# What is due of a prefix (?1) on a day (?2), and what is not by that but is dated after `bound` (?3).
_DUE = (
    "FROM memory INDEXED BY memory_due WHERE prefix = ?1 AND due <= ?2 AND due_at IS NULL AND suspended = 0 "
    "AND (buried_until IS NULL OR buried_until <= ?2)"
)
_STRAY = (
    "FROM memory INDEXED BY memory_dated WHERE prefix = ?1 AND dated > ?3 AND due IS NOT NULL "
    "AND due_at IS NULL AND suspended = 0 AND (due > ?2 OR buried_until > ?2)"
)


class Counts(NamedTuple):
    """How many cards are due on a day, and how many are in the midst of their learning steps."""

    due: int
    learning: int


class Sitting(NamedTuple):
    """A sitting as the log has it: its first study day, when it began and ended (UTC ms), its reviews."""

    sitting: str
    day: date
    began: int
    ended: int
    reviews: int


def bound(day: date) -> str:
    """Return the last day that a right clock of any zone may have dated a card by (see `Memory.astray`)."""
    return later(day, ZONES).isoformat()


def memory(db: sqlite3.Connection, card: str) -> Memory | None:
    """Return what is known of a card, or None."""
    row = db.execute(f"SELECT {MEMORY} FROM memory WHERE card = ?", (card,)).fetchone()  # noqa: S608 - constants
    return None if row is None else memory_of(row)


def mistaken(db: sqlite3.Connection, card: str, most: int = 4) -> tuple[str, ...]:
    """Return the keys of the facts that this card was taken for, the most often first."""
    rows = db.execute(
        "SELECT json_extract(e.data, '$.took_for') AS took_for FROM event e INDEXED BY event_card "
        "LEFT JOIN amend a ON a.uuid = e.uuid WHERE e.card = ? AND e.kind = 'review' AND a.dead IS NOT 1 "
        "AND e.data IS NOT NULL AND took_for IS NOT NULL "
        "GROUP BY took_for ORDER BY count(*) DESC, took_for LIMIT ?",
        (card, most),
    )
    return tuple(key for (key,) in rows)


def memories(db: sqlite3.Connection, prefix: str = "") -> Iterator[Memory]:
    """Yield what is known of every card whose id begins with this, in order of id."""
    sql = f"SELECT {MEMORY} FROM memory WHERE card > ? AND card < ? ORDER BY card LIMIT {_PAGE}"  # noqa: S608 - constants
    after = prefix
    first = memory(db, prefix) if prefix else None
    if first is not None:
        yield first
    while rows := db.execute(sql, (after, prefix + _LAST)).fetchall():
        yield from map(memory_of, rows)
        after = rows[-1][0]


def prefixes(db: sqlite3.Connection) -> list[str]:
    """Return the prefixes that there is any memory of."""
    found: list[str] = []
    row = db.execute("SELECT min(card) FROM memory").fetchone()
    while row is not None and row[0] is not None:
        found.append(row[0][: row[0].find("/") + 1])
        if not found[-1]:
            # ids without a slash lie anywhere among the others
            return sorted({prefix for (prefix,) in db.execute("SELECT DISTINCT prefix FROM memory")})
        row = db.execute("SELECT min(card) FROM memory WHERE card > ?", (found[-1] + _LAST,)).fetchone()
    return found


def due(db: sqlite3.Connection, among: Sequence[str], day: date, limit: int) -> list[str]:
    """Return the ids of cards due on a day, the longest overdue first; those in learning steps apart.

    What a clock ahead of its time has dated is due as well, after what is due without that.
    """
    today = day.isoformat()
    each = [
        rows
        for prefix in among or prefixes(db)
        for rows in (
            db.execute(f"SELECT due, card {_DUE} ORDER BY due, card LIMIT ?3", (prefix, today, limit)),
            db.execute(
                f"SELECT due, card {_STRAY} ORDER BY due, card LIMIT ?4",
                (prefix, today, bound(day), limit),
            ),
        )
    ]
    return [card for _, card in islice(merge(*each), limit)]


def astray(db: sqlite3.Connection, among: Sequence[str], day: date) -> list[tuple[str, date]]:
    """Return the cards that were dated by a clock ahead of this day, each with its date; none suspended."""
    rows = [
        row
        for prefix in among or prefixes(db)
        for row in db.execute(
            "SELECT card, dated FROM memory INDEXED BY memory_dated "
            "WHERE prefix = ? AND suspended = 0 AND dated > ? ORDER BY dated, card",
            (prefix, bound(day)),
        )
    ]
    return [(card, date.fromisoformat(dated)) for card, dated in rows]


def learning(db: sqlite3.Connection, among: Sequence[str], day: date) -> list[tuple[str, int]]:
    """Return the cards in their learning steps, each with when it is due (UTC ms), the soonest first.

    What an earlier day left over is due at once: 0, whatever the clock was then. So is what a later day
    left over, by a clock ahead; a day that is only another zone's has its minutes to wait.
    """
    today = day.isoformat()
    each = [
        db.execute(
            "SELECT card, CASE WHEN due < ?2 OR dated > ?3 THEN 0 ELSE due_at END "
            "FROM memory INDEXED BY memory_learning "
            "WHERE prefix = ?1 AND due_at IS NOT NULL AND suspended = 0 "
            "AND (buried_until IS NULL OR buried_until <= ?2 OR dated > ?3)",
            (prefix, today, bound(day)),
        ).fetchall()
        for prefix in among or prefixes(db)
    ]
    return sorted((row for rows in each for row in rows), key=itemgetter(1, 0))


def counts(db: sqlite3.Connection, among: Sequence[str], day: date) -> Counts:
    """Return how many cards are due on a day."""
    today = day.isoformat()
    total = sum(
        db.execute(
            f"SELECT (SELECT count(*) {_DUE}) + (SELECT count(*) {_STRAY})",
            (prefix, today, bound(day)),
        ).fetchone()[0]
        for prefix in among or prefixes(db)
    )
    return Counts(total, len(learning(db, among, day)))


def next_due(db: sqlite3.Connection, among: Sequence[str], day: date) -> date | None:
    """Return the first day after this one on which a card is due."""
    rows = [
        db.execute(
            "SELECT due FROM memory INDEXED BY memory_due WHERE prefix = ? AND due > ? AND due_at IS NULL "
            "AND suspended = 0 AND (dated IS NULL OR dated <= ?) ORDER BY due LIMIT 1",
            (prefix, day.isoformat(), bound(day)),
        ).fetchone()
        for prefix in among or prefixes(db)
    ]
    days = [row[0] for row in rows if row is not None]
    return date.fromisoformat(min(days)) if days else None


def coming(db: sqlite3.Connection, prefix: str, day: date) -> Iterator[str]:
    """Yield the cards that are due after this day and were not rated on it, the soonest first."""
    sql = (
        "SELECT due, card FROM memory INDEXED BY memory_due WHERE prefix = ?1 AND due >= ?4 "
        "AND (due, card) > (?4, ?5) AND due_at IS NULL AND suspended = 0 AND (last IS NULL OR last <> ?2) "
        "AND (buried_until IS NULL OR buried_until <= ?2) AND (dated IS NULL OR dated <= ?3) "
        "ORDER BY due, card LIMIT ?6"
    )
    today = day.isoformat()
    last = (today, _LAST)
    while page := db.execute(sql, (prefix, today, bound(day), *last, _PAGE)).fetchall():
        yield from (card for _due, card in page)
        last = page[-1]


def rated_on(db: sqlite3.Connection, day: date, prefix: str) -> list[str]:
    """Return the cards of a prefix that were last rated on a day."""
    sql = "SELECT card FROM memory WHERE card >= ? AND card < ? AND last = ?"
    return [card for (card,) in db.execute(sql, (prefix, prefix + _LAST, day.isoformat()))]


def known(db: sqlite3.Connection, ids: Iterable[str], day: date) -> set[str]:
    """Return those of the ids that are not to be introduced as new on a day.

    They were rated already, have a due day, or are suspended or buried.
    """
    found: set[str] = set()
    rest = iter(ids)
    while page := list(islice(rest, _PAGE)):
        rows = db.execute(
            f"SELECT card FROM memory WHERE card IN ({', '.join('?' * len(page))}) "  # noqa: S608 - question marks
            "AND (state <> 'new' OR due IS NOT NULL OR suspended = 1 "
            "OR (buried_until > ? AND (dated IS NULL OR dated <= ?)))",
            (*page, day.isoformat(), bound(day)),
        )
        found.update(card for (card,) in rows)
    return found


def firmness_of(db: sqlite3.Connection, ids: Iterable[str]) -> dict[str, int]:
    """Return how firm those of the ids are of which a memory is held: 1 fragile to 4 lasting."""
    found: dict[str, int] = {}
    growing, firm, lasting = FIRMNESS
    rest = iter(ids)
    while page := list(islice(rest, _PAGE)):
        rows = db.execute(
            "SELECT card, 1 + (stability >= ?) + (stability >= ?) + (stability >= ?) "  # noqa: S608 - question marks
            f"FROM memory WHERE card IN ({', '.join('?' * len(page))}) "
            "AND stability IS NOT NULL AND state <> 'new'",
            (growing, firm, lasting, *page),
        )
        found.update(rows.fetchall())
    return found


def new_on(db: sqlite3.Connection, day: date, prefix: str = "") -> int:
    """Return how many cards were first rated on a day."""
    row = db.execute(
        "SELECT count(*) FROM memory WHERE first = ?1 AND (?2 = '' OR prefix = ?2)", (day.isoformat(), prefix)
    ).fetchone()
    return int(row[0])


def reviews_on(db: sqlite3.Connection, day: date, prefix: str = "") -> int:
    """Return how many answers of a day stand and were rated, practice apart."""
    row = db.execute(
        f"SELECT count(*) FROM event e LEFT JOIN amend a ON a.uuid = e.uuid "  # noqa: S608 - constants
        f"WHERE e.kind = 'review' AND e.day = ? AND a.dead IS NOT 1 AND e.mode = 'study' "
        f"AND {NOW['rating']} IS NOT NULL AND e.card >= ? AND e.card < ?",
        (day.isoformat(), prefix, prefix + _LAST),
    ).fetchone()
    return int(row[0])


def repeated_on(db: sqlite3.Connection, day: date, prefix: str = "") -> int:
    """Return how many cards were rated on a day that were first rated before it."""
    row = db.execute(
        "SELECT count(DISTINCT e.card) FROM event e LEFT JOIN amend a ON a.uuid = e.uuid "  # noqa: S608 - constants
        f"JOIN memory m ON m.card = e.card WHERE e.kind = 'review' AND e.day = ?1 AND a.dead IS NOT 1 "
        f"AND e.mode = 'study' AND {NOW['rating']} IS NOT NULL AND m.first < ?1 "
        "AND e.card >= ?2 AND e.card < ?3",
        (day.isoformat(), prefix, prefix + _LAST),
    ).fetchone()
    return int(row[0])


def event(db: sqlite3.Connection, uuid: str) -> Event | None:
    """Return an event of the log, or None."""
    row = db.execute(f"SELECT {_EVENT} FROM event e WHERE e.uuid = ?", (uuid,)).fetchone()  # noqa: S608 - constants
    return None if row is None else from_row(row)


def events(db: sqlite3.Connection, since: tuple[int, str, str] = (-1, "", "")) -> Iterator[Event]:
    """Yield the log in the order of replay, after the event of this order."""
    sql = (
        f"SELECT {_EVENT} FROM event e WHERE e.clock >= ?1 AND (e.clock, e.device, e.uuid) > (?1, ?2, ?3) "  # noqa: S608 - constants
        f"ORDER BY e.clock, e.device, e.uuid LIMIT {_PAGE}"
    )
    last = since
    while page := [from_row(row) for row in db.execute(sql, last)]:
        yield from page
        last = page[-1].order


def history(db: sqlite3.Connection, card: str) -> list[Event]:
    """Return what stands of what happened under an id, the oldest first, verdicts as they now stand."""
    rows = db.execute(
        f"SELECT {_STANDING} FROM event e LEFT JOIN amend a ON a.uuid = e.uuid WHERE e.card = ? "  # noqa: S608 - constants
        "AND a.dead IS NOT 1 AND e.kind <> 'retract' ORDER BY e.clock, e.device, e.uuid",
        (card,),
    )
    return [from_row(row) for row in rows]


def last_print(db: sqlite3.Connection, card: str) -> tuple[str | None, str | None]:
    """Return the fingerprints of answer and wording that the card had when last answered or edited."""
    row = db.execute(
        "SELECT e.answer_print, e.wording_print FROM event e LEFT JOIN amend a ON a.uuid = e.uuid "
        "WHERE e.card = ? AND e.answer_print IS NOT NULL AND a.dead IS NOT 1 "
        "ORDER BY e.clock DESC, e.device DESC, e.uuid DESC LIMIT 1",
        (card,),
    ).fetchone()
    return (None, None) if row is None else row


def exams(db: sqlite3.Connection, most: int) -> list[str]:
    """Return the sittings of the newest exams of which an answer stands, the newest first."""
    rows = db.execute(
        "SELECT e.sitting FROM event e LEFT JOIN amend a ON a.uuid = e.uuid WHERE e.kind = 'review' "
        "AND e.mode = 'exam' AND e.sitting IS NOT NULL AND a.dead IS NOT 1 "
        "GROUP BY e.sitting ORDER BY max(e.clock) DESC LIMIT ?",
        (most,),
    )
    return [sitting for (sitting,) in rows]


def answers_of(db: sqlite3.Connection, sitting: str) -> list[Event]:
    """Return the answers of a sitting that stand, in their order, verdicts as they now stand."""
    rows = db.execute(
        f"SELECT {_STANDING} FROM event e LEFT JOIN amend a ON a.uuid = e.uuid WHERE e.sitting = ? "  # noqa: S608 - constants
        "AND e.kind = 'review' AND a.dead IS NOT 1 ORDER BY e.clock, e.device, e.uuid",
        (sitting,),
    )
    return [from_row(row) for row in rows]


def last_sitting(db: sqlite3.Connection) -> Sitting | None:
    """Return the sitting of the newest review, or None before the first."""
    newest = db.execute(
        "SELECT e.sitting FROM event e INDEXED BY event_clock LEFT JOIN amend a ON a.uuid = e.uuid "
        "WHERE e.kind = 'review' AND e.sitting IS NOT NULL AND a.dead IS NOT 1 ORDER BY e.clock DESC LIMIT 1"
    ).fetchone()
    if newest is None:
        return None
    row = db.execute(
        "SELECT min(e.day), min(e.at), max(e.at), count(*) FROM event e LEFT JOIN amend a ON a.uuid = e.uuid "
        "WHERE e.sitting = ? AND e.kind = 'review' AND a.dead IS NOT 1",
        newest,
    ).fetchone()
    return Sitting(newest[0], date.fromisoformat(row[0]), *row[1:])
