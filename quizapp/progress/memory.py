"""What is remembered of a card, and how each event of the log changes it.

Everything here is a pure function of the log, to the last bit: no clock, no chance. What an answer
does is FSRS's to say, and that is in `fsrs6`.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from quizapp.progress.event import Turn

__all__ = ["FIRMNESS", "LEECH", "TOP_RUNG", "VERSION", "Memory", "State", "prepare", "recall", "step"]

VERSION = 1
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
        return self.suspended or (self.buried_until is not None and self.buried_until > day)


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
            memory = memory._replace(buried_until=_day(turn.due))
        case "due":
            memory = memory._replace(due=_day(turn.due), due_at=None)
        case "reset":
            memory = Memory(
                memory.card,
                suspended=memory.suspended,
                buried_until=memory.buried_until,
                history_from=turn.clock,
            )
    return memory


def recall(memory: Memory, day: date) -> float:
    """Return the probability, by FSRS, that a card is remembered on a day; 0 for a new one."""
    from quizapp.progress import fsrs6  # noqa: PLC0415 - as above

    return fsrs6.recall(memory, day)


def prepare() -> None:
    """Import FSRS now, while the learner thinks, rather than with the first answer."""
    from quizapp.progress import fsrs6  # noqa: F401, PLC0415 - imported to be there


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
