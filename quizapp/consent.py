"""Consent: a question that is answered by y or n before something is done."""

from __future__ import annotations

import shutil
import sys

from quizapp.columns import wrapped
from quizapp.safe import one_line
from quizapp.say import say

__all__ = ["agreed", "can_ask", "tell"]

_ANSWERS = {"y": True, "yes": True, "n": False, "no": False}


def can_ask() -> bool:
    """Say whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def tell(text: str) -> None:
    """Say sentences to somebody who is there, broken where the terminal ends."""
    for line in wrapped(one_line(text), shutil.get_terminal_size().columns):
        say(line, err=True)


def agreed(question: str) -> bool:
    """Ask until it is answered by y or n; the end of input is a no. Ctrl-C is left to the caller."""
    while True:
        sys.stderr.write(f"{question} [y/n] ")
        sys.stderr.flush()
        try:
            line = sys.stdin.readline()
        except KeyboardInterrupt:
            say(err=True)
            raise
        if not line:
            say(err=True)
            return False
        answer = _ANSWERS.get(line.strip().lower())
        if answer is not None:
            return answer
        say("Type y or n.", err=True)
