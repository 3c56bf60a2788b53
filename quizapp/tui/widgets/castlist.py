"""Cast list: the actors of a deck by side, a row each; only the rows in sight are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.marks import MEMORY
from quizapp.study.roster import brief, native_name
from quizapp.tui.text import NOTHING, cut, hung, line, lines
from quizapp.tui.widgets.pointing import Pointing
from quizapp.wording import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.content import Content
    from textual.events import Click
    from textual.geometry import Offset

    from quizapp.deck import Deck
    from quizapp.fact import Fact

__all__ = ["CastList"]

_LEAST = 12  # cells of a role that are worth showing
_ROOMY = 48  # cells of a row from which on it says more than who it is
_GAP = 2


class CastList(Pointing):
    """Actors under the names of their sides; `at` is the one pointed at, by its place among them."""

    DEFAULT_CSS = "CastList { height: 1fr; width: 1fr; }"

    def __init__(self) -> None:
        super().__init__(id="cast")
        self.at = 0
        self.actors: list[Fact] = []
        self._rows: list[str | int] = []  # the name of a side, or the place of an actor
        self._places: list[int] = []  # the row of each actor
        self._deck: Deck | None = None
        self._firm: Callable[[Fact], int | None] = lambda _fact: None
        self._empty = ""
        self._top = 0
        self._lit = True
        self._laid = False  # whether it had a size when it went to an actor
        self._before = ""  # the key of the one pointed at last

    @property
    def actor(self) -> Fact | None:
        """The actor pointed at."""
        return self.actors[self.at] if self.actors else None

    def hold(
        self,
        deck: Deck | None,
        sides: Sequence[tuple[str, Sequence[Fact]]],
        firm: Callable[[Fact], int | None],
        empty: str = "",
    ) -> None:
        """Show other actors; the one pointed at last is so again where it is among them, and the first else.

        `firm` says how firmly an actor is remembered, None where nothing is asked of it.
        """
        if deck is not self._deck:
            self._before = ""
        elif self.actor is not None:
            self._before = self.actor.key
        self._deck, self._firm, self._empty = deck, firm, empty
        self.actors, self._rows, self._places = [], [], []
        for side, some in sides:
            if side or len(sides) > 1:
                self._rows += [*([""] if self._rows else []), side or "Others"]
            for actor in some:
                self._places.append(len(self._rows))
                self._rows.append(len(self.actors))
                self.actors.append(actor)
        self.at = 0
        if not self.choose(self._before):
            self._reach()

    def light(self, *, on: bool) -> None:
        """Let the pointer be where keys go, or be quiet while they go elsewhere."""
        if on != self._lit:
            self._lit = on
            self.refresh()

    def choose(self, key: str) -> bool:
        """Point at the actor of this key; False where it is not here."""
        found = next((at for at, actor in enumerate(self.actors) if actor.key == key), None)
        if found is None:
            return False
        self.at = found
        self._go()
        return True

    def move(self, by: int) -> None:
        """Point at another actor."""
        self.at = min(max(self.at + by, 0), max(len(self.actors) - 1, 0))
        self._reach()

    def _reach(self) -> None:
        """Have the actor pointed at in sight, with the name of its side above the first of it."""
        height = max(self.size.height, 1)
        row = self._places[self.at] if self._places else 0
        first = row
        while first and isinstance(self._rows[first - 1], str):
            first -= 1
        self._top = min(self._top, first)
        self._top = max(self._top, row - height + 1)
        self._top = max(min(self._top, len(self._rows) - height), 0)
        self.refresh()

    def _go(self) -> None:
        """Go to the actor pointed at: where it is out of sight, with some of those above it."""
        height, row = self.size.height, self._places[self.at] if self._places else 0
        if not self._top <= row < self._top + height:
            self._top = row - height // 3
        self._laid = bool(height)
        self._reach()

    def on_resize(self) -> None:
        """Keep the actor pointed at in sight."""
        if self._laid:
            self._reach()
        else:
            self._top = 0
            self._go()

    def on_click(self, event: Click) -> None:
        """Point at what was clicked on; a second click opens it."""
        event.stop()
        row = self._top + event.y
        at = self._rows[row] if row < len(self._rows) else ""
        if isinstance(at, int):
            self.point(at)

    def render(self) -> Content:
        """Return the rows that are in sight."""
        width, height = self.size
        if not self._rows:
            return lines(hung("", line((self._empty, "$quiet")), width)) if self._empty else NOTHING
        rows = self._rows[self._top : self._top + height]
        return self.remember(lines([self._row(row, width) for row in rows]))

    @property
    def pointer(self) -> Offset | None:
        """The column and row that is chosen; None while one is in what is told of somebody."""
        return super().pointer if self._lit else None

    def _row(self, row: str | int, width: int) -> Content:
        if isinstance(row, str):
            return cut(line((row, "$quiet")), width)
        assert self._deck is not None
        actor, chosen = self.actors[row], row == self.at
        told, firm = brief(actor, self._deck), self._firm(actor)
        mark = (f"{MEMORY[firm].mark} ", MEMORY[firm].style) if firm is not None else ("  ", "")
        look = "$bright bold" if chosen else "$foreground"
        pointer = ("▸ " if chosen else "  ", "$act bold" if self._lit else "$quiet")
        text = cut(line(pointer, mark, (told.name, look)), width)
        native, role = native_name(actor), listed(told.roles)
        if native and text.cell_length + _GAP + line(native).cell_length <= width:
            text = line(text, " " * _GAP, (native, "$quiet"))
        if role and width >= _ROOMY and (room := width - text.cell_length - _GAP) >= _LEAST:
            text = line(text, " " * _GAP, cut(line((role, "$quiet")), room))
        return text
