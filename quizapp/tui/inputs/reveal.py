"""reveal: thought of, then compared: the points are ticked by digits, and the learner rates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from quizapp.response import Reveal, Ticked
from quizapp.study.rating import AGAIN, EASY, GOOD, HARD, suggested
from quizapp.tui.text import NOTHING, hung, line

if TYPE_CHECKING:
    from quizapp.question import Question
    from quizapp.response import Response
    from quizapp.tui.widgets.hints import Hint

__all__ = ["ANSWERING"]

_RATINGS = (("a", "again", AGAIN), ("h", "hard", HARD), ("g", "good", GOOD), ("e", "easy", EASY))
_GAP = 4


class RevealInput:
    """First nothing but an invitation to think; then the points, to be ticked, and four ratings."""

    over = None
    drags = False
    here = None

    def __init__(self) -> None:
        self._points: tuple[str, ...] = ()
        self._ticked: set[int] = set()
        self._rated: int | None = None
        self._state = "hidden"  # then shown, then told
        self._rows: list[int] = []
        self._places: list[tuple[int, int, int]] = []

    @property
    def shown(self) -> bool:
        """Whether the answer is in sight."""
        return self._state != "hidden"

    def hints(self) -> list[Hint]:
        """Return how to answer, for the footer."""
        return [("Enter", "show the answer", "")] if self._state == "hidden" else []

    def ask(self, question: Question) -> None:
        """Offer a question to be thought about."""
        assert isinstance(question.shape, Reveal)
        self._points = question.shape.points
        self._ticked = set()
        self._rated = None
        self._state = "hidden"

    def retry(self) -> None:
        """Offer the points again."""
        self._state = "shown"

    def tell(self, response: Response) -> None:
        """Show the points as they were ticked, and the rating that was given."""
        if isinstance(response, Ticked):
            self._ticked, self._rated = set(response.ticked), response.rating
        self._state = "told"

    # -- what the learner does ----------------------------------------------------------------------

    def press(self, key: str) -> Response | bool:
        """Show the points, tick them, rate."""
        if self._state == "hidden":
            return key in {"enter", "space"} and self._show()
        if self._state == "told":
            return False
        if key == "enter":
            return self._rate(self._suggested)
        for letter, _word, rating in _RATINGS:
            if key == letter:
                return self._rate(rating)
        return self._digit(int(key)) if len(key) == 1 and key.isdecimal() else False

    def click(self, column: int, row: int) -> Response | bool:
        """Show the points, tick the one that was clicked on, or rate."""
        if self._state == "hidden":
            return self._show()
        if self._state == "told":
            return False
        if row < len(self._rows) and self._rows[row] >= 0:
            return self._digit(self._rows[row] + 1, rates=False)
        if row == len(self._rows):
            for start, end, rating in self._places:
                if start <= column < end:
                    return self._rate(rating)
        return False

    def _show(self) -> bool:
        self._state = "shown"
        return True

    def _digit(self, number: int, *, rates: bool = True) -> Response | bool:
        """Tick a point by its digit; a single point is not ticked but rated."""
        if len(self._points) > 1:
            if not 0 < number <= len(self._points):
                return False
            self._ticked ^= {number - 1}
            return True
        return self._rate(number) if rates and AGAIN <= number <= EASY else False

    def _rate(self, rating: int | None) -> Response | bool:
        return True if rating is None else Ticked(tuple(sorted(self._ticked)), rating)

    @property
    def _suggested(self) -> int | None:
        return suggested(len(self._ticked), len(self._points))

    # -- what it looks like ---------------------------------------------------------------------------

    def painted(self, width: int) -> list[Content]:
        """Return the invitation, or the points with the ratings below them."""
        self._rows = []
        if self._state == "hidden":
            many = f" {len(self._points)} points." if len(self._points) > 1 else ""
            return hung("", line((f"Think of the answer, then look.{many}", "$quiet")), width)
        drawn: list[Content] = []
        for number, point in enumerate(self._points):
            rows = hung(self._before(number), line((point, "$bright")), width)
            self._rows.extend([number] * len(rows))
            drawn.extend(rows)
        self._rows.append(-1)
        return [*drawn, NOTHING, self._ratings(width)]

    def _before(self, number: int) -> Content:
        """Return what stands before a point: its digit and its tick."""
        if len(self._points) == 1:
            return line("  ")
        had = number in self._ticked
        digit = (str(number + 1), "$act" if self._state == "shown" else "$quiet")
        return line(("✓" if had else "·", "$good bold" if had else "$quiet"), " ", digit, "   ")

    def _ratings(self, width: int) -> Content:
        """Return the line of ratings; Enter stands for the one that the ticks suggest."""
        self._places = []
        chosen = self._rated if self._state == "told" else self._suggested
        gap = _GAP if width >= 56 else 2  # noqa: PLR2004 - cells that four ratings need with wide gaps
        text = Content("  ")
        for letter, word, rating in _RATINGS:
            here = rating == chosen
            style = "$quiet" if self._state == "told" and not here else "$foreground"
            each = line(
                ("▸" if here else " ", "$act bold"),
                (letter, "$act bold" if self._state == "shown" else style),
                " ",
                (word, f"{style} bold" if here else style),
            )
            self._places.append((text.cell_length, text.cell_length + each.cell_length, rating))
            text = text + each + Content(" " * gap)
        return text


ANSWERING = RevealInput
