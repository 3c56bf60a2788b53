"""What a progress file lives among: its backups, who may read it, the room left, the SQLite that reads it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from contextlib import closing
from typing import TYPE_CHECKING

from quizapp.errors import ProgressError
from quizapp.progress.file import unmerged, writable
from quizapp.progress.finding import Finding, amiss, well
from quizapp.progress.guard import see_ours, wary
from quizapp.progress.privatecopy import private_copy
from quizapp.say import counted

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["around"]

_LEAST_ROOM = 50 * 1024 * 1024  # bytes of disk, below which it is said
_OTHERS = 0o077
_WRITERS = 0o022


def around(path: Path, backups: Path, state: Path) -> list[Finding]:
    """Look at all that is beside a progress file; reads alone."""
    there = path.exists()
    return [
        *(_private(path) if there else []),
        *(_left(path) if there else []),
        _kept(backups, path),
        *_aside(path),
        _room(path),
        well("sqlite", f"SQLite {sqlite3.sqlite_version}."),
        _device(state),
    ]


def _private(path: Path) -> list[Finding]:
    found = []
    if not (writable(path) and writable(path.parent)):
        said = f"{path} cannot be written to: nothing can be studied."
        found.append(amiss("writable", said, "Make the file and its folder writable."))
    if stat.S_IMODE(path.stat().st_mode) & _OTHERS:
        said = f"Others on this computer may look into {path}."
        found.append(well("private", said, f"`chmod 600 {path}` keeps it to yourself."))
    folder = stat.S_IMODE(path.parent.stat().st_mode)
    if folder & _WRITERS and not folder & stat.S_ISVTX:
        said = f"Others on this computer may put another file in the place of {path}."
        found.append(well("private", said, f"`chmod go-w {path.parent}` prevents that."))
    return found or [well("private", "The file is yours alone.")]


def _left(path: Path) -> list[Finding]:
    if not unmerged(path):
        return []
    said = (
        "The newest answers are beside the file, in its -wal: it is open, or was not closed. That is normal."
    )
    return [well("wal", said)]


def _kept(backups: Path, path: Path) -> Finding:
    try:
        names = sorted(os.listdir(backups), reverse=True) if backups.is_dir() else []  # noqa: PTH208 - says why not
    except OSError as error:
        said = f"The backups in {backups} cannot be read: {error.strerror or error}."
        return amiss("backups", said, "Let the folder be yours to read and to write.")
    files = [backups / name for name in names if name.endswith(".db") and not name.startswith(".")]
    lost = not path.exists() or not path.stat().st_size
    if not files:
        return well(
            "backups", f"There is no backup yet in {backups}.", "" if lost else "The next sitting takes one."
        )
    if lost:
        said = f"There is no progress file {path}, but there {_are(len(files))} of one."
        return amiss("backups", said, "`quizapp restore` lists them, and puts one in its place.")
    if not writable(backups):
        said = f"No backup can be written to {backups}."
        return amiss("backups", said, "Let the folder be yours to read and to write.")
    if not _sound(files[0]):
        return amiss("backups", f"The newest backup, {files[0]}, is damaged.", "Move it away.")
    return well("backups", f"{counted(len(files), 'backup')}; the newest, {files[0].name}, is whole.")


def _aside(path: Path) -> list[Finding]:
    """Name what an earlier repair set aside, or what one that was cut short had made by then."""
    ends = ("-wal", "-shm", "-journal", ".jsonl")
    found = [each for each in path.parent.glob(f"{path.name}.damaged-*") if not each.name.endswith(ends)]
    found += [each for each in path.parent.glob(f".{path.name}.new-*") if not each.name.endswith(ends)]
    if not found:
        return []
    said = f"{counted(len(found), 'file')} set aside by a repair: {', '.join(map(str, sorted(found)[:3]))}."
    return [well("aside", said, "Delete what you no longer need.")]


def _are(backups: int) -> str:
    return f"{'is' if backups == 1 else 'are'} {counted(backups, 'backup')}"


def _sound(file: Path) -> bool:
    try:
        with private_copy(file) as copy, closing(sqlite3.connect(copy)) as db:
            see_ours(wary(db), file)
            db.execute("SELECT count(*) FROM event").fetchone()
            return bool(db.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))
    except (sqlite3.Error, OSError, ProgressError):
        return False


def _room(path: Path) -> Finding:
    folder = next(each for each in path.absolute().parents if each.exists())
    free = shutil.disk_usage(folder).free
    said = f"{free // (1024 * 1024):,} MB of disk are free."
    if free < _LEAST_ROOM:
        return amiss("disk", said, "Make some room: what cannot be written has to be saved elsewhere.")
    return well("disk", said)


def _device(state: Path) -> Finding:
    try:
        found = (state / "device").read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return well("device", "This device has no id yet; the first sitting makes one.")
    return well("device", f"This device is {found[:8]}.")
