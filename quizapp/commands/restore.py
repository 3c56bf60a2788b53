"""restore: list the backups, or put one in the place of the progress file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from quizapp.commands import as_json, desk_of, print_json, warn, whose
from quizapp.say import counted, say

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from pathlib import Path

    from quizapp.desk import Desk
    from quizapp.progress.backup import Backup
    from quizapp.progress.restoring import Difference, Restored

_UNITS = ((1_000_000, "M"), (1_000, "k"))


class _Row(NamedTuple):
    backup: Backup
    answers: int
    cards: int
    last: str | None
    fault: str


@click.command("restore")
@click.argument("backup", required=False, metavar="[NAME|PATH|newest]")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@as_json
@whose
@click.pass_context
def command(ctx: click.Context, backup: str | None, yes: bool, as_json: bool) -> None:
    """Put a backup in the place of the progress file: one of those listed, or a copy at PATH.

    Without one, lists the backups, the newest first, with what each holds. The present file is backed up
    before, or kept under another name where it is damaged; nothing is ever overwritten.
    """
    desk = desk_of(ctx)
    if backup is None:
        _list(desk, as_json=as_json)
        return
    from quizapp.consent import agreed, can_ask, tell  # noqa: PLC0415 - imports when it runs
    from quizapp.errors import UsageError  # noqa: PLC0415 - as above
    from quizapp.progress.restoring import restore  # noqa: PLC0415 - as above
    from quizapp.progress.studyday import wall  # noqa: PLC0415 - as above

    source = _found(desk, backup)
    differs = _difference(desk, source)
    if not yes:
        if not can_ask():
            raise UsageError("Nobody is there to be asked.", "Add --yes to restore without a question.")
        for line in _explained(source, desk.places.progress, differs):
            tell(line)
        if not agreed("Put it in place?"):
            say("Nothing was changed.", err=True)
            ctx.exit(1)
    done = restore(source, desk.places.progress, desk.places.backups, now=wall())
    with desk.store() as store:  # brings one of an older version up to date
        if done.backup is not None:  # else the newest backup would be of what was just given up
            _keep_restored(store.db, desk.places.backups)
    if as_json:
        print_json({
            "restored": str(source),
            "progress": str(desk.places.progress),
            "backup": None if done.backup is None else str(done.backup),
            "aside": None if done.aside is None else str(done.aside),
            "taken_back": None if differs is None else differs.gone,
            "brought_back": None if differs is None else differs.back,
        })  # fmt: skip
        return
    _say_done(source, done, differs)


def _keep_restored(db: sqlite3.Connection, folder: Path) -> None:
    from quizapp.errors import ProgressError  # noqa: PLC0415 - imports when it runs
    from quizapp.progress.backup import take  # noqa: PLC0415 - as above
    from quizapp.progress.studyday import wall  # noqa: PLC0415 - as above

    try:
        take(db, folder, why="restored", now=wall())
    except ProgressError as error:
        warn(str(error))


def _list(desk: Desk, *, as_json: bool) -> None:
    from quizapp.progress.backup import backups  # noqa: PLC0415 - imports when it runs
    from quizapp.progress.held import held  # noqa: PLC0415 - as above

    rows = []
    for each in backups(desk.places.backups):
        answers, cards, last, fault = held(each.path)
        rows.append(_Row(each, answers, cards, None if last is None else last.isoformat(), fault))
    if as_json:
        print_json([_as_dict(row) for row in rows])
        return
    if not rows:
        warn(f"There are no backups in {desk.places.backups}. One is kept when a sitting ends.")
        return
    _print(rows)
    warn("`quizapp restore NAME` puts one in place of the progress file, which is backed up before.")


def _as_dict(row: _Row) -> dict[str, object]:
    from quizapp.progress.backup import moment_of  # noqa: PLC0415 - imports when it runs

    return {
        "name": row.backup.name,
        "path": str(row.backup.path),
        "taken": moment_of(row.backup.at).isoformat(),
        "why": row.backup.why,
        "answers": row.answers,
        "cards": row.cards,
        "last": row.last,
        "size": row.backup.size,
        "sound": not row.fault,
        "fault": row.fault or None,
    }


def _print(rows: Sequence[_Row]) -> None:
    from quizapp.rescue import local  # noqa: PLC0415 - imports when it runs

    width = max(len(row.backup.name) for row in rows)
    say(f"{'name':<{width}}  {'taken':<16}  answers  cards  {'last':<10}    size")
    for row in rows:
        holds = f"{row.answers:>7}  {row.cards:>5}  {row.last or '-':<10}"
        if row.fault:
            holds = f"{row.fault:<26}"
        say(f"{row.backup.name:<{width}}  {local(row.backup.at)}  {holds}  {_size(row.backup.size):>6}")


def _size(size: int) -> str:
    for unit, letter in _UNITS:
        if size >= unit:
            return f"{size / unit:.1f} {letter}"
    return str(size)


def _found(desk: Desk, named: str) -> Path:
    """Return the backup that is meant: by its name, by its path, or the newest."""
    from quizapp.errors import UsageError  # noqa: PLC0415 - imports when it runs
    from quizapp.paths import expanded  # noqa: PLC0415 - as above
    from quizapp.progress.backup import backups  # noqa: PLC0415 - as above

    known = backups(desk.places.backups)
    if named == "newest":
        from quizapp.progress.held import newest_sound  # noqa: PLC0415 - as above

        newest = newest_sound(desk.places.backups)
        if newest is None:
            raise UsageError(f"There is no sound backup in {desk.places.backups}.", "Name one by its path.")
        return newest.backup.path
    for each in known:
        if named in {each.name, each.path.name}:
            return each.path
    path = expanded(named)
    if path.is_file():
        return path.absolute()
    from quizapp.hint import did_you_mean  # noqa: PLC0415 - only a mistake needs it

    names = ["newest", *(each.name for each in known)]
    raise UsageError(
        f"There is no backup `{named}`.", did_you_mean(named, names, "`quizapp restore` lists them.")
    )


def _difference(desk: Desk, source: Path) -> Difference | None:
    """Compare the backup with the present file; None where that cannot be read."""
    from quizapp.errors import DamagedProgress, NotProgress  # noqa: PLC0415 - imports when it runs
    from quizapp.progress.readonly import open_to_read  # noqa: PLC0415 - as above
    from quizapp.progress.restoring import difference  # noqa: PLC0415 - as above

    try:
        db = open_to_read(desk.places.progress)
    except (DamagedProgress, NotProgress):
        return None
    try:
        return difference(db, source)
    except DamagedProgress:
        return None
    finally:
        db.close()


def _explained(source: Path, progress: Path, differs: Difference | None) -> list[str]:
    from quizapp.progress.held import held  # noqa: PLC0415 - imports when it runs
    from quizapp.rescue import told  # noqa: PLC0415 - as above

    lines = [f"{source.name} holds {told(held(source))}."]
    if differs is None:
        return [*lines, f"The progress file {progress} is damaged; it is kept beside it under another name."]
    return [*lines, *_changes(differs), "The present file is backed up before."]


def _changes(differs: Difference) -> list[str]:
    lines = []
    if differs.gone:
        lines.append(f"This takes back {counted(differs.gone, 'answer')} given since {differs.since}.")
    if differs.back:
        lines.append(f"This brings {counted(differs.back, 'answer')} back.")
    return lines or ["The present file holds the same answers."]


def _say_done(source: Path, done: Restored, differs: Difference | None) -> None:
    say(str(source))
    if done.aside is not None:
        warn(f"Restored. The damaged file is kept as {done.aside}.")
        return
    if done.backup is None:
        warn("Restored.")
        return
    more = ""
    if differs is not None and differs.gone:
        more = f" `quizapp merge {done.backup}` brings back what it held."
    warn(f"Restored. The file as it was is kept as {done.backup}.{more}")
