"""What a learner did to cards besides answering: notes, flags, and acts that are taken back as one."""

from __future__ import annotations

import json
from operator import attrgetter
from typing import TYPE_CHECKING

from quizapp.progress.event import COLUMNS, from_row
from quizapp.progress.queries import history
from quizapp.progress.replay import routed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from quizapp.progress.event import Event

__all__ = ["ACTS", "last_act", "life", "newest_event", "retractions_of", "said_of", "standing"]

ACTS = ("suspend", "unsuspend", "bury", "reset", "due", "flag", "note")
"""What can be done to a card without answering it."""

_EVENT = ", ".join(f'e."{name}"' for name in COLUMNS)
_OF_ACTS = ", ".join(f"'{kind}'" for kind in ACTS)


def life(db: sqlite3.Connection, card: str) -> list[Event]:
    """Return what stands of all that happened to a card, under this id and those that it had before."""
    ids = [card]
    for name in ids:  # grows as it goes
        rows = db.execute("SELECT card FROM event WHERE becomes = ? AND kind = 'rename'", (name,))
        ids += {old for (old,) in rows if old is not None and old not in ids}
    events = sorted((event for name in ids for event in history(db, name)), key=attrgetter("order"))
    return routed(card, events)


def said_of(db: sqlite3.Connection, kind: str) -> dict[str, list[str]]:
    """Return what was noted or flagged of every card, the oldest first; reads the log from end to end."""
    rows = db.execute(
        "SELECT e.kind, e.card, e.becomes, e.data FROM event e LEFT JOIN amend a ON a.uuid = e.uuid "
        "LEFT JOIN event t ON e.kind = 'rename' AND t.uuid = e.target "
        "WHERE e.kind IN (?, 'rename') AND a.dead IS NOT 1 AND e.card IS NOT NULL "
        # A rename that names an event moves nothing that came after that.
        "ORDER BY min(e.clock, coalesce(t.clock, e.clock)), e.kind = 'rename', e.clock, e.device, e.uuid",
        (kind,),
    )
    found: dict[str, list[str]] = {}
    for what, card, becomes, data in rows:
        if what == "rename":
            moved = found.pop(card, None)
            if moved is not None and becomes:
                found.setdefault(becomes, []).extend(moved)
        else:
            found.setdefault(card, []).append(str(json.loads(data or "{}").get("text", "")))
    return found


def newest_event(db: sqlite3.Connection, card: str) -> str:
    """Return the event written last under an id."""
    row = db.execute(
        "SELECT uuid FROM event WHERE card = ? ORDER BY clock DESC, device DESC, uuid DESC LIMIT 1", (card,)
    ).fetchone()
    return str(row[0])


def retractions_of(db: sqlite3.Connection, uuids: Sequence[str]) -> list[str]:
    """Return the newest retraction of each of these events."""
    sql = "SELECT uuid FROM event WHERE target = ? AND kind = 'retract' ORDER BY clock DESC LIMIT 1"
    found = (db.execute(sql, (uuid,)).fetchone() for uuid in uuids)
    return [str(row[0]) for row in found if row is not None]


def last_act(db: sqlite3.Connection, device: str) -> list[Event]:
    """Return what stands of this device's newest act, all that was written with it; nothing if there is none.

    What was put away in the midst of a sitting is that sitting's to take back.
    """
    rows = db.execute(
        "SELECT e.sitting FROM event e INDEXED BY event_clock LEFT JOIN amend a ON a.uuid = e.uuid "  # noqa: S608 - constants
        f"WHERE e.device = ? AND e.kind IN ({_OF_ACTS}) AND e.sitting IS NOT NULL AND a.dead IS NOT 1 "
        "AND NOT EXISTS (SELECT 1 FROM event r WHERE r.sitting = e.sitting AND r.kind = 'review') "
        "ORDER BY e.clock DESC LIMIT 1",
        (device,),
    ).fetchone()
    return [] if rows is None else standing(db, rows[0])


def standing(db: sqlite3.Connection, sitting: str) -> list[Event]:
    """Return the acts of a sitting that stand, in their order."""
    rows = db.execute(
        f"SELECT {_EVENT} FROM event e LEFT JOIN amend a ON a.uuid = e.uuid WHERE e.sitting = ? "  # noqa: S608 - constants
        f"AND e.kind IN ({_OF_ACTS}) AND a.dead IS NOT 1 ORDER BY e.clock, e.device, e.uuid",
        (sitting,),
    )
    return [from_row(row) for row in rows]
