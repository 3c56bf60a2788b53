"""What a log comes to: which events stand, which card each belongs to, and the memory they make.

Pure functions over turns in the order of replay, `(clock, device, uuid)`; nothing else orders them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from quizapp.progress.event import Event, Turn, turn_of
from quizapp.progress.memory import Memory, step

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Amend", "fold", "replay", "routed", "settle"]

_Entry = TypeVar("_Entry", Event, Turn)


class Amend(NamedTuple):
    """What became of an event: `dead` if a live retraction names it, else what overrides it, if anything."""

    dead: bool
    verdict: str | None = None
    rating: int | None = None
    score: float | None = None


def settle(turns: Sequence[Turn]) -> dict[str, Amend]:
    """Return what became of the events that a retraction or an override names.

    Give it events with all that name them, to any depth. An event is dead while a live retraction
    names it; only a later event can name an earlier one, so one pass from the last to the first
    meets every retraction before what it retracts, and no two can cancel each other in a ring.
    The last live override of an event holds.
    """
    place = {turn.uuid: index for index, turn in enumerate(turns)}
    dead: set[str] = set()
    for index in range(len(turns) - 1, -1, -1):
        turn = turns[index]
        if turn.kind == "retract" and turn.uuid not in dead and place.get(turn.target or "", index) < index:
            dead.add(turn.target or "")
    amends: dict[str, Amend] = {}
    for index, turn in enumerate(turns):
        if turn.kind == "override" and turn.uuid not in dead and place.get(turn.target or "", index) < index:
            target = turn.target or ""
            amends[target] = Amend(target in dead, turn.verdict, turn.rating, turn.score)
    return dict.fromkeys(dead, Amend(dead=True)) | amends


def fold(card: str, turns: Iterable[Turn]) -> Memory:
    """Return the memory that a card's standing turns make, one after another."""
    memory = Memory(card)
    for turn in turns:
        memory = step(memory, turn)
    return memory


def routed(card: str, turns: Sequence[_Entry]) -> list[_Entry]:
    """Return those of the standing turns that are this card's once all renames are done.

    Give it every event of every id that ever became `card`. A rename moves what came before it, so
    an id may be used again for something else, and two cards may swap theirs. Where it names an event,
    it moves nothing after that: what another device wrote between the two may be about something else.
    """
    place = {turn.uuid: index for index, turn in enumerate(turns)}
    renames = [
        (min(index, place.get(turn.target or "", index) + 1), turn.card, turn.becomes)
        for index, turn in enumerate(turns)
        if turn.kind == "rename"
    ]
    mine = []
    for index, turn in enumerate(turns):
        name = turn.card
        for when, old, new in renames:
            if when > index and name == old and new:
                name = new
        if name == card:
            mine.append(turn)
    return mine


def replay(card: str, events: Iterable[Event]) -> Memory:
    """Return the memory of a card from a whole log, in any order: what the store's tables must equal."""
    turns = sorted(map(turn_of, events), key=lambda turn: (turn.clock, turn.device, turn.uuid))
    amends = settle(turns)
    standing = [amended(turn, amends.get(turn.uuid)) for turn in turns if not _is_dead(amends, turn)]
    return fold(card, routed(card, standing))


def amended(turn: Turn, amend: Amend | None) -> Turn:
    """Return a turn with its verdict and rating as they now stand."""
    if amend is None or amend.verdict is None:
        return turn
    return turn._replace(verdict=amend.verdict, rating=amend.rating, score=amend.score)


def _is_dead(amends: dict[str, Amend], turn: Turn) -> bool:
    found = amends.get(turn.uuid)
    return found is not None and found.dead
