"""Told: what a fact's page says: the fact, a card with every form of its question, memory, history."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.marks import MEMORY, VERDICTS
from quizapp.study.curve import curve, in_words, plotted
from quizapp.study.dossier import due_in_words
from quizapp.tui.text import NOTHING, beside, cut, hung, line, lines, titled
from quizapp.tui.widgets import around as surroundings

if TYPE_CHECKING:
    from datetime import date

    from textual.content import Content

    from quizapp.study.curve import Curve
    from quizapp.study.dossier import Dossier, Form, Page, Past

__all__ = ["around", "card", "head", "memory", "missing", "place"]

_MOST = 200  # events of a card that are listed
_ROWS = 5
_AXIS = 6
_INDENT = "  "


def missing(key: str, width: int) -> Content:
    """Say that there is no such fact."""
    return lines(hung("", line((f"There is no fact “{key}” in this deck as it now stands.", "$fair")), width))


def head(told: Dossier, width: int) -> Content:
    """Return the fact as it is read."""
    row, fact = told.row, told.fact
    where = " · ".join(filter(None, (fact.kind, titled(fact.topic), told.deck.title)))
    drawn = [beside(line((row.name or row.lead or fact.key, "$bright bold")), line((where, "$quiet")), width)]
    text = line((f"{row.lead}  ", "$act"), row.text) if row.lead and row.name else line(row.text)
    drawn += hung("", text, width)
    return lines(drawn)


def card(told: Dossier, page: Page, width: int) -> list[Content]:
    """Return a card: how it stands, its note and flags, and every form of its question."""
    if page.card is None:
        drawn = hung("", line(("Not asked: ", "$fair"), page.why or "No question can be made of it."), width)
        return [*drawn, *hung("", line((page.hint, "$quiet")), width), NOTHING]
    sign = MEMORY[page.firmness]
    stands = line(
        (f"{sign.mark} {sign.word}", sign.style), (" · ", "$faint"), due_in_words(page.memory, told.today)
    )
    if page.memory is not None and page.memory.reps:
        lapses = f", forgotten {page.memory.lapses} ×" if page.memory.lapses else ""
        stands = line(stands, (" · ", "$faint"), (f"asked {page.memory.reps} ×{lapses}", "$quiet"))
    drawn = (
        [*hung("", stands, width), *hung("", line((page.advice, "$fair")), width)]
        if page.advice
        else hung("", stands, width)
    )
    if page.note:
        drawn += hung(("✎ ", "$act bold"), line((page.note, "$bright")), width)
    for each in page.flags:
        drawn += hung(("⚑ ", "$fair bold"), line(("flagged", "$fair"), f": {each}" if each else ""), width)
    drawn += [NOTHING, _title("Asked as")]
    for form in page.forms:
        drawn += _form(form, width)
    drawn += hung(("→ ", "$good"), line((page.card.answer.shown, "$bright bold")), width)
    if page.card.because:
        drawn += hung(_INDENT, line((page.card.because, "$quiet")), width)
    for what, text in told.row.more:
        drawn += hung(_INDENT, line((f"{what}: " if what else "", "$quiet"), text), width)
    return [*drawn, NOTHING]


def _title(text: str) -> Content:
    return line((text, "$quiet"))


def _form(form: Form, width: int) -> list[Content]:
    kind = form.kind.replace("_", " ")
    drawn = hung((f"{_INDENT}{kind}  ", "$act"), line(form.prompt), width)
    if form.options:
        parts: list[tuple[str, str]] = []
        for number, option in enumerate(form.options):
            right = number == form.right
            parts += [
                (" · " if number else "", "$faint"),
                ("✓ " if right else "", "$good"),
                (option, "$foreground" if right else "$quiet"),
            ]
        drawn += hung("    ", line(*parts), width)
    return drawn


def memory(told: Dossier, page: Page, width: int) -> list[Content]:
    """Return a card's memory from day to day and what was answered, the newest first."""
    if page.card is None:
        return []
    drawn = [_title("Memory"), *hung("", line(in_words(page.memory, told.today)), width)]
    room = max(min(width, 84) - _AXIS, 8)
    seen = curve(page.taken, told.today, room * 2)
    if seen is not None:
        drawn += [NOTHING, *_plot(seen, room)]
    drawn += [NOTHING, _title("History")]
    if not page.past:
        drawn.append(line(("Nothing yet.", "$quiet")))
    for each in page.past[:_MOST]:
        drawn += _past(each, told.today, width)
    if len(page.past) > _MOST:
        drawn.append(line((f"… and {len(page.past) - _MOST} before that: `quizapp log` has them.", "$quiet")))
    return [*drawn, NOTHING]


