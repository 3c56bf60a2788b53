"""What an event must be to enter the log: what the schema checks, and that nothing can count beyond it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from quizapp.errors import ProgressError
from quizapp.progress.event import Event, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["content", "see_well_formed"]

_DEEP = 32  # levels of `data`
_BIG = 2**53  # beyond it, not every program that reads JSON counts alike
_MS_A_DAY = 86_400_000
_LAST_AT = 253_402_300_799_999  # the end of year 9999, UTC

_BOUNDS: dict[str, tuple[float, float]] = {
    # A file counts on from its newest clock, so that none may stand at the end of all clocks.
    "clock": (0, 2**52),
    "at": (-2 * _MS_A_DAY, _LAST_AT),
    "offset": (-1440, 1440),
    "rung": (0, 1000),
    "seed": (-(2**63), 2**63 - 1),
    "rating": (1, 4),
    "ms": (-(10**12), 10**12),
    "chance": (0.0, 1.0),
    "score": (0.0, 1.0),
    "retention": (0.01, 1.0),  # of less, the scheduler makes more days than can be counted
}
_DAYS = date(1970, 1, 1), date(9990, 12, 31)


def see_well_formed(event: Event) -> None:
    """Raise ProgressError, naming the field, where the log could not hold an event or count with it."""
    for name in ("uuid", "device", "kind"):
        if not getattr(event, name):
            raise ProgressError(f"“{name}” is empty.")
    for name, (least, most) in _BOUNDS.items():
        value = getattr(event, name)
        if value is not None and not least <= value <= most:
            raise _out_of_range(name, value)
    if not _DAYS[0] <= event.day <= _DAYS[1]:
        raise _out_of_range("day", event.day.isoformat())
    for place in event.picked or ():
        if not -1 <= place < _BIG:
            raise _out_of_range("picked", place)
    if event.data is not None and _is_deeper(event.data, _DEEP):
        raise ProgressError(f"“data” is nested more than {_DEEP} deep.")


def content(event: Event) -> str:
    """Return what an event says, in one way of writing: two events with an id in common must agree in it.

    Other programs that pass JSON on write 1 for 1.0, and keys in any order.
    """
    plain = event if event.data is None else event._replace(data=_plainly(event.data))
    return to_json(plain)


def _plainly(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return a value of JSON with each number that is whole written as such, to any depth."""
    if isinstance(value, dict):
        return {name: _plainly(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plainly(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < _BIG else value


def _is_deeper(value: object, levels: int) -> bool:
    """Whether lists and objects stand more than so many deep in each other; found without recursion."""
    layer = [value]
    for _ in range(levels):
        layer = [inner for each in layer for inner in _within(each)]
        if not layer:
            return False
    return True


def _within(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _out_of_range(name: str, value: object) -> ProgressError:
    return ProgressError(f"“{name}” cannot be {value!s:.40}.")
