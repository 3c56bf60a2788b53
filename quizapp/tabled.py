"""Tabled: a report as sections, each a title, a few sentences and a table; what is written is made of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from quizapp.marks import MEMORY
from quizapp.progress.stats import ENOUGH
from quizapp.say import counted
from quizapp.study.report import named_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from quizapp.progress.calibration import Bin, Returned, Share, Since
    from quizapp.study.report import History, Report

__all__ = [
    "MINUTE", "SECTIONS", "Section", "day_in_words", "expectation_in_words", "kept_in_words",
    "pace_in_words", "period_in_words", "sections",
]  # fmt: skip

MINUTE = 60_000
SECTIONS = (
    ("calendar", "Calendar"),
    ("ahead", "Coming load"),
    ("remembered", "Remembered by week"),
    ("calibration", "Expected and remembered"),
    ("memory", "Memory"),
    ("hardest", "Hardest"),
    ("confusions", "Taken for each other"),
    ("time", "Time"),
)
"""The sections by name and title, in order."""

Value = str | int | float | None


class Section(NamedTuple):
    """A part of a report: what is said of it, its table, and of each row the share that a bar shows.

    The first column names the row; the others are measures of it.
    """

    name: str
    title: str
    said: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    bars: tuple[float, ...] = ()


def sections(told: Report) -> list[Section]:
    """Return the sections of a report, in order."""
    made = {
        "calendar": _calendar(told.history),
        "ahead": _ahead(told),
        "remembered": _remembered(told.returned, told.aim),
        "calibration": _calibration(told.returned),
        "memory": _memory(told),
        "hardest": _hardest(told),
        "confusions": _confusions(told),
        "time": _time(told),
    }
    return [Section(name, title, *made[name]) for name, title in SECTIONS]


Body = tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[Value, ...], ...], tuple[float, ...]]


def _calendar(did: History) -> Body:
    rows = tuple((each.day.isoformat(), each.answers, round(each.ms / MINUTE, 1)) for each in did.heat)
    answers = sum(each.answers for each in did.heat)
    said = f"{counted(answers, 'answer')} on {counted(len(did.heat), 'day')} of the last 53 weeks."
    return (said,) if rows else (_NOTHING,), ("day", "answers", "minutes"), rows, _bars(rows)


def _ahead(told: Report) -> Body:
    stands = told.standing
    days = [
        ((told.today + timedelta(days=number)).isoformat(), cards)
        for number, cards in enumerate(stands.ahead)
    ]
    months = [(f"{each.first:%Y-%m}", each.cards) for each in stands.months]
    week, month = sum(stands.ahead[:7]), sum(stands.ahead)
    said = (
        f"{counted(stands.ahead[0], 'card')} due today, {week} within 7 days, {month} within 30. "
        "What is answered wrongly comes sooner, and new cards are not in it."
    )
    rows = (*days, *months)
    return (said,), ("day or month", "cards"), rows, (*_bars(days), *_bars(months))


def _remembered(came: Returned, aim: float) -> Body:
    rows = tuple(
        (
            each.monday.isoformat(),
            each.right,
            each.asked,
            *_shares(each.right / each.asked, each.low, each.high),
        )
        for each in came.weeks
    )
    bars = tuple(each.right / each.asked for each in came.weeks)
    return kept_in_words(came, aim), ("week of", "right", "asked", "share", "low", "high"), rows, bars


def _calibration(came: Returned) -> Body:
    held = came.calibration
    named: list[tuple[str, Bin | Since]] = [
        *((f"{each.low:.0%}–{each.low + 0.05:.0%} expected", each) for each in held.bins),
        *((_days_since(each.days), each) for each in held.curve),
    ]
    rows = [
        (name, _share(each.expected), _share(each.right / each.asked), each.right, each.asked)
        for name, each in named
    ]
    bars = [each.right / each.asked for some in (held.bins, held.curve) for each in some]
    columns = ("answers", "expected", "came", "right", "asked")
    return expectation_in_words(came), columns, tuple(rows), tuple(bars)


def _memory(told: Report) -> Body:
    groups = told.standing.memory
    rows = tuple((f"{each.by}: {each.name}", *each.marks, each.cards) for each in groups)
    firm = tuple(sum(each.marks[3:]) / each.cards for each in groups)
    words = tuple(sign.word for sign in MEMORY)
    return ("Firm memories last a month or more, lasting ones four.",), ("cards", *words, "all"), rows, firm


def _hardest(told: Report) -> Body:
    rows = tuple(
        (each.card, each.asked, each.answer, each.lapses, each.why, each.advice)
        for each in told.standing.hardest
    )
    said = (
        "No card was forgotten yet." if not rows else "Cards that were forgotten most often, and what helps."
    )
    return (said,), ("card", "question", "answer", "forgotten", "why", "advice"), rows, ()


def _confusions(told: Report) -> Body:
    rows = tuple((f"{each.first} / {each.second}", each.deck, each.times) for each in told.confused)
    said = tuple(f"{each.said[:1].upper()}{each.said[1:]}." for each in told.confused[:1])
    none = "Nothing was taken for anything else in this period."
    return said or (none,), ("pair", "deck", "times"), rows, _bars([(row[0], row[2]) for row in rows])


def _time(told: Report) -> Body:
    did = told.history
    decks = [
        (named_in(told.scope.decks, each.deck), each.answers, round(each.ms / MINUTE, 1))
        for each in did.decks
    ]
    weeks = [(f"week of {each.monday}", each.answers, round(each.ms / MINUTE, 1)) for each in did.weeks]
    bars = (*_bars([(row[0], row[2]) for row in decks]), *_bars([(row[0], row[2]) for row in weeks]))
    columns = ("deck or week", "answers", "minutes")
    return (pace_in_words(did),), columns, (*decks, *weeks), bars


# -- in words -------------------------------------------------------------------------------------

_NOTHING = "Nothing was answered yet."


def kept_in_words(came: Returned, aim: float) -> tuple[str, ...]:
    """Say how much of what came back was remembered; of a few, a share would say more than is known."""
    asked = came.young.asked + came.mature.asked
    if not asked:
        return ("No card came back in this period.",)
    if asked < ENOUGH:
        return (f"{counted(asked, 'card')} came back, too few to say how much you remember.",)
    right = came.young.right + came.mature.right
    said = f"You remembered {right / asked:.0%} of the {asked} that came back; the aim is {aim:.0%}."
    parts = [
        f"{name} {_banded(share)}"
        for name, share in (("young", came.young), ("mature", came.mature))
        if share.asked
    ]
    return said, f"By stability, under and from 21 days: {', '.join(parts)}."


def _banded(share: Share) -> str:
    said = f"{share.right / share.asked:.0%} of {share.asked}"
    return f"{said} (likely {share.low:.0%} to {share.high:.0%})"


def expectation_in_words(came: Returned) -> tuple[str, ...]:
    """Say how far what was expected came true."""
    held = came.calibration
    if held.log_loss is None or held.rmse is None:
        return ("Nothing came back that could be compared with what was expected.",)
    asked = sum(each.asked for each in held.bins)
    expected = sum(each.expected * each.asked for each in held.bins) / asked
    right = sum(each.right for each in held.bins) / asked
    said = f"{expected:.0%} were expected to be right, {right:.0%} were."
    return said, f"Log loss {held.log_loss:.3f}, RMSE(bins) {held.rmse:.3f}: the smaller the better."


def pace_in_words(did: History) -> str:
    """Say how long was studied, and how fast."""
    if not did.answers:
        return "Nothing was answered in this period."
    hours, minutes = divmod(round(did.ms / MINUTE), 60)
    took = f"{hours} h {minutes} min" if hours else counted(minutes, "minute")
    pace = f"; half of the answers took {did.median_ms / 1000:.1f} s at most" if did.median_ms else ""
    return f"{counted(did.answers, 'answer')} on {counted(len(did.days), 'day')} in {took}{pace}."


def period_in_words(told: Report) -> str:
    """Say what is looked at: "From 2 March 2026 to 1 June 2026"."""
    return f"From {day_in_words(told.period.first)} to {day_in_words(told.period.last)}"


def day_in_words(day: date) -> str:
    """Return a day as it is read: "2 March 2026"."""
    return f"{day.day} {day:%B} {day.year}"


def _days_since(days: int) -> str:
    return f"after {counted(days, 'day')}" if days == 1 else f"after {days} days or more"


def _shares(share: float, low: float, high: float) -> tuple[Value, Value, Value]:
    return _share(share), _share(low), _share(high)


def _share(share: float) -> float:
    return round(share, 4)


def _bars(rows: Sequence[Sequence[Value]]) -> tuple[float, ...]:
    counts = list(_counts(rows))
    most = max(counts, default=0) or 1
    return tuple(count / most for count in counts)


def _counts(rows: Sequence[Sequence[Value]]) -> Iterator[float]:
    for row in rows:
        value = row[1]
        yield float(value) if isinstance(value, (int, float)) else 0.0
