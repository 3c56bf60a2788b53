"""The desk: settings, decks and progress of one run of the program, each opened when it is needed."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING

from quizapp import __version__
from quizapp.errors import DeckError, ProgressError, QuizError
from quizapp.paths import Places, expanded, places
from quizapp.safe import one_line
from quizapp.say import counted, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from quizapp.config import Settings
    from quizapp.deck import Deck
    from quizapp.library import Library
    from quizapp.progress.store import Store

__all__ = ["Desk", "carried_over"]

_NAMED = 5  # decks that a message names
_LARGE = 30_000_000  # bytes of a progress file, from which on its copying is felt


class Desk:
    """What one run works with; `progress` and `learner` are as given on the command line."""

    def __init__(self, environ: Mapping[str, str], progress: str = "", learner: str = "") -> None:
        self.environ = environ
        self.progress = progress
        self.learner = learner

    @cached_property
    def places(self) -> Places:
        """Where things lie; raises UsageError for a name that cannot be."""
        return places(self.environ, progress=self.progress, learner=self.learner)

    @cached_property
    def _settings(self) -> tuple[Settings, list[str]]:
        from quizapp.config import load  # noqa: PLC0415 - not every command has settings

        return load(self.places.settings)

    @property
    def settings(self) -> Settings:
        """The learner's settings."""
        return self._settings[0]

    @property
    def notices(self) -> list[str]:
        """What is wrong with the settings, or may be with a learner's name, to be said once."""
        where = self.places.settings
        said = list(self._settings[1])
        if self.settings.decks:
            from quizapp.library import absent  # noqa: PLC0415 - few name other places

            said += absent(where, self.settings.decks)
        return [*said, *self._unknown()] if self.learner else said

    def _unknown(self) -> Iterator[str]:
        """Say so where a learner has no progress yet and one of nearly that name has."""
        file = self.places.progress
        if file.exists():
            return
        from quizapp.hint import nearest  # noqa: PLC0415 - only a first time needs it

        if near := nearest(file.stem, [each.stem for each in file.parent.glob("*.db")]):
            yield f"{file.stem} has no progress yet. Did you mean `--learner {near}`?"

    @cached_property
    def library(self) -> Library:
        """The decks shipped, the learner's own, and those added by path."""
        from quizapp.library import library_of  # noqa: PLC0415 - not every command has decks

        return library_of(self.places, self.settings.decks)

    @property
    def lost(self) -> bool:
        """Whether there is no progress file, or an empty one, where backups may be."""
        try:
            with suppress(FileNotFoundError):
                return not self.places.progress.stat().st_size and self.places.backups.is_dir()
            return self.places.backups.is_dir()
        except OSError:  # said when it is opened
            return False

    def _loss(self) -> ProgressError | None:
        """Return what to say where the progress file is gone and a backup has answers."""
        from quizapp.progress.held import newest_sound  # noqa: PLC0415 - only bad luck needs it

        found = newest_sound(self.places.backups)
        if found is None or not found.held.answers:
            return None
        return ProgressError(
            f"There is no progress file {self.places.progress}, but there are backups of one.",
            "`quizapp restore newest` puts the newest in its place; `quizapp restore` lists them.",
        )

    def store(self) -> Store:
        """Open the progress file, making it where there is none; raises ProgressError.

        Where there is none and there are backups, none is made: its own backups would take their place.
        """
        if self.lost and (loss := self._loss()) is not None:
            raise loss
        from quizapp.progress.device import device_id  # noqa: PLC0415 - not every command has progress
        from quizapp.progress.store import Store  # noqa: PLC0415 - as above

        return Store.open(
            self.places.progress,
            device=device_id(self.places.state),
            rollover=self.settings.rollover,
            app=f"quizapp {__version__}",
            backups=self.places.backups,
        )

    @contextmanager
    def sitting(self) -> Iterator[Store]:
        """Open the progress file to sit; a backup is kept at the end, and of a sitting that was cut short."""
        from quizapp.progress.file import unmerged  # noqa: PLC0415 - as above

        cut_short = False
        with suppress(OSError):  # said when it is opened
            cut_short = unmerged(self.places.progress)  # what closes the file leaves no -wal
        with self.store() as store:
            before = -1 if cut_short else store.db.total_changes
            if cut_short:
                self._keep(store)
            try:
                yield store
            except QuizError:
                raise  # the file may be at fault
            except sqlite3.DatabaseError as error:
                raise self._whose(error, store) from error
            except BaseException:
                self._keep(store, before)
                raise
            self._keep(store, before)

    def _whose(self, error: sqlite3.Error, store: Store) -> Exception:
        """Return what an error of SQLite's means, if it is the progress file's and not that of a deck."""
        from quizapp.progress.file import explained  # noqa: PLC0415 - as above

        try:
            sound = store.db.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
        except sqlite3.Error:
            sound = False
        return error if sound else explained(error, store.path)

    def _keep(self, store: Store, before: int = -1) -> None:
        """Keep a backup where something was written; that it cannot be kept is said, and stops nothing."""
        if store.db.total_changes == before:
            return
        from quizapp.progress.keeping import keep, wanted  # noqa: PLC0415 - as above
        from quizapp.progress.studyday import wall  # noqa: PLC0415 - as above

        try:
            if wanted(store.db, self.places.backups):
                if self.places.progress.stat().st_size > _LARGE:
                    say("Keeping a backup …", err=True)
                keep(store.db, self.places.backups, now=wall())
        except (ProgressError, OSError) as error:
            said = error.message if isinstance(error, ProgressError) else str(error)
            say(f"quizapp: {one_line(said)} What was answered is saved.", err=True)

    def report(self) -> Store:
        """Open the progress file to read it alone: nothing is made, moved on or written, not even by age.

        Where there is no progress yet, nothing is known; but a file that --progress names must be there.
        """
        from quizapp.progress.event import random_id  # noqa: PLC0415 - as above
        from quizapp.progress.readonly import open_to_read  # noqa: PLC0415 - as above
        from quizapp.progress.store import Store  # noqa: PLC0415 - as above
        from quizapp.progress.studyday import wall  # noqa: PLC0415 - as above

        path = self.places.progress
        notices: list[str] = []
        if self.lost and (loss := self._loss()) is not None:
            notices.append(str(loss))
        db = open_to_read(path, named=bool(self.progress), notices=notices)
        # It writes nothing, so it needs no device: that is kept in a folder that need not be writable.
        store = Store(
            db, path, device="", now=wall, new_id=random_id, rollover=self.settings.rollover, app=None
        )
        store.notices = notices
        return store

    def decks(self, named: Sequence[str]) -> tuple[list[Deck], list[DeckError]]:
        """Return the decks named by path or id, or all there are, and what is wrong with others.

        A name that is none raises DeckError, and so does a deck that was named and has no cards. They are
        for a learner: people are named in the order that the settings want.
        """
        self.library.name_in(self.settings.name_order)
        if not named:
            return self.library.decks()
        found = {deck.path: deck for deck in map(self.library.find, named)}
        for deck in found.values():
            self.see_cards([deck])
        return list(found.values()), []

    def decks_at(self, named: str) -> list[Path]:
        """Return where the decks lie that a path holds or an id names, readable or not; raises UsageError."""
        from pathlib import Path  # noqa: PLC0415 - only an author's commands need it

        from quizapp.errors import UsageError  # noqa: PLC0415 - as above
        from quizapp.shelf import decks_under  # noqa: PLC0415 - as above

        path = expanded(named)
        if not path.exists() and "/" not in named and not path.suffix:
            path = Path(self.library.find(named).path)
        if not path.exists():
            raise UsageError(
                f"There is nothing at {path}.", "Name a deck file, a deck's folder, or a folder of decks."
            )
        found = list(decks_under(path))
        if not found:
            raise UsageError(f"There is no deck in {path}.", "A deck is a YAML file with a `deck:` line.")
        return found

    def deck_at(self, named: str) -> Path:
        """Return where the one deck lies that a path or an id names; raises UsageError."""
        from quizapp.errors import UsageError  # noqa: PLC0415 - only `watch` needs it

        found = self.decks_at(named)
        if len(found) > 1:
            names = ", ".join(str(each) for each in found[:_NAMED])
            more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
            raise UsageError(f"There are {len(found)} decks in {named}.", f"Name one of them: {names}{more}.")
        return found[0]

    def see_cards(self, decks: Sequence[Deck]) -> None:
        """Raise DeckError where none of these decks has a card, with what is wrong in the first."""
        if any(deck.card_count() for deck in decks):
            return
        first = next(iter(decks[0].problems()), None)
        said = f": {first.message}" if first is not None else "."
        path = decks[0].path
        raise DeckError(f"{path} has no cards{said}", f"`quizapp check {path}` says what is wrong.")

    def carry_over(self, decks: Sequence[Deck], store: Store) -> list[str]:
        """Let progress follow what authors edited; return what is to be said of it, once."""
        return carried_over(decks, store)

    def doubt(self, decks: Sequence[Deck], store: Store) -> list[str]:
        """Return what is to be said where progress in decks, all if none, is dated after today."""
        if not store.astray([f"{deck.id}/" for deck in decks], store.today()):
            return []
        from quizapp.study.doubt import doubt  # noqa: PLC0415 - only a wrong clock needs it

        return doubt(decks or self.decks(())[0], store)

    def faults(self, decks: Sequence[Deck]) -> list[str]:
        """Return a sentence for each deck that could not be read whole."""
        found = ((deck, deck.error_count()) for deck in decks)
        return [
            f"{deck.title}: {counted(count, 'error')}; `quizapp check {deck.path}` shows them."
            for deck, count in found
            if count
        ]


