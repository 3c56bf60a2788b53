"""Assigned: the texts that a deck is taken from, as a command line names them (`lee=FILE`)."""

from __future__ import annotations

import stat
import unicodedata
from typing import TYPE_CHECKING

from quizapp.errors import UsageError
from quizapp.hint import did_you_mean
from quizapp.paths import expanded
from quizapp.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["read_texts"]

_LARGEST = 32 * 1024 * 1024  # bytes, as of a deck's file
_FORM = "Write the key of a source, `=` and a file: `--against book=book.txt`."
_PLAIN = "Save it as plain text in UTF-8."


def read_texts(words: Iterable[str], sources: Iterable[str]) -> dict[str, str]:
    """Read the texts that words like `lee=FILE` name, by key of source; raises UsageError with the remedy."""
    known = list(sources)
    found: dict[str, str] = {}
    for word in words:
        named, equals, file = word.partition("=")
        key = unicodedata.normalize("NFC", named.strip())
        if not equals or not key or not file.strip():
            raise UsageError(f"`{one_line(word)}` names no text of a source.", _FORM)
        if key not in known:
            listed = ", ".join(f"`{each}`" for each in known)
            hint = f"The sources are {listed}." if known else "Name the deck's texts under `sources:` first."
            raise UsageError(f"There is no source `{one_line(key)}`.", did_you_mean(key, known, hint))
        if key in found:
            raise UsageError(
                f"`{key}` is given two texts.", "Give one; join the parts of a text in one file."
            )
        found[key] = _text_at(expanded(file))
    return found


def _text_at(path: Path) -> str:
    shown = one_line(str(path))
    try:
        info = path.stat()
        if stat.S_ISDIR(info.st_mode):
            raise UsageError(f"{shown} is a folder.", "Name the text file in it.")
        if not stat.S_ISREG(info.st_mode):
            raise UsageError(f"{shown} is not a file.", "Name a text file.")
        if info.st_size > _LARGEST:
            size = f"{info.st_size / 1048576:.0f} MiB"
            raise UsageError(f"{shown} has {size}; at most 32 are read.", "Give a part of it.")
        raw = path.read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        hint = "Check its name, and that you may read it."
        raise UsageError(f"{shown} cannot be read: {why}.", hint) from error
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} or raw[:2].count(0) == 1:
        raise UsageError(f"{shown} looks like UTF-16.", _PLAIN)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise UsageError(f"{shown} is not UTF-8 text (line {line}).", _PLAIN) from error
    if not text.strip():
        raise UsageError(f"{shown} is empty.", "Give the text that the deck is taken from.")
    return text
