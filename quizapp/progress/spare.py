"""A spare of the log in memory: what this sitting wrote and what it could not, to be saved elsewhere."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import ProgressError
from quizapp.progress.event import to_json
from quizapp.say import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quizapp.progress.event import Event, Review
    from quizapp.progress.studyday import Clock, Moment

__all__ = ["Spare"]

_MANY = 100  # files of one second


class Spare:
    """Keeps what goes into a progress file from here; `failing` says whether the last write failed.

    An answer that could not be written has its event already: tried again, it is written as that event, so
    that a file in which it was saved meanwhile can be merged and doubles nothing. Another answer to the same
    question takes its place.
    """

    def __init__(self, progress: Path, now: Clock) -> None:
        self.failing = False
        self._progress = progress
        self._now = now
        self._written: list[Event] = []
        self._unsaved: dict[tuple[object, ...], tuple[Review, Event]] = {}
        self._place: Path | None = None
        self._safe: set[str] = set()  # the events that were saved there

    @property
    def unsaved(self) -> list[Event]:
        """The answers that are not in the progress file."""
        return [event for _review, event in self._unsaved.values()]

    @property
    def last(self) -> int:
        """The newest clock of what is kept."""
        return max((event.clock for event in (*self._written, *self.unsaved)), default=-1)

    # -- what the store tells it ----------------------------------------------------------------------

    @contextmanager
    def following(self) -> Iterator[None]:
        """Keep what one transaction writes, unless it fails."""
        before = len(self._written)
        try:
            yield
        except BaseException as error:
            del self._written[before:]
            self.failing = isinstance(error, ProgressError)
            raise
        self.failing = False

    def wrote(self, event: Event) -> None:
        """Keep an event that was written."""
        self._written.append(event)

    def keep(self, review: Review, event: Event) -> None:
        """Keep an answer, with the event that it is to be, until it is written."""
        self._unsaved[_question(review)] = review, event

    def tried(self, review: Review) -> Event | None:
        """Return the event of an answer that was tried before; how long it took is as it was then."""
        kept = self._unsaved.get(_question(review))
        return kept[1] if kept is not None and kept[0]._replace(ms=review.ms) == review else None

    def settle(self, reviews: Iterable[Review]) -> None:
        """Forget answers as unsaved: they are written."""
        for review in reviews:
            self._unsaved.pop(_question(review), None)

    # -- saving elsewhere -----------------------------------------------------------------------------

    def save(self, path: Path) -> Path:
        """Write all events into a new file, or into a folder, as `quizapp log` prints them; return the file.

        Raises ProgressError, and then leaves nothing there.
        """
        if path.is_dir():
            path = _free(path, self._now())
        text = "".join(f"{to_json(event)}\n" for event in (*self._written, *self.unsaved))
        made = False
        try:
            handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            made = True
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(handle)
        except OSError as error:
            if made:
                with suppress(OSError):
                    path.unlink()
            if isinstance(error, FileExistsError):
                raise ProgressError(
                    f"There is already something at {path}.", "Name another place."
                ) from error
            reason = error.strerror or str(error)
            raise ProgressError(f"{path} cannot be written: {reason}.", "Name another place.") from error
        self._place, self._safe = path, {event.uuid for event in self.unsaved}
        return path

    def suggested(self) -> Path:
        """Return a free place for such a file: at home."""
        return _free(_home(), self._now())

    def parting(self) -> str:
        """Save elsewhere what is not in the progress file; return what is to be said of it, "" if nothing."""
        unsaved = self.unsaved
        if not unsaved:
            return ""
        one = len(unsaved) == 1
        said = f"{counted(len(unsaved), 'answer')} could not be saved in {self._progress}"
        if self._place is None or not {event.uuid for event in unsaved} <= self._safe:
            try:
                self._save_somewhere()
            except ProgressError as error:
                return f"{said}, nor elsewhere, and {'is' if one else 'are'} lost. {error.message}"
        where = f"{'It is' if one else 'They are'} in {self._place}"
        return f"{said}. {where}; `quizapp merge {self._place}` takes {'it' if one else 'them'} in."

    def _save_somewhere(self) -> None:
        """Save at home or, where that fails, among the system's temporary files."""
        try:
            self.save(self.suggested())
        except ProgressError:
            import tempfile  # noqa: PLC0415 - only where nothing else is left

            try:
                folder = Path(tempfile.gettempdir())
            except OSError as error:
                raise ProgressError("There is no other place.") from error
            self.save(_free(folder, self._now()))


def _question(review: Review) -> tuple[object, ...]:
    """Return what tells the question of one answer from that of another."""
    return review.card, review.mode, review.asked_as, review.seed


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:
        return Path.cwd()


def _free(folder: Path, now: Moment) -> Path:
    """Return a name in a folder that nothing has."""
    began = datetime.fromtimestamp(now.at / 1000, UTC)
    names = (f"-{number}" if number else "" for number in range(_MANY))
    places = (folder / f"quizapp-answers-{began:%Y%m%dT%H%M%SZ}{name}.jsonl" for name in names)
    return next((place for place in places if not os.path.lexists(place)), folder / "quizapp-answers.jsonl")
