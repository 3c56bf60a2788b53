"""One entry of the log, and its two written forms: a row of the table and a line of JSON."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from quizapp.errors import NewerProgress, ProgressError

__all__ = [
    "COLUMNS",
    "KINDS",
    "TURN",
    "Event",
    "NewId",
    "Review",
    "Turn",
    "clean",
    "from_json",
    "from_row",
    "random_id",
    "to_json",
    "to_row",
    "turn_of",
]

KINDS = (
    "review", "retract", "override", "suspend", "unsuspend", "bury", "reset", "due",
    "flag", "note", "rename", "edit",
)  # fmt: skip
"""The kinds this version writes. Others, from newer versions, are kept and passed on."""

NewId = Callable[[], str]


def random_id() -> str:
    """Return 128 random bits in hex; `uuid` would cost an import for six fixed bits."""
    return os.urandom(16).hex()


class Review(NamedTuple):
    """What a sitting tells the log about one answered question.

    `rung` is the place on the ladder that it was asked at, `chance` that of a blind guess. `options`
    and `companions` are what was shown, in that order; `picked` are places in `options` (for pairs and
    groups: for each option its place in `companions`, -1 for none). `rating` is 1 again, 2 hard, 3
    good, 4 easy, or None where nothing is to be scheduled ('which?'). The prints are fingerprints of
    the answer and of the wording. `data` is for anything else that JSON can hold: `took_for` is the
    key of the fact that the answer was taken for.
    """

    card: str
    verdict: str
    score: float
    rating: int | None
    mode: str = "study"
    asked_as: str | None = None
    rung: int | None = None
    chance: float = 0.0
    seed: int | None = None
    options: tuple[str, ...] | None = None
    companions: tuple[str, ...] | None = None
    picked: tuple[int, ...] | None = None
    response: str | None = None
    expected: str | None = None
    answer_print: str | None = None
    wording_print: str | None = None
    ms: int | None = None
    revision: str | None = None
    retention: float = 0.9
    parameters: str = "fsrs-6-default"
    data: Mapping[str, Any] | None = None


class Event(NamedTuple):
    """One thing that happened, as it was when it happened; see the schema for what each field holds."""

    uuid: str
    device: str
    clock: int
    at: int
    day: date
    offset: int
    kind: str
    target: str | None = None
    card: str | None = None
    becomes: str | None = None
    sitting: str | None = None
    app: str | None = None
    mode: str | None = None
    asked_as: str | None = None
    rung: int | None = None
    chance: float | None = None
    seed: int | None = None
    options: tuple[str, ...] | None = None
    companions: tuple[str, ...] | None = None
    picked: tuple[int, ...] | None = None
    response: str | None = None
    expected: str | None = None
    answer_print: str | None = None
    wording_print: str | None = None
    score: float | None = None
    verdict: str | None = None
    rating: int | None = None
    ms: int | None = None
    revision: str | None = None
    retention: float | None = None
    parameters: str | None = None
    due: date | None = None
    data: Mapping[str, Any] | None = None

    @property
    def order(self) -> tuple[int, str, str]:
        """The only order of replay: a wall clock can be set back, and files are merged."""
        return self.clock, self.device, self.uuid


class Turn(NamedTuple):
    """What replay reads of an event, as the table holds it.

    A tuple and not a dataclass, because a rebuild makes one for every review ever answered, and
    this is eight times as fast.
    """

    uuid: str
    device: str
    clock: int
    kind: str
    target: str | None
    card: str | None
    becomes: str | None
    at: int
    day: str
    mode: str | None
    rung: int | None
    chance: float | None
    verdict: str | None
    rating: int | None
    score: float | None
    retention: float | None
    parameters: str | None
    due: str | None


COLUMNS = Event._fields
TURN = Turn._fields

_LISTS = ("options", "companions", "picked")
_DATES = ("day", "due")
_TYPES: dict[str, tuple[type, ...]] = (
    dict.fromkeys(COLUMNS, (str,))
    | dict.fromkeys(("clock", "at", "offset", "rung", "seed", "rating", "ms"), (int,))
    | dict.fromkeys(("chance", "score", "retention"), (int, float))
    | dict.fromkeys(_LISTS, (list,))
    | {"data": (dict,)}
)
_REQUIRED = COLUMNS[:7]

_SHARES = ("chance", "score", "retention")


def clean(value: Any) -> Any:  # noqa: ANN401 - any field of an event
    """Return a field's value as UTF-8 can hold it: half characters from a terminal become “?”."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")
    return tuple(map(clean, value)) if isinstance(value, tuple) else value


