"""Survey: a deck's table as it is looked at: which part of it, as of when; each cell is looked up once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from quizapp.study.asof import Change, changes
from quizapp.study.crossing import Crossing, crossing
from quizapp.study.firmness import firmness, leading
from quizapp.study.holdings import filtered, holdings, only

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.deck import Deck
    from quizapp.progress.store import Store
    from quizapp.study.holdings import Position

__all__ = ["Survey", "with_positions"]


def with_positions(decks: Sequence[Deck]) -> list[Deck]:
    """Return the decks that have positions."""
    return [deck for deck in decks if deck.sharing("kind", "position", 1)]


class Survey:
    """The table of a deck, the part of it that is kept, and the change up to which it is looked at.

    `alone` are the only holders that are kept, all where there are none.
    """

    def __init__(self, deck: Deck, store: Store, alone: Sequence[str] = ()) -> None:
        self.deck = deck
        self.whole = holdings(deck)
        self.table = self.whole
        self.when: Change | None = None
        self._store = store
        self._alone: Sequence[str] = alone
        self._cells: dict[tuple[str, str], Crossing] = {}
        self._firm: dict[str, int | None] = {}
        self.narrow("")

    def narrow(self, words: str) -> None:
        """Keep the holders and issues that have these words in their names."""
        known = [holder for holder in self._alone if holder in self.whole.holders]
        self.table = filtered(only(self.whole, known) if known else self.whole, words)

    def widen(self) -> None:
        """Keep all again."""
        self._alone = ()
        self.narrow("")

    def named(self, holder: str, issue: str) -> tuple[str, str]:
        """Return the names of a holder and an issue."""
        return self.whole.holders[holder], self.whole.issues[issue]

    def look(self, issue: str, holder: str) -> Crossing:
        """Return a cell as of then."""
        place = issue, holder
        if place not in self._cells:
            self._cells[place] = crossing(self.whole, issue, holder, self.when.day if self.when else None)
        return self._cells[place]

    def firm(self, position: Position) -> int | None:
        """Return how firmly a position is remembered, 0 new to 4 lasting; None where it is not asked."""
        if position.key not in self._firm:
            firm = firmness(position.fact, self.deck, self._store)
            self._firm[position.key] = leading(firm, "stance")
        return self._firm[position.key]

    # -- in time --------------------------------------------------------------------------------------

    @cached_property
    def changes(self) -> list[Change]:
        """The days on which the table changes, the oldest first."""
        return changes(self.whole)

    def earlier(self) -> bool:
        """Go back to the change before; False where there is none."""
        before = len(self.changes) if self.when is None else self.changes.index(self.when)
        if before:
            self.go(self.changes[before - 1])
        return bool(before)

    def later(self) -> bool:
        """Go on to the change after, and from the last one to the newest of all; False where one is there."""
        if self.when is None:
            return False
        after = self.changes.index(self.when) + 1
        self.go(self.changes[after] if after < len(self.changes) else None)
        return True

    def go(self, when: Change | None) -> None:
        """Go to a change, or to the newest of all."""
        self.when, self._cells = when, {}
