"""Fault: what goes wrong is one message and an exit code, never a traceback."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from quizapp.errors import QuizError
from quizapp.say import ready, say

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["guarded", "hush"]


def guarded(run: Callable[[], int]) -> int:
    """Run something; return its exit code, or that of what went wrong, having said so."""
    ready()
    try:
        return run()
    except QuizError as error:
        return _say(str(error), error.exit_code)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader of a pipe has had enough
        hush()
        return 0
    except Exception as error:
        if os.environ.get("QUIZAPP_DEBUG"):
            raise
        return _say(_fault(error), 1)


def _fault(error: Exception) -> str:
    """Return one line for what nobody foresaw."""
    if isinstance(error, OSError):
        with contextlib.suppress(OSError, ValueError):  # what could not be written is not tried again
            hush()
        what = str(error.filename) if error.filename is not None else "That"
        return f"{what} could not be read or written: {error.strerror or error}. All answers are kept."
    if type(error).__module__ == "sqlite3":
        return (
            f"A file of quizapp cannot be read: {error}. If it is the progress file, `quizapp restore` puts "
            "a backup in its place."
        )
    return (
        f"Something went wrong in the program ({type(error).__name__}: {error}). All answers are kept; "
        "QUIZAPP_DEBUG=1 shows where."
    )


def hush() -> None:
    """Let what is still to be written go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(message: str, code: int) -> int:
    from quizapp.safe import one_line  # noqa: PLC0415 - only a fault needs it

    say(f"quizapp: {one_line(message)}", err=True)
    return code
