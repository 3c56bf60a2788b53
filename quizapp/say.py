"""Lines on standard output and error, in whatever encoding they have."""

from __future__ import annotations

import sys

__all__ = ["counted", "say"]


def say(line: str = "", *, err: bool = False) -> None:
    """Write a line at once; a character that the encoding lacks was set to be replaced at the start.

    (`click.echo` writes UTF-8 to a stream that says it is ASCII.)
    """
    stream = sys.stderr if err else sys.stdout
    stream.write(f"{line}\n")
    stream.flush()


def counted(number: int, what: str) -> str:
    """Return a count with its noun: "1 card", "2 cards"."""
    return f"{number} {what}{'' if number == 1 else 's'}"
