"""Agenda: what Enter can begin: all of today, a deck, one of its topics; with memory marks and counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from quizapp.tui.text import NOTHING, beside, cut, hung, line, lines, titled
from quizapp.tui.widgets.memory import memory_row
from quizapp.tui.widgets.region import Region
from quizapp.tui.widgets.today import invitation, painted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.content import Content
    from textual.events import Click

    from quizapp.study.day import Day
    from quizapp.study.plan import Tally, Today

__all__ = ["Agenda", "Chosen", "Row"]

_COLUMNS = ("due", "learning", "new")
_CELLS = (8, 11, 8)
_TIGHT = (6, 10, 6)
_ROOMY = 66  # cells of a window that has room for wide columns
_MARKS = 10
_DECK = ("deck: my-first", "cards:", "  - {ask: Which river?, answer: Bidasoa}")


class Row(NamedTuple):
    """A line that Enter can begin: all of today, a deck, or one of its topics."""

    held: Today | None = None
    tally: Tally | None = None

    @property
    def name(self) -> str:
        """Return what a learner calls it; nothing for all of today."""
        if self.held is None:
            return ""
        return titled(self.tally.topic) if self.tally is not None else self.held.deck.title


@dataclass
class Chosen(Message):
    """The learner clicked on a row."""


class Agenda(Region):
    """The rows, one of them chosen."""

    def __init__(self) -> None:
        super().__init__(self._painted, id="agenda")
        self._day: Day | None = None
        self._rows: list[Row] = []
        self._at = 0
        self._places: list[int] = []

    def hold(self, day: Day) -> None:
        """Show a day; its first row is chosen."""
        self._day = day
        self._rows = list(_rows(day))
        self._at = 0
        self.redraw()

    @property
    def chosen(self) -> Row | None:
        """The row that is chosen, if there is any."""
        return self._rows[self._at] if self._rows else None

    @property
    def place(self) -> int:
        """The line that the chosen row stands in, 0 for the first with all that is above it."""
        return self._places.index(self._at) if self._at else 0

    def move(self, by: int) -> None:
        """Choose a row further down, or up."""
        if self._rows:
            self._at = min(max(self._at + by, 0), len(self._rows) - 1)
            self.redraw()

    def on_click(self, event: Click) -> None:
        """Choose the row that was clicked on, and say so."""
        if 0 <= event.y < len(self._places) and self._places[event.y] >= 0:
            self.move(self._places[event.y] - self._at)
            self.post_message(Chosen())

    # -- what it looks like -----------------------------------------------------------------------------

    def _painted(self, width: int) -> Content:
        self._places = []
        if self._day is None:
            return NOTHING
        if not self._day.decks:
            return lines(_empty(width))
        drawn = painted(self._day, width)
        self._places = [-1] * len(drawn)
        for number, row in enumerate(self._rows):
            above = [NOTHING] if row.held is not None and row.tally is None and number else []
            if row.held is self._day.decks[0] and row.tally is None:
                above.append(_headings(width))
            drawn += [*above, self._row(row, width, chosen=number == self._at)]
            self._places += [*([-1] * len(above)), number]
        return lines(drawn)

    def _row(self, row: Row, width: int, *, chosen: bool) -> Content:
        pointer = ("▸ ", "$act bold") if chosen else "  "
        look = "$bright bold" if chosen else "$foreground"
        assert self._day is not None
        if row.held is None:
            drawn = line(pointer, (invitation(self._day), "$act bold" if chosen else "$act"))
        elif row.tally is None:
            new = sum(tally.new for tally in row.held.topics)
            counts = _counts(width, row.held.due, row.held.learning, new)
            exam = row.held.exam_in_words(self._day.day)
            name = line(pointer, (row.name, f"{look} bold"), (f"   {exam}" if exam else "", "$fair"))
            drawn = beside(name, counts, width)
        else:
            tally = row.tally
            room = width - sum(_cells(width)) - _MARKS - 2
            name = cut(line(pointer, "  ", (row.name, look)), room - 1)
            marks = line(" " * max(room - name.cell_length, 1)) + memory_row(tally.marks, _MARKS)
            drawn = beside(name + marks, _counts(width, tally.due, tally.learning, tally.new), width)
        if not chosen:
            return drawn
        return (drawn + line(" " * max(width - drawn.cell_length, 0))).stylize("on $lifted")


def _rows(day: Day) -> Iterator[Row]:
    if day.left or day.early:
        yield Row()
    for held in day.decks:
        yield Row(held)
        if len(held.topics) > 1:
            yield from (Row(held, tally) for tally in held.topics)


def _headings(width: int) -> Content:
    names = "".join(f"{name:>{cell}}" for name, cell in zip(_COLUMNS, _cells(width), strict=True))
    return beside(NOTHING, line((names, "$quiet")), width)


def _counts(width: int, *counts: int) -> Content:
    cells = zip(counts, _cells(width), strict=True)
    return line(*((f"{count or '·':>{cell}}", "$foreground" if count else "$faint") for count, cell in cells))


def _cells(width: int) -> tuple[int, int, int]:
    return _CELLS if width >= _ROOMY else _TIGHT


def _empty(width: int) -> list[Content]:
    """Return what to do where there are no decks."""
    add = line(
        ("quizapp add PATH", "$act"), " adds it; ", ("quizapp paths", "$act"), " shows where decks lie."
    )
    return [
        line(("There are no decks yet.", "$bright bold")),
        NOTHING,
        *hung("", line("A deck is a YAML file; three lines make one:"), width),
        NOTHING,
        *(line("    ", (each, "$act")) for each in _DECK),
        NOTHING,
        *hung("", add, width),
    ]
