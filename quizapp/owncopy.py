"""Own copy: a shipped deck in the learner's folder, to be edited there: upgrades overwrite the other."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import DeckError
from quizapp.paths import make_private
from quizapp.shelf import real

if TYPE_CHECKING:
    from quizapp.deck import Deck

__all__ = ["copied", "is_shipped"]


def is_shipped(deck: Deck, shipped: Path | None) -> bool:
    """Say whether a deck is one that came with the program."""
    return shipped is not None and real(Path(deck.path)).is_relative_to(real(shipped))


def copied(deck: Deck, own: Path) -> Path:
    """Copy a deck's files into a folder of decks, whole or not at all; return where the copy lies.

    A copy that is there already is left as it is.
    """
    source = Path(deck.path)
    folder = source if source.is_dir() else source.parent
    target = own / source.name
    if target.exists():
        return target
    temporary = own / f".{source.name}.{os.getpid()}.new"
    try:
        make_private(own)
        if source.is_dir():
            for name in deck.files():
                _copy(folder / name, temporary / name)
        else:
            _copy(source, temporary)
            for name in deck.files():
                if name != source.name and not (own / name).exists():
                    _copy(folder / name, own / name)
        temporary.replace(target)
    except OSError as error:
        shutil.rmtree(temporary, ignore_errors=True)
        temporary.unlink(missing_ok=True)
        raise DeckError(
            f"{source} cannot be copied to {target}: {error.strerror or error}.",
            "Check that you may write there.",
        ) from error
    return target


def _copy(source: Path, target: Path) -> None:
    """Copy a file, as one that may be written: the one that was shipped need not be."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(source.read_bytes())
