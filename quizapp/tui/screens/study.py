"""Study: one question, one way to answer it, and below it what came of that; nothing above moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Container

from quizapp.marks import MEMORY
from quizapp.tui.answering import Responded, Taken
from quizapp.tui.keys import ANSWERS, STUDY, bindings
from quizapp.tui.page import Page
from quizapp.tui.text import NOTHING, beside, line, lines, titled
from quizapp.tui.widgets.around import painted as around
from quizapp.tui.widgets.region import Region
from quizapp.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.content import Content
    from textual.events import Key

    from quizapp.study.asked import Answered
    from quizapp.study.session import Session
    from quizapp.tui.keys import Command
    from quizapp.tui.widgets.hints import Hint

__all__ = ["Study"]

_BAR = ("━", "─")
_ROOMY = 64  # cells of a head that has room for all counts


class Study(Page):
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
        self._side: Region | None = None

    def parts(self) -> ComposeResult:
        """Yield head, question, answer and verdict."""
        yield Region(self._head, id="head")
        yield Sheet()

    async def on_mount(self) -> None:
        """Ask the first question, and make ready what the first answer needs."""
        await self._ask()
        if told := self.quiz.told():
            self.say(" ".join(told))
        self.call_after_refresh(self._prepare)

    def _prepare(self) -> None:
        self.run_worker(_prepared, thread=True)

    # -- a question -----------------------------------------------------------------------------------

    @property
    def answered(self) -> Answered | None:
        """What came of the question on screen, once it is answered."""
        return self.session.answered

    @property
    def _sheet(self) -> Sheet:
        return self.query_one(Sheet)

    async def _ask(self) -> None:
        """Put the session's question on screen, or end where there is none."""
        asked = self.session.current
        if asked is None:
            self.quiz.finish(self.session)
            return
        self.query_one("#head", Region).redraw()
        await self._sheet.ask(asked.question)
        self._around()
        self.offer()

    async def _show(self, answered: Answered) -> None:
        """Show what came of a response below the question, or below the question that follows from it."""
        asked = self.session.current
        if asked is not None and asked.question is not answered.question and self.answered is None:
            await self._sheet.ask(asked.question, answered)
        else:
            self._sheet.tell(answered)
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

    @on(Responded)
    async def respond(self, message: Responded) -> None:
        """Pass a response on, and show what came of it; one that comes after another was judged is late."""
        message.stop()
        asked = self.session.current
        if asked is not None and message.question is asked.question:
            await self._answer(lambda: self.session.respond(message.response))

    @on(Taken)
    def take(self, message: Taken) -> None:
        """Offer what is possible once the answer is in sight."""
        message.stop()
        self.offer()

    async def on_key(self, event: Key) -> None:
        """Let the answer have a key first; what it comes to is done before the next key is looked at."""
        if await self._press(event.key):
            event.stop()

    async def action_submit(self) -> None:
        """Do what Enter does with the answer."""
        await self._press("enter")

    async def _press(self, key: str) -> bool:
        did = self._sheet.press(key)
        if did is True:
            self.offer()
        elif did is not False:
            await self._answer(lambda: self.session.respond(did))
        return did is not False

    async def _answer(self, judged: Callable[[], Answered]) -> None:
        if self.answered is not None or self.session.current is None:
            return
        found: list[Answered] = []
        if not self.safely(lambda: found.append(judged())):
            self._sheet.retry()
            return
        self._undone = 0
        self.say()
        await self._show(found[0])

    # -- commands ---------------------------------------------------------------------------------------

    def hints(self) -> list[Hint]:
        """Name first how to answer, where that is to be done."""
        answering = self._sheet.answering
        first = answering.hints() if answering is not None and self.answered is None else []
        return [*first, *super().hints()]

    def hint(self, command: Command) -> str:
        """Name the override by what it says of the verdict that stands."""
        if command.action == "override" and self.answered is not None:
            return "I was wrong" if self.answered.mark.verdict in {"right", "near"} else "I was right"
        return command.hint

    @property
    def _in_sight(self) -> bool:
        """Whether the answer is shown before it is rated."""
        return self.answered is None and getattr(self._sheet.answering, "shown", False)

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
        if action == "redo":
            return self._undone > 0
        return True

    async def _step(self, step: Callable[[], object], saying: str = "") -> None:
        """Take a step of the session, and ask what is then its question."""
        if self.safely(step):
            self.say(saying or self.session.news())
            await self._ask()

    async def action_onward(self) -> None:
        """Go on to the next question."""
        await self._step(self.session.next)

    async def action_give_up(self) -> None:
        """Say "I don't know", and see the answer."""
        await self._answer(self.session.give_up)

    @property
    def _clue(self) -> str:
        asked = self.session.current
        return asked.question.card.fact.text("hint") if asked is not None else ""

    def action_clue(self) -> None:
        """Show the hint that the author wrote for this card."""
        self.say(f"Hint: {self._clue}")

    async def action_skip(self) -> None:
        """Put the question off to the end of the sitting."""
        await self._step(self.session.skip, "Skipped: it comes at the end.")

    async def action_suspend(self) -> None:
        """Ask this card no more."""
        await self._step(self.session.suspend, "Suspended: it is not asked any more. u takes that back.")

    async def action_bury(self) -> None:
        """Put this card off to tomorrow."""
        await self._step(self.session.bury, "Put off to tomorrow. u takes that back.")

    async def action_override(self) -> None:
        """Say that the verdict was mistaken."""
        if self.safely(self.session.override) and self.answered is not None:
            await self._show(self.answered)

    async def action_undo(self) -> None:
        """Take back the last step."""
        found: list[object] = []
        if not self.safely(lambda: found.append(self.session.undo())):
            return
        if found == [None]:
            self.say("There is nothing to take back.")
            return
        self._undone += 1
        self.say("Taken back: answer again.")
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
        from quizapp.tui.screens.flag import Flag  # noqa: PLC0415 - a first question does without

        self.app.push_screen(Flag(), self._flagged)

    def _flagged(self, comment: str | None) -> None:
        if comment is not None and self.safely(lambda: self.session.flag(comment)):
            self.say("Flagged for the author.")

    def action_back(self) -> None:
        """Stop here: to the summary, or home where nothing was answered."""
        self.quiz.finish(self.session)

    def action_page_up(self) -> None:
        """Scroll up."""
        self._sheet.scroll_rows(-self._sheet.size.height + 2)

    def action_page_down(self) -> None:
        """Scroll down."""
        self._sheet.scroll_rows(self._sheet.size.height - 2)

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