def _plot(seen: Curve, room: int) -> list[Content]:
    """Draw recall over time: what was in full, what is to come fainter, answers below by their marks."""
    today = seen.today // 2
    drawn = []
    for number, row in enumerate(plotted(seen.values, _ROWS)):
        label = {0: "100 %", _ROWS - 1: "  0 %"}.get(number, "")
        drawn.append(
            line((f"{label:<{_AXIS}}", "$quiet"), (row[:today], "$memory-2"), (row[today:], "$memory-4"))
        )
    marks = [" "] * room
    for place, verdict in seen.answers:
        marks[min(place // 2, room - 1)] = VERDICTS[verdict].mark if verdict in VERDICTS else "·"
    marks[min(today, room - 1)] = "│" if marks[min(today, room - 1)] == " " else marks[min(today, room - 1)]
    styles = {sign.mark: sign.style for sign in VERDICTS.values()}
    drawn.append(line(" " * _AXIS, *((mark, styles.get(mark, "$act")) for mark in marks)))
    first, now, last = _day(seen.first), "today", _day(seen.last)
    axis = list(" " * room)
    for at, text in ((0, first), (room - len(last), last), (min(max(today - 2, 0), room - 5), now)):
        if all(each == " " for each in axis[max(at - 1, 0) : at + len(text) + 1]):
            axis[at : at + len(text)] = text
    drawn.append(line(" " * _AXIS, ("".join(axis), "$quiet")))
    return drawn


def _day(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"


def _past(past: Past, today: date, width: int) -> list[Content]:
    when = _day(past.day) if past.day.year != today.year else f"{past.day.day} {past.day:%b}"
    label = line((f"{when:<12}", "$quiet"))
    if past.kind == "review":
        sign = VERDICTS.get(past.verdict)
        mark = line((f"{sign.mark} {sign.word}", f"{sign.style} bold")) if sign else line(past.verdict)
        how = past.asked_as.replace("_", " ") + (f", {past.mode}" if past.mode not in {"", "study"} else "")
        said = [line((f"  {how}", "$quiet"))] + ([line(f"  “{past.response}”")] if past.response else [])
        wait = line((_wait(past.days), "$quiet")) if past.days is not None else NOTHING
        return [beside(line(label, mark, *said), wait, width)]
    words = _DONE.get(past.kind, past.kind)
    if past.kind == "note" and not past.text:
        words = "note removed"
    when_due = f" {_wait(past.days)}" if past.kind in {"due", "bury"} and past.days is not None else ""
    text = f": {past.text}" if past.text else ""
    return [cut(line(label, (f"{words}{when_due}{text}", "$quiet")), width)]


def _wait(days: int | None) -> str:
    if not days:
        return "same day"
    return f"in {days} day{'s' if days > 1 else ''}"


_DONE = {
    "suspend": "suspended",
    "unsuspend": "taken up again",
    "bury": "put off",
    "reset": "begun anew",
    "due": "set due",
    "flag": "flagged",
    "note": "note",
    "edit": "changed by the author",
    "rename": "renamed by the author",
    "override": "verdict changed",
}


def place(told: Dossier, width: int) -> list[Content]:
    """Return the source, and where the fact stands in which file."""
    drawn = hung("", line(("Source  ", "$quiet"), told.row.source), width) if told.row.source else []
    file = told.fact.path.removeprefix(f"{Path(told.deck.path).parent}/")
    return [*drawn, *hung("", line(("File    ", "$quiet"), (f"{file}:{told.fact.line}", "$quiet")), width)]


def around(told: Dossier, width: int) -> list[Content]:
    """Return what lies around the fact."""
    return [surroundings.painted(told.around, width)] if told.around is not None else []
