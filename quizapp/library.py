"""Which decks there are, and their compiled form: a deck is read once and kept until its files change."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from binascii import crc32
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.deck import SCHEMA_VERSION, Deck
from quizapp.errors import DeckError
from quizapp.fact import AS_WRITTEN
from quizapp.paths import expanded
from quizapp.shelf import ENDINGS, deck_files, decks_under, real

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quizapp.paths import Places

__all__ = ["MOST_ADDED", "Library", "absent", "added", "library_of", "remember"]

MOST_ADDED = 1024 * 1024
"""Bytes of the list of decks that were added; one that is larger is not ours."""


class Library:
    """The decks under some folders and files; `cache` is where compiled ones are kept.

    `shipped` is the folder of those that came with the program, and `own` the learner's: a deck elsewhere
    takes the place of a shipped one of the same id, so that a copy can be edited.
    """

    def __init__(
        self,
        places: tuple[Path, ...],
        cache: Path | None = None,
        *,
        shipped: Path | None = None,
        own: Path | None = None,
    ) -> None:
        self.places = places
        self.cache = cache
        self.shipped = shipped
        self.own = own
        self._open: dict[Path, Deck] = {}
        self._order = AS_WRITTEN

    def name_in(self, order: str) -> None:
        """Show people's names in an order, in every deck from now on; see `Deck.name_in`."""
        self._order = order
        for deck in self._open.values():
            deck.name_in(order)

    def paths(self) -> Iterator[Path]:
        """Yield the path of every deck, each once."""
        seen = set()
        for place in self.places:
            for path in decks_under(place):
                if (real := path.resolve()) not in seen:
                    seen.add(real)
                    yield path

    def open(self, path: Path) -> Deck:
        """Return the deck at a path, compiled if it has not changed; raises DeckError."""
        if path not in self._open:
            self._open[path] = _compiled(path, self.cache)
            self._open[path].name_in(self._order)
        return self._open[path]

    def forget(self, path: Path) -> None:
        """Read the deck at a path anew when it is asked for next."""
        self._open.pop(path, None)

    def decks(self) -> tuple[list[Deck], list[DeckError]]:
        """Return every deck that can be opened, and what is wrong with the others."""
        decks: dict[str, Deck] = {}
        wrong = []
        for path in self.paths():
            try:
                deck = self.open(path)
            except DeckError as error:
                wrong.append(error)
                continue
            other = decks.get(deck.id)
            if other is not None and self._is_shipped(other) == self._is_shipped(deck):
                wrong.append(_twice(deck, other))
            elif other is None or self._is_shipped(other):
                decks[deck.id] = deck
        return list(decks.values()), wrong

    def find(self, named: str) -> Deck:
        """Return a deck by its path or its id; raises DeckError naming the nearest."""
        path = expanded(named)
        if "/" in named or path.suffix in ENDINGS or (path.exists() and not self._has_id(named)):
            return self.open(path)
        found: Deck | None = None
        ids = []
        for each in self.paths():
            try:
                deck = self.open(each)
            except DeckError:  # another deck's fault is not this one's
                continue
            ids.append(deck.id)
            if deck.id != named:
                continue
            if found is not None and self._is_shipped(deck) == self._is_shipped(found):
                raise _twice(deck, found)
            found = deck if found is None or self._is_shipped(found) else found
        if found is not None:
            return found
        from quizapp.hint import nearest  # noqa: PLC0415 - only a mistake needs it

        near = nearest(named, ids)
        raise DeckError(
            f"There is no deck `{named}`.",
            f"Did you mean `{near}`?"
            if near
            else "`quizapp decks` lists the decks there are; a path works as well.",
        )

    def _is_shipped(self, deck: Deck) -> bool:
        return self.shipped is not None and real(Path(deck.path)).is_relative_to(real(self.shipped))

    def _has_id(self, named: str) -> bool:
        return any(deck.id == named for deck in self.decks()[0])


def _twice(deck: Deck, other: Deck) -> DeckError:
    return DeckError(
        f"Two decks have the id `{deck.id}`: {other.path} and {deck.path}.",
        "Give one of them an id of its own in `deck:`.",
    )


def library_of(places: Places, named: Iterable[str]) -> Library:
    """Return the decks shipped, the learner's own, those added by path, and those `named` in the settings."""
    own = (places.shipped, places.decks, *added(places.added), *_named(places.settings, named))
    return Library(own, places.cache, shipped=places.shipped, own=places.decks)


