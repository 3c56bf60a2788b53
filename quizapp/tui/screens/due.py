"""Due: the day on which cards are to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from quizapp.errors import UsageError
from quizapp.study.dueday import POSSIBLE, day_named
from quizapp.tui.keys import LINE, bindings
from quizapp.tui.over import Over
from quizapp.tui.text import NOTHING, hung, line, lines
from quizapp.tui.widgets.field import Field
from quizapp.tui.widgets.region import Region
from quizapp.tui.widgets.today import dated

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult
    from textual.content import Content

__all__ = ["Due"]


class Due(Over[str]):
    """Asks for the day, and says which one is meant while it is typed."""

    CSS_PATH = "due.tcss"
    BINDINGS = bindings(LINE)

    def __init__(self, today: date, cards: int) -> None:
        super().__init__()
        self._today = today
        self._cards = cards
        self._read = ""
        self._tried = False

    def parts(self) -> ComposeResult:
        """Yield the question, a field, and the day that is meant."""
        yield Region(self._painted)
        yield Field("tomorrow", id="day")
        yield Region(self._below, id="meant")

    def on_mount(self) -> None:
        """Let the learner type at once."""
        self.set_focus(self.query_one(Field))

    @on(Input.Changed)
    def look(self, event: Input.Changed) -> None:
        """Say which day is meant."""
        event.stop()
        self._tried = False
        self._say(event.value)

    def _say(self, text: str) -> None:
        self._read = text
        self.query_one("#meant", Region).redraw()

    @on(Input.Submitted)
    def send(self, event: Input.Submitted) -> None:
        """Take the day, if it is one."""
        event.stop()
        text = event.value.strip() or "tomorrow"
        try:
            day_named(text, self._today)
        except UsageError:
            self._tried = True
            self._say(text)
        else:
            self.dismiss(text)

    def _painted(self, width: int) -> Content:
        one = self._cards == 1
        what = "When is this card to come? " if one else f"When are {self._cards} cards to come? "
        text = line((what, "$bright bold"), (f"{POSSIBLE[:1].upper()}{POSSIBLE[1:]}.", "$foreground"))
        return lines([*hung("", text, width), NOTHING])

    def _below(self, width: int) -> Content:
        try:
            day = day_named(self._read.strip() or "tomorrow", self._today)
            said = line((f"{dated(day)} {day.year}", "$foreground"))
        except UsageError as error:
            said = line((str(error), "$poor")) if self._tried else line(("…", "$quiet"))
        keys = line(("Enter", "$act bold"), " set it", ("   Esc", "$act"), (" leave it", "$quiet"))
        return lines([*hung("", said, width), NOTHING, *hung("", keys, width)])
