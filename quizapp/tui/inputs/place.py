"""place: one thing to be put among others in order, by a gap's digit, by arrows, or by the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.fact import Option
from quizapp.marks import VERDICTS
from quizapp.response import Picked, Place
from quizapp.tui.text import cut, filled, hung, line

if TYPE_CHECKING:
    from textual.content import Content

    from quizapp.question import Question
    from quizapp.response import Response
    from quizapp.tui.widgets.hints import Hint

__all__ = ["ANSWERING"]

_STEPS = {"up": -1, "k": -1, "down": 1, "j": 1}
_MOST = 0.4  # of the width that dates before the text may take
_FIRST, _LATER, _LAST, _EVENT, _HERE = "╷", "│", "╵", "├─ ", "┝━ "


class PlaceInput:
    """A line of time with numbered gaps. A digit answers at once; before an arrow, none is chosen."""

    over = None
    drags = False

    def __init__(self) -> None:
        self._shape = Place((), (), Option(""), 0)
        self._date = ""
        self._at: int | None = None
        self._put: int | None = None
        self._open = False
        self._rows: list[int] = []

    def hints(self) -> list[Hint]:
        """Return how to answer, for the footer."""
        first: list[Hint] = [(f"1–{self._gaps}", "put it there", "")]
        return [*first, ("↑↓", "move", "")] if self._at is None else [*first, ("Enter", "answer", "submit")]

    def ask(self, question: Question) -> None:
        """Offer the gaps of a question."""
        assert isinstance(question.shape, Place)
        self._shape = question.shape
        self._date = question.card.answer.shown
        self._at = self._put = None
        self._open = True

    def retry(self) -> None:
        """Offer the same gaps again."""
        self._open = True

    def tell(self, response: Response) -> None:
        """Show the thing where it belongs, and where it was put."""
        self._put = response.option if isinstance(response, Picked) else None
        self._at = None
        self._open = False

    @property
    def here(self) -> tuple[int, int] | None:
        """The row of the gap that is chosen."""
        if self._at is None or self._at not in self._rows:
            return None
        return self._rows.index(self._at), self._rows.index(self._at) + 1

    @property
    def _gaps(self) -> int:
        return len(self._shape.options) + 1

    # -- what the learner does ----------------------------------------------------------------------

    def press(self, key: str) -> Response | bool:
        """Answer by a digit, move by arrows, answer by Enter where a gap is chosen."""
        if not self._open:
            return False
        if key in _STEPS:
            start = (-1 if _STEPS[key] > 0 else 0) if self._at is None else self._at
            self._at = (start + _STEPS[key]) % self._gaps
            return True
        if key == "enter" and self._at is not None:
            return Picked(self._at)
        if len(key) == 1 and key in "123456789" and int(key) <= self._gaps:
            return Picked(int(key) - 1)
        return False

    def click(self, column: int, row: int) -> Response | bool:
        """Answer with the gap that was clicked on; a click between gaps does nothing."""
        del column
        if not self._open or row >= len(self._rows) or self._rows[row] < 0:
            return False
        return Picked(self._rows[row])

    # -- what it looks like ---------------------------------------------------------------------------

    def painted(self, width: int) -> list[Content]:
        """Return gaps and things by turns, along a line of time."""
        shape = self._shape
        # With room for the date that is still to come: then nothing moves.
        column = max(line(each).cell_length for each in (*shape.told, self._date))
        column = 0 if column > width * _MOST else column
        self._rows = []
        drawn: list[Content] = []
        for gap in range(self._gaps):
            rows = self._gap(gap, column, width)
            self._rows += [gap] * len(rows)
            drawn += rows
            if gap < len(shape.options):
                look = "$foreground"
                rows = _event("      ", shape.told[gap], shape.options[gap].text, look, column, width)
                self._rows += [-1] * len(rows)
                drawn += rows
        return drawn

    def _gap(self, gap: int, column: int, width: int) -> list[Content]:
        digit = str(gap + 1)
        axis = _FIRST if gap == 0 else _LAST if gap == self._gaps - 1 else _LATER
        if self._open:
            if gap != self._at:
                return [line("  ", (digit, "$act"), "   ", (axis, "$quiet"))]
            first = line(("▸ ", "$act bold"), (digit, "$act bold"), "   ", (_HERE, "$act bold"))
            return [cut(line(first, (self._shape.item.text, "$bright bold")), width)]
        if gap == self._shape.right:
            sign = VERDICTS["right"]
            head = line((f"{sign.mark} ", f"{sign.style} bold"), (digit, "$quiet"), "   ")
            return _event(head, self._date, self._shape.item.text, f"{sign.style} bold", column, width)
        if gap == self._put:
            sign = VERDICTS["wrong"]
            head = line((f"{sign.mark} ", f"{sign.style} bold"), (digit, "$quiet"), "   ", (axis, "$quiet"))
            return [line(head, "  ", ("you put it here", sign.style))]
        return [line("  ", (digit, "$quiet"), "   ", (axis, "$quiet"))]


def _event(head: str | Content, date: str, text: str, look: str, column: int, width: int) -> list[Content]:
    """Return the rows of a thing with its date, before its text or, where that is too wide, behind it."""
    before = line(head, (_EVENT, "$quiet"))
    if column:
        return hung(line(before, filled(line((date, look)), column), "   "), line((text, look)), width)
    return hung(before, line((text, look), "  ", (date, look)), width)


ANSWERING = PlaceInput
