"""A round of practice or an exam in plain lines: one line is one response, `:quit` ends it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

from quizapp.errors import QuizError
from quizapp.plain.lines import asked_lines, entry_lines, paper_lines, told_lines, verdict_line
from quizapp.plain.shapes import shape_of
from quizapp.plain.spare import not_saved, save
from quizapp.safe import clean, one_line
from quizapp.say import say
from quizapp.study.paper import missed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from quizapp.study.asked import Answered
    from quizapp.study.game import Game
    from quizapp.study.paper import Paper

__all__ = ["discuss", "play"]

_T = TypeVar("_T")
_HELP = """\
One line is one response. What is answered is logged and moves no schedule.
  :know        I do not know                           :more    five minutes more, where time is limited
  :right       I was right, whatever the verdict       :wrong   I was wrong
  :flag TEXT   tell the author of this question        :quit    end the round
  :save FILE   save these answers in a file as well, for quizapp merge: where a disk is full"""
_PAPER_HELP = """\
  :right N     I was right in line N                   :wrong N   I was wrong in it
  :flag N TEXT tell the author of it                   :quit      leave; everything is kept"""
_DIGITS = 4  # of the number of a line
_MORE = 5 * 60_000
_UP = "Time is up. :more gives five minutes more, :quit hands in."


def play(game: Game) -> int:
    """Hold a round on standard input and output; return the exit code."""
    lines = (clean(line.rstrip("\r\n")) for line in sys.stdin)
    stopped = False
    try:
        _Playing(game, lines).run()
    except KeyboardInterrupt:
        stopped = True
        say("")
    game.end()
    assert game.paper is not None
    for line in paper_lines(game.paper.result, whole=game.mode == "exam"):
        say(line)
    if not stopped and game.paper.result.entries:
        discuss(game.paper, lines)
    return 0


def discuss(paper: Paper, lines: Iterator[str]) -> None:
    """Let lines of a paper be contested and flagged, until the input ends."""
    for line in lines:
        word, _space, rest = line.strip().removeprefix(":").partition(" ")
        number, _space, text = rest.strip().partition(" ")
        word = word.lower()
        if word in {"quit", "q"}:
            return
        if word not in {"right", "wrong", "flag"} or not line.strip().startswith(":"):
            say(_PAPER_HELP)
            continue
        place = int(number) - 1 if number.isascii() and number.isdigit() and len(number) <= _DIGITS else -1
        if not 0 <= place < len(paper.result.entries):
            say(f"Which line? They are numbered from 1 to {len(paper.result.entries)}.")
            continue
        try:
            _settled(paper, place, word, text.strip())
        except QuizError as error:
            say(f"! {error}")


def _settled(paper: Paper, place: int, word: str, text: str) -> None:
    entry = paper.result.entries[place]
    if word == "flag":
        say(f"Flagged for the author: {paper.flag(place, text)}")
    elif missed(entry) == (word == "wrong"):
        say("That is the verdict already.")
    elif paper.contest(place) is None:
        say("Nothing was logged of this line: it is asked for in others alone.")
    else:
        for line in entry_lines(paper.result.entries[place], place + 1):
            say(line)
        say(paper.result.said)


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
                for said in not_saved(error):
                    say(said)

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
            word, _space, rest = line[1:].strip().partition(" ")
            word = word.lower()
            if word in {"quit", "q"}:
                return None
            try:
                self._command(word, rest.strip())
            except QuizError as error:
                say(f"! {error}")
            if self.game.turn is None:
                return None
        return None

    def _command(self, word: str, rest: str) -> None:
        """Carry out a command."""
        if word == "know" and self.game.left == 0:
            say(_UP)
        elif word == "know":
            self._told(self.game.give_up())
        elif word == "more" and self.game.limit:
            self.game.extend(_MORE)
            say("Five minutes more.")
        elif word == "help":
            say(_HELP)
        elif word == "save":
            say(save(self.game.spare, rest))
        elif word in {"right", "wrong"} and self.game.mode != "exam":
            self._judged_again(word)
        elif word == "flag":
            say(f"Flagged for the author: {self.game.flag(rest)}")
        else:
            say(f"There is no command :{one_line(word)} here. See :help.")

    def _judged_again(self, word: str) -> None:
        last = self.game.last
        if last is None:
            say("There is no verdict to change.")
        elif not last.uuid:
            say("The pairs of a board are numbered at the end: contest them there.")
        elif (word == "right") == (last.mark.verdict in {"right", "near"}):
            say("That is the verdict already.")
        elif (changed := self.game.override()) is not None:
            say(verdict_line(changed.mark))

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
