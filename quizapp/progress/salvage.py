"""What a damaged progress file and its backups still hold, taken into a new one in its place."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from quizapp.errors import DamagedProgress, ProgressError
from quizapp.progress import cache
from quizapp.progress.aside import alone, put_in_place
from quizapp.progress.event import COLUMNS
from quizapp.progress.file import explained, open_file, writing
from quizapp.progress.guard import see_ours, wary
from quizapp.progress.pages import rows_of
from quizapp.progress.privatecopy import private_copy, state_of
from quizapp.progress.takeover import NAMES, take_over

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from quizapp.progress.studyday import Moment

__all__ = ["Salvaged", "salvage"]

_AT = COLUMNS.index("at")


class Salvaged(NamedTuple):
    """What was saved: how many events from the file itself, and from which backups how many more.

    `lost` are events that nothing has any more, as far as they left a gap, made between `since` and `until`
    (UTC ms, by their neighbours; None where there is none). `aside` is the old file, `unread` a file with the
    rows that no log can hold, if there are any.
    """

    own: int
    backups: dict[str, int]
    lost: int
    since: int | None
    until: int | None
    aside: Path
    unread: Path | None


def salvage(path: Path, backups: Path, now: Moment) -> Salvaged:
    """Take all that can be read into a new file, check it, set the old one aside, and put the new in place.

    The old file is renamed and nothing more. Raises ProgressError, and then nothing was changed.
    """
    making = path.with_name(f".{path.name}.new-{os.urandom(4).hex()}")
    try:
        with alone(path):
            before = state_of(path)
            with private_copy(path) as copy:
                own, unfit, seen = _filled(making, copy)
            added = _from_backups(making, backups)
            if not own and not added:
                raise DamagedProgress(
                    f"Nothing can be read of the progress file {path}.", "It was left as it is."
                )
            lost, since, until = _gaps(making, seen, len(unfit))
            _checked(making)
            if state_of(path) != before:
                raise ProgressError(f"The progress file {path} was written to meanwhile.", "Try again.")
            aside = put_in_place(making, path, now)
        unread = _kept(aside, unfit) if unfit else None
    except OSError as error:
        raise ProgressError(
            f"The progress file {path} cannot be repaired: {error.strerror or error}.",
            "Nothing of it was lost.",
        ) from error
    finally:
        for end in ("", "-wal", "-shm"):
            making.with_name(f"{making.name}{end}").unlink(missing_ok=True)
    return Salvaged(own, added, lost, since, until, aside, unread)


def _filled(making: Path, copy: Path) -> tuple[int, list[tuple[Any, ...]], dict[int, int]]:
    """Fill a new file; return how many events, the rows that do not fit, and when each rowid was."""
    from quizapp.progress.migrations import migrate  # noqa: PLC0415 - sqlite_utils takes its time

    seen: dict[int, int] = {}

    def rows() -> Iterator[tuple[Any, ...]]:
        for rowid, row in sorted(_read(copy), key=lambda each: each[0]):
            if isinstance(row[_AT], int):
                seen[rowid] = row[_AT]
            yield row

    with closing(open_file(making)) as db:
        migrate(db, making)
        with writing(db, making):
            taken = take_over(db, rows())
    return taken.added, taken.unfit, seen


def _read(copy: Path) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Yield the rows of a log: by SQLite where the file is whole, else from its pages."""
    found = []
    for rowid, row in rows_of(copy, len(COLUMNS) + 1):  # before SQLite touches the copy
        if row[0] is None:  # where the rowid stands in the table
            found.append((rowid, row[1:]))
    with suppress(sqlite3.Error, ProgressError), closing(sqlite3.connect(copy)) as db:
        see_ours(wary(db), copy)  # what is not is read as pages, which can run nothing
        if db.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",):
            found = [(row[0], row[1:]) for row in db.execute(f"SELECT seq, {NAMES} FROM event")]  # noqa: S608 - constants
    yield from found


def _from_backups(making: Path, folder: Path) -> dict[str, int]:
    """Add what the backups hold and the file does not; return how much each added, the newest first."""
    added: dict[str, int] = {}
    with closing(open_file(making)) as db:
        with writing(db, making):
            for file in sorted(folder.glob("*.db"), reverse=True):
                rows: list[tuple[Any, ...]] = []
                with (
                    suppress(sqlite3.Error, OSError, ProgressError),
                    private_copy(file) as copy,
                    closing(sqlite3.connect(copy)) as source,
                ):
                    see_ours(wary(source), copy)
                    rows = source.execute(f"SELECT {NAMES} FROM event ORDER BY seq").fetchall()  # noqa: S608 - constants
                if number := take_over(db, rows).added:
                    added[str(file)] = number
            cache.rebuild(db)
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return added


def _gaps(making: Path, seen: dict[int, int], unfit: int) -> tuple[int, int | None, int | None]:
    """Return how many rowids are missing that nothing filled, and when those before and after were made."""
    missing = sorted(set(range(1, max(seen, default=0) + 1)) - set(seen))
    with closing(sqlite3.connect(making)) as db:
        (held,) = db.execute("SELECT count(*) FROM event").fetchone()
    lost = max(0, max(seen, default=0) - held - unfit)
    if not lost or not missing:
        return 0, None, None
    since = max((rowid for rowid in seen if rowid < missing[0]), default=None)
    until = min((rowid for rowid in seen if rowid > missing[-1]), default=None)
    return lost, None if since is None else seen[since], None if until is None else seen[until]


def _checked(making: Path) -> None:
    """See that the new file is whole, and on disk."""
    try:
        with closing(sqlite3.connect(making)) as db:
            whole = db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    except sqlite3.Error as error:
        raise explained(error, making) from error
    if not whole:
        raise DamagedProgress(f"The new file {making} is not whole.", "The old one was left as it is.")


def _kept(aside: Path, rows: list[tuple[Any, ...]]) -> Path:
    """Keep rows that no log can hold as JSON Lines beside the old file."""
    place = aside.with_name(f"{aside.name}.unread.jsonl")
    handle = os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        for row in rows:
            said = {name: value for name, value in zip(COLUMNS, row, strict=True) if value is not None}
            file.write(f"{json.dumps(said, default=repr)}\n")
        file.flush()
        os.fsync(file.fileno())
    return place
