"""The days ahead: a bar for what comes due on each."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from quizapp.tui.text import line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual.content import Content

__all__ = ["DAYS", "week"]

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_BARS = "▁▂▃▄▅▆▇█"
_EACH = 10


def week(today: date, coming: Sequence[int], width: int) -> Content:
    """Return the days from tomorrow on that fit, each with its count and a bar."""
    most = max(coming, default=0)
    parts: list[tuple[str, str]] = []
    for number, count in enumerate(coming[: width // _EACH], 1):
        day = DAYS[(today + timedelta(days=number)).weekday()]
        bar = _BARS[min(count * len(_BARS) // (most + 1), len(_BARS) - 1)] if count else " "
        said = f"{count}" if count else "·"
        parts += [
            (f"{day} ", "$quiet"),
            (said, "$foreground" if count else "$faint"),
            (f" {bar}", "$memory-2"),
        ]
        parts.append((" " * max(_EACH - 6 - len(said), 1), ""))
    return line(*parts)
