"""YAML → Deck: a file, or a folder of files read as one; problems are returned, not raised."""

from __future__ import annotations

import os
import sqlite3
import stat
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.assembly import assemble, check_references
from quizapp.deck import MISSING, Problem
from quizapp.entries import read_head, read_section
from quizapp.errors import DeckError
from quizapp.facts import all_kinds, kind_of
from quizapp.fields import HEAD
from quizapp.hint import did_you_mean
from quizapp.proof import check_renamed
from quizapp.reading import File, Reading, shown_path, uncollected
from quizapp.shapes import Reader
from quizapp.shelf import HEAD_FILE, deck_files, is_deck_folder, led_out, real
from quizapp.yamltree import Scalar, Sequence, tree

if TYPE_CHECKING:
    from quizapp.deck import Deck
    from quizapp.yamltree import Mapping, Node

__all__ = ["LARGEST", "read", "read_into", "read_whole"]

LARGEST = 32 * 1024 * 1024
_SHARED = ("issues", "sources")  # what any file of a deck may hold beside facts


def read(path: Path) -> Deck:
    """Read a deck into memory; raises DeckError where there is nothing to read."""
    return read_into(path, sqlite3.connect(":memory:"))


def read_into(path: Path, db: sqlite3.Connection) -> Deck:
    """Read a deck into an empty database and return it."""
    return _read(Reading(path), db)


def read_whole(path: Path) -> tuple[Deck, Reading]:
    """Read a deck into memory, and return with it the nodes of its files; raises DeckError."""
    reading = Reading(path, whole=True)
    return _read(reading, sqlite3.connect(":memory:")), reading


def _read(reading: Reading, db: sqlite3.Connection) -> Deck:
    path = reading.top
    if not path.exists():
        raise DeckError(f"There is no deck at {path}.", "`quizapp decks` lists the decks there are.")
    if path.is_dir() and not is_deck_folder(path):
        raise DeckError(
            f"{path} is a folder without `{HEAD_FILE}`, so it is no deck.",
            f"Name a deck file in it, or add a `{HEAD_FILE}` with a `deck:` line.",
        )
    with uncollected():
        folder = path if path.is_dir() else path.parent
        for each in deck_files(path):
            if real(each) not in reading.seen:
                _read_file(reading, each, os.path.relpath(each, folder))
        for link in led_out(path):
            said, hint = (
                "This link leads out of the deck's folder and is not read.",
                "Put the file itself here.",
            )
            reading.problems.append(Problem(shown_path(link), 1, 1, "outside", "error", said, hint))
        check_references(reading)
        check_renamed(reading)
        return assemble(reading, db)


# -- one file ---------------------------------------------------------------------------------


def _read_file(reading: Reading, path: Path, place: str, called: Path | None = None) -> None:
    """Read a file of a deck; `place` is its path from the deck's folder, `called` what messages call it."""
    reading.seen.add(real(path))
    name = Path(place).as_posix()
    head = path == reading.top or (path.name == HEAD_FILE and path.parent == reading.top)
    topic = "" if head else name.rsplit(".", 1)[0]
    file = File(path, shown_path(called or path), topic, head)
    file.reader = Reader(lambda node, *said, advice=False: reading.report(file, node, *said, advice=advice))
    if not name.isprintable():
        said = "The name of this file holds what cannot be shown, so it is not read."
        reading.report(file, None, "bad-name", said, "Rename it.")
        return
    text = _text_of(reading, file, name)
    if text is None:
        return
    root, faults = tree(text)
    for line, column, code, message, hint, advice in faults:
        at = Scalar("", line, column, plain=True)
        reading.report(file, at, code, message, hint, advice=advice)
    reading.files.append(file)
    if root is None:
        if not faults and file.head:
            reading.report(file, None, "empty", "The file is empty.", "A deck begins with `deck: some-id`.")
        elif not faults:
            hint = "Add facts, for instance under `cards:`, or remove it."
            reading.report(file, None, "empty", "The file is empty.", hint, advice=True)
        return
    if reading.whole:
        file.root, file.text = root, text
    _read_root(reading, file, root)


