"""arrange: things to be put in order, by typing their digits, by moving them, or by the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.marks import VERDICTS
from quizapp.response import Arrange, Arranged
from quizapp.tui.text import filled, hung, line

if TYPE_CHECKING:
    from textual.content import Content

    from quizapp.marks import Sign
    from quizapp.question import Question
    from quizapp.response import Response
    from quizapp.tui.text import Part
    from quizapp.tui.widgets.hints import Hint

__all__ = ["ANSWERING"]

_STEPS = {"up": -1, "k": -1, "down": 1, "j": 1}
_MOVES = {"shift+up": -1, "K": -1, "shift+down": 1, "J": 1}
_MOST = 0.4  # of the width that dates before the text may take
_PLACES = ("1st", "2nd", "3rd", *(f"{number}th" for number in range(4, 10)))


class ArrangeInput:
    """Things under each other, each with a digit of its own that it keeps wherever it stands.

    Typed one after the other, the digits are the order: each puts its thing below those typed before.
    What is held goes where the arrows go.
    """

    over = None
    drags = True

    def __init__(self) -> None:
        self._shape = Arrange((), (), 0, ())
        self._order: list[int] = []
        self._at = 0
        self._held = False
        self._typed = 0  # so many, from the top, were put there by their digits
        self._open = False
        self._given: tuple[int, ...] = ()
        self._rows: list[int] = []

    def hints(self) -> list[Hint]:
        """Return how to answer, for the footer."""
        if self._held:
            return [("↑↓", "move it", ""), ("Space", "let go", "")]
        return [
            (f"1–{len(self._order)}", "type the order", ""),
            ("Space", "move", ""),
            ("Enter", "answer", "submit"),
        ]

    def ask(self, question: Question) -> None:
        """Offer things in the order in which the question shows them."""
        assert isinstance(question.shape, Arrange)
        self._shape = question.shape
        self._order = list(range(len(question.shape.options)))
        self._at = self._typed = 0
        self._held = False
        self._given = ()
        self._open = True

    def retry(self) -> None:
        """Offer the same things as they stand."""
        self._open = True

    def tell(self, response: Response) -> None:
        """Show the right order, and what was out of it."""
        self._given = response.order if isinstance(response, Arranged) else ()
        self._held = self._open = False

    @property
    def here(self) -> tuple[int, int] | None:
        """The rows of the thing that is chosen."""
        if not self._open or self._at not in self._rows:
            return None
        first = self._rows.index(self._at)
        return first, first + self._rows.count(self._at)

    # -- what the learner does ----------------------------------------------------------------------

    def press(self, key: str) -> Response | bool:
        """Choose, take hold, move, type the order, answer."""
        if not self._open:
            return False
        if key in _STEPS:
            if self._held:
                self._carry(self._at + _STEPS[key])
            else:
                self._at = (self._at + _STEPS[key]) % len(self._order)
        elif key in _MOVES:
            self._carry(self._at + _MOVES[key])
        elif key == "space":
            self._held = not self._held
        elif key == "enter":
            if not self._held:
                return Arranged(tuple(self._order))
            self._held = False
        elif key == "backspace":
            return self._untype()
        else:
            return len(key) == 1 and key in "123456789" and self._type(int(key) - 1)
        return True

    def click(self, column: int, row: int) -> Response | bool:
        """Take hold of what was clicked on; what is held is put there."""
        del column
        if not self._open or row >= len(self._rows):
            return False
        if self._held:
            self._carry(self._rows[row])
        else:
            self._at = self._rows[row]
        self._held = not self._held
        return True

    def _carry(self, to: int) -> None:
        """Move what is chosen to a place, as far as there is one."""
        to = min(max(to, 0), len(self._order) - 1)
        self._order.insert(to, self._order.pop(self._at))
        self._at = to

    def _type(self, thing: int) -> bool:
        """Put a thing below those that were typed before; after the last, typing begins anew."""
        if thing >= len(self._order) or self._held:
            return False
        if self._typed == len(self._order):
            self._typed = 0
        if self._order.index(thing) < self._typed:
            return False
        self._at = self._order.index(thing)
        self._carry(self._typed)
        self._typed += 1
        return True

    def _untype(self) -> bool:
        """Take the digit typed last back; its thing is the first of those still to be typed."""
        if not self._typed or self._held:
            return False
        self._typed -= 1
        self._at = self._typed
        return True

    # -- what it looks like ---------------------------------------------------------------------------

    def painted(self, width: int) -> list[Content]:
        """Return the things as they stand; once told, in the right order, with their dates."""
        if not self._open:
            return self._told(width)
        self._rows = []
        drawn: list[Content] = []
        for place, thing in enumerate(self._order):
            rows = self._row(place, thing, width)
            self._rows.extend([place] * len(rows))
            drawn.extend(rows)
        return drawn

    def _row(self, place: int, thing: int, width: int) -> list[Content]:
        chosen = place == self._at
        # While the order is typed, what is still to be typed stands back.
        look = "$quiet" if place >= self._typed > 0 else "$foreground"
        if chosen or place < self._typed:
            look = "$bright"
        mark = "⇅" if chosen and self._held else "▸" if chosen else " "
        first = line((mark, "$act bold"), " ", (str(thing + 1), "$act"), "   ")
        text = line((self._shape.options[thing].text, f"{look} bold" if chosen else look))
        rows = hung(first, text, width)
        return [filled(row, width).stylize("on $lifted") for row in rows] if chosen and self._held else rows

    def _told(self, width: int) -> list[Content]:
        """Return the things in the right order, each with its date and, where it was out of it, its place."""
        shape = self._shape
        column = max(line(told).cell_length for told in shape.told)
        inline = column > width * _MOST  # then the dates stand behind the texts
        marks = _marks(self._given, shape)
        drawn: list[Content] = []
        for rank, thing in enumerate(shape.order):
            look = "$bright bold" if thing == shape.about else "$foreground"
            sign, date = marks.get(thing), (shape.told[thing], look)
            head = line(
                (sign.mark, f"{sign.style} bold") if sign else " ", " ", (str(rank + 1), "$quiet"), "   "
            )
            if not inline:
                head = line(head, filled(line(date), column), "   ")
            parts: list[Part] = [(shape.options[thing].text, look)]
            if inline:
                parts += ["  ", date]
            if sign and sign is not VERDICTS["right"] and self._given[rank] != thing:
                parts.append((f"  you had it {_PLACES[self._given.index(thing)]}", "$quiet"))
            drawn += hung(head, line(*parts), width)
        return drawn


def _marks(given: tuple[int, ...], shape: Arrange) -> dict[int, Sign]:
    """Return the mark of each thing: of the card's own by its pairs, as it is judged.

    Of the others, as many are right as stand rightly to one another, those in their places first.
    """
    rank = {thing: number for number, thing in enumerate(shape.order)}
    own = given.index(shape.about) if given else 0

    def worth(run: tuple[int, ...]) -> tuple[int, int]:
        return len(run), sum(given[rank[thing]] == thing for thing in run)

    turned = sum(
        (rank[thing] < rank[shape.about]) != (place < own)
        for place, thing in enumerate(given)
        if thing != shape.about
    )
    kept: list[tuple[int, ...]] = [()]  # the best run in order that ends with each thing, and none
    for thing in given:
        if thing != shape.about or not turned:
            before = [run for run in kept if not run or rank[run[-1]] < rank[thing]]
            kept.append((*max(before, key=worth), thing))
    right = max(kept, key=worth)
    marks = {thing: VERDICTS["right" if thing in right else "wrong"] for thing in given}
    if turned:
        marks[shape.about] = VERDICTS["part" if turned < len(given) - 1 else "wrong"]
    return marks


ANSWERING = ArrangeInput
