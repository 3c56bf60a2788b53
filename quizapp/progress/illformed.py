"""Whether the events of a log are what they should be, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.errors import ProgressError
from quizapp.progress.event import KINDS, from_row
from quizapp.progress.studyday import Moment, study_day
from quizapp.progress.takeover import NAMES

if TYPE_CHECKING:
    import sqlite3

__all__ = ["Log", "ill_formed"]

_SLACK = 24 * 60 * 60 * 1000  # ms by which a clock may be ahead of this one
_ABOUT = ("retract", "override")


class Log(NamedTuple):
    """How many events there are; of those, how many ...

    `unread` cannot be read, `first` is the id of the first; `unknown` are of kinds that this version does not
    know; `days` have a study day that no rollover makes of their time; `future` are dated in the future;
    `astray` are about events that are not here.
    """

    events: int
    unread: int
    first: str
    unknown: int
    days: int
    future: int
    astray: int


def ill_formed(db: sqlite3.Connection, now: Moment) -> Log:
    """Read every event of a log that is whole for SQLite."""
    events = unread = unknown = days = future = 0
    first = ""
    for row in db.execute(f"SELECT {NAMES} FROM event ORDER BY seq"):  # noqa: S608 - constants
        events += 1
        try:
            event = from_row(row)
            early, late = (study_day(Moment(event.at, event.offset), rollover) for rollover in (24, 0))
        except (ProgressError, ValueError, OverflowError):
            unread += 1
            first = first or str(row[0])
            continue
        unknown += event.kind not in KINDS
        days += not early <= event.day <= late
        future += event.at > now.at + _SLACK
    (astray,) = db.execute(
        "SELECT count(*) FROM event e WHERE e.kind IN (?, ?) AND NOT EXISTS "
        "(SELECT 1 FROM event t WHERE t.uuid = e.target)",
        _ABOUT,
    ).fetchone()
    return Log(events, unread, first, unknown, days, future, astray)
