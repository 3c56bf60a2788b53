"""A log as JSON Lines, as `quizapp log` prints it and `quizapp sync` keeps it: read line by line, in bounds.

The first line may be a head, which says the format, whose log it is and which device wrote it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple, Protocol

from quizapp.errors import NewerProgress, ProgressError
from quizapp.progress.event import Event, from_json, to_json
from quizapp.progress.wellformed import see_well_formed

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LINES", "LONGEST", "Head", "Line", "event_of", "head_of", "lines", "read"]

LONGEST = 1 << 20
"""Bytes of the longest line."""

LINES = 20_000_000
"""The most lines of one file: several times what a life of study comes to."""

_FORMAT = "quizapp log"
_VERSION = 1
_WHAT = "A log is what `quizapp log` prints."

_BOM = b"\xef\xbb\xbf"
# What fills a file that was not copied to its end, on some file systems.
_BLANK = b" \t\r\n\0"


class Line(NamedTuple):
    """A line that is not blank; `ended` is false for a last one without its newline."""

    number: int
    text: bytes
    ended: bool


class Lined(Protocol):
    """What can be read line by line."""

    def readline(self, most: int, /) -> bytes:
        """Read up to so many bytes of a line, with its end."""
        ...


class Head(NamedTuple):
    """What the first line of a file for exchange says."""

    device: str
    learner: str

    def line(self) -> str:
        """Return it as it is written."""
        said = {"format": _FORMAT, "version": _VERSION, "device": self.device, "learner": self.learner}
        return json.dumps(said, ensure_ascii=False)


def lines(stream: Lined, named: str) -> Iterator[Line]:
    """Yield the lines of a stream; raises ProgressError where it cannot be read, or not within bounds."""
    number = 0
    while text := _line(stream, named):
        number += 1
        if len(text) > LONGEST:
            raise ProgressError(f"{named}:{number}: the line is longer than {LONGEST >> 10:,} KiB.", _WHAT)
        if number > LINES:
            raise ProgressError(f"{named} has more than {LINES:,} lines.", _WHAT)
        ended = text.endswith(b"\n")
        if number == 1:
            text = text.removeprefix(_BOM)
        if stripped := text.strip(_BLANK):
            yield Line(number, stripped, ended)


def event_of(line: Line) -> Event:
    """Return the event of a line; raises ProgressError, without the place, where it is none."""
    try:
        event = from_json(line.text.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ProgressError("This is not a line of a progress log: it is not UTF-8 text.") from error
    if b"\\u" in line.text:
        try:
            to_json(event).encode("utf-8")
        except UnicodeEncodeError as error:
            raise ProgressError("This is not a line of a progress log: it has half a character.") from error
    see_well_formed(event)
    return event


def head_of(line: Line) -> Head | None:
    """Return the head that a line is, or None; raises NewerProgress for one of a newer version."""
    if line.number != 1 or _FORMAT.encode() not in line.text:
        return None
    try:
        found = json.loads(line.text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or found.get("format") != _FORMAT:
        return None
    if found.get("version") != _VERSION:
        raise NewerProgress("It was written by a newer version of quizapp.", "Upgrade quizapp.")
    device, learner = found.get("device"), found.get("learner")
    return Head(device, learner) if isinstance(device, str) and isinstance(learner, str) else None


def read(stream: Lined, named: str) -> Iterator[Event]:
    """Yield the events of a log, all of it or ProgressError, which names the place; `named` is the file's."""
    for line in lines(stream, named):
        if head_of(line) is not None:
            continue
        try:
            yield event_of(line)
        except NewerProgress as error:
            raise NewerProgress(f"{named}:{line.number}: {error.message}", error.hint) from error
        except ProgressError as error:
            if not line.ended:
                raise ProgressError(
                    f"{named}:{line.number}: the last line is cut short, so this is not the whole log.",
                    "Copy or write it again.",
                ) from error
            raise ProgressError(f"{named}:{line.number}: {error.message}", error.hint or _WHAT) from error


def _line(stream: Lined, named: str) -> bytes:
    try:
        return stream.readline(LONGEST + 1)
    except OSError as error:
        raise ProgressError(
            f"{named} cannot be read: {error.strerror or error}.", "Check the path."
        ) from error
