"""A sitting in plain lines: one line is one response, a line that begins with `:` is a command."""

from __future__ import annotations

import sys
import time
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, TypeVar

from quizapp.errors import QuizError
from quizapp.plain.lines import asked_lines, introduced_lines, summary_lines, told_lines
from quizapp.plain.shapes import shape_of
from quizapp.plain.spare import not_saved, parted, save
from quizapp.safe import clean
from quizapp.say import say
from quizapp.study.introducing import Introducing
from quizapp.study.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from quizapp.deck import Deck
    from quizapp.desk import Desk
    from quizapp.progress.store import Store

__all__ = ["sit"]

_T = TypeVar("_T")

_HELP = """\
One line is one response: for a choice the number or the text of an option (a letter instead of the
number where the options are small numbers themselves), for a place its number, for an order all the
numbers in their order, for pairs each number with a letter (1b 2a), otherwise the answer itself.
  :know        I do not know; tell me                  :hint    help me, if there is help
  :right       I was right, whatever the verdict       :wrong   I was wrong
  :undo        take the last answer back               :redo    put it back
  :skip        later in this sitting                   :bury    not today
  :suspend     never again, until taken up
  :flag TEXT   tell the author of this question        :flaglast TEXT   of the one before
  :again       say the question again                  :quit    leave; everything is kept
  :save FILE   save this sitting's answers in a file as well, for quizapp merge: where a disk is full
A response that begins with a colon is typed with two: ::D"""


def sit(desk: Desk, named: Sequence[str], *, topic: str | None, early: bool, seed: int | None) -> int:
    """Hold a sitting on standard input and output; return the exit code."""
    decks, wrong = desk.decks(named)
    for said in [*map(str, wrong), *desk.faults(decks)]:
        say(f"quizapp: {said}", err=True)
    if topic is not None:
        from quizapp.study.topic import topic_named  # noqa: PLC0415 - few sittings keep to one

        topic = topic_named(topic, decks)
    with desk.sitting() as store:
        return parted(store.spare, lambda: _sit(desk, decks, store, topic=topic, early=early, seed=seed))


def _sit(
    desk: Desk, decks: Sequence[Deck], store: Store, *, topic: str | None, early: bool, seed: int | None
) -> int:
    for said in [*store.notices, *desk.carry_over(decks, store), *desk.doubt(decks, store)]:
        say(f"quizapp: {said}", err=True)
    session = Session(
        decks, store, desk.settings,
        now=lambda: time.time_ns() // 1_000_000, rng=Random(seed), topic=topic, early=early,  # noqa: S311 - draws questions
    )  # fmt: skip
    if session.finished:
        _nothing(desk, decks, early=early)
        return 0
    try:
        _Sitting(session, _lines(), say).run()
    except KeyboardInterrupt:
        say("")
    counts = store.counts([f"{deck.id}/" for deck in decks], store.today() + timedelta(days=1))
    left = session.total - session.done
    for line in summary_lines(session.summary(), counts.due + counts.learning, left):
        say(line)
    return 0


def _nothing(desk: Desk, decks: Sequence[Deck], *, early: bool) -> None:
    if not decks:
        say(f"There are no decks. Put one into {desk.places.decks}, or `quizapp add PATH`.")
        return
    if early:
        say("Nothing can be asked ahead of its day now: all that is new was begun today.")
        return
    say("Nothing is due now. `quizapp study --ahead` asks what comes next before its day.")


def _lines() -> Iterator[str]:
    for line in sys.stdin:
        yield clean(line.rstrip("\r\n"))


def _command(line: str) -> tuple[str, str]:
    """Return a command's word, as it is known, and what follows it: ":Flag a slip" is `:flag` of "a slip"."""
    word, _space, rest = line[1:].strip().partition(" ")
    return f":{word.lower()}", rest.strip()


