"""A progress file repaired: its memory made anew, or all that it holds saved into a new file."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from quizapp.progress import cache
from quizapp.progress.backup import take
from quizapp.progress.file import open_file, writing
from quizapp.progress.salvage import salvage
from quizapp.say import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from quizapp.progress.finding import Finding
    from quizapp.progress.salvage import Salvaged
    from quizapp.progress.studyday import Moment

__all__ = ["repair"]


def repair(path: Path, backups: Path, findings: Sequence[Finding], now: Moment) -> list[str]:
    """Do what the findings need; return what was done, in sentences, the copy that is kept named first."""
    needs = {finding.needs for finding in findings}
    if "salvage" in needs:
        return _told(salvage(path, backups, now), path, now)
    if "rebuild" in needs:
        with closing(open_file(path)) as db:
            copy = take(db, backups, why="repair", now=now)
            with writing(db, path):
                cards = cache.rebuild(db)
        return [
            f"A backup of the file as it was is {copy}.",
            f"What is remembered of {counted(cards, 'card')} was made anew from the log.",
        ]
    return []


def _told(saved: Salvaged, path: Path, now: Moment) -> list[str]:
    total = saved.own + sum(saved.backups.values())
    said = [f"The old file is kept, unchanged, as {saved.aside}."]
    lost = f"{total:,} of {total + saved.lost:,} events were saved"
    lost = lost if saved.lost else f"All {total:,} events were saved"
    said.append(f"{lost}, {saved.own:,} of them from the file itself." if saved.backups else f"{lost}.")
    said += [f"{number:,} came from the backup {name}." for name, number in saved.backups.items()]
    if saved.lost:
        were = "was" if saved.lost == 1 else "were"
        said.append(f"The {saved.lost:,} lost {were} made {_when(saved, now)}.")
    if saved.unread is not None:
        said.append(f"What no log can hold was written to {saved.unread}.")
    return [*said, f"The new file is {path}; it was checked, and what is remembered was made anew."]


def _when(saved: Salvaged, now: Moment) -> str:
    """Return about when the lost events were made, by those before and after them."""
    since, until = _day(saved.since, now), _day(saved.until, now)
    if since and until:
        return f"about {since}" if since == until else f"between about {since} and {until}"
    return f"before about {until}" if until else f"after about {since}"


def _day(at: int | None, now: Moment) -> str:
    """Return the day of a moment, as it is where the learner is now."""
    if at is None:
        return ""
    return f"{datetime.fromtimestamp(at / 1000, UTC) + timedelta(minutes=now.offset):%Y-%m-%d}"
