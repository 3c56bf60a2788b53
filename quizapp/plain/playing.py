"""A round of practice or an exam in plain lines: one line is one response, `:quit` ends it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

from quizapp.errors import QuizError
from quizapp.plain.lines import asked_lines, paper_lines, told_lines
from quizapp.plain.shapes import shape_of
from quizapp.safe import clean, one_line
from quizapp.say import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from quizapp.study.asked import Answered
    from quizapp.study.game import Game

__all__ = ["play"]

_T = TypeVar("_T")
_HELP = """\
One line is one response. :know says that you do not know, :more gives five minutes more, :quit ends
the round. What is answered is logged and moves no schedule."""
_MORE = 5 * 60_000
_UP = "Time is up. :more gives five minutes more, :quit hands in."


def play(game: Game) -> int:
    """Hold a round on standard input and output; return the exit code."""
    try:
        _Playing(game, (clean(line.rstrip("\r\n")) for line in sys.stdin)).run()
    except KeyboardInterrupt:
        say("")
    game.end()
    assert game.result is not None
    for line in paper_lines(game.result, whole=game.mode == "exam"):
        say(line)
    return 0


class _Playing:
    def __init__(self, game: Game, lines: Iterator[str]) -> None:
        self.game = game
        self.lines = lines

    def run(self) -> None:
        """Ask until the round or the input is over."""
        self._ask()
        while self.game.turn is not None and (line := self._line()) is not None:
            try:
                self._answer(line)
            except QuizError as error:  # a full disk: the question stays, nothing is lost
                say(f"! {error}")

    def say(self, line: str, /) -> None:
        """Say a line."""
        say(line)

    def until(self, ask: str, read: Callable[[str], _T | None]) -> _T | None:
        """Ask until a line can be read; None where the input ends."""
        say(ask)
        while (line := self._line()) is not None:
            found = read(line)
            if found is not None:
                return found
            say(ask)
        return None

    def _line(self) -> str | None:
        for line in self.lines:
            if line.startswith("::"):
                return line[1:]
            if not line.startswith(":"):
                return line
            word = line[1:].strip().lower()
            if word in {"quit", "q"}:
                return None
            if word == "know" and self.game.left == 0:
                say(_UP)
            elif word == "know":
                self._told(self.game.give_up())
                if self.game.turn is None:
                    return None
            elif word == "more" and self.game.limit:
                self.game.extend(_MORE)
                say("Five minutes more.")
            elif word == "help":
                say(_HELP)
            else:
                say(f"There is no command :{one_line(word)} here. See :help.")
        return None

    def _ask(self) -> None:
        turn = self.game.turn
        if turn is None:
            return
        say("")
        say(f"[{turn.status}]")
        for line in asked_lines(turn.question):
            say(line)

    def _answer(self, line: str) -> None:
        assert self.game.turn is not None
        if self.game.left == 0:
            say(_UP)
            return
        question = self.game.turn.question
        response = shape_of(question).read(question, line, self)
        if response is None:
            if line.strip() and (wanted := shape_of(question).wanted(question)):
                say(f"  ({wanted})")
            return
        self._told(self.game.respond(response))

    def _told(self, answered: Answered) -> None:
        """Say what came of an answer, in an exam nothing, and go on."""
        if answered.mark.verdict == "which" or self.game.mode != "exam":
            for told in told_lines(answered):
                say(told)
        if answered.mark.verdict != "which":
            self.game.next()
            self._ask()
