"""Text in columns of a terminal: how wide it is there, broken into lines that fit, or cut."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import category, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["beginning", "ending", "padded", "width", "wrapped"]

_WIDE = {"W", "F"}
_NONE = {"Mn", "Me", "Cf"}
_MORE = "…"
_HYPHEN = "\xad"  # some show it, some do not
_PICTURE = "\ufe0f"  # shows what stands before it as a picture, which takes a column more


def width(text: str) -> int:
    """Return how many columns a text takes at most; some terminals join what others show apart."""
    return len(text) if text.isascii() else sum(map(_width, text))


@lru_cache(maxsize=4096)
def _width(char: str) -> int:
    if char in (_PICTURE, _HYPHEN):
        return 1
    if category(char) in _NONE:
        return 0
    return 2 if east_asian_width(char) in _WIDE else 1


def padded(text: str, columns: int) -> str:
    """Return a text with spaces after it, to fill so many columns."""
    return text + " " * (columns - width(text))


def beginning(text: str, columns: int) -> str:
    """Return as much of the beginning of a text as fits, with an ellipsis where it goes on."""
    return text if width(text) <= columns else _kept(text, columns).rstrip() + _MORE * (columns > 0)


def ending(text: str, columns: int) -> str:
    """Return as much of the end of a text as fits, with an ellipsis where something is before it."""
    if width(text) <= columns:
        return text
    return _MORE * (columns > 0) + _kept(text[::-1], columns)[::-1].lstrip()


def _kept(text: str, columns: int) -> str:
    """Return the first characters of a text that leave room for an ellipsis."""
    room = columns - 1
    for place, char in enumerate(text):
        room -= _width(char)
        if room < 0:
            return text[:place]
    return text


def wrapped(text: str, columns: int) -> list[str]:
    """Break a text into lines of so many columns at most, two or more; one line where it is empty.

    Between words; a word that is longer than a line, and Chinese and Japanese anywhere.
    """
    lines = [""]
    used = 0
    for spaced, piece in _pieces(text, max(columns, 2)):
        size = width(piece)
        gap = 1 if spaced and lines[-1] else 0
        if lines[-1] and used + gap + size > columns:
            lines.append("")
            used = gap = 0
        lines[-1] += " " * gap + piece
        used += gap + size
    return lines


def _pieces(text: str, columns: int) -> Iterator[tuple[bool, str]]:
    """Yield what is not to be broken, and whether a space stands before it."""
    for word in text.split():
        spaced = True
        piece = ""
        for char in word:
            size = _width(char)
            full = piece and size and width(piece) + size > columns
            if full or (piece and size == 2 and _is_ideograph(char) and _is_ideograph(piece[-1])):  # noqa: PLR2004 - wide
                yield spaced, piece
                spaced, piece = False, ""
            piece += char
        yield spaced, piece


def _is_ideograph(char: str) -> bool:
    """Say whether lines may break beside a character: Chinese and Japanese have no spaces, Korean has."""
    return "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff"
