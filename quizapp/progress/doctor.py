"""A progress file examined from end to end: what was found, in plain words, and what to do about it.

It looks at a private copy alone, so it works while a sitting is open and where nothing can be written.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, NamedTuple

from quizapp.errors import DamagedProgress, NewerProgress, ProgressError, StrangeProgress
from quizapp.progress import cache
from quizapp.progress.file import SCHEMA, check_ours, explained, is_new
from quizapp.progress.finding import Finding, amiss, well
from quizapp.progress.guard import wary
from quizapp.progress.illformed import ill_formed
from quizapp.progress.privatecopy import private_copy
from quizapp.say import counted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from quizapp.progress.studyday import Moment

__all__ = ["Examined", "examine"]

_REPAIR = "`quizapp doctor --repair` saves all that it holds into a new file; the old one is kept."
_GUARDS = ("event_no_delete", "event_no_replace", "event_no_update")
_FEW = 3  # cards or names that a finding lists


class Examined(NamedTuple):
    """What was found, and the ids of all cards that anything is known of."""

    findings: list[Finding]
    cards: list[str]


def examine(path: Path, now: Moment) -> Examined:
    """Examine a progress file; what stands in the way of looking any further is the last finding."""
    found: list[Finding] = []
    cards: list[str] = []
    try:
        if path.exists() and not is_new(path):
            with _looked_at(path) as db:
                found.extend(_log(db, path, now))
                if not any(each.needs == "salvage" for each in found):
                    found.append(_remembered(db))
                    cards = [card for (card,) in db.execute("SELECT card FROM memory ORDER BY card")]
        else:
            found.append(well("file", f"There is no progress yet at {path}."))
    except sqlite3.Error as error:
        found.append(_stopped(path, explained(error, path)))
    except ProgressError as error:
        found.append(_stopped(path, error))
    except OSError as error:
        said = f"{path} cannot be read: {error.strerror or error}."
        found.append(amiss("file", said, "Check that you may read it."))
    return Examined(found, cards)


def _log(db: sqlite3.Connection, path: Path, now: Moment) -> Iterator[Finding]:
    """Look at the file and its log; go no further where the next would not mean anything."""
    version = db.execute("PRAGMA user_version").fetchone()[0]
    (events,) = db.execute("SELECT count(*) FROM event").fetchone()
    yield well("file", f"{path}: {counted(events, 'event')}, version {version}.")
    whole = _integrity(db)
    yield whole
    if whole.well:
        guarded = _guards(db, path, version)
        yield guarded
        if guarded.well:
            if version < SCHEMA:  # the rest is what the next start will find
                from quizapp.progress.migrations import migrate  # noqa: PLC0415 - sqlite_utils takes its time

                migrate(db, path)
            yield from _read(db, now)


def _stopped(path: Path, error: ProgressError) -> Finding:
    """Return what keeps a file from being looked at, and whether it can be saved nonetheless."""
    if isinstance(error, DamagedProgress):
        return amiss("file", f"{path} is damaged.", _REPAIR, "salvage")
    if isinstance(error, StrangeProgress):
        return amiss("file", error.message, _REPAIR, "salvage")
    if not isinstance(error, NewerProgress) and _holds_events(path):
        # Its first page is gone, and with that the mark that says what it is.
        return amiss("file", f"The first page of {path} is damaged.", _REPAIR, "salvage")
    return amiss("file", error.message, error.hint)


def _holds_events(path: Path) -> bool:
    """Whether a file's pages hold anything that looks like the log of a progress file."""
    from quizapp.progress.event import COLUMNS  # noqa: PLC0415 - only a file that is not what it should be
    from quizapp.progress.pages import rows_of  # noqa: PLC0415 - as above

    try:
        return any(row[0] is None for _rowid, row in rows_of(path, len(COLUMNS) + 1))
    except OSError:
        return False


@contextmanager
def _looked_at(path: Path) -> Iterator[sqlite3.Connection]:
    with private_copy(path) as copy, closing(sqlite3.connect(copy, isolation_level=None)) as db:
        check_ours(wary(db), path)
        yield db


def _integrity(db: sqlite3.Connection) -> Finding:
    wrong = [said for (said,) in db.execute("PRAGMA integrity_check(100)") if said != "ok"]
    wrong += [
        f"{row[0]}: a row that names what is not there" for row in db.execute("PRAGMA foreign_key_check")
    ]
    if not wrong:
        return well("integrity", "Every page of the file is whole.")
    more = f" and {len(wrong) - 1} more" if len(wrong) > 1 else ""
    return amiss("integrity", f"The file is damaged: {wrong[0]}{more}.", _REPAIR, "salvage")


