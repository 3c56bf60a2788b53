"""pick: one of several options, by its digit, by arrows and Enter, or by the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from quizapp.marks import VERDICTS
from quizapp.response import Pick, Picked
from quizapp.tui.text import NOTHING, hung, line

if TYPE_CHECKING:
    from quizapp.question import Question
    from quizapp.response import Grid, Response
    from quizapp.tui.widgets.hints import Hint

__all__ = ["ANSWERING"]

_STEPS = {"up": -1, "k": -1, "down": 1, "j": 1}


class PickInput:
    """Numbered options. A digit answers at once; before an arrow is pressed, none is chosen."""

    over = None
    drags = False

    def __init__(self) -> None:
        self._options: tuple[str, ...] = ()
        self._right = 0
        self._grid: Grid | None = None
        self._at: int | None = None
        self._picked: int | None = None
        self._open = False
        self._rows: list[int] = []

    def hints(self) -> list[Hint]:
        """Return how to answer, for the footer."""
        return [(f"1–{len(self._options)}", "answer", "")]

    def ask(self, question: Question) -> None:
        """Offer the options of a question."""
        assert isinstance(question.shape, Pick)
        self._options = question.options
        self._right = question.shape.right
        self._grid = question.shape.grid
        self._at = self._picked = None
        self._open = True

    def retry(self) -> None:
        """Offer the same options again."""
        self._open = True

    def tell(self, response: Response) -> None:
        """Mark the right option, and the one that was picked."""
        self._picked = response.option if isinstance(response, Picked) else None
        self._at = None
        self._open = False

    @property
    def here(self) -> tuple[int, int] | None:
        """The rows of the option that is chosen."""
        if self._at is None or self._at not in self._rows:
            return None
        first = self._rows.index(self._at)
        return first, first + self._rows.count(self._at)

    def press(self, key: str) -> Response | bool:
        """Answer by a digit, move by arrows, answer by Enter where something is chosen."""
        if not self._open:
            return False
        if key in _STEPS:
            start = (-1 if _STEPS[key] > 0 else 0) if self._at is None else self._at
            self._at = (start + _STEPS[key]) % len(self._options)
            return True
        if key == "enter" and self._at is not None:
            return Picked(self._at)
        if len(key) == 1 and key.isdecimal() and 0 < int(key) <= len(self._options):
            return Picked(int(key) - 1)
        return False

    def click(self, column: int, row: int) -> Response | bool:
        """Answer with the option that was clicked on."""
        del column
        if not self._open or row >= len(self._rows) or self._rows[row] < 0:
            return False
        return Picked(self._rows[row])

    def painted(self, width: int) -> list[Content]:
        """Return the options, each with its digit; once told, with the marks of right and wrong."""
        drawn = self._table(width)
        self._rows = [-1] * len(drawn)
        for number, option in enumerate(self._options):
            mark, style = self._looks(number)
            first = line(mark, " ", (str(number + 1), "$act" if self._open else "$quiet"), "   ")
            rows = hung(first, line((option, style)), width)
            self._rows.extend([number] * len(rows))
            drawn.extend(rows)
        return drawn

    def _table(self, width: int) -> list[Content]:
        """Return the table above the options, if there is one, and a blank row."""
        if self._grid is None:
            return []
        from quizapp.tui.widgets.grid import painted  # noqa: PLC0415 - few questions have a table

        return [*painted(self._grid, width), NOTHING]

    def _looks(self, number: int) -> tuple[Content, str]:
        """Return the mark before an option, and the style of its text."""
        if self._open:
            chosen = number == self._at
            return line(("▸" if chosen else " ", "$act bold")), "$bright bold" if chosen else "$foreground"
        if number == self._right:
            sign = VERDICTS["right"]
        elif number == self._picked:
            sign = VERDICTS["wrong"]
        else:
            return Content(" "), "$quiet"
        return line((sign.mark, f"{sign.style} bold")), f"{sign.style} bold"


ANSWERING = PickInput