def carried_over(decks: Sequence[Deck], store: Store) -> list[str]:
    """Let progress follow what authors edited; return what is to be said of it, once."""
    edited = [
        deck
        for deck in decks
        if store.compared(deck.id) != deck.digest
        # Who has seen nothing of it yet has nothing to lose.
        and any(next(store.memories(f"{deck.id}{mark}"), None) for mark in ("/", "~/"))
    ]
    if not edited:
        return []
    from quizapp.study.edits import carry_over  # noqa: PLC0415 - only a deck that was edited needs it

    found = carry_over(edited, store)
    return [said(found[what]) for what, said in _EDITED.items() if found[what]]


def _renamed(cards: int) -> str:
    were = "was" if cards == 1 else "were"
    return f"{counted(cards, 'card')} {were} renamed by the author; the progress is kept."


def _back(cards: int) -> str:
    return f"{counted(cards, 'card')} {'is' if cards == 1 else 'are'} back, and so is the progress."


def _changed(cards: int) -> str:
    if cards == 1:
        return "The author changed the answer of 1 card; it comes back today."
    return f"The author changed the answers of {cards} cards; they come back today."


def _replaced(cards: int) -> str:
    if cards == 1:
        return "1 card was replaced by another; it begins anew, and what you knew is set aside."
    return f"{cards} cards were replaced by others; they begin anew, and what you knew is set aside."


_EDITED = {"renamed": _renamed, "back": _back, "changed": _changed, "replaced": _replaced}
