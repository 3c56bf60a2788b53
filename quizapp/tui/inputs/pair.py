"""pair: each thing on the left is given one on the right, by its digit, by ← and →, or by the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.marks import VERDICTS
from quizapp.response import Pair, Paired
from quizapp.tui.text import NOTHING, abreast, clipped, hung, line

if TYPE_CHECKING:
    from textual.content import Content

    from quizapp.question import Question
    from quizapp.response import Response
    from quizapp.tui.widgets.hints import Hint

__all__ = ["ANSWERING"]

_STEPS = {"up": -1, "k": -1, "down": 1, "j": 1}
_SIDES = {"left": 0, "right": 1}
_NONE = -1
_MARK, _GAP, _DIGIT = 2, 3, 3  # cells
_LEAST = 0.4  # of the width that the right column gets where it needs it


class PairInput:
    """The left things with what each was given, and below them what there is to give."""

    over = None
    drags = False

    def __init__(self) -> None:
        self._shape = Pair((), (), (), 0)
        self._given: list[int] = []
        self._order: list[int] = []  # the rows in the order in which they were given something
        self._at = 0
        self._open = False
        self._lacking = False
        self._rows: list[int] = []
        self._spots: list[tuple[int, int, int, int]] = []

    def hints(self) -> list[Hint]:
        """Return how to answer, for the footer."""
        hints: list[Hint] = [(f"1–{len(self._shape.right)}", "its match", "")]
        if self._two:
            hints = [("← →", "its group", "")]
        if self._full:
            return [("Enter", "answer", "submit"), *hints]
        return [*hints, ("Backspace", "take back", "")] if self._order else [*hints, ("↑↓", "choose", "")]

    def ask(self, question: Question) -> None:
        """Offer the things of a question, none of them given anything yet."""
        assert isinstance(question.shape, Pair)
        self._shape = question.shape
        self._given = [_NONE] * len(question.shape.options)
        self._order = []
        self._at = 0
        self._lacking = False
        self._open = True

    def retry(self) -> None:
        """Offer them as they stand."""
        self._open = True

    def tell(self, response: Response) -> None:
        """Show what goes with what, and what was given instead."""
        self._given = list(response.pairs) if isinstance(response, Paired) else []
        self._open = self._lacking = False

    @property
    def here(self) -> tuple[int, int] | None:
        """The rows of the thing that is chosen."""
        if not self._open or self._at not in self._rows:
            return None
        first = self._rows.index(self._at)
        return first, first + self._rows.count(self._at)

    @property
    def _two(self) -> bool:
        """Whether there are two groups, one to each side."""
        return self._shape.many and len(self._shape.right) == len(_SIDES)

    @property
    def _full(self) -> bool:
        return _NONE not in self._given

    # -- what the learner does ----------------------------------------------------------------------

    def press(self, key: str) -> Response | bool:
        """Choose a row, give it something, take that back, answer."""
        if not self._open:
            return False
        if key in _STEPS:
            self._at = (self._at + _STEPS[key]) % len(self._given)
        elif key == "backspace":
            return self._take_back()
        elif key == "enter":
            if self._full:
                return Paired(tuple(self._given))
            self._at = self._given.index(_NONE)
            self._lacking = True
        elif key in _SIDES and self._two:
            self._give(_SIDES[key])
        elif len(key) == 1 and key in "123456789" and int(key) <= len(self._shape.right):
            self._give(int(key) - 1)
        else:
            return False
        return True

    def click(self, column: int, row: int) -> Response | bool:
        """Choose the row that was clicked on, or give it the thing that was."""
        if not self._open:
            return False
        if row < len(self._rows):
            self._at = self._rows[row]
            return True
        for top, start, end, right in self._spots:
            if row == top and start <= column < end:
                self._give(right)
                return True
        return False

    def _give(self, right: int) -> None:
        """Give the chosen row something, and go on to the next that has nothing."""
        if not self._shape.many and right in self._given:
            self._clear(self._given.index(right))
        if self._at in self._order:
            self._order.remove(self._at)
        self._given[self._at] = right
        self._order.append(self._at)
        self._lacking = False
        following = [*range(self._at + 1, len(self._given)), *range(self._at)]
        self._at = next((row for row in following if self._given[row] == _NONE), self._at)

    def _take_back(self) -> bool:
        """Take what the chosen row has, or else what was given last."""
        if not self._order:
            return False
        if self._given[self._at] == _NONE:
            self._at = self._order[-1]
        self._clear(self._at)
        return True

    def _clear(self, row: int) -> None:
        self._given[row] = _NONE
        if row in self._order:
            self._order.remove(row)

    # -- what it looks like ---------------------------------------------------------------------------

    def painted(self, width: int) -> list[Content]:
        """Return the left things with what they have; while it is open, with what there is to give below."""
        column = self._column(width)
        self._rows, self._spots = [], []
        drawn: list[Content] = []
        for row in range(len(self._shape.options)):
            rows = self._asked(row, column, width) if self._open else self._told(row, column, width)
            self._rows += [row] * len(rows)
            drawn += rows
        if not self._open:
            return drawn
        drawn += [NOTHING, *self._offered(len(drawn) + 1, width)]
        if self._lacking:
            drawn += [NOTHING, *hung("  ", line((self._lack(), "$fair")), width)]
        return drawn

    def _column(self, width: int) -> int:
        """Return where the right column begins: both as wide as their texts, or sharing what there is."""
        left = max(line(option.text).cell_length for option in self._shape.options)
        right = max(line(option.text).cell_length for option in self._shape.right) + self._before
        room = width - _MARK - _GAP
        return _MARK + _GAP + min(left, room - min(right, max(room - left, int(room * _LEAST))))

    @property
    def _before(self) -> int:
        """The cells that a digit takes before what was given; two groups are told apart by their names."""
        return 0 if self._two else _DIGIT

    def _asked(self, row: int, column: int, width: int) -> list[Content]:
        chosen, given = row == self._at, self._given[row]
        look = "$bright bold" if chosen else "$foreground"
        left = hung(line(("▸" if chosen else " ", "$act bold"), " "), self._left(row, look), column - _GAP)
        if given == _NONE:
            return abreast(left, column, [line(("·", "$act" if chosen else "$quiet"))])
        digit = line((f"{given + 1}  "[: self._before], "$act"))
        # It stands in full below: here it takes no more rows than the left thing, so that nothing moves.
        room = width - column
        rows = hung(digit, line((self._shape.right[given].text, look)), room)
        return abreast(left, column, clipped(rows, len(left), room))

    def _told(self, row: int, column: int, width: int) -> list[Content]:
        right = self._shape.pairs[row]
        given = self._given[row] if self._given else right
        sign = VERDICTS["right" if given == right else "wrong"]
        look = "$bright bold" if row == self._shape.about else "$foreground"
        mark = (sign.mark, f"{sign.style} bold") if self._given else " "
        left = hung(line(mark, " "), self._left(row, look), column - _GAP)
        texts = hung("", line((self._shape.right[right].text, look)), width - column)
        if given != right and not self._two:
            taken = self._shape.right[given].text if given != _NONE else "nothing"
            texts += hung("", line((f"not {taken}", "$quiet")), width - column)
        return abreast(left, column, texts)

    def _left(self, row: int, look: str) -> Content:
        return line((self._shape.options[row].text, look))

    def _offered(self, top: int, width: int) -> list[Content]:
        """Return what there is to give: two groups at two sides, where they fit, else one below the other."""
        used = set() if self._shape.many else set(self._given)
        looks = ["$quiet" if number in used else "$foreground" for number in range(len(self._shape.right))]
        texts = [line((each.text, look)) for each, look in zip(self._shape.right, looks, strict=True)]
        heads = [line("  ", (str(number), "$act"), "  ") for number in range(1, len(texts) + 1)]
        if self._two:
            one = line("  ", ("← 1", "$act"), "  ", texts[0])
            other = line("      ", texts[1], "  ", ("2 →", "$act"))
            if one.cell_length + other.cell_length <= width:
                end = one.cell_length + other.cell_length
                self._spots = [(top, 0, one.cell_length, 0), (top, one.cell_length, end, 1)]
                return [one + other]
        drawn: list[Content] = []
        for number, (head, text) in enumerate(zip(heads, texts, strict=True)):
            rows = hung(head, text, width)
            self._spots += [(top + len(drawn) + row, 0, width, number) for row in range(len(rows))]
            drawn += rows
        return drawn

    def _lack(self) -> str:
        lacking = self._given.count(_NONE)
        return (
            "One has no match yet: here it is."
            if lacking == 1
            else f"{lacking} have no match yet: here is the first."
        )


ANSWERING = PairInput