class _Sitting:
    """Reads lines and passes them on until the session or the input ends."""

    def __init__(self, session: Session, lines: Iterator[str], say: Callable[[str], object]) -> None:
        self.session = session
        self.lines = lines
        self.say = say
        self._introducing = Introducing()
        self._reading = False  # whether a new fact is shown, and not asked yet

    def run(self) -> None:
        """Ask until there is nothing left to ask, or no one left to answer."""
        self._ask()
        while not self.session.finished and (line := self._line()) is not None:
            try:
                self._answer(line)
            except QuizError as error:  # a full disk: the question stays, nothing is lost
                for said in not_saved(error):
                    self.say(said)

    def _line(self) -> str | None:
        """Return the next response, having carried out the commands before it; None at the end."""
        for line in self.lines:
            if line.startswith("::"):
                return line[1:]
            if not line.startswith(":"):
                return line
            word, rest = _command(line)
            if word in {":quit", ":q"}:
                return None
            try:
                self._command(word, rest)
            except QuizError as error:
                self.say(f"! {error}")
            if self.session.finished:
                return None
        return None

    def _ask(self) -> None:
        asked = self.session.current
        if asked is None:
            return
        self.say("")
        if news := self.session.news():
            self.say(f"({clean(news)})")
        self.say(f"[{self.session.done + 1} of {self.session.total}]")
        if (new := self._introducing.of(self.session)) is not None:
            for line in introduced_lines(new):
                self.say(line)
            self._reading = True
            return
        self._reading = False
        for line in asked_lines(asked.question):
            self.say(line)

    def _answer(self, line: str) -> None:
        asked = self.session.current
        assert asked is not None
        question = asked.question
        if self._reading:  # whatever was typed, the fact was only read
            self._reading = False
            self.session.in_sight()
            for told in asked_lines(question):
                self.say(told)
            return
        shape = shape_of(question)
        response = shape.read(question, line, self)
        if response is None:
            if line.strip() and (wanted := shape.wanted(question)):
                self.say(f"  ({wanted})")
            return
        answered = self.session.respond(response)
        for told in told_lines(answered):
            self.say(told)
        if answered.mark.verdict != "which":
            self.session.next()
            self._ask()
        elif (follows := self.session.current) is not None and follows.question is not question:
            for told in asked_lines(follows.question):
                self.say(told)

    def until(self, ask: str, read: Callable[[str], _T | None]) -> _T | None:
        """Ask until a line can be read; None where the input ends or a command leaves the question."""
        asked = self.session.current
        self.say(ask)
        while (line := self._line()) is not None and self.session.current is asked:
            found = read(line)
            if found is not None:
                return found
            self.say(ask)
        return None

    # -- commands -------------------------------------------------------------------------------

    def _command(self, word: str, rest: str) -> None:
        known: dict[str, Callable[[str], object]] = {
            ":know": self._know, ":right": self._right, ":wrong": self._wrong, ":undo": self._undo,
            ":redo": self._redo, ":skip": self._skip, ":bury": self._bury, ":suspend": self._suspend,
            ":flag": self._flag, ":flaglast": self._flag_last, ":hint": self._hint,
            ":save": self._save, ":again": lambda _rest: self._ask(), ":help": lambda _rest: self.say(_HELP),
        }  # fmt: skip
        command = known.get(word)
        if command is None:
            from quizapp.hint import did_you_mean  # noqa: PLC0415 - only a mistake needs it

            self.say(f"There is no command {word}. {did_you_mean(word, [*known, ':quit'], 'See :help.')}")
            return
        command(rest)

    def _know(self, _rest: str) -> None:
        answered = self.session.give_up()
        for told in told_lines(answered):
            self.say(told)
        self.session.next()
        self._ask()

    def _hint(self, _rest: str) -> None:
        asked = self.session.current
        hint = asked.question.card.fact.text("hint") if asked is not None else ""
        self.say(f"  Hint: {clean(hint)}" if hint else "  There is no hint for this one.")

    def _right(self, _rest: str) -> None:
        self._judged_again(right=True)

    def _wrong(self, _rest: str) -> None:
        self._judged_again(right=False)

    def _judged_again(self, *, right: bool) -> None:
        last = self.session.last
        if last is None:
            self.say("There is no verdict to change.")
        elif right == (last.mark.verdict in {"right", "near"}):
            self.say("That is the verdict already.")
        elif (answered := self.session.override()) is not None:
            self.say(told_lines(answered)[0])

    def _undo(self, _rest: str) -> None:
        event = self.session.undo()
        self.say("Taken back." if event is not None else "There is nothing to take back.")
        if event is not None:
            self._ask()

    def _redo(self, _rest: str) -> None:
        event = self.session.redo()
        self.say("Put back." if event is not None else "There is nothing to put back.")
        if event is not None:
            self._ask()

    def _skip(self, _rest: str) -> None:
        again = self.session.skip()
        self.say("It comes at the end." if again else "It comes another time.")
        self._ask()

    def _bury(self, _rest: str) -> None:
        self.say(f"Not today: {self.session.bury()}")
        self._ask()

    def _suspend(self, _rest: str) -> None:
        self.say(f"Suspended: {self.session.suspend()}")
        self._ask()

    def _flag_last(self, rest: str) -> None:
        last = self.session.last
        if last is None:
            self.say("There is no answer yet. :flag is for the question above.")
            return
        self.say(f"Flagged for the author: {self.session.flag(rest, last.question.card.id)}")

    def _save(self, rest: str) -> None:
        self.say(save(self.session.store.spare, rest))

    def _flag(self, rest: str) -> None:
        self.say(f"Flagged for the author: {self.session.flag(rest)}")