def _schema_of(db: sqlite3.Connection) -> dict[str, str]:
    """Return what the log's tables, indices and guards are, by name, but for the tables of the cache."""
    rows = db.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name IN ('event', 'meta')"
    )
    return {name: " ".join(sql.split()) for name, sql in rows}


def _guards(db: sqlite3.Connection, path: Path, version: int) -> Finding:
    """See that the log has its columns, indices and guards, and no others."""
    from quizapp.progress.migrations import migrate  # noqa: PLC0415 - sqlite_utils takes its time

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        migrate(fresh, path)
        wanted = _schema_of(fresh)
    there = _schema_of(db)
    missing = sorted(wanted.keys() - there.keys()) if version == SCHEMA else []
    missing = missing or [name for name in _GUARDS if name not in there]
    other = sorted(name for name in there if there[name] != wanted.get(name))
    if not missing and not other:
        return well("guards", "The log has its guards: nothing in it can be changed or deleted.")
    said = [f"{', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing"] if missing else []
    said += [f"{', '.join(other)} {'is' if len(other) == 1 else 'are'} not ours"] if other else []
    return amiss("guards", f"Of the guards and indices of the log, {'; '.join(said)}.", _REPAIR, "salvage")


def _read(db: sqlite3.Connection, now: Moment) -> list[Finding]:
    """Return what is found of the events, one by one."""
    log = ill_formed(db, now)
    found = []
    if log.future:
        found.append(
            well(
                "clock",
                f"{counted(log.future, 'event')} {'is' if log.future == 1 else 'are'} dated in the future.",
                "A clock was ahead. Nothing is lost; check the clock of this computer.",
            )
        )
    if log.unknown:
        found.append(
            well("kinds", f"{counted(log.unknown, 'event')} of a kind that a newer version knows; kept.")
        )
    if log.astray:
        found.append(
            well(
                "targets",
                f"{counted(log.astray, 'answer')} taken back or judged again that are not here themselves.",
                "They may be on another device; `quizapp merge` brings them.",
            )
        )
    if log.unread:
        said = f"{counted(log.unread, 'event')} cannot be read, the first of them {log.first}."
        found.append(amiss("log", said, _REPAIR, "salvage"))
    else:
        days = f"; the day of {log.days} is not that of their time" if log.days else ""
        found.append(well("log", f"All {counted(log.events, 'event')} of the log can be read{days}."))
    return found


def _remembered(db: sqlite3.Connection) -> Finding:
    """Compare what is kept of the log with what it comes to."""
    if not cache.is_current(db):
        return well("memory", "What is remembered will be made anew at the next start.")
    for table in ("memory", "amend"):
        db.execute(f"CREATE TEMP TABLE was_{table} AS SELECT * FROM main.{table}")  # noqa: S608 - constants
    db.execute("BEGIN")
    cache.rebuild(db)
    db.execute("COMMIT")
    cards = sorted(_differing(db, "memory", "card"))
    amends = _differing(db, "amend", "uuid")
    if not cards and not amends:
        (count,) = db.execute("SELECT count(*) FROM memory").fetchone()
        said = f"What is remembered of {counted(count, 'card')} is what the log comes to."
        return well("memory", said)
    named = f" ({', '.join(cards[:_FEW])}{' …' if len(cards) > _FEW else ''})" if cards else ""
    said = f"What is remembered of {counted(len(cards), 'card')}{named}"
    if amends:
        said += f" and of {counted(len(amends), 'answer')} taken back or judged again"
    return amiss(
        "memory", f"{said} is not what the log comes to.",
        "`quizapp doctor --repair` makes it anew; the log stays as it is.", "rebuild",
    )  # fmt: skip


def _differing(db: sqlite3.Connection, table: str, key: str) -> set[str]:
    """Return the keys of the rows that are not what they were."""
    one_way, other = f"main.{table}", f"was_{table}"
    return {
        str(name)
        for a, b in ((one_way, other), (other, one_way))
        for (name,) in db.execute(f"SELECT {key} FROM (SELECT * FROM {a} EXCEPT SELECT * FROM {b})")  # noqa: S608 - constants
    }
