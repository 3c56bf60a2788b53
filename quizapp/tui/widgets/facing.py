"""Facing: two holders beside each other, issue by issue: what both hold, what each, and how they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.study.comparison import against, compared, in_words
from quizapp.study.holdings import attributed, headed
from quizapp.tui.text import NOTHING, abreast, cut, filled, hung, line
from quizapp.tui.widgets.matrix import SILENT
from quizapp.tui.widgets.rows import Rows
from quizapp.wording import opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.content import Content

    from quizapp.marks import Sign
    from quizapp.study.comparison import Against
    from quizapp.study.holdings import Holdings, Position

__all__ = ["Facing"]

_GAP = 4
_POINTER = 2
_NARROW = 64  # cells from which on two texts stand beside each other
_SIGNS = {
    "agree": ("=", "$good"),
    "part": ("=", "$good"),
    "part differ": ("≠", "$fair"),
    "differ": ("≠", "$fair"),
}
_AGREE, _DIFFER = {"agree", "part", "part differ"}, {"differ", "part differ"}
_SET = "Set beside each other by the deck"


class _Row(NamedTuple):
    """A row: what both hold, or what each holds, or a contrast; `group` is the place of its heading."""

    group: int
    shared: Position | None = None
    sides: tuple[Position | None, Position | None] = (None, None)
    contrast: Against | None = None


class Facing(Rows):
    """The comparison; `side` is the column of the chosen position, `row_at` its row."""

    def __init__(self) -> None:
        super().__init__(id="facing")
        self.row_at = 0
        self.side = 0
        self._names = ("", "")
        self._headings: list[tuple[str, str, str]] = []
        self._rows: list[_Row] = []
        self._firm: Callable[[Position], Sign] | None = None
        self.empty = "The deck says nothing of either."

    def hold(
        self,
        table: Holdings,
        two: tuple[str, str],
        names: tuple[str, str],
        firm: Callable[[Position], Sign],
    ) -> None:
        """Show two holders, given by key, with their names."""
        self._names, self._firm = names, firm
        self._headings, self._rows = [], []
        for each in compared(table, *two):
            group = len(self._headings)
            self._headings.append((table.issues[each.issue], each.how, in_words(each, *names)))
            self._rows += [_Row(group, shared=held) for held in each.shared]
            for number in range(max(len(each.one), len(each.other))):
                left = each.one[number] if number < len(each.one) else None
                right = each.other[number] if number < len(each.other) else None
                self._rows.append(_Row(group, sides=(left, right)))
        sets = against(table, *two)
        if sets:
            self._rows += [_Row(len(self._headings), contrast=each) for each in sets]
            self._headings.append((_SET, "", ""))
        self.choose(self.row_at, self.side)

    @property
    def total(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    @property
    def at(self) -> int:
        """The row that is chosen."""
        return self.row_at

    @property
    def position(self) -> Position | None:
        """The position that is chosen."""
        if not self._rows:
            return None
        row = self._rows[self.row_at]
        return row.shared or row.sides[self._side(row)]

    @property
    def contrast(self) -> Against | None:
        """The contrast that is chosen."""
        return self._rows[self.row_at].contrast if self._rows else None

    @property
    def count(self) -> str:
        """On how many issues they agree and differ, if only in part, as far as the deck says so."""
        agree = sum(how in _AGREE for _name, how, _words in self._headings)
        differ = sum(how in _DIFFER for _name, how, _words in self._headings)
        said = (("agree on", agree), ("differ on", differ))
        return " · ".join(f"{words} {many}" for words, many in said if many)

    @property
    def chosen(self) -> object:
        """What is chosen, to be compared with what is chosen later."""
        return self.position or self.contrast

    def choose(self, row: int, side: int) -> None:
        """Choose a position, or the nearest that there is."""
        self.row_at = min(max(row, 0), max(len(self._rows) - 1, 0))
        self.side = min(max(side, 0), 1)

    def move(self, across: int, down: int) -> None:
        """Choose a position beside the chosen one."""
        if across and self._rows:
            row = self._rows[self.row_at]
            able = row.sides[self.side + across] if 0 <= self.side + across <= 1 else None
            if not able:
                return
        self.choose(self.row_at + down, self.side + across)

    def hit(self, row: int, down: int, x: int) -> tuple[int, int] | None:
        """Return the row and the column of what stands at a place; None where nothing does."""
        if row < 0:
            return None
        if self.size.width >= _NARROW:
            return row, int(x >= self.size.width // 2)
        left = self._rows[row].sides[0]
        return row, int(left is None or down >= len(self._text(left, self.size.width)))

    def _side(self, row: _Row) -> int:
        return self.side if row.sides[self.side] is not None else 1 - self.side

    # -- what it looks like ---------------------------------------------------------------------------

    def head(self, width: int) -> list[Content]:
        """Return the two names."""
        one, other = (line((headed(name), "$bright bold")) for name in self._names)
        if width < _NARROW:
            return [cut(line(one, ("  and  ", "$quiet"), other), width)]
        half = _half(width)
        between = " " * (_GAP + _POINTER)
        return [line("  ", filled(one, half - _POINTER), between, cut(other, half - _POINTER)), NOTHING]

    def group(self, number: int) -> int | None:
        """Return the issue of a row."""
        return self._rows[number].group

    def heading(self, group: int, width: int) -> list[Content]:
        """Return an issue with how both stand to each other, in sign and word."""
        name, how, words = self._headings[group]
        sign, look = _SIGNS.get(how, (SILENT, "$quiet"))
        here = bool(self._rows) and self._rows[self.row_at].group == group
        title = line((name, "$bright bold" if here else "$foreground bold"))
        if not words:
            return [cut(title, width)]
        mark, said = line((f"{sign} ", f"{look} bold")), line((words, look))
        whole = line(title, "   ", mark, said)
        if whole.cell_length <= width:
            return [whole]
        return [cut(title, width), *hung(line("  ", mark), said, width)]

    def row(self, number: int, width: int) -> list[Content]:
        """Return what both hold, or what each holds."""
        row, here = self._rows[number], number == self.row_at
        if row.contrast is not None:
            return self._contrast(row.contrast, width, here=here)
        if row.shared is not None:
            return self._text(row.shared, width, line(("both ", "$good")), here=here)
        side = self._side(row)
        if width < _NARROW:
            drawn = []
            for place, (held, name) in enumerate(zip(row.sides, self._names, strict=True)):
                label = line((f"{headed(name)}: ", "$quiet"))
                if held is not None:
                    drawn += self._text(held, width, label, here=here and place == side)
            return drawn
        half = _half(width)
        left, right = (
            self._text(held, half, here=here and place == side) if held is not None else []
            for place, held in enumerate(row.sides)
        )
        return abreast(left, half + _GAP, right)

    def _text(
        self, held: Position, width: int, label: Content = NOTHING, *, here: bool = False
    ) -> list[Content]:
        assert self._firm is not None
        sign = self._firm(held)
        first = line(("▸ " if here else "  ", "$act bold"), (f"{sign.mark} ", sign.style))
        text = (attributed(held, held.who), "$bright bold" if here else "$foreground")
        return hung(first, line(label, text), width)

    def _contrast(self, each: Against, width: int, *, here: bool) -> list[Content]:
        one, other = self._names
        said = f"both {each.one}" if each.same else f"{headed(one)} {each.one}; {other} {each.other}"
        on = line((f"{each.on}: " if each.on else "", "$quiet"))
        first = line(("▸ " if here else "  ", "$act bold"))
        return hung(first, line(on, (opened(said), "$bright bold" if here else "$foreground")), width)


def _half(width: int) -> int:
    return (width - _GAP) // 2
