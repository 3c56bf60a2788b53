"""Cells: how much room a text takes on a terminal, and as much of it as fits."""

from __future__ import annotations

import unicodedata

__all__ = ["cells", "first_cells", "last_cells"]

_MORE = "…"


def cells(text: str) -> int:
    """Return how many cells a text takes: East Asian letters take two, marks above others none."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def first_cells(text: str, most: int) -> str:
    """Return as much of the beginning of a text as fits, with an ellipsis where it goes on."""
    return text if cells(text) <= most else _kept(text, most) + _MORE * (most > 0)


def last_cells(text: str, most: int) -> str:
    """Return as much of the end of a text as fits, with an ellipsis where something is before it."""
    return text if cells(text) <= most else _MORE * (most > 0) + _kept(text[::-1], most)[::-1]


def _kept(text: str, most: int) -> str:
    room = most - 1
    for place, char in enumerate(text):
        room -= _cells(char)
        if room < 0:
            return text[:place]
    return text
