"""Two logs made one: another progress file, or a log as JSON Lines, is united with this one by event id.

An event is what it is whoever holds it, so that order and repetition do not matter: all that two devices know
is the union of what each knows, and memory is replayed from that. What has one id must be one event. All of
it is looked through before anything is written, and then all is written or nothing.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from quizapp.errors import ProgressError, UsageError
from quizapp.progress.arrivals import Arrivals, News
from quizapp.progress.backup import take
from quizapp.progress.event import COLUMNS, from_json, from_row, to_json
from quizapp.progress.file import explained
from quizapp.progress.jsonl import read
from quizapp.progress.readonly import open_to_read
from quizapp.progress.wellformed import see_well_formed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from io import BufferedReader

    from quizapp.progress.event import Event
    from quizapp.progress.store import Store
    from quizapp.progress.studyday import Moment

__all__ = ["Merged", "log_of", "merge", "would_merge"]

_MAGIC = b"SQLite format 3\0"
_NAMES = ", ".join(f'"{name}"' for name in COLUMNS)
_WHAT = "Name a progress file, or a log as `quizapp log` prints it."
_ALTERED = "The file was damaged or altered; nothing of it was taken."


class Merged(NamedTuple):
    """What came of a merge: what was new, how many events were here already, and the backup taken first."""

    news: News
    here: int
    backup: Path | None = None


def merge(store: Store, events: Iterable[Event], backups: Path, *, now: Moment) -> Merged:
    """Unite a log with the store's, after a backup; raises ProgressError, and then nothing was changed."""
    with Arrivals(store.db, store.path) as arrivals:
        here = arrivals.lay_out(events)
        news = arrivals.news(store.today())
        if not news.events:
            return Merged(news, here)
        backup = take(store.db, backups, why="merge", now=now)
        arrivals.take_in()
    return Merged(news, here, backup)


def would_merge(store: Store, events: Iterable[Event]) -> Merged:
    """Return what a merge would come to; the store may be one that is only read."""
    # What waits stands beside the log and not in it; the log is a copy, or opened to be read alone.
    store.db.execute("PRAGMA query_only = OFF")
    with Arrivals(store.db, store.path) as arrivals:
        here = arrivals.lay_out(events)
        return Merged(arrivals.news(store.today()), here)


@contextmanager
def log_of(named: str, stdin: IO[bytes] | None) -> Iterator[Iterator[Event]]:
    """Open a progress file, or a log as JSON Lines, `-` for what comes in; nothing of it is ever changed.

    To be called before the store is opened: to look at the first bytes of a file and close it again would
    drop the locks of a connection to that same file.
    """
    if named == "-":
        if stdin is None:
            raise UsageError("Nothing comes in on standard input.", _WHAT)
        yield read(stdin, "standard input")
        return
    with _stream(named) as stream:
        if not _is_database(stream):
            yield read(stream, named)
            return
    path = Path(named)
    with closing(open_to_read(path, named=True, stranger=True, log_only=True)) as db:
        yield _events_of(db, path)


def _stream(named: str) -> BufferedReader:
    try:
        return Path(named).open("rb")
    except FileNotFoundError as error:
        raise UsageError(f"There is nothing at {named}.", _WHAT) from error
    except OSError as error:
        raise UsageError(f"{named} cannot be read: {error.strerror or error}.", _WHAT) from error


def _is_database(stream: BufferedReader) -> bool:
    """Whether it begins as a database; what comes through a pipe is none, and nothing of it is lost."""
    return stat.S_ISREG(os.fstat(stream.fileno()).st_mode) and stream.peek(len(_MAGIC)).startswith(_MAGIC)


def _events_of(db: sqlite3.Connection, path: Path) -> Iterator[Event]:
    """Yield the events of a progress file, each looked at as if it came as a line: it may be a stranger's."""
    rows = db.execute(f"SELECT {_NAMES} FROM event ORDER BY seq")  # noqa: S608 - constants
    while (row := _next(rows, path)) is not None:
        try:
            event = from_json(to_json(from_row(row)))
            see_well_formed(event)
        except (ValueError, TypeError, AttributeError, RecursionError) as error:
            raise ProgressError(f"{path}: event {row[0]!s:.40} cannot be read.", _ALTERED) from error
        except ProgressError as error:
            raise ProgressError(f"{path}: event {row[0]!s:.40}: {error.message}", _ALTERED) from error
        yield event


def _next(rows: sqlite3.Cursor, path: Path) -> tuple[Any, ...] | None:
    try:
        return rows.fetchone()  # type: ignore[no-any-return]
    except sqlite3.Error as error:
        raise explained(error, path) from error