def _text_of(reading: Reading, file: File, name: str) -> str | None:
    try:
        info = file.path.stat()
        if not stat.S_ISREG(info.st_mode):
            reading.report(
                file,
                None,
                "not-a-file",
                "This is not a file.",
                "A deck is a file or a folder of files.",
            )
            return None
        if info.st_size > LARGEST:
            reading.report(
                file,
                None,
                "too-large",
                f"The file has {info.st_size / 1048576:.0f} MiB; at most 32 are read.",
                "Split it into several files in a folder with a `deck.yaml`.",
            )
            return None
        raw = file.path.read_bytes()
    except OSError as error:
        reading.report(
            file,
            None,
            "unreadable",
            f"The file cannot be read: {error.strerror or error}.",
            "Check that it exists and that you may read it.",
        )
        return None
    digest = blake2b(raw, digest_size=16).hexdigest()
    reading.stamps.append((name, info.st_mtime_ns, info.st_size, digest))
    fault = 0
    wide = raw[:2] in {b"\xff\xfe", b"\xfe\xff"} or raw[:2].count(0) == 1  # without its mark: d, NUL, e, NUL
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        fault = error.start
    else:
        if not wide:
            return text
    before = raw[:fault]
    at = Scalar("", before.count(b"\n") + 1, len(before) - before.rfind(b"\n"), plain=True)
    said = "The text looks like UTF-16." if wide else "The text is not UTF-8."
    reading.report(file, at, "not-utf-8", said, "Save the file as UTF-8.")
    return None


def _read_root(reading: Reading, file: File, root: Mapping) -> None:
    sections = {kind_of(kind).SECTION: kind for kind in all_kinds()}
    for name, (key, node) in root.items.items():
        if name in sections:
            read_section(reading, file, sections[name], (key, node))
        elif name in HEAD and (file.head or name in _SHARED):
            read_head(reading, file, name, (key, node))
            if name == "include":
                _include(reading, file, node)
        elif name in HEAD:
            file.reader.report(
                key, "head-key", f"`{name}` belongs to the deck's head.", f"Move it to `{HEAD_FILE}`."
            )
        else:
            known = [*sections, *(HEAD if file.head else _SHARED)]
            file.reader.report(
                key, "unknown-key", f"`{name}` is not a section of a deck.",
                did_you_mean(name, known, f"Possible: {', '.join(known)}."),
            )  # fmt: skip
    if file.head and "deck" not in root.items:
        file.reader.report(
            root, "missing-key", "`deck` is missing.", "Add `deck: some-id`: the deck's permanent id."
        )


def _include(reading: Reading, file: File, node: Node) -> None:
    """Read the files that the head names, each problem at its own item of the list."""
    given = node.items if isinstance(node, Sequence) else [node]
    for item in given:
        if isinstance(item, Scalar) and item.text.strip():  # what is no text has been reported
            _include_one(reading, file, item)


def _include_one(reading: Reading, file: File, item: Scalar) -> None:
    name = item.text.strip()
    folder = real(reading.top if reading.top.is_dir() else reading.top.parent)
    library = real(reading.top.parent)
    path = real(file.path.parent / name)
    if Path(name).is_absolute() or not path.is_relative_to(library):
        file.reader.report(
            item,
            "outside",
            f"`{name}` leads out of the library.",
            "Include files from the deck's own folder or the one above it.",
        )
    elif path == real(file.path):
        file.reader.report(
            item, "included-twice", "A file cannot include itself.", "Remove it from the list.", advice=True
        )
    elif path in reading.seen:
        file.reader.report(
            item,
            "included-twice",
            f"`{name}` is already part of the deck.",
            "Remove it from the list; a file counts once.",
            advice=True,
        )
    elif not os.path.isfile(path):  # noqa: PTH113 - a name too long is an error to Path, and no file to this
        reading.stamps.append((os.path.relpath(path, folder), 0, MISSING, ""))  # to be seen when it comes
        file.reader.report(item, "no-such-file", f"There is no file `{name}`.", "Paths count from this file.")
    else:
        # It is called as the deck is: by a path from where one is, if that is so.
        called = Path(os.path.normpath(file.path.parent / name))
        _read_file(reading, path, os.path.relpath(path, folder), called if real(called) == path else path)
