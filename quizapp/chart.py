"""Charts: the figures of a report as drawings in SVG, which need nothing from elsewhere."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from quizapp.heat import HEAT, grid
from quizapp.marks import MEMORY
from quizapp.safe import one_line
from quizapp.study.report import AHEAD, named_in
from quizapp.tabled import MINUTE, day_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quizapp.study.report import Report

__all__ = ["COLOURS", "WIDTH", "Chart", "charts"]

WIDTH = 720
COLOURS = """
svg { --ink: #2d2b27; --quiet: #67635b; --faint: #d9d4c8; --h1: #d5cbee; --h2: #a896d6; --h3: #7558b8;
  --h4: #391b8a; --act: #2a5a9c; --aim: #9a6a00; }
@media (prefers-color-scheme: dark) { svg { --ink: #dcdad4; --quiet: #979aa3; --faint: #33373f;
  --h1: #46406a; --h2: #7467a6; --h3: #a896dc; --h4: #dccfff; --act: #8fb3e8; --aim: #e0b25c; } }
svg text { font: 11px system-ui, sans-serif; fill: var(--quiet); }
svg .h0 { fill: var(--faint); } svg .h1 { fill: var(--h1); } svg .h2 { fill: var(--h2); }
svg .h3 { fill: var(--h3); } svg .h4 { fill: var(--h4); } svg .bar { fill: var(--h3); }
svg .axis { stroke: var(--faint); } svg .band { stroke: var(--h2); stroke-width: 5; stroke-linecap: round; }
svg .dot { fill: var(--act); } svg .aim { stroke: var(--aim); stroke-width: 1.5; stroke-dasharray: 4 3; }
svg .tick { stroke: var(--aim); stroke-width: 2.5; }
"""
_TOP, _LEFT, _PLOT = 8, 44, 150
_LABELS = 12  # along an axis, at most


class Chart(NamedTuple):
    """A drawing by its section: its height, its title and what it says in words, and its elements."""

    name: str
    height: int
    title: str
    told: str
    body: str

    def svg(self) -> str:
        """Return it as an element of a page."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {self.height}" role="img" '
            f'aria-labelledby="{self.name}-t {self.name}-d">'
            f'<title id="{self.name}-t">{escape(self.title)}</title>'
            f'<desc id="{self.name}-d">{escape(self.told)}</desc>{self.body}</svg>'
        )


def charts(told: Report) -> dict[str, Callable[[str], Chart]]:
    """Return how each section that can be drawn is drawn, given a name that is its own on a page."""
    made: dict[str, Callable[[str], Chart]] = {}
    if told.history.heat:
        made["calendar"] = lambda name: _calendar(told, name)
    if any(month.cards for month in told.standing.months):
        made["ahead"] = lambda name: _ahead(told, name)
    if told.returned.weeks:
        made["remembered"] = lambda name: _remembered(told, name)
        made["calibration"] = lambda name: _calibration(told, name)
    if told.standing.memory:
        made["memory"] = lambda name: _memory(told, name)
    if told.history.decks:
        made["time"] = lambda name: _time(told, name)
    return made


def _calendar(told: Report, name: str) -> Chart:
    weeks = grid(told.history.heat, told.today, 53)
    cell = (WIDTH - _LEFT) / 53
    parts = [
        f'<text x="0" y="{26 + number * cell + 9:.1f}">{day}</text>'
        for number, day in ((0, "Mon"), (2, "Wed"), (4, "Fri"))
    ]
    before = ""
    for number, week in enumerate(weeks):
        x = _LEFT + number * cell
        month = f"{week[0].day:%b}"
        if month != before and week[0].day.day <= 7:  # noqa: PLR2004 - a month's first Monday
            parts.append(f'<text x="{x:.1f}" y="14">{month}</text>')
        before = month
        for row, each in enumerate(week):
            title = f"{each.day}: {each.answers}"
            parts.append(
                f'<rect class="h{each.step}" x="{x:.1f}" y="{22 + row * cell:.1f}" width="{cell - 2:.1f}" '
                f'height="{cell - 2:.1f}" rx="2"><title>{title}</title></rect>'
            )
    y = 22 + 7 * cell + 8
    for number, sign in enumerate(HEAT):
        x = _LEFT + number * 84
        parts.append(f'<rect class="h{number}" x="{x}" y="{y:.1f}" width="11" height="11" rx="2"/>')
        parts.append(f'<text x="{x + 16}" y="{y + 10:.1f}">{sign.word}</text>')
    days = len(told.history.heat)
    return Chart(
        name, int(y) + 18, "Calendar", f"Answers of each day; {days} days have some.", "".join(parts)
    )


def _columns(name: str, title: str, said: str, rows: Sequence[tuple[str, float]]) -> Chart:
    """Draw a column for each row, labels below as far as there is room."""
    most = max((value for _label, value in rows), default=0) or 1
    step = (WIDTH - _LEFT) / max(len(rows), 1)
    each = -(-len(rows) // _LABELS)
    base = _TOP + _PLOT
    parts = [f'<line class="axis" x1="{_LEFT}" x2="{WIDTH}" y1="{base}" y2="{base}"/>']
    parts += [f'<text x="{_LEFT - 6}" y="{_TOP + 10}" text-anchor="end">{most:g}</text>']
    for number, (label, value) in enumerate(rows):
        x, height = _LEFT + number * step, value / most * _PLOT
        parts.append(
            f'<rect class="bar" x="{x + 1:.1f}" y="{base - height:.1f}" width="{min(step - 2, 40):.1f}" '
            f'height="{height:.1f}"><title>{escape(label)}: {value:g}</title></rect>'
        )
        if number % each == 0:
            parts.append(f'<text x="{x + 1:.1f}" y="{base + 16}">{escape(label)}</text>')
    return Chart(name, base + 24, title, said, "".join(parts))


def _ahead(told: Report, name: str) -> Chart:
    from datetime import timedelta  # noqa: PLC0415 - only this chart counts days

    rows = []
    for number, cards in enumerate(told.standing.ahead):
        day = told.today + timedelta(days=number)
        rows.append((f"{day.day} {day:%b}", float(cards)))
    return _columns(name, "Coming load", f"Cards due on each of {AHEAD} days.", rows)


def _floor(rows: Sequence[tuple[str, float, float, float, float | None]]) -> float:
    """Return where an axis of shares begins: at a half, or at nothing where a point lies below it."""
    return 0.5 if all(share >= 0.5 for _label, share, *_rest in rows) else 0.0  # noqa: PLR2004 - as it says


def _y(share: float, floor: float) -> float:
    """Return the height of a share on an axis."""
    return _TOP + (1 - max(share, floor)) / (1 - floor) * _PLOT


def _shares(rows: Sequence[tuple[str, float, float, float, float | None]]) -> list[str]:
    """Draw points with bands, and of each what was expected, on an axis up to 100 %."""
    parts = []
    floor = _floor(rows)
    for share in (floor, (1 + floor) / 2, 1.0):
        y = _y(share, floor)
        parts.append(f'<line class="axis" x1="{_LEFT}" x2="{WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>')
        parts.append(f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{share:.0%}</text>')
    step = (WIDTH - _LEFT) / max(len(rows), 1)
    each = -(-len(rows) // _LABELS)
    for number, (label, share, low, high, expected) in enumerate(rows):
        x = _LEFT + (number + 0.5) * step
        parts.append(
            f'<line class="band" x1="{x:.1f}" x2="{x:.1f}" '
            f'y1="{_y(high, floor):.1f}" y2="{_y(low, floor):.1f}"/>'
        )
        if expected is not None:
            y = _y(expected, floor)
            parts.append(f'<line class="tick" x1="{x - 9:.1f}" x2="{x + 9:.1f}" y1="{y:.1f}" y2="{y:.1f}"/>')
        title = f"<title>{escape(label)}: {share:.0%}, likely {low:.0%} to {high:.0%}</title>"
        parts.append(f'<circle class="dot" cx="{x:.1f}" cy="{_y(share, floor):.1f}" r="4">{title}</circle>')
        if number % each == 0:
            parts.append(
                f'<text x="{x:.1f}" y="{_TOP + _PLOT + 18}" text-anchor="middle">{escape(label)}</text>'
            )
    return parts


def _remembered(told: Report, name: str) -> Chart:
    rows = [
        (f"{week.monday.day} {week.monday:%b}", week.right / week.asked, week.low, week.high, None)
        for week in told.returned.weeks
    ]
    y = _y(told.aim, _floor(rows))
    line = f'<line class="aim" x1="{_LEFT}" x2="{WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>'
    said = (
        f"The share remembered in each week, with its band, against the aim of {told.aim:.0%}, a dashed line."
    )
    return Chart(name, _TOP + _PLOT + 26, "Remembered by week", said, "".join((line, *_shares(rows))))


def _calibration(told: Report, name: str) -> Chart:
    rows = [
        (
            f"{each.days}+ days" if each.days > 1 else "1 day",
            each.right / each.asked,
            *each.band,
            each.expected,
        )
        for each in told.returned.calibration.curve
    ]
    said = "The share right so many days after the last answer, with its band; a bar is what was expected."
    return Chart(name, _TOP + _PLOT + 26, "Expected and remembered", said, "".join(_shares(rows)))


def _memory(told: Report, name: str) -> Chart:
    groups = [each for each in told.standing.memory if each.by in {"deck", "topic", "kind"}]
    parts = []
    left = 200
    for number, group in enumerate(groups):
        y, x = _TOP + number * 22, float(left)
        label = one_line(group.name)
        short = label if len(label) <= 30 else f"{label[:29]}…"  # noqa: PLR2004 - what fits beside the bars
        parts.append(f'<text x="{left - 8}" y="{y + 12}" text-anchor="end">{escape(short)}</text>')
        for step, count in reversed(list(enumerate(group.marks))):
            wide = count / group.cards * (WIDTH - left)
            title = f"<title>{escape(label)}: {count} {MEMORY[step].word}</title>"
            parts.append(
                f'<rect class="h{step}" x="{x:.1f}" y="{y}" width="{max(wide - 1, 0):.1f}" height="15">'
                f"{title}</rect>"
            )
            x += wide
    y = _TOP + len(groups) * 22 + 6
    for number, sign in enumerate(MEMORY):
        parts.append(f'<rect class="h{number}" x="{left + number * 84}" y="{y}" width="11" height="11"/>')
        parts.append(f'<text x="{left + 16 + number * 84}" y="{y + 10}">{sign.word}</text>')
    return Chart(name, y + 20, "Memory", "How firm the cards of each group are.", "".join(parts))


def _time(told: Report, name: str) -> Chart:
    rows = [
        (f"{each.monday.day} {each.monday:%b}", round(each.ms / MINUTE, 1)) for each in told.history.weeks
    ]
    decks = ", ".join(one_line(named_in(told.scope.decks, each.deck)) for each in told.history.decks)
    said = f"Minutes of each week from {day_in_words(told.period.first)}, of {decks}."
    return _columns(name, "Time", said, rows)
