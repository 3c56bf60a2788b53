"""FSRS-6, by the library: how an answer moves a memory. The only file that imports it.

Itself imported with the first answer, since nothing on the way to a first question needs its 25 ms.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Self
from zlib import crc32

import fsrs
from fsrs.scheduler import FUZZ_RANGES

from quizapp.progress.memory import TOP_RUNG, Memory, State, set_right
from quizapp.progress.studyday import later

if TYPE_CHECKING:
    from quizapp.progress.event import Turn

__all__ = ["MAXIMUM", "PARAMETERS", "aim", "fuzzed", "recall", "reviewed"]

PARAMETERS = "fsrs-6-default"
RETENTION = 0.9
MAXIMUM = 1095  # days; three years

_OURS: dict[fsrs.State, State] = {
    fsrs.State.Learning: "learning",
    fsrs.State.Review: "review",
    fsrs.State.Relearning: "relearning",
}
_THEIRS = {ours: theirs for theirs, ours in _OURS.items()} | {"new": fsrs.State.Learning}
_AGAIN = 1
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)  # only the days between two answers matter
_FUZZ_FROM, _SHORTEST_FUZZED = 2.5, 2
_MS = timedelta(milliseconds=1)
_AGES = 1_000_000  # days


class _Card(fsrs.Card):
    """A card that is made for one review: fsrs need not copy it first, which is a third of its work."""

    def __copy__(self) -> Self:
        return self


class _Moved(NamedTuple):
    """What FSRS makes of an answer: `days` to the next where it is in review, else `ms`."""

    state: State
    step: int | None
    stability: float | None
    difficulty: float | None
    days: int | None
    ms: int


def reviewed(memory: Memory, turn: Turn) -> Memory:
    """Return the memory after a rated answer."""
    today = _day(turn.day)
    memory = set_right(memory, today)
    moved = _moved(
        turn.parameters or PARAMETERS,
        aim(turn.retention, turn.chance),
        memory.state,
        memory.step,
        memory.stability,
        memory.difficulty,
        # By a clock that was set back, less than none: FSRS takes that as none, too.
        None if memory.last is None else max((today - memory.last).days, 0),
        turn.rating or _AGAIN,
    )
    reps = memory.reps + 1
    # Fuzzed by the id as it was asked by, so that a rename moves no due day.
    days = 0 if moved.days is None else fuzzed(moved.days, turn.card or memory.card, reps)
    return Memory(
        memory.card,
        moved.state,
        moved.step,
        moved.stability,
        moved.difficulty,
        later(today, days),
        turn.at + moved.ms if moved.days is None else None,
        memory.first or today,
        today,
        reps,
        memory.lapses + (turn.rating == _AGAIN and memory.state == "review"),
        _climbed(memory.rung, turn),
        memory.suspended,
        memory.buried_until,
        turn.clock,
        memory.history_from,
        today,
    )


@lru_cache(maxsize=8192)
def _moved(  # noqa: PLR0913, PLR0917 - all that an answer depends on, as the cache's key
    parameters: str,
    retention: float,
    state: State,
    step: int | None,
    stability: float | None,
    difficulty: float | None,
    elapsed: int | None,
    rating: int,
) -> _Moved:
    """Ask FSRS, `elapsed` study days after the last answer.

    Kept, because most cards begin alike: half of the answers of a rebuild have been met before.
    """
    # A wild clock must stop no replay; to FSRS, less than no time is none.
    now = _EPOCH if elapsed is None else _EPOCH + timedelta(days=min(max(elapsed, 0), _AGES))
    before = _Card(
        1,  # without an id, fsrs sleeps to invent one
        _THEIRS[state],
        step,
        stability,
        difficulty,
        now,
        None if elapsed is None else _EPOCH,
    )
    after, _ = _scheduler(parameters, retention).review_card(before, fsrs.Rating(rating), now)
    wait = after.due - now
    in_review = after.state is fsrs.State.Review
    return _Moved(
        _OURS[after.state],
        after.step,
        after.stability,
        after.difficulty,
        wait.days if in_review else None,
        0 if in_review else wait // _MS,
    )


def aim(retention: float | None, chance: float | None) -> float:
    """Return the share of right answers to aim at: what is to be remembered, and luck with the rest.

    FSRS is told of answers, and where a blind guess is right with chance g, an answer is right with
    g + (1 - g) times what is remembered. What is out of range is as if not said.
    """
    target = retention if retention is not None and 0.0 < retention <= 1.0 else RETENTION
    luck = chance if chance is not None and 0.0 <= chance <= 1.0 else 0.0
    return luck + (1.0 - luck) * target


def recall(memory: Memory, day: date) -> float:
    """Return the probability, by FSRS, that a card is remembered on a day; 0 for a new one."""
    if memory.stability is None or memory.last is None:
        return 0.0
    card = _Card(1, stability=memory.stability, due=_EPOCH, last_review=_EPOCH)
    return float(
        _scheduler(PARAMETERS, RETENTION).get_card_retrievability(
            card, _EPOCH + max(day - memory.last, timedelta(0))
        )
    )


def fuzzed(days: int, card: str, reps: int) -> int:
    """Return an interval moved within Anki's range, so that what was learned together comes apart.

    The same card and count of reviews always give the same move.
    """
    if days < _FUZZ_FROM:
        return days
    low, high = _range(days)
    return low + (crc32(f"{card}:{reps}".encode("utf-8", "surrogatepass")) * (high - low + 1) >> 32)


@lru_cache(maxsize=MAXIMUM)
def _range(days: int) -> tuple[int, int]:
    """Return the shortest and the longest that an interval may become."""
    reach = 1.0
    for part in FUZZ_RANGES:
        reach += part["factor"] * max(min(float(days), part["end"]) - part["start"], 0.0)
    high = min(round(days + reach), MAXIMUM)
    return min(max(_SHORTEST_FUZZED, round(days - reach)), high), high


def _climbed(rung: int, turn: Turn) -> int:
    """Return the rung after a verdict: one up with right and near, one down with wrong, else the same.

    It counts from the rung that was asked at where the log says so: a card whose kinds end below
    its rung then steps down from where it was.
    """
    top = TOP_RUNG if turn.rung is None else turn.rung + 1
    rung = rung if turn.rung is None else turn.rung
    if turn.verdict in ("right", "near"):
        return min(rung + 1, top)
    return max(rung - 1, 0) if turn.verdict == "wrong" else rung


@lru_cache(maxsize=4096)
def _day(text: str) -> date:
    return date.fromisoformat(text)


@lru_cache(maxsize=512)
def _scheduler(parameters: str, retention: float) -> fsrs.Scheduler:
    """Return FSRS with a set of parameters; one that this version does not know is the default."""
    del parameters  # there is only the default so far
    return fsrs.Scheduler(desired_retention=retention, maximum_interval=MAXIMUM, enable_fuzzing=False)
