"""What a learner last saw of a card, and what became of its id since: what an author's edits are told by."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import sqlite3

__all__ = ["Sight", "answer_before", "became", "compared", "last_seen", "newest"]

_LAST = "\U0010ffff"  # sorts after whatever an id may go on with


class Sight(NamedTuple):
    """A card as it was when it was last answered or edited; nothing but its id where that is not known."""

    card: str
    kind: str
    answer_print: str
    wording_print: str
    expected: str
    data: dict[str, Any]


def last_seen(db: sqlite3.Connection, prefix: str) -> list[Sight]:
    """Return what was last seen of each card with this prefix that anything is known of."""
    rows = db.execute(
        "SELECT m.card, e.kind, e.answer_print, e.wording_print, e.expected, e.data FROM memory m "
        "LEFT JOIN event e ON e.seq = (SELECT p.seq FROM event p LEFT JOIN amend a ON a.uuid = p.uuid "
        "WHERE p.card = m.card AND p.answer_print IS NOT NULL AND a.dead IS NOT 1 "
        "ORDER BY p.clock DESC, p.device DESC, p.uuid DESC LIMIT 1) "
        "WHERE m.card >= ? AND m.card < ? ORDER BY m.card",
        (prefix, prefix + _LAST),
    )
    return [
        Sight(card, kind or "", answer or "", wording or "", expected or "", json.loads(data) if data else {})
        for card, kind, answer, wording, expected, data in rows
    ]


def answer_before(db: sqlite3.Connection, card: str) -> str:
    """Return the answer that a card had when it was last asked, if an edit changed it since; else ""."""
    row = db.execute(
        "SELECT e.kind, json_extract(e.data, '$.was') FROM event e LEFT JOIN amend a ON a.uuid = e.uuid "
        "WHERE e.card = ? AND e.answer_print IS NOT NULL AND a.dead IS NOT 1 "
        "AND (e.kind <> 'review' OR e.rating IS NOT NULL) "
        "ORDER BY e.clock DESC, e.device DESC, e.uuid DESC LIMIT 1",
        (card,),
    ).fetchone()
    return str(row[1]) if row is not None and row[0] == "edit" and row[1] is not None else ""


def became(db: sqlite3.Connection, card: str) -> list[str]:
    """Return the ids to which this one was ever renamed."""
    rows = db.execute("SELECT DISTINCT becomes FROM event WHERE card = ? AND kind = 'rename'", (card,))
    return [new for (new,) in rows if new is not None]


def newest(db: sqlite3.Connection, card: str) -> str | None:
    """Return the newest event that stands of those under an id, and of the renames to it."""
    row = db.execute(
        "SELECT e.uuid FROM event e LEFT JOIN amend a ON a.uuid = e.uuid "
        "WHERE (e.card = ?1 OR e.becomes = ?1) AND a.dead IS NOT 1 "
        "ORDER BY e.clock DESC, e.device DESC, e.uuid DESC LIMIT 1",
        (card,),
    ).fetchone()
    return None if row is None else str(row[0])


def compared(db: sqlite3.Connection, deck: str) -> str:
    """Return the digest of a deck with which its cards were last compared; empty if never."""
    row = db.execute("SELECT value FROM meta WHERE name = ?", (f"compared {deck}",)).fetchone()
    return "" if row is None else str(row[0])
