"""Logs exchanged through a shared folder, whatever carries it: a sync service, a stick, git.

Each device has one file there, JSON Lines below a head, which it alone writes and all others read. In it a
device puts its own events, and every other event it knows that stands in no other device's file: one that
came by `merge`, or from a device whose file was lost. So after a sync the folder holds all that this device
knows, and no event is written by two devices but where the folder was incomplete.

Nothing is believed of the folder from one time to the next: files come late, cut short, as they were last
week, or twice as conflict copies, and each time all are read and united by event id. (What is remembered of a
file, in the progress file itself, is the digest of what was once taken from it, so that it is not looked at
twice line by line; where the digest is another, it is.) A file that holds
anything else, or contradicts the log, is left alone whole; where two files contradict each other, both are.
A file belongs to a learner, whose name its head has: that of the progress file, or none where it is the
default. Those of others are passed over, so that two learners may share a folder and never a log.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import stat
import unicodedata
from contextlib import closing, contextmanager, suppress
from itertools import count
from typing import IO, TYPE_CHECKING, NamedTuple

from quizapp.errors import NewerProgress, ProgressError, UsageError
from quizapp.paths import make_private
from quizapp.progress.arrivals import Arrivals, Clash, News
from quizapp.progress.backup import take
from quizapp.progress.event import COLUMNS, Event, from_row, to_json
from quizapp.progress.jsonl import Head, Line, event_of, head_of, lines
from quizapp.say import counted

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Generator, Iterable, Iterator
    from pathlib import Path

    from quizapp.progress.store import Store
    from quizapp.progress.studyday import Moment

__all__ = ["Exchanged", "exchange", "one_at_a_time"]

_NAMES = ", ".join(f'"{name}"' for name in COLUMNS)
_OURS = """
SELECT {names} FROM event e LEFT JOIN temp.held o ON o.uuid = e.uuid AND o.own = 1
LEFT JOIN temp.held h ON h.uuid = e.uuid AND h.own = 0
WHERE ({which}) ORDER BY e.clock, e.device, e.uuid
"""
_WANTED = "o.uuid IS NULL AND (e.device = ?1 OR h.uuid IS NULL)"


class Exchanged(NamedTuple):
    """What a sync came to: `noted` is to be said, `wrong` is to be mended."""

    sent: int
    news: News
    file: Path
    backup: Path | None
    noted: tuple[str, ...]
    wrong: tuple[str, ...]


class _File(NamedTuple):
    """What was found of a file: its head, whether it has its end, whether it is another learner's."""

    head: Head | None = None
    whole: bool = False
    noted: str = ""
    other: bool = False
    mark: str = ""


