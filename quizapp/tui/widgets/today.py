"""What today holds, in words: what is left, how far it has come, and when it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.tui.text import NOTHING, line
from quizapp.tui.widgets.week import DAYS

if TYPE_CHECKING:
    from datetime import date

    from textual.content import Content

    from quizapp.study.day import Day

__all__ = ["dated", "invitation", "painted", "when"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_INDENT = 8


def painted(day: Day, width: int) -> list[Content]:
    """Return today's counts, a bar where something is done, and the next day where nothing is left."""
    drawn = [line(("Today   ", "$bright bold")) + _holds(day)]
    indent = line(" " * _INDENT)
    if day.left and day.done:
        text = line((f"{day.done} of {day.total} done", "$foreground"), "   ")
        room = max(width - text.cell_length - _INDENT, 4)
        full = (room * (day.done - day.repeat)) // day.total
        half = max(room * day.done // day.total, 1) - full
        bar = line(("━" * full, "$act"), ("━" * half, "$lit"), ("─" * (room - full - half), "$faint"))
        drawn.append(indent + text + bar)
    if not day.left and day.next is not None:
        many = f", {day.next.cards} to review" if day.next.cards else ""
        drawn.append(indent + line((f"Next: {when(day.next.day, day.day)}{many}.", "$quiet")))
    return [*drawn, NOTHING]


def _holds(day: Day) -> Content:
    if not day.left:
        return line(("✓ ", "$good bold"), f"all {day.done} done") if day.done else line("nothing is due")
    counts = ((day.review, "to review"), (day.new, "new"), (day.repeat, "to repeat"))
    parts = [f"{count} {what}" for count, what in counts if count]
    parts.append(f"about {day.minutes} minute{'s' if day.minutes > 1 else ''}")
    return line(" · ".join(parts))


def invitation(day: Day) -> str:
    """Return what Enter does first of all."""
    if not day.left:
        return "Study ahead of time"
    return "Go on" if day.done else "Begin"


def dated(day: date) -> str:
    """Return a day as it stands at the top of Home: "Sunday 22 November"."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def when(day: date, today: date) -> str:
    """Say when a later day is: "tomorrow", "on Thursday", "in 12 days"."""
    away = (day - today).days
    if away == 1:
        return "tomorrow"
    return f"on {_WEEKDAYS[day.weekday()]}" if away < len(DAYS) else f"in {away} days"
