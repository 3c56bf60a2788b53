"""Study: one question, one way to answer it, and below it what came of that; nothing above moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container

from quizapp.marks import MEMORY
from quizapp.say import left_out
from quizapp.tui.asks import Asks
from quizapp.tui.keys import ANSWERS, STUDY, bindings
from quizapp.tui.text import NOTHING, beside, line, lines, titled
from quizapp.tui.widgets.around import painted as around
from quizapp.tui.widgets.region import Region
from quizapp.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.content import Content

    from quizapp.question import Question
    from quizapp.response import Response
    from quizapp.study.asked import Answered
    from quizapp.study.introducing import Introducing
    from quizapp.study.session import Session
    from quizapp.tui.keys import Command

__all__ = ["Study"]

_NOTICES = 2  # at most beside a question, which has to be seen

_BAR = ("━", "─")
_ROOMY = 64  # cells of a head that has room for all counts


class Study(Asks):
    """A sitting."""

    CSS_PATH = "study.tcss"
    HEADING = "Study"
    ABOUT = (
        "Answer the question; the verdict appears below it, and every answer is saved before you see it. "
        "While you type, letters are letters and commands are on ctrl."
    )
    OFFERED = STUDY
    MORE = ANSWERS
    BINDINGS = bindings(STUDY)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._undone = 0
        self._introducing: Introducing | None = None
        self._side: Region | None = None

    def parts(self) -> ComposeResult:
        """Yield head, question, answer and verdict."""
        yield Region(self._head, id="head")
        yield Sheet()

    async def on_mount(self) -> None:
        """Ask the first question, and make ready what the first answer needs."""
        await self._ask()
        if told := self.quiz.told():
            self.say(" ".join([*told[:_NOTICES], left_out(len(told) - _NOTICES)]).strip())
        self.call_after_refresh(self._prepare)

    def _prepare(self) -> None:
        self.run_worker(_prepared, thread=True)

    # -- a question -----------------------------------------------------------------------------------

    @property
    def answered(self) -> Answered | None:
        """What came of the question on screen, once it is answered."""
        return self.session.answered

    @property
    def asked(self) -> Question | None:
        """The session's question."""
        return self.session.current.question if self.session.current is not None else None

    @property
    def since(self) -> int:
        """Milliseconds since the question was first in sight."""
        return self.session.since

    def judge(self, response: Response) -> Answered:
        """Have a response judged by the session."""
        return self.session.respond(response)

    async def _ask(self) -> None:
        """Put the session's question on screen, or end where there is none."""
        asked = self.session.current
        if asked is None:
            self.quiz.finish(self.session)
            return
        if self.session.settings.show_new and self._introduce():
            return
        self.query_one("#head", Region).redraw()
        await self.sheet.ask(asked.question)
        if self.answered is not None:  # a card brought back to its verdict
            self.sheet.tell(self.answered)
        self._around()
        self.offer()

    def _introduce(self) -> bool:
        """Show a new fact over the page, if this is one; then it is asked."""
        from quizapp.study.introducing import Introducing  # noqa: PLC0415 - only who wants to see it first

        if self._introducing is None:
            self._introducing = Introducing()
        new = self._introducing.of(self.session)
        if new is None:
            return False
        from quizapp.tui.screens.fresh import Fresh  # noqa: PLC0415 - as above

        self.app.push_screen(Fresh(new), self._introduced)
        return True

    async def _introduced(self, _came: None) -> None:
        self.session.in_sight()
        await self._ask()

    def on_screen_resume(self) -> None:
        """Go on with the settings as they are now."""
        self.session.settings = self.quiz.start.settings

    async def show(self, answered: Answered) -> None:
        """Show what came of a response below the question, or below the question that follows from it."""
        self._undone = 0
        if self.asked is not None and self.asked is not answered.question and self.answered is None:
            await self.sheet.ask(self.asked, answered)
        else:
            self.sheet.tell(answered)
        if answered.mark.verdict != "which":
            self.query_one("#head", Region).redraw()
            self._around()
        self.offer()

    def _around(self) -> None:
        """Show at the side, once the answer is known, what lies around the fact."""
        asked, answered = self.session.current, self.answered
        found = None
        if answered is not None and asked is not None and self.has_class("-wide"):
            from quizapp.study.neighbours import neighbours  # noqa: PLC0415 - only a wide window has room for them

            found = neighbours(asked.question.card, asked.deck, but=self.session.to_come)
        if found is not None and self._side is None:
            self._side = Region(id="aside")
            self.mount(Container(classes="margin"), before="#column")
            self.mount(Container(self._side, classes="margin"), after="#column")
        if self._side is not None:
            self._side.show((lambda width: around(found, width)) if found else None)

    def on_resize(self) -> None:
        """Give a window that has become wide what belongs at its side."""
        if self.answered is not None:
            self._around()

    # -- commands ---------------------------------------------------------------------------------------

    def hint(self, command: Command) -> str:
        """Name the override by what it says of the verdict that stands."""
        if command.action == "override" and self.answered is not None:
            return "I was wrong" if self.answered.mark.verdict in {"right", "near"} else "I was right"
        return command.hint

    @property
    def _in_sight(self) -> bool:
        """Whether the answer is shown before it is rated."""
        return self.answered is None and getattr(self.sheet.answering, "shown", False)

    def can(self, action: str) -> bool:
        """Say whether a command is possible now."""
        if action in {"onward", "override"}:
            return self.answered is not None
        if action == "give_up" and self._in_sight:
            return False  # there is a rating for that
        if action == "clue":
            return self.answered is None and bool(self._clue)
        if action in {"give_up", "skip"}:
            return self.answered is None and self.session.current is not None
        return self._undone > 0 if action == "redo" else super().can(action)

    async def _step(self, step: Callable[[], object], saying: str = "") -> None:
        """Take a step of the session, and ask what is then its question."""
        if self.safely(step):
            # What is not said yet when the sitting is over, the summary says.
            self.say(saying or ("" if self.session.finished else self.session.news()))
            await self._ask()

    async def action_onward(self) -> None:
        """Go on to the next question."""
        await self._step(self.session.next)

    async def action_give_up(self) -> None:
        """Say "I don't know", and see the answer."""
        await self.answer(self.session.give_up)

    @property
    def _clue(self) -> str:
        asked = self.session.current
        return asked.question.card.fact.text("hint") if asked is not None else ""

    def action_clue(self) -> None:
        """Show the hint that the author wrote for this card."""
        self.say(f"Hint: {self._clue}")

    async def action_skip(self) -> None:
        """Put the question off to the end of the sitting."""
        found: list[bool] = []
        if self.safely(lambda: found.append(self.session.skip())):
            again = "it comes at the end" if found == [True] else "it comes another time"
            self.say(f"Skipped: {again}.")
            await self._ask()

    @property
    def _back(self) -> str:
        return f"{self.key_of('undo')} takes that back."

    async def action_suspend(self) -> None:
        """Ask this card no more."""
        await self._step(self.session.suspend, f"Suspended: it is not asked any more. {self._back}")

    async def action_bury(self) -> None:
        """Put this card off to tomorrow."""
        await self._step(self.session.bury, f"Put off to tomorrow. {self._back}")

    async def action_override(self) -> None:
        """Say that the verdict was mistaken."""
        if self.safely(self.session.override) and self.answered is not None:
            await self.show(self.answered)

    async def action_undo(self) -> None:
        """Take back the last step."""
        found: list[object] = []
        if not self.safely(lambda: found.append(self.session.undo())):
            return
        if found == [None]:
            self.say("There is nothing to take back.")
            return
        self._undone += 1
        self.say("Taken back: answer again." if self.answered is None else "Taken back.")
        await self._ask()

    async def action_redo(self) -> None:
        """Put back what was taken back last."""
        found: list[object] = []
        if self.safely(lambda: found.append(self.session.redo())):
            self._undone = max(self._undone - 1, 0) if found != [None] else 0
            self.say("Put back." if found != [None] else "There is nothing to put back.")
            await self._ask()

    def action_flag(self) -> None:
        """Ask for a comment, and flag the card for its author."""
        self.ask_flag(self.session.flag)

    def action_back(self) -> None:
        """Stop here: to the summary, or home where nothing was answered."""
        self.quiz.finish(self.session)

    # -- what it looks like -------------------------------------------------------------------------------

    def _head(self, width: int) -> Content:
        asked = self.session.current
        if asked is None:
            return NOTHING
        fact, memory = (
            asked.question.card.fact,
            self.answered.memory if self.answered is not None else asked.memory,
        )
        sign = MEMORY[memory.firmness if memory is not None else 0]
        done, total = self.session.done, self.session.total
        topic = line((titled(fact.topic) or asked.deck.title, "$quiet"))
        begun = self.session.begun
        again = f", {begun} to repeat" if begun and width >= _ROOMY else ""
        place = line(
            (f"{done + begun} of {total}{again}", "$quiet"), "   ", (f"{sign.mark} {sign.word}", sign.style)
        )
        full = width * done // max(total, 1)
        half = max(width * (done + begun) // max(total, 1) - full, 0)
        bar = line(
            (_BAR[0] * full, "$act"), (_BAR[0] * half, "$lit"), (_BAR[1] * (width - full - half), "$faint")
        )
        return lines([beside(topic, place, width), bar])


def _prepared() -> None:
    from quizapp.progress.memory import prepare  # noqa: PLC0415 - in a thread of its own

    prepare()
