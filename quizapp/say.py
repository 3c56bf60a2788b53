"""Lines on standard output and error, in whatever encoding they have; none of them steers the terminal."""

from __future__ import annotations

import os
import sys

from quizapp.safe import clean

__all__ = ["counted", "left_out", "ready", "say"]


def ready() -> None:
    """Let there be three streams that take whatever comes.

    A stream that was closed (`>&-`) is none at all in Python; what an encoding lacks is replaced.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - open to the end
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def say(line: str = "", *, err: bool = False) -> None:
    """Write a line at once, to a stream that `ready` has seen to, without what could steer a terminal.

    All that a command prints comes through here: a path, a name or an id may be a stranger's.
    (`click.echo` writes UTF-8 to a stream that says it is ASCII.)
    """
    stream = sys.stderr if err else sys.stdout
    stream.write(f"{clean(line)}\n")
    stream.flush()


def counted(number: int, what: str) -> str:
    """Return a count with its noun: "1 card", "2 cards"."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def left_out(notices: int) -> str:
    """Say how many notices are not shown for want of room; nothing where all are."""
    return f"And {counted(notices, 'notice')} more, which come as these are mended." if notices > 0 else ""
