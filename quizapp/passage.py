"""Passage: one numbered paragraph of a text that a deck is taken from; ¶0 is its heading."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from quizapp.safe import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Passage", "numbers_of", "passages"]

_WRAPPED = 160  # characters; a text with a longer line does not break its lines to fit a page
_LONGEST_HEADING = 200
_FAR_SHORTER = 4  # times shorter than is usual: no paragraph of its own
_CLOSED = re.compile(r"[.!?…。！？][\"'’”»)\]]*$")
_FULL_STOP = re.compile(r"[.。][\"'’”»)\]]*$")
_PLACES = re.compile(r"(\d{1,6})(?:\s*[–-]\s*¶*\s*(\d{1,6}))?")
_MOST = 10_000  # paragraphs of one range: more than any reading has


class Passage(NamedTuple):
    """A paragraph on one line; the first `bare` characters are a heading, whose capitals say nothing."""

    number: int
    text: str
    bare: int = 0


def passages(text: str) -> list[Passage]:
    """Part a text into paragraphs, counted from 1; ¶0 is the heading, if it has one.

    Where lines are wrapped, a blank line parts paragraphs, else every line is one. A first line that does
    not end with a full stop is the heading, and so is what follows while it is far shorter than the rest.
    Further on, a line far shorter that ends without a mark is a heading inside: it counts with what
    follows it. Such lines with a mark count together as one paragraph.
    """
    lines = list(_lines(text))
    if not lines:
        return []
    usual = _usual([len(line) for line in lines])
    short = [len(line) * _FAR_SHORTER < usual for line in lines]
    at = 0
    found: list[Passage] = []
    if len(lines) > 1 and len(lines[0]) <= _LONGEST_HEADING and not _FULL_STOP.search(lines[0]):
        at = 1
        while at < len(lines) and short[at]:
            at += 1
        found.append(Passage(0, " ".join(lines[:at]), len(lines[0])))
    number = 0
    while at < len(lines):
        end, bare = _end_of(lines, short, at)
        number += 1
        found.append(Passage(number, " ".join(lines[at:end]), bare))
        at = end
    return found


def _usual(lengths: Sequence[int]) -> int:
    """Return the length that half of the text is in lines of, or longer ones, however many are short."""
    so_far, whole = 0, sum(lengths)
    for length in sorted(lengths, reverse=True):
        so_far += length
        if 2 * so_far >= whole:
            return length
    return 0


def _end_of(lines: Sequence[str], short: Sequence[bool], at: int) -> tuple[int, int]:
    """Return where the paragraph that begins here ends, and how much of it is a heading inside."""
    begin = at
    while at < len(lines) - 1 and short[at] and not _CLOSED.search(lines[at]):
        at += 1
    bare = len(" ".join(lines[begin:at]))
    together = short[at] and at == begin
    at += 1
    while together and at < len(lines) and short[at] and _CLOSED.search(lines[at]):
        at += 1
    return at, bare


def _lines(text: str) -> Iterator[str]:
    """Yield the text's lines, or its blocks where lines are wrapped; white space of any kind is one space."""
    rows = [" ".join(clean(row).split()) for row in unicodedata.normalize("NFC", text).splitlines()]
    while rows and not rows[-1]:
        rows.pop()
    while rows and not rows[0]:
        rows.pop(0)
    if not all(rows) and max(map(len, rows), default=0) <= _WRAPPED:
        block: list[str] = []
        for row in [*rows, ""]:
            if row:
                block.append(row)
            elif block:
                yield " ".join(block)
                block = []
    else:
        yield from filter(None, rows)


def numbers_of(place: str) -> list[int]:
    """Return the paragraphs that a citation names: "1", "1–3", "2, 4"; none for a source as a whole."""
    found: dict[int, None] = {}
    for first, last in _PLACES.findall(place):
        begin, end = int(first), int(last or first)
        found.update(dict.fromkeys(range(begin, min(end, begin + _MOST) + 1)))
    return list(found)
