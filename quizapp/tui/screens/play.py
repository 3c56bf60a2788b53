"""Play: a round of practice or an exam: one question after another, and the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.tui.asks import Asks
from quizapp.tui.keys import PLAY, bindings
from quizapp.tui.text import beside, line, lines
from quizapp.tui.widgets.region import Region
from quizapp.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.content import Content

    from quizapp.question import Question
    from quizapp.response import Response
    from quizapp.study.asked import Answered
    from quizapp.study.game import Game
    from quizapp.study.rounds import Round
    from quizapp.tui.keys import Command

__all__ = ["Play"]

_MINUTE = 60_000
_MORE = 5 * _MINUTE
_HASTE = 60_000  # milliseconds left from which the clock is marked


class Play(Asks):
    """A round."""

    CSS_PATH = "play.tcss"
    HEADING = "A round"
    ABOUT = (
        "Practice and exams are logged and never move the schedule. In an exam nothing is said of an "
        "answer until you hand in; time that is up can be extended."
    )
    OFFERED = PLAY
    MORE = (
        ("1 2 3 …", "answer with that option, or see the line at the bottom"),
        ("↑ ↓ Enter", "choose and answer"),
    )
    BINDINGS = bindings(PLAY)

    def __init__(self, game: Round, played: Game) -> None:
        super().__init__()
        self.game = game
        self.played = played
        self._ending = False  # whether it was asked if the exam is to be handed in
        self._minute = 0  # the one that the clock showed last, where it seldom moves
        self._over = False  # whether it was said that the time is up

    def parts(self) -> ComposeResult:
        """Yield head, question, answer and verdict."""
        yield Region(self._head, id="head")
        yield Sheet()

    async def on_mount(self) -> None:
        """Ask the first question, and let the clock run."""
        await self._ask()
        self.set_interval(1, self._tick)

    @property
    def asked(self) -> Question | None:
        """The question of the turn."""
        return self.played.turn.question if self.played.turn is not None else None

    @property
    def answered(self) -> Answered | None:
        """What came of it; in an exam that is never shown."""
        return self.played.answered

    @property
    def since(self) -> int:
        """Milliseconds since the question was first in sight."""
        return self.played.since

    def judge(self, response: Response) -> Answered:
        """Have a response judged by the round."""
        return self.played.respond(response)

    @property
    def _quiet(self) -> bool:
        """Whether nothing is said of an answer before the end."""
        return self.played.mode == "exam"

    def _tick(self) -> None:
        """Show the time that it is, or where nothing is to move on its own, the minute."""
        minute = self.played.elapsed // _MINUTE
        if minute != self._minute or not self.quiz.reduced_motion:
            self._minute = minute
            self.query_one("#head", Region).redraw()
        if self.played.left == 0 and not self._over:
            self._over = True
            self.say(f"Time is up. {self.key_of('more')} gives five minutes more, Esc hands in.")
            self.offer()

    async def _ask(self) -> None:
        if self.played.turn is None:
            self.quiz.show_paper(self.game, self.played)
            return
        self.query_one("#head", Region).redraw()
        await self.sheet.ask(self.played.turn.question)
        self.offer()

    async def answer(self, judged: Callable[[], Answered]) -> None:
        """Judge an answer, unless the time is up."""
        if self.played.left == 0:
            self._over = False  # said once more, whatever was said since
            self._tick()
            self.sheet.retry()
            return
        self._ending = False
        await super().answer(judged)

    async def show(self, answered: Answered) -> None:
        """Show what came of an answer, or in an exam go on at once."""
        if self._quiet and answered.mark.verdict != "which":
            await self._onward()
            return
        self.sheet.tell(answered)
        self.offer()

    async def _onward(self) -> None:
        self.played.next()
        await self._ask()

    # -- commands ---------------------------------------------------------------------------------------

    def hint(self, command: Command) -> str:
        """Name the end of an exam by what it is, and the override by what it says of the verdict."""
        if command.action == "override" and self.answered is not None:
            return "I was wrong" if self.answered.mark.verdict in {"right", "near"} else command.hint
        return "hand in" if command.action == "back" and self._quiet else command.hint

    def can(self, action: str) -> bool:
        """Say whether a command is possible now."""
        if action == "onward":
            return self.answered is not None
        if action == "override":  # the pairs of a board are contested on the paper, one by one
            return self.answered is not None and bool(self.answered.uuid) and not self._quiet
        if action == "flag":
            return self.played.turn is not None
        if action == "give_up":
            return self.answered is None and self.played.turn is not None
        return self.played.limit > 0 if action == "more" else super().can(action)

    async def action_onward(self) -> None:
        """Go on to the next question."""
        await self._onward()

    async def action_give_up(self) -> None:
        """Say "I don't know"."""
        await self.answer(self.played.give_up)

    async def action_override(self) -> None:
        """Say that the verdict was mistaken."""
        if self.safely(self.played.override) and self.answered is not None:
            await self.show(self.answered)

    def action_flag(self) -> None:
        """Ask for a comment, and flag the card for its author."""
        self.ask_flag(self.played.flag)

    def action_more(self) -> None:
        """Give the exam five minutes more."""
        self.played.extend(_MORE)
        self._ending = self._over = False
        self.say("Five minutes more.")
        self.query_one("#head", Region).redraw()
        self.offer()

    def action_back(self) -> None:
        """End the round; an exam that is not done asks once more."""
        if self._quiet and not self._ending and self.played.left != 0 and self.played.turn is not None:
            self._ending = True
            self.say("Hand in now? Esc once more does; an answer goes on.")
            return
        self.played.end()
        self.quiz.show_paper(self.game, self.played)

    # -- what it looks like -------------------------------------------------------------------------------

    def _head(self, width: int) -> Content:
        turn, left = self.played.turn, self.played.left
        status = turn.status if turn is not None else ""
        if left is None:
            clock = line((_clock(self.played.elapsed), "$quiet"))
        else:
            clock = line((f"{_clock(left)} left", "$fair bold" if left < _HASTE else "$quiet"))
        title = line(
            (self.game.title.partition(",")[0], "$act bold"), ("   ", ""), (self.game.deck, "$quiet")
        )
        return lines([beside(title, clock, width), line((status, "$foreground"))])


def _clock(ms: int) -> str:
    minutes, seconds = divmod(max(ms, 0) // 1000, 60)
    return f"{minutes}:{seconds:02d}"