def absent(settings: Path, named: Iterable[str]) -> list[str]:
    """Return what to say of the places named in a settings file at which there is nothing."""
    gone = (path for path in _named(settings, named) if not path.exists())
    return [f"{settings}: there is nothing at {path}." for path in gone]


def _named(settings: Path, named: Iterable[str]) -> list[Path]:
    """Return the places that a settings file names; a relative path begins at its folder."""
    return [settings.parent / expanded(each) for each in named]


def added(file: Path) -> list[Path]:
    """Return the paths that `quizapp add` has noted."""
    try:
        if file.stat().st_size > MOST_ADDED:
            return []
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    return [Path(line) for line in lines if line.strip()]


def remember(file: Path, path: Path) -> bool:
    """Note a path; return whether it is new."""
    known = added(file)
    if path in known:
        return False
    from quizapp.paths import make_private  # noqa: PLC0415 - only adding needs it

    make_private(file.parent)
    whole = "".join(f"{each}\n" for each in [*known, path])
    temporary = file.with_name(f".{file.name}.{os.urandom(6).hex()}.new")
    with open(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as new:  # noqa: PTH123 - private from the first byte
        new.write(whole)
    temporary.replace(file)
    return True


# -- the compiled form --------------------------------------------------------------------------


def _compiled(path: Path, cache: Path | None) -> Deck:
    if not path.exists():
        raise DeckError(f"There is no deck at {path}.", "`quizapp decks` lists the decks there are.")
    kept = None if cache is None else cache / "decks" / f"{_name(path)}.sqlite"
    if kept is not None and (deck := _kept(path, kept)) is not None:
        return deck
    from quizapp.deckfile import read, read_into  # noqa: PLC0415 - a deck that is kept needs no YAML

    if kept is None:
        return read(path)
    temporary = kept.with_name(f".{kept.stem}.{os.urandom(6).hex()}.new")
    try:
        from quizapp.paths import make_private  # noqa: PLC0415 - as above

        make_private(kept.parent)
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        db = sqlite3.connect(temporary, isolation_level="DEFERRED")
        db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
    except (OSError, sqlite3.Error):
        return read(path)
    try:
        read_into(path, db)
        db.close()
        temporary.replace(kept)
    except (OSError, sqlite3.Error):  # a full disk: study goes on from memory
        db.close()
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        return read(path)
    except BaseException:
        db.close()
        temporary.unlink(missing_ok=True)
        raise
    made = _kept(path, kept)
    return made if made is not None else read(path)


def _name(path: Path) -> str:
    real = str(path.resolve()).encode("utf-8", "surrogateescape")
    return f"{path.stem[:24]}-{crc32(real):08x}"  # two decks of one name would only take turns in it


def _kept(path: Path, kept: Path) -> Deck | None:
    """Return the compiled deck if the deck's files are still what it was made from."""
    try:
        if not kept.is_file():
            return None
        db = sqlite3.connect(f"{kept.resolve().as_uri()}?mode=ro", uri=True)
    except (OSError, sqlite3.Error):  # a cache that cannot be reached is none
        return None
    try:
        if db.execute("PRAGMA user_version").fetchone() != (SCHEMA_VERSION,):
            db.close()
            return None
        stamps = {row[0]: row[1:] for row in db.execute("SELECT path, mtime, size, digest FROM file")}
        if _unchanged(path, stamps):
            return Deck(db, str(path))
    except sqlite3.Error:
        pass
    db.close()
    return None


def _unchanged(path: Path, stamps: dict[str, tuple[int, int, str]]) -> bool:
    folder = path if path.is_dir() else path.parent
    if path.is_dir():
        names = {each.relative_to(path).as_posix() for each in deck_files(path)}
        if not names <= stamps.keys():  # one that is gone is met below
            return False
    if not stamps:
        return False
    for name, (mtime, size, digest) in stamps.items():
        try:
            info = (folder / name).stat()
            if info.st_size != size:
                return False
            if info.st_mtime_ns != mtime and _digest(folder / name) != digest:
                return False
        except OSError:
            return False
    return True


def _digest(path: Path) -> str:
    from hashlib import blake2b  # noqa: PLC0415 - a file that was not touched is not read

    return blake2b(path.read_bytes(), digest_size=16).hexdigest()
