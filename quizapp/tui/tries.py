"""Tries: a page on which a fact is asked as every question that it can become, and nothing is logged."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from quizapp.tui.asks import Asks

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.question import Question
    from quizapp.response import Response
    from quizapp.study.asked import Answered
    from quizapp.study.trial import Trial

__all__ = ["Tries"]


class Tries(Asks):
    """A page with a trial; a subclass says in `asking` whether keys go to its question."""

    def __init__(self) -> None:
        super().__init__()
        self.trial: Trial | None = None

    @property
    def asking(self) -> bool:
        """Whether keys go to the question."""
        raise NotImplementedError

    def drawn(self) -> None:
        """Draw what says where in the trial one is."""
        raise NotImplementedError

    @property
    def asked(self) -> Question | None:
        """The trial's question."""
        return self.trial.asked.question if self.trial is not None and self.trial.asked is not None else None

    @property
    def answered(self) -> Answered | None:
        """What came of it."""
        return self.trial.answered if self.trial is not None else None

    @property
    def since(self) -> int:
        """Return below 0: nothing is logged here, so an Enter that was pressed twice does no harm."""
        return -1

    def judge(self, response: Response) -> Answered:
        """Have a response judged, and not logged."""
        assert self.trial is not None
        return self.trial.respond(response)

    async def put(self) -> None:
        """Put the trial's question on screen."""
        question = self.asked
        self.sheet.display = question is not None
        if question is not None:
            await self.sheet.ask(question)
        if question is None or not self.asking:
            self.set_focus(None)
        self.drawn()

    async def show(self, answered: Answered) -> None:
        """Show what came of a response below the question, or below the question that follows from it."""
        if self.asked is not None and self.asked is not answered.question and self.answered is None:
            await self.sheet.ask(self.asked, answered)
        else:
            self.sheet.tell(answered)
        self.offer()

    def can(self, action: str) -> bool:
        """Say whether a command is possible now."""
        trial = self.trial
        if action == "onward":
            return self.asking and trial is not None and (self.answered is not None or self.asked is None)
        what, _, step = action.partition("_")
        if what in {"next", "previous"}:
            return trial is not None and self._can_step(trial, step)
        if action == "undo":
            return self.answered is not None
        if action in {"clue", "give_up"}:
            return self.asking and self._can_help(action)
        return True

    def _can_step(self, trial: Trial, step: str) -> bool:
        if step == "card":
            return len(trial.sides) > 1
        return len(trial.kinds) > 1 if step == "kind" else self.asked is not None

    def _can_help(self, action: str) -> bool:
        if self.asked is None or self.answered is not None:
            return False
        if action == "clue":
            return bool(self._clue)
        return not getattr(self.sheet.answering, "shown", False)  # an answer in sight is rated

    async def _step(self, step: Callable[[], object]) -> None:
        step()
        self.say()
        await self.put()

    async def action_onward(self) -> None:
        """Go on to the fact's next question."""
        if self.trial is not None:
            await self._step(self.trial.next)

    async def action_next_card(self, by: int = 1) -> None:
        """Ask another facet of the fact."""
        if self.trial is not None:
            await self._step(partial(self.trial.turn, by))

    async def action_previous_card(self) -> None:
        """Ask the facet before."""
        await self.action_next_card(-1)

    async def action_next_kind(self, by: int = 1) -> None:
        """Ask in another kind."""
        if self.trial is not None:
            await self._step(partial(self.trial.vary, by))

    async def action_previous_kind(self) -> None:
        """Ask in the kind before."""
        await self.action_next_kind(-1)

    async def action_next_seed(self, by: int = 1) -> None:
        """Draw the question anew."""
        if self.trial is not None:
            await self._step(partial(self.trial.reseed, by))

    async def action_previous_seed(self) -> None:
        """Ask the draw before."""
        await self.action_next_seed(-1)

    async def action_give_up(self) -> None:
        """Say "I don't know", and see the answer."""
        if self.trial is not None:
            await self.answer(self.trial.give_up)

    async def action_undo(self) -> None:
        """Ask the same question again."""
        if self.trial is not None:
            await self._step(self.trial.again)

    @property
    def _clue(self) -> str:
        return self.trial.fact.text("hint") if self.trial is not None else ""

    def action_clue(self) -> None:
        """Show the hint that the author wrote."""
        self.say(f"Hint: {self._clue}")
