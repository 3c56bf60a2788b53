"""The line of a sitting: the cards that wait to be asked, and those between their learning steps."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Line"]


class Line:
    """Cards by their ids, each once, in the order in which they will be asked."""

    def __init__(self, cards: Iterable[str]) -> None:
        self._waiting = deque(cards)
        self._steps: dict[str, int] = {}  # when a card's learning step is over, in UTC milliseconds

    def __iter__(self) -> Iterator[str]:
        yield from self._waiting
        yield from self._steps

    def take(self, now: int, last: str) -> str | None:
        """Take the next card: one whose step is over, else the first that waits, else the next step early.

        The card asked `last` comes again at once only where there is no other.
        """
        ripe = [card for card, at in self._steps.items() if at <= now and card != last]
        if ripe:
            card = min(ripe, key=lambda each: self._steps[each])
        elif self._waiting:
            return self._waiting.popleft()
        elif self._steps:
            card = min(self._steps, key=lambda each: (each == last, self._steps[each]))
        else:
            return None
        del self._steps[card]
        return card

    def leave(self, card: str) -> None:
        """Take a card out, wherever it is."""
        self._steps.pop(card, None)
        if card in self._waiting:
            self._waiting.remove(card)

    def put_first(self, card: str) -> None:
        """Ask a card next of those that wait."""
        self.leave(card)
        self._waiting.appendleft(card)

    def put_last(self, card: str) -> None:
        """Ask a card after all that wait."""
        self.leave(card)
        self._waiting.append(card)

    def step(self, card: str, at: int) -> None:
        """Ask a card again once its learning step is over."""
        self.leave(card)
        self._steps[card] = at
