"""Excerpt: the line that a problem is about, with the place that it begins at and where that ends."""

from __future__ import annotations

from typing import NamedTuple

from quizapp.columns import beginning, ending, width
from quizapp.safe import clean

__all__ = ["Excerpt", "excerpt", "shown_excerpt"]

_PAIRS = {"{": "}", "[": "]"}
_SPACE = " \t"
_FAR = 2_000  # characters before and after a place that are looked at
_UNSHOWN = "\ufffd"


class Excerpt(NamedTuple):
    """A line, and the columns of it, from `start` to before `end`, that are meant; they count from 0."""

    line: str
    start: int
    end: int


def excerpt(text: str, column: int) -> Excerpt:
    """Return where in a line the thing that begins at a column (from 1) ends: a word, a quote, a bracket."""
    line = text.rstrip("\r\n")
    start = min(max(column - 1, 0), len(line))
    if start >= len(line.rstrip()):  # the end of a line, where something is missing
        start = len(line.rstrip())
        return Excerpt(line, start, start + 1)
    if column == 1 and line[:1] in _SPACE:
        start = len(line) - len(line.lstrip())
    first = line[start]
    if first in "\"'":
        end = _quoted(line, start)
    elif first in _PAIRS:
        end = _bracketed(line, start)
    elif first == "#" or (first in _SPACE and line[start:].lstrip().startswith("#")):
        end = _end(line, start)
    else:
        end = _plain(line, start)
    return Excerpt(line, start, max(end, start + 1))


def _quoted(line: str, start: int) -> int:
    """Return the column after the quotation mark that closes what begins here."""
    mark, at = line[start], start + 1
    while at < min(len(line), start + _FAR):
        if mark == '"' and line[at] == "\\":
            at += 2
            continue
        if line[at] == mark:
            if mark == "'" and line[at + 1 : at + 2] == "'":
                at += 2
                continue
            return at + 1
        at += 1
    return _end(line, start)


def _bracketed(line: str, start: int) -> int:
    """Return the column after the bracket that closes what begins here."""
    depth, at = 0, start
    while at < min(len(line), start + _FAR):
        if line[at] in "\"'" and line[at - 1] in " ,:{[":
            at = _quoted(line, at)
            continue
        depth += (line[at] in "{[") - (line[at] in "}]")
        at += 1
        if not depth:
            return at
    return _end(line, start)


def _end(line: str, start: int) -> int:
    """Return where a line ends, or what of it is looked at."""
    return start + len(line[start : start + _FAR].rstrip())


def _plain(line: str, start: int) -> int:
    """Return where a text without quotes ends: at a comment, a colon, or, inside brackets, a comma."""
    inside = _inside(line, start)
    at = start
    while at < min(len(line), start + _FAR):
        char, after = line[at], line[at + 1 : at + 2]
        if char == ":" and (not after or after in _SPACE or (inside and after in ",[]{}")):
            break
        if char == "#" and at > start and line[at - 1] in _SPACE:
            break
        if inside and char in ",[]{}":
            break
        at += 1
    return start + len(line[start:at].rstrip())


def _inside(line: str, start: int) -> bool:
    """Say whether a place stands within brackets, as far as its line can tell."""
    opened = sum((char in "{[") - (char in "}]") for char in line[max(start - _FAR, 0) : start])
    rest = line[start : start + _FAR].rstrip()
    closed = sum((char in "}]") - (char in "{[") for char in rest)
    return opened > 0 or closed > 0 or rest.endswith(",")


def shown_excerpt(found: Excerpt, columns: int) -> tuple[str, str, str]:
    """Return what stands before the place, the place, and what comes after, in so many columns at most."""
    near = max(found.start - _FAR, 0)
    before, meant = _shown(found.line[near : found.start]), _shown(found.line[found.start : found.end])
    after = _shown(found.line[found.end :][:_FAR])
    if width(before) > columns // 2:
        before = ending(before, max(columns // 3, 1))
    meant = beginning(meant or " ", max(columns - width(before), 1))
    return before, meant, beginning(after, max(columns - width(before) - width(meant), 0))


def _shown(text: str) -> str:
    """Return a text with a mark for every character that would steer the terminal, and no tabs."""
    return "".join(char if clean(char) else _UNSHOWN for char in text).replace("\t", " ")