def _dumps(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    return str(clean(text))


def to_row(event: Event) -> tuple[Any, ...]:
    """Return the event as the table holds it, in the order of `COLUMNS`."""
    row: list[Any] = [getattr(event, name) for name in COLUMNS]
    for name in _DATES:
        place = _PLACE[name]
        row[place] = None if row[place] is None else row[place].isoformat()
    for name in (*_LISTS, "data"):
        place = _PLACE[name]
        row[place] = None if row[place] is None else _dumps(row[place])
    return tuple(row)


def from_row(row: tuple[Any, ...]) -> Event:
    """Return the event of a row in the order of `COLUMNS`; one that cannot be is a `ProgressError`."""
    values = list(row)
    name = ""
    try:
        for name in _DATES:
            place = _PLACE[name]
            values[place] = None if values[place] is None else date.fromisoformat(values[place])
        for name in (*_LISTS, "data"):
            place = _PLACE[name]
            if values[place] is not None:
                values[place] = _fitting(name, json.loads(values[place], parse_constant=_not_a_number))
    except (ValueError, TypeError, RecursionError) as error:
        raise ProgressError(
            f"The event “{row[0]!s:.40}” of the log is damaged: its “{name}” cannot be read.",
            "`quizapp doctor` says what else is.",
        ) from error
    return Event(*values)


_PLACE = {name: place for place, name in enumerate(COLUMNS)}


def turn_of(event: Event) -> Turn:
    """Return what replay reads of an event."""
    due = None if event.due is None else event.due.isoformat()
    values = {name: getattr(event, name) for name in TURN}
    return Turn(**(values | {"day": event.day.isoformat(), "due": due}))


def to_json(event: Event) -> str:
    """Return the event as one line of JSON: always the same keys in the same order, no nulls."""
    shown: dict[str, object] = {}
    for name in COLUMNS:
        value = getattr(event, name)
        if value is not None:
            shown[name] = value.isoformat() if isinstance(value, date) else value
    # `data` has its keys sorted as in the table; the event's own keys keep the schema's order.
    if event.data is not None:
        shown["data"] = json.loads(_dumps(event.data))
    return json.dumps(shown, ensure_ascii=False, allow_nan=False)


def from_json(line: str) -> Event:
    """Read a line that `to_json` wrote; a line that is not one is a `ProgressError`."""
    try:
        found = json.loads(line, parse_constant=_not_a_number)
    except (ValueError, RecursionError) as error:
        raise ProgressError("This is not a line of a progress log: it is not JSON.") from error
    if not isinstance(found, dict) or any(found.get(name) is None for name in _REQUIRED):
        raise ProgressError("This is not a line of a progress log.", f"Each needs {', '.join(_REQUIRED)}.")
    unknown = sorted(found.keys() - _PLACE.keys())
    if unknown:
        # Dropping it would make two files disagree on one event; so it waits for an upgrade.
        raise NewerProgress(f"This log holds “{unknown[0]}”, unknown to this version.", "Upgrade quizapp.")
    return Event(**{name: _read(name, value) for name, value in found.items() if value is not None})


def _not_a_number(name: str) -> float:
    raise ValueError(name)


def _fitting(name: str, value: Any) -> Any:  # noqa: ANN401 - whatever the JSON held, until checked here
    """Return a list or an object as an event has it; raises TypeError for anything else."""
    if type(value) is not _TYPES[name][0]:
        raise TypeError(name)
    json.dumps(value, ensure_ascii=False, allow_nan=False).encode()  # half characters, and more than there is
    if not isinstance(value, list):
        return value
    kind = int if name == "picked" else str
    if any(type(item) is not kind for item in value):
        raise TypeError(name)
    return tuple(value)


def _read(name: str, value: Any) -> Any:  # noqa: ANN401 - as above
    try:
        return _fitting(name, value) if name in _LISTS or name == "data" else _within(name, value)
    except (ArithmeticError, TypeError, ValueError, RecursionError):
        said = f"“{name}” cannot be {value!r:.40}"
    raise ProgressError(f"This is not a line of a progress log: {said}.")


def _within(name: str, value: Any) -> Any:  # noqa: ANN401 - as above
    """Return a single value as an event has it; raises TypeError or ValueError for anything else."""
    fits = isinstance(value, _TYPES[name]) and not isinstance(value, bool)
    if not fits:
        raise TypeError(name)
    if isinstance(value, str):
        value.encode()  # half characters are text to JSON, and none to a table
    if name in _DATES:
        return date.fromisoformat(value)
    if name in _SHARES and not math.isfinite(value):
        raise ValueError(name)
    return float(value) if name in _SHARES else value
