"""What is remembered of a card, and how each event of the log changes it.

Everything here is a pure function of the log, to the last bit: no clock, no chance. What an answer
does is FSRS's to say, and that is in `fsrs6`.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from quizapp.progress.studyday import ZONES

if TYPE_CHECKING:
    from quizapp.progress.event import Turn

__all__ = [
    "FIRMNESS", "LEECH", "TOP_RUNG", "VERSION",
    "Memory", "State", "prepare", "recall", "set_right", "step",
]  # fmt: skip

VERSION = 2
"""To be raised with any change of what `step` returns or `Memory` holds: kept memory is then rebuilt."""

LEECH = 8
TOP_RUNG = 3
FIRMNESS = (7.0, 30.0, 120.0)
"""Days of stability from which a memory is growing, firm, lasting; below the first it is fragile."""

State = Literal["new", "learning", "review", "relearning"]


class Memory(NamedTuple):
    """A card as the learner has it in mind: derived from its events, and from nothing else.

    `stability` is in days. `due` is a study day; within learning steps `due_at` (UTC ms) says when on
    it. `first` and `last` are the days it was first and last rated, `clock` the event of the last.
    `rung` is the place on the ladder from recognition (0) towards recall. The card is hidden
    while `suspended`, and before the day `buried_until`. A reset leaves its clock in `history_from`.
    `dated` is the day on which it was said when to ask it next: by an answer, by putting it off.
    """

    card: str
    state: State = "new"
    step: int | None = None
    stability: float | None = None
    difficulty: float | None = None
    due: date | None = None
    due_at: int | None = None
    first: date | None = None
    last: date | None = None
    reps: int = 0
    lapses: int = 0
    rung: int = 0
    suspended: bool = False
    buried_until: date | None = None
    clock: int = 0
    history_from: int = 0
    dated: date | None = None

    @property
    def leech(self) -> bool:
        """Whether it was forgotten so often that asking again will not help."""
        return self.lapses >= LEECH

    @property
    def firmness(self) -> int:
        """0 new, 1 fragile, 2 growing, 3 firm, 4 lasting."""
        if self.state == "new" or self.stability is None:
            return 0
        return 1 + sum(self.stability >= bound for bound in FIRMNESS)

    def hidden(self, day: date) -> bool:
        """Whether it is not to be asked on this day."""
        buried = self.buried_until is not None and self.buried_until > day
        return self.suspended or (buried and not self.astray(day))

    def astray(self, day: date) -> bool:
        """Whether it is dated further ahead of this day than any zone is: by a clock that was wrong.

        How long it was to wait, and to which day, then says nothing: such a card is due at once.
        """
        return self.dated is not None and (self.dated - day).days > ZONES

    def wanted(self, day: date) -> bool:
        """Whether it is due on this day, hidden or not; learning steps last minutes, in whatever zone."""
        return self.due is not None and (self.due <= day or self.due_at is not None or self.astray(day))


def step(memory: Memory, turn: Turn) -> Memory:
    """Return the memory after one live event on its card, any kind; most kinds change nothing."""
    match turn.kind:
        case "review":
            # Practice and exams never move the schedule; nor does 'which?', which has no rating.
            if turn.rating is not None and turn.mode == "study":
                from quizapp.progress.fsrs6 import reviewed  # noqa: PLC0415 - 25 ms that a start does not need

                memory = reviewed(memory, turn)
        case "suspend" | "unsuspend":
            memory = memory._replace(suspended=turn.kind == "suspend")
        case "bury":
            today = date.fromisoformat(turn.day)
            memory = set_right(memory, today)._replace(buried_until=_day(turn.due), dated=today)
        case "due":
            today = date.fromisoformat(turn.day)
            memory = set_right(memory, today)._replace(due=_day(turn.due), due_at=None, dated=today)
        case "reset":
            memory = set_right(memory, date.fromisoformat(turn.day))
            memory = Memory(
                memory.card,
                suspended=memory.suspended,
                buried_until=memory.buried_until,
                history_from=turn.clock,
                dated=memory.dated if memory.buried_until else None,
            )
    return memory


def set_right(memory: Memory, day: date) -> Memory:
    """Return a memory without what a clock ahead of this day said of when to ask it: it is due.

    Where the day went back by no more than a zone can, the card waits as long as it was to, from this day on:
    else many small steps back would add up.
    """
    if memory.dated is None or memory.dated <= day:
        return memory
    if not memory.astray(day):
        back = memory.dated - day
        return memory._replace(
            due=None if memory.due is None else memory.due - back,
            buried_until=None if memory.buried_until is None else memory.buried_until - back,
            dated=day,
        )
    due = None if memory.due is None else day
    return memory._replace(due=due, due_at=None, buried_until=None, dated=day)


def recall(memory: Memory, day: date) -> float:
    """Return the probability, by FSRS, that a card is remembered on a day; 0 for a new one."""
    from quizapp.progress import fsrs6  # noqa: PLC0415 - as above

    return fsrs6.recall(memory, day)


def prepare() -> None:
    """Import FSRS now, while the learner thinks, rather than with the first answer."""
    from quizapp.progress import fsrs6  # noqa: F401, PLC0415 - imported to be there


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
