"""Rescue: a progress file that is damaged or gone when a sitting begins, and the backup offered for it."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from quizapp.consent import agreed, can_ask, tell
from quizapp.errors import ProgressError
from quizapp.paths import make_private
from quizapp.progress.backup import backups, moment_of
from quizapp.progress.held import Held, Sound, newest_sound
from quizapp.progress.restoring import restore
from quizapp.progress.studyday import wall
from quizapp.safe import one_line
from quizapp.say import counted

if TYPE_CHECKING:
    from quizapp.desk import Desk

__all__ = ["find_lost", "local", "rescue", "told"]


def rescue(desk: Desk, error: ProgressError) -> None:
    """Offer the newest sound backup in place of a file that cannot be used.

    Returns where it was put in place; else raises the error, with the commands that help.
    """
    places = desk.places
    found = newest_sound(desk.places.backups)
    doctor = _command(desk, "doctor --repair")
    if found is None:
        if not backups(places.backups):  # it may never have been a progress file
            raise error
        raise type(error)(error.message, f"None of its backups is sound. {doctor} saves what it still holds.")
    if not can_ask():
        hint = f"{_command(desk, 'restore newest')} puts in its place the backup {_in_short(found)}; "
        raise type(error)(error.message, f"{hint}{doctor} saves what it still holds.")
    tell(error.message)
    tell(f"Its newest sound backup is {_in_short(found)}.")
    tell(
        "With that in its place you go on from there. The damaged file is kept beside it under another name; "
        f"{doctor} instead may save more of what it holds."
    )
    if not agreed("Put the backup in place?"):
        raise ProgressError("Nothing was changed.", f"{_command(desk, 'restore')} lists all backups.")
    done = restore(found.backup.path, places.progress, places.backups, now=wall())
    kept = done.aside or done.backup
    tell(f"Restored. The file as it was is kept as {kept}." if kept is not None else "Restored.")


def find_lost(desk: Desk) -> None:
    """Where there is no progress file but backups of one, say so and offer the newest.

    Returns where it was put in place, or where the learner begins anew; else raises ProgressError.
    """
    places = desk.places
    found = newest_sound(desk.places.backups)
    if found is None or not found.held.answers:
        return
    message = f"There is no progress file {places.progress}, but there are backups of one."
    aside = places.backups / f"earlier-{wall().at // 1000}"
    if not can_ask():
        hint = f"{_command(desk, 'restore newest')} puts in place the one {_in_short(found)}. "
        raise ProgressError(message, f"{hint}To begin anew, move the files in {places.backups} away.")
    tell(message)
    tell(f"The newest sound one is {_in_short(found)}.")
    if agreed("Put it in place?"):
        restore(found.backup.path, places.progress, places.backups, now=wall())
        tell("Restored.")
    elif agreed(f"Begin anew? The backups are kept in {one_line(str(aside))}."):
        make_private(aside)
        for each in backups(places.backups):  # else those of the new file would come to replace them
            each.path.rename(aside / each.path.name)
    else:
        raise ProgressError("Nothing was changed.", f"{_command(desk, 'restore')} lists all backups.")


def told(held: Held) -> str:
    """Say what a backup holds."""
    if not held.answers:
        return "no answers"
    return f"{counted(held.answers, 'answer')} about {counted(held.cards, 'card')}, the last on {held.last}"


def local(at: int) -> str:
    """Return a moment in UTC milliseconds as the learner's clock showed it."""
    return f"{moment_of(at).astimezone():%Y-%m-%d %H:%M}"


def _in_short(found: Sound) -> str:
    return f"of {local(found.backup.at)}: {told(found.held)}"


def _command(desk: Desk, words: str) -> str:
    """Return a command as this learner has to type it."""
    whose = f"--learner {shlex.quote(desk.learner)} " if desk.learner else ""
    whose += f"--progress {shlex.quote(desk.progress)} " if desk.progress else ""
    return f"`quizapp {whose}{words}`"