@contextmanager
def one_at_a_time(state: Path) -> Iterator[None]:
    """Wait until no other sync of this device is at work."""
    make_private(state)
    with (state / "sync.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def exchange(store: Store, folder: Path, backups: Path, *, now: Moment) -> Exchanged:
    """Take in what other devices left in a folder, and leave there what they lack; raises QuizError.

    What is received is in the log before anything is written to the folder; what could not be read is
    returned as `wrong`, and the rest is exchanged nevertheless.
    """
    head = Head(store.device, _learner_of(store.path))
    own = folder / f"quizapp-{store.device}{f'-{head.learner}' if head.learner else ''}.jsonl"
    names, noted = _listed(folder)
    with Arrivals(store.db, store.path) as arrivals:
        try:
            found, wrong = _read_all(arrivals, store, own, names, head.learner)
            noted += [f"{name}: {file.noted}" for name, file in found.items() if file.noted]
            news = arrivals.news(store.today())
            backup = take(store.db, backups, why="sync", now=now) if news.events else None
            if twins := arrivals.count_of(store.device):
                noted.append(_twin(twins))
            if news.events:
                arrivals.take_in()
            _remember(store, found)
            aside = _set_aside(own) if own.name in wrong else None
            if aside is not None:
                wrong[own.name] += f" It was set aside as {aside.name}, and written anew."
            sent = _write(store, own, found.get(own.name), head)
        finally:
            store.db.execute("DROP TABLE IF EXISTS temp.held")
    return Exchanged(
        sent, news, own, backup, tuple(noted), tuple(f"{name}: {said}" for name, said in wrong.items())
    )


def _listed(folder: Path) -> tuple[list[str], list[str]]:
    """Return the names of the files to read, a sync service's copies among them, and what is to be said."""
    names, noted = [], []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("quizapp-") and entry.name.endswith(".jsonl"):
                    if entry.is_file(follow_symlinks=False):
                        names.append(entry.name)
                    else:
                        noted.append(f"{entry.name}: it is no plain file, and was left alone.")
    except FileNotFoundError as error:
        raise UsageError(
            f"There is no folder {folder}.", "Make it, or name the one that is shared."
        ) from error
    except OSError as error:
        raise UsageError(
            f"{folder} cannot be read: {error.strerror or error}.", "Name the folder that is shared."
        ) from error
    return sorted(names), sorted(noted)


def _read_all(
    arrivals: Arrivals, store: Store, own: Path, names: list[str], learner: str
) -> tuple[dict[str, _File], dict[str, str]]:
    """Lay out all that can be read; return what was found of each file, what is wrong with some."""
    wrong: dict[str, str] = {}
    while True:  # once more without those that contradict each other
        arrivals.clear()
        store.db.execute("DROP TABLE IF EXISTS temp.held")
        store.db.execute(
            "CREATE TEMP TABLE held (uuid TEXT, own INTEGER, PRIMARY KEY (own, uuid)) WITHOUT ROWID"
        )
        found: dict[str, _File] = {}
        disputed = False
        for name in names:
            if name in wrong:
                continue
            reading = _Reading(store, name == own.name, learner)
            try:
                with _opened(own.with_name(name)) as stream:
                    arrivals.lay_out(reading.events(stream, name), name)
                found[name] = reading.file
            except Clash as clash:
                wrong[name] = str(clash)
                if clash.source:
                    wrong[clash.source] = f"{clash.message.replace(clash.source, name)} {clash.hint}"
                    disputed = True
                    break
            except NewerProgress as error:
                if name == own.name:
                    raise
                wrong[name] = str(error)
            except ProgressError as error:
                wrong[name] = str(error)
        if not disputed:
            return found, wrong


class _Hashed:
    """A file read line by line, and the digest of its lines that are whole."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._hash = hashlib.sha256()
        self.size = 0

    def readline(self, most: int) -> bytes:
        """Read a line."""
        text = self._stream.readline(most)
        if text.endswith(b"\n"):
            self._hash.update(text)
            self.size += len(text)
        return text

    def mark(self) -> str:
        """Return how much was read, and its digest."""
        return f"{self.size} {self._hash.hexdigest()}"


class _Reading:
    """One file on its way through `Arrivals`, and what is noticed meanwhile."""

    def __init__(self, store: Store, own: bool, learner: str) -> None:  # noqa: FBT001 - of one caller
        self._db = store.db
        self._device = store.device
        self._own = own
        self._learner = learner
        self.file = _File()

    def events(self, stream: IO[bytes], name: str) -> Iterator[Event]:
        """Yield the events of a file up to where it is cut; raises ProgressError for anything else in it.

        Those are left out that were taken from it before, and are in the log therefore.
        """
        head, whole = None, False
        known, before = _known(self._db, stream, name)
        text = _Hashed(stream)
        for line in lines(text, name):
            whole = line.ended
            try:
                if head is None:
                    head = _head_in(line)
                    if unicodedata.normalize("NFC", head.learner) != self._learner:
                        self.file = _File(noted=_other(head.learner), other=True)
                        return
                    continue
                event = None if text.size <= known and line.ended else event_of(line)
            except NewerProgress as error:
                raise NewerProgress(f"line {line.number}: {error.message}", error.hint) from error
            except ProgressError as error:
                if not line.ended:
                    break
                raise ProgressError(f"line {line.number}: {error.message}", error.hint) from error
            if text.size == known and text.mark() != before:
                raise ProgressError("it changed while it was read.", "Sync again.")
            uuid = event.uuid if event is not None else _id_in(line)
            self._db.execute(
                "INSERT OR IGNORE INTO temp.held VALUES (?, ?)", (uuid, self._is_own(head.device))
            )
            if event is not None:
                yield event
        self.file = _File(head, whole, "" if whole else _COMPLETED if self._own else _CUT, mark=text.mark())

    def _is_own(self, device: str) -> bool | None:
        """Whether it is in our file or in another device's; NULL for a copy of ours, which may vanish."""
        return True if self._own else None if device == self._device else False


def _known(db: sqlite3.Connection, stream: IO[bytes], name: str) -> tuple[int, str]:
    """Return how much at the beginning of a file was taken from it before, and how that is marked."""
    row = db.execute("SELECT value FROM meta WHERE name = ?", (f"exchanged {name}",)).fetchone()
    if row is None:
        return 0, ""
    size, _space, digest = row[0].partition(" ")
    if not size.isdecimal():
        return 0, ""
    found, rest = hashlib.sha256(), int(size)
    while rest and (part := stream.read(min(rest, _PART))):
        found.update(part)
        rest -= len(part)
    stream.seek(0)
    return (int(size), row[0]) if not rest and found.hexdigest() == digest else (0, "")


def _remember(store: Store, found: dict[str, _File]) -> None:
    """Note what was read: all of it is in the log, and goes back with it where a backup is restored."""
    with store.together():
        store.db.executemany(
            "INSERT OR REPLACE INTO meta VALUES (?, ?)",
            [(f"exchanged {name}", file.mark) for name, file in found.items() if file.mark],
        )


def _id_in(line: Line) -> str:
    """Return the id of an event that was read before, without all the rest of it."""
    found = _ID.match(line.text)
    return found[1].decode() if found else event_of(line).uuid


def _write(store: Store, own: Path, found: _File | None, head: Head) -> int:
    """Complete our file in the folder; return how many events it lacked."""
    lacking = store.db.execute(_OURS.format(names="count(*)", which=_WANTED), (store.device,))
    sent = int(lacking.fetchone()[0])
    try:
        if found is not None and found.whole and found.head == head:
            if sent:
                with closing(_lines(store, _WANTED)) as more:
                    _append(own, more)
            return sent
        if os.path.lexists(own) and (found is None or found.other):
            raise ProgressError(f"{own} is in the way.", "Move it out of the folder.")
        with closing(_lines(store, f"o.uuid IS NOT NULL OR {_WANTED}")) as more:
            _replace(own, head, more)
    except OSError as error:
        raise ProgressError(
            f"{own} cannot be written: {error.strerror or error}.", "What came in is kept; sync again later."
        ) from error
    return sent


def _set_aside(own: Path) -> Path:
    """Give a file another name, that of no log; it never takes the place of another."""
    for number in count(1):
        place = own.with_name(f"{own.name}.set-aside-{number}")
        if not os.path.lexists(place):
            break
    try:
        return own.rename(place)
    except OSError as error:
        raise ProgressError(f"{own} cannot be set aside: {error.strerror or error}.", "Rename it.") from error


def _learner_of(path: Path) -> str:
    """Return whose progress a file holds; nothing for the default file, which no name was given."""
    is_default = path.stem == "progress" and path.parent.name != "learners"
    return "" if is_default else unicodedata.normalize("NFC", path.stem)


def _head_in(line: Line) -> Head:
    head = head_of(line)
    if head is None:
        raise ProgressError("it does not begin as a log for exchange, and was left alone.")
    return head


def _lines(store: Store, which: str) -> Generator[bytes]:
    names = ", ".join(f'e."{name}"' for name in COLUMNS)
    for row in store.db.execute(_OURS.format(names=names, which=which), (store.device,)):
        yield f"{to_json(from_row(row))}\n".encode()


def _append(own: Path, found: Iterable[bytes]) -> None:
    with os.fdopen(os.open(own, os.O_WRONLY | os.O_APPEND | os.O_NOFOLLOW), "wb") as file:
        file.writelines(found)
        file.flush()
        os.fsync(file.fileno())


def _replace(own: Path, head: Head, found: Iterable[bytes]) -> None:
    """Write our file whole beside its place, and put it there at once."""
    making = own.with_name(f".{own.name}.new")
    making.unlink(missing_ok=True)
    # Private, but where the folder is one that a group shares: there, others could not read it.
    mode = 0o640 if own.parent.stat().st_mode & stat.S_ISGID else 0o600
    with suppress(FileNotFoundError):
        mode = stat.S_IMODE(own.stat(follow_symlinks=False).st_mode)
    try:
        with os.fdopen(os.open(making, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            with suppress(OSError):  # a stick may know no modes
                os.fchmod(file.fileno(), mode)
            file.write(f"{head.line()}\n".encode())
            file.writelines(found)
            file.flush()
            os.fsync(file.fileno())
        making.replace(own)
    finally:
        making.unlink(missing_ok=True)
    handle = os.open(own.parent, os.O_RDONLY)
    try:
        with suppress(OSError):  # not every file system can
            os.fsync(handle)
    finally:
        os.close(handle)


def _opened(path: Path) -> IO[bytes]:
    try:
        return os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb")
    except OSError as error:
        raise ProgressError(f"It cannot be read: {error.strerror or error}.") from error


_PART = 1 << 20
_ID = re.compile(rb'\{"uuid": "([^"\\]+)"')
_CUT = "it is cut short, as if not all of it has arrived; the next sync takes the rest."
_COMPLETED = "it was cut short, and is whole again."


def _other(learner: str) -> str:
    if not learner:
        return "it is a log that was begun without --learner, and was left alone."
    return f"it is the log of “{learner}” and was left alone; `--learner {learner}` syncs that."


def _twin(events: int) -> str:
    return (
        f"{counted(events, 'event')} of this device came back from the folder: a backup was restored here, "
        "or another computer has a copy of its id. If so, delete the file `device` in the state folder "
        "(`quizapp paths`) on one of them, which then takes a new id."
    )
