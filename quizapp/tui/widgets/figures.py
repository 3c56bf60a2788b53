"""Figures: what each section of the stats looks like, as lines of text at a width."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from quizapp.heat import HEAT, grid
from quizapp.say import counted
from quizapp.tabled import (
    MINUTE,
    day_in_words,
    expectation_in_words,
    kept_in_words,
    pace_in_words,
)
from quizapp.tui.text import NOTHING, beside, cut, filled, hung, line
from quizapp.tui.widgets.memory import legend, memory_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from textual.content import Content

    from quizapp.progress.calibration import Returned
    from quizapp.study.confusion import Confused
    from quizapp.study.hardship import Hard
    from quizapp.study.report import History, Scope, Standing

__all__ = [
    "ahead",
    "calendar",
    "calibration",
    "confusions",
    "hardest",
    "memory",
    "remembered",
    "time",
    "weeks_in",
]

_DAYS = "MTWTFSS"
_BARS = "▁▂▃▄▅▆▇█"
_NAME = 26  # cells of a name at least
_MARKS = 20
_WEEKS = 16  # weeks of a list
_SCALE = 40  # cells of a scale of shares, at most


def weeks_in(width: int) -> int:
    """Return how many weeks of the calendar a width has room for."""
    return max(min(53, width - 4), 1)


def calendar(did: History, today: date, chosen: date, width: int) -> list[Content]:
    """Return the calendar with the chosen day, which is told in words below."""
    weeks = grid(did.heat, today, weeks_in(width))
    months = [" "] * (len(weeks) + 4)
    free = 0
    for number, week in enumerate(weeks):
        begins = next((cell.day for cell in week if cell.day.day <= 7), None)  # noqa: PLR2004 - the month's first week
        if begins is not None and number >= free and number + 3 <= len(weeks) and week[0].day.day <= 7:  # noqa: PLR2004 - as above
            months[number : number + 3] = f"{begins:%b}"
            free = number + 4
    drawn = [line("    ", ("".join(months).rstrip(), "$quiet"))]
    for number, name in enumerate(_DAYS):
        cells = [week[number] for week in weeks if number < len(week)]
        parts = [
            (HEAT[cell.step].mark, f"{HEAT[cell.step].style}{' reverse' if cell.day == chosen else ''}")
            for cell in cells
        ]
        drawn.append(line((f"{name}   ", "$quiet"), *parts))
    drawn.append(
        line(
            "    ",
            *(part for sign in HEAT for part in ((sign.mark, sign.style), (f" {sign.word}   ", "$quiet"))),
        )
    )
    found = next((each for each in did.heat if each.day == chosen), None)
    if found is None:
        said = "nothing was answered."
    else:
        minutes = counted(max(round(found.ms / MINUTE), 1), "minute")
        said = f"{counted(found.answers, 'answer')} in {minutes}."
    day = f"{chosen:%A} {day_in_words(chosen)}"
    return [*drawn, *hung("    ", line((f"{day}: ", "$act"), said), width)]


def ahead(stands: Standing, today: date, width: int) -> list[Content]:
    """Return the coming load: a bar a day, and one a month."""
    most = max(stands.ahead, default=0)
    if not any(month.cards for month in stands.months):
        return [line(("No card that was learned comes back yet.", "$quiet"))]
    each = 2 if width >= 2 * len(stands.ahead) + 20 else 1
    bars = "".join(_level(count, most) * each for count in stands.ahead)
    first, last = "today", f"{_short(today + timedelta(days=len(stands.ahead) - 1))}"
    room = len(stands.ahead) * each
    drawn = [
        cut(line((bars, "$memory-3"), (f"  at most {most} a day", "$quiet")), width),
        line((f"{first}{last:>{room - len(first)}}", "$quiet")),
    ]
    week = sum(stands.ahead[:7])
    whole = sum(stands.ahead)
    said = f"{stands.ahead[0]} today, {week} within 7 days, {whole} within 30; new cards are not in it."
    drawn += [*hung("", line((said, "$quiet")), width), NOTHING]
    largest = max(month.cards for month in stands.months) or 1
    for month in stands.months:
        bar = "━" * round(month.cards * max(width - 18, 4) / largest) or ("╶" if month.cards else "")
        drawn.append(line((f"{month.first:%b %Y}  ", "$quiet"), f"{month.cards:>6}  ", (bar, "$memory-2")))
    return drawn


def _level(count: int, most: int) -> str:
    return _BARS[min(count * len(_BARS) // (most + 1), len(_BARS) - 1)] if count else "·"


def remembered(came: Returned, aim: float, width: int) -> list[Content]:
    """Return what was remembered by week: a point with its band, against the line of the aim."""
    drawn = [row for said in kept_in_words(came, aim) for row in hung("", line(said), width)]
    weeks = came.weeks[-_WEEKS:]
    if not weeks:
        return drawn
    room = min(max(width - 28, 10), _SCALE)
    floor = _floor(week.right / week.asked for week in weeks)
    drawn += [
        NOTHING,
        line((f"{'week of':<10}", "$quiet"), *_scale(room, floor), ("   share  right", "$quiet")),
    ]
    for week in weeks:
        share = week.right / week.asked
        cells = _banded(share, (week.low, week.high), aim, room, floor)
        told = f"{share:>8.0%}  {week.right} of {week.asked}"
        drawn.append(
            cut(line((f"{_short(week.monday)} {week.monday:%y}".ljust(10), "$quiet"), *cells, told), width)
        )
    told = "● remembered  ─ where it likely lies  │ the aim  ◆ likely not at the aim"
    return [*drawn, *hung("", line((told, "$quiet")), width)]


def _floor(shares: Iterable[float]) -> float:
    """Return where a scale begins: at a half, or at nothing where a share lies below it."""
    return 0.5 if all(share >= 0.5 for share in shares) else 0.0  # noqa: PLR2004 - as it says


def _scale(room: int, floor: float) -> list[tuple[str, str]]:
    return [(f"{100 * floor:.0f} %".ljust(5) + f"{'100 %':>{room - 5}}", "$quiet")]


def _at(share: float, room: int, floor: float) -> int:
    """Return the cell of a share on a scale."""
    return min(max(round((share - floor) / (1 - floor) * (room - 1)), 0), room - 1)


def _banded(
    share: float, band: tuple[float, float], aim: float, room: int, floor: float
) -> list[tuple[str, str]]:
    """Draw a point with its band against what was aimed at or expected."""
    low, high = band
    marks: list[tuple[str, str]] = [(" ", "")] * room
    for place in range(_at(low, room, floor), _at(high, room, floor) + 1):
        marks[place] = ("─", "$memory-1")
    marks[_at(aim, room, floor)] = ("│", "$fair")
    marks[_at(share, room, floor)] = ("●", "$good bold") if low <= aim <= high else ("◆", "$poor bold")
    return marks


def calibration(came: Returned, width: int) -> list[Content]:
    """Return the forgetting curve: what was expected after so many days, and what came."""
    drawn = [row for said in expectation_in_words(came) for row in hung("", line(said), width)]
    held = came.calibration
    if not held.bins:
        return drawn
    room = min(max(width - 34, 10), _SCALE)
    for title, rows in (
        ("days since", [(_since(each.days), each) for each in held.curve]),
        ("expected", [(f"{each.low:.0%}–{each.low + 0.05:.0%}", each) for each in held.bins]),
    ):
        floor = _floor(each.right / each.asked for _name, each in rows)
        drawn += [
            NOTHING,
            line((f"{title:<12}", "$quiet"), *_scale(room, floor), ("  expected  came", "$quiet")),
        ]
        for name, each in rows:
            share = each.right / each.asked
            cells = _banded(share, each.band, each.expected, room, floor)
            told = f"{each.expected:>9.0%}{share:>6.0%} of {each.asked}"
            drawn.append(cut(line((f"{name:<12}", "$quiet"), *cells, told), width))
    told = "● came  ─ where it likely lies  │ expected  ◆ likely not as expected"
    return [*drawn, *hung("", line((told, "$quiet")), width)]


def _since(days: int) -> str:
    return "1 day" if days == 1 else f"{days}+ days"


def memory(stands: Standing, width: int) -> list[Content]:
    """Return how firm cards are by topic, kind and facet, as on Home."""
    drawn: list[Content] = []
    by = ""
    room = max(min(width - _MARKS - 9, 48), _NAME if width > 60 else 16)  # noqa: PLR2004 - the smallest windows
    for group in stands.memory:
        if group.by != by:
            drawn += [*([NOTHING] if by else []), line((f"by {group.by}", "$quiet"))]
            by = group.by
        name = filled(line("  ", group.name), room)
        row = line(name, " ", memory_row(group.marks, _MARKS))
        drawn.append(beside(row, line(f"{group.cards}"), min(width, room + _MARKS + 9)))
    return [*drawn, *hung("", legend(), width)] if drawn else [line(("There are no cards yet.", "$quiet"))]


def hardest(rows: Sequence[Hard], width: int, chosen: int) -> tuple[list[Content], list[int]]:
    """Return the hardest cards, why, and what helps; and of each line its row."""
    drawn: list[Content] = []
    places: list[int] = []
    for number, hard in enumerate(rows):
        look = "$bright bold" if number == chosen else "$foreground"
        mark = ("leech " if hard.leech else "", "$poor")
        text = line(
            (f"{hard.lapses:>3}×  ", "$fair"),
            mark,
            (hard.asked, look),
            (" → ", "$faint"),
            (hard.answer, look),
        )
        lines = [cut(line(("▸" if number == chosen else " ", "$act bold"), text), width)]
        lines += hung("       ", line((f"{hard.why}. ", "$foreground"), (hard.advice, "$quiet")), width)
        drawn += lines
        places += [number] * len(lines)
    return drawn or [line(("No card was forgotten yet.", "$quiet"))], places


def confusions(rows: Sequence[Confused], width: int, chosen: int) -> tuple[list[Content], list[int]]:
    """Return the pairs that were taken for each other; and of each line its row."""
    drawn = []
    for number, pair in enumerate(rows):
        look = "$bright bold" if number == chosen else "$foreground"
        half = max((width - 12) // 2, 8)
        names = line((cut(line(pair.first), half)), (" / ", "$faint"), (cut(line(pair.second), half)))
        drawn.append(
            line(
                ("▸" if number == chosen else " ", "$act bold"),
                (f"{pair.times:>3}×  ", "$fair"),
                names.stylize(look),
            )
        )
    none = "Nothing was taken for anything else in this period."
    return drawn or hung("", line((none, "$quiet")), width), list(range(len(rows)))


def time(did: History, scope: Scope, width: int) -> list[Content]:
    """Return the time spent, by deck and by week."""
    from quizapp.study.report import named_in  # noqa: PLC0415 - beside the types alone

    drawn = hung("", line(pace_in_words(did)), width)
    rows = [(named_in(scope.decks, each.deck), each.ms) for each in did.decks]
    weeks = [(f"{_short(each.monday)} {each.monday:%y}", each.ms) for each in did.weeks[-_WEEKS:]]
    room = min(_NAME, width // 3)
    for some in (rows, weeks):
        most = max((ms for _name, ms in some), default=0) or 1
        if some:
            drawn.append(NOTHING)
        for name, ms in some:
            bar = "━" * round(ms * max(min(width, 84) - room - 14, 4) / most) or "╶"
            minutes = f"{round(ms / MINUTE):>5} min  "
            drawn.append(line((filled(line(name), room)), (minutes, "$foreground"), (bar, "$memory-2")))
    return drawn


def _short(day: date) -> str:
    return f"{day.day} {day:%b}"
