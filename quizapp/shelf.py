"""Which files make a deck, and which decks lie under a folder: names and places, nothing is read."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["ENDINGS", "HEAD_FILE", "deck_files", "decks_under", "is_deck_folder", "led_out", "real"]

HEAD_FILE = "deck.yaml"
ENDINGS = (".yaml", ".yml")
_DECK_LINE = re.compile(rb"""^[\xef\xbb\xbf{\s"']*deck["']?\s*:""", re.MULTILINE)


def real(path: Path) -> Path:
    """Return where a path leads in the end; a link that leads to itself is its own end."""
    return Path(os.path.realpath(path))


def is_deck_folder(path: Path) -> bool:
    """Say whether a folder is a deck: whether it holds `deck.yaml`."""
    return os.path.isfile(path / HEAD_FILE)  # noqa: PTH113 - pathlib's raises where nobody may look


def deck_files(path: Path) -> list[Path]:
    """Return the files of a deck, the head first; symbolic links that lead out of it are left out."""
    if not path.is_dir():
        return [path]
    top = real(path)
    found = []
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            each = Path(folder, name)
            if (
                name.endswith(ENDINGS)
                and not name.startswith(".")
                and (not each.is_symlink() or real(each).is_relative_to(top))
            ):
                found.append(each)
    head = path / HEAD_FILE
    others = [each for each in found if each != head]
    return others if head.is_symlink() and head not in found else [head, *others]


def led_out(path: Path) -> list[Path]:
    """Return the links of a deck's folder that lead out of it, or nowhere; they are not read."""
    if not path.is_dir():
        return []
    top = real(path)
    links = (each for each in path.rglob("*") if each.suffix in ENDINGS and each.is_symlink())
    return sorted(each for each in links if not real(each).is_relative_to(top))


def decks_under(place: Path) -> Iterator[Path]:
    """Yield the decks at a place: itself, or those of a library folder; a link to it is followed once."""
    # os.path's tests say no where nobody may look; pathlib's raise.
    if not os.path.isdir(place):  # noqa: PTH112 - as above
        if os.path.exists(place):  # noqa: PTH110 - as above
            yield place
        return
    if is_deck_folder(place):
        yield place
        return
    try:
        inside = sorted(place.iterdir())
    except OSError:
        return
    for each in inside:
        if each.name.startswith("."):
            continue
        if os.path.isdir(each):  # noqa: PTH112 - as above
            if not each.is_symlink() or is_deck_folder(each):
                yield from decks_under(each)
        elif each.suffix in ENDINGS and _looks_like_a_deck(each):
            yield each


def _looks_like_a_deck(path: Path) -> bool:
    """Say whether a file has a `deck:` line; one without is there to be included by others."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(65536)
    except OSError:
        return True  # so that opening it says why
    return _DECK_LINE.search(head) is not None
