"""Lattice: how a table of names and cells is laid into a window: what is in sight of it, and how wide."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["GAP", "Columns", "columns", "onward", "reach"]

GAP = 3  # cells before each column, with room in them for a pointer
_LEAST = 16  # cells of a column in which a stance can still be read
_MOST = 36  # and from which on the eye loses its row


class Columns(NamedTuple):
    """How wide the column of names is, and each of the other columns that fit."""

    names: int
    widths: tuple[int, ...]

    @property
    def starts(self) -> tuple[int, ...]:
        """Where each column begins, with the gap before it."""
        found, at = [], self.names
        for width in self.widths:
            found.append(at)
            at += GAP + width
        return tuple(found)

    def at(self, x: int) -> int | None:
        """Return the column at a place in a row; None for the names and what is beyond."""
        return next(
            (
                number
                for number, (start, width) in enumerate(zip(self.starts, self.widths, strict=True))
                if start <= x < start + GAP + width
            ),
            None,
        )


def columns(width: int, name: int, word: int, total: int) -> Columns:
    """Lay out as many of so many columns as fit, at least one.

    `name` is the longest name in cells, `word` the longest word of one: names are wrapped rather than take
    more than a fifth of the width, and words are cut rather than take more than a quarter.
    """
    names = max(min(name, max(width // 5, min(word, width // 4))), 1)
    room = width - names
    many = min(max(room // (_LEAST + GAP), 1), max(total, 1))
    each, over = divmod(room - many * GAP, many)
    if each >= _MOST:
        return Columns(names, (_MOST,) * many)
    return Columns(names, tuple(max(each + (number < over), 1) for number in range(many)))


def onward(first: int, at: int, shown: int, total: int) -> int:
    """Return the first column in sight, moved no further than needed for `at` to be in sight."""
    first = min(max(first, at - shown + 1), at)
    return max(min(first, total - shown), 0)


def reach(top: int, at: int, total: int, room: int, height: Callable[[int], int]) -> int:
    """Return the first row in sight, moved no further than needed for row `at` to be in sight whole.

    Only the heights of rows near it are asked for. Where the last rows leave room, more of them are shown.
    """
    if at < top:
        return at
    first, used = at, height(at)
    while first > top and used + height(first - 1) <= room:
        first -= 1
        used += height(first)
    last = at
    while last + 1 < total and used < room:
        last += 1
        used += height(last)
    while last + 1 == total and first > 0 and used + height(first - 1) <= room:
        first -= 1
        used += height(first)
    return first
