"""Matrix: who holds what on which issue, a cell for each; in a narrow window, a line for each cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.lattice import GAP, Columns, columns, onward
from quizapp.marks import Sign
from quizapp.study.crossing import Crossing
from quizapp.study.holdings import headed
from quizapp.tui.text import NOTHING, clipped, cut, filled, hung, line
from quizapp.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.content import Content

    from quizapp.study.holdings import Holdings, Position

__all__ = ["SILENT", "UNASKED", "Matrix"]

SILENT = "·"
UNASKED = Sign("–", "not asked", "$quiet")
_HIGH = 2  # rows of a cell
_BAND = 24  # cells of a holder's name in a line


class Matrix(Rows):
    """The table; `issue` and `holder` are the places of the chosen cell, `marked` are holders by key."""

    def __init__(self) -> None:
        super().__init__(id="matrix")
        self.issue = 0
        self.holder = 0
        self.marked: list[str] = []
        self.walked: Position | None = None
        self._issues: list[tuple[str, str]] = []
        self._holders: list[tuple[str, str]] = []
        self._longest = (1, 1, 1)
        self._first = 0
        self._look: Callable[[str, str], Crossing] = lambda _issue, _holder: Crossing()
        self._firm: Callable[[Position], Sign] = lambda _held: UNASKED

    def hold(
        self,
        table: Holdings,
        look: Callable[[str, str], Crossing],
        firm: Callable[[Position], Sign],
        empty: str,
    ) -> None:
        """Show another table; the chosen cell stays so where it is still there."""
        issue, holder = self.cell or ("", "")
        self._issues = list(table.issues.items()) if table.holders else []
        self._holders = [(key, headed(name)) for key, name in table.holders.items()]
        self._look, self._firm, self.empty = look, firm, empty
        self.choose(
            next((at for at, (key, _name) in enumerate(self._issues) if key == issue), 0),
            next((at for at, (key, _name) in enumerate(self._holders) if key == holder), 0),
        )
        names = [line(name) for _key, name in self._issues]
        words = (line(word).cell_length for name in names for word in name.plain.split())
        heads = (line(name).cell_length for _key, name in self._holders)
        longest = (name.cell_length for name in names)
        self._longest = max(longest, default=1), max(words, default=1), max(heads, default=1)

    @property
    def cell(self) -> tuple[str, str] | None:
        """The chosen cell, as its issue and holder by key."""
        if not self._issues or not self._holders:
            return None
        return self._issues[self.issue][0], self._holders[self.holder][0]

    def choose(self, issue: int, holder: int) -> None:
        """Choose a cell, or the nearest that there is."""
        self.issue = min(max(issue, 0), max(len(self._issues) - 1, 0))
        self.holder = min(max(holder, 0), max(len(self._holders) - 1, 0))
        self.walked = None

    def move(self, across: int, down: int) -> None:
        """Choose a cell beside the chosen one; in a narrow window the next line, or the next issue."""
        if self._listed and self._holders:
            number = self.at + down
            if 0 <= number < self.total:
                self.choose(*divmod(number, len(self._holders)))
            self.choose(self.issue + across, self.holder)
        else:
            self.choose(self.issue + down, self.holder + across)

    @property
    def chosen(self) -> object:
        """What is chosen, to be compared with what is chosen later."""
        return self.cell

    def hit(self, row: int, down: int, x: int) -> tuple[int, int] | None:
        """Return the places of the cell at a row and a column of the screen; None where there is none."""
        del down
        if self._listed:
            return divmod(row, len(self._holders)) if row >= 0 else None
        laid = self._columns(self.size.width)
        column = laid.at(x)
        return ((row if row >= 0 else self.issue), self._from(laid) + column) if column is not None else None

    def in_sight(self, width: int) -> str:
        """Say which of the holders are in sight at a width, where not all are."""
        laid, total = self._columns(width), len(self._holders)
        shown = len(laid.widths)
        if self._listed or not self._issues or shown >= total:
            return ""
        first = self._from(laid)
        return f"holders {first + 1}–{first + shown} of {total}"

    # -- rows -----------------------------------------------------------------------------------------

    @property
    def _listed(self) -> bool:
        return self.screen.has_class("-narrow") or self.screen.has_class("-slim")

    @property
    def total(self) -> int:
        """How many rows there are."""
        return len(self._issues) * (len(self._holders) if self._listed else 1)

    @property
    def at(self) -> int:
        """The row of the chosen cell."""
        return self.issue * len(self._holders) + self.holder if self._listed else self.issue

    def reach(self) -> None:
        """Have the chosen cell in sight."""
        self._first = self._from(self._columns(self.size.width))
        super().reach()

    @property
    def gap(self) -> int:
        """How many empty lines part two rows: one where there is room."""
        return int(self.screen.has_class("-tall") and not self._listed)

    def group(self, number: int) -> int | None:
        """Return the issue of a line."""
        return number // len(self._holders) if self._listed else None

    def heading(self, group: int, width: int) -> list[Content]:
        """Return an issue's name."""
        look = "$bright bold" if group == self.issue else "$foreground"
        return [cut(line((self._issues[group][1], look)), width)]

    def _from(self, laid: Columns) -> int:
        """Return the first holder in sight, moved no further than needed for the chosen one to be."""
        return onward(self._first, self.holder, len(laid.widths), len(self._holders))

    def _columns(self, width: int) -> Columns:
        return columns(width, self._longest[0], self._longest[1], len(self._holders))

    def head(self, width: int) -> list[Content]:
        """Return the holders' names."""
        if self._listed:
            return []
        laid = self._columns(width)
        stacks = []
        for place, wide in enumerate(laid.widths, self._from(laid)):
            key, name = self._holders[place]
            look = "$bright bold" if place == self.holder else "$quiet"
            stacks.append(clipped(hung(self._tag(key), line((name, look)), wide), _HIGH, wide))
        high = max(map(len, stacks))
        low = [[NOTHING] * (high - len(stack)) + stack for stack in stacks]
        return _row([[NOTHING], *low], laid, None) + [NOTHING] * self.gap

    def _tag(self, key: str) -> Content:
        return line(("■ ", "$act")) if key in self.marked else NOTHING

    def row(self, number: int, width: int) -> list[Content]:
        """Return the cells of an issue; in a narrow window, one cell."""
        if self._listed:
            return [self._line(*divmod(number, len(self._holders)), width)]
        laid = self._columns(width)
        here, first = number == self.issue, self._from(laid)
        key, name = self._issues[number]
        label = line((name, "$bright bold" if here else "$foreground"))
        stacks = [clipped(label.wrap(laid.names), _HIGH, laid.names)]
        for place, wide in enumerate(laid.widths, first):
            stacks.append(self._cell(key, place, wide, chosen=here and place == self.holder))
        return _row(stacks, laid, self.holder - first if here else None)

    def _seen(self, issue: str, place: int, *, chosen: bool) -> tuple[Crossing, Position | None, Sign]:
        crossing = self._look(issue, self._holders[place][0])
        shown = self.walked if chosen and self.walked is not None else crossing.shown
        return crossing, shown, self._firm(shown) if shown is not None else UNASKED

    def _cell(self, issue: str, place: int, width: int, *, chosen: bool) -> list[Content]:
        crossing, shown, sign = self._seen(issue, place, chosen=chosen)
        if shown is None:
            return [line((SILENT, "$bright bold" if chosen else "$quiet"))]
        mark, signs = line((f"{sign.mark} ", sign.style)), _signs(crossing)
        for text in _texts(shown, "$bright bold" if chosen else sign.style):
            drawn = [each.rstrip() for each in hung(mark, text, width)]
            if signs and drawn[-1].cell_length + 1 + signs.cell_length <= width:
                drawn[-1] = line(drawn[-1], " ", signs)
            elif signs:
                drawn.append(line("  ", signs))
            if len(drawn) <= _HIGH:
                return drawn
        rows = [each.rstrip() for each in clipped(hung(mark, text, width), _HIGH, width)]
        if not signs:
            return rows
        return [*rows[:-1], line(cut(line(rows[-1], "…"), width - signs.cell_length - 1), " ", signs)]

    def _line(self, issue: int, place: int, width: int) -> Content:
        chosen = issue == self.issue and place == self.holder
        key, name = self._holders[place]
        crossing, shown, sign = self._seen(self._issues[issue][0], place, chosen=chosen)
        wide = min(self._longest[2] + 2, _BAND, width // 3)
        label = filled(line(self._tag(key), (name, "$bright bold" if chosen else "$quiet")), wide)
        mark = (f"{sign.mark} ", sign.style) if shown is not None else (f"{SILENT} ", "$quiet")
        first = line(("▸ " if chosen else "  ", "$act bold"), mark, label, "  ")
        if shown is None:
            return first
        signs = line(" ", _signs(crossing)) if crossing.signs else NOTHING
        room = width - first.cell_length - signs.cell_length
        texts = _texts(shown, "$bright bold" if chosen else sign.style)
        text = next((each for each in texts if each.cell_length <= room), texts[-1])
        return line(first, cut(text, room), signs)


def _texts(held: Position, look: str) -> list[Content]:
    """Return a stance in short with whose it is, where that is not the holder, and without."""
    short = line((held.short, look))
    return [line(short, (f" ({held.by})", "$quiet")), line(short, "…")] if held.by else [short]


def _signs(crossing: Crossing) -> Content:
    looks = [(each, "$quiet" if each.startswith("×") else "$fair") for each in crossing.signs.split()]
    return line(*looks[:1], *(part for look in looks[1:] for part in (" ", look)))


def _row(stacks: list[list[Content]], laid: Columns, chosen: int | None) -> list[Content]:
    """Set the lines of cells beside each other, each filled up to its column."""
    first, *cells = stacks
    drawn = []
    for number in range(max(map(len, stacks))):
        row = filled(first[number] if number < len(first) else NOTHING, laid.names)
        for place, (stack, wide) in enumerate(zip(cells, laid.widths, strict=True)):
            pointer = (" ▸ ", "$act bold") if place == chosen and not number else " " * GAP
            row = line(row, pointer, filled(stack[number] if number < len(stack) else NOTHING, wide))
        drawn.append(row)
    return drawn
