"""Hand: the cards of a sitting and where each stands, also where another sitting answers some of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.study.line import Line
from quizapp.study.plan import limits

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from quizapp.config import Settings
    from quizapp.deck import Deck
    from quizapp.progress.memory import Memory
    from quizapp.progress.store import Store

__all__ = ["Hand", "comes_again"]

_LEARNING = {"learning", "relearning"}


class Hand:
    """The ids of a sitting's cards: `cards` are all of them, `line` those still to be asked.

    `now` gives UTC milliseconds; `early` are cards asked before they are due.
    """

    def __init__(
        self, waiting: Sequence[str], store: Store, settings: Settings, now: Callable[[], int], *, early: bool
    ) -> None:
        self.cards: set[str] = set(waiting)
        self.line = Line(waiting)
        self.repeated: set[str] = set()  # those in their learning steps, which come again today
        self._store = store
        self._settings = settings
        self._early = early
        self._seen: dict[str, int] = {}  # when each card was last rated, by its memory as it was seen here
        self._held: set[str] = set()  # cards that another sitting had on screen when it was their turn
        self._begun_with = {card: self._firmness(card) for card in self.cards}
        for card in waiting:
            memory = store.memory(card)
            self.note(card, memory)
            if memory is not None and memory.due_at is not None and memory.due_at > now():
                self.line.step(card, memory.due_at)  # answered a moment ago, maybe in another sitting

    def firmer(self) -> int:
        """Return how many cards are firmer than they were; a new one that was answered is only begun."""
        return sum(self._firmness(card) > max(was, 1) for card, was in self._begun_with.items())

    def _firmness(self, card: str) -> int:
        memory = self._store.memory(card)
        return memory.firmness if memory is not None else 0

    # -- where a card stands ------------------------------------------------------------------------

    def take_in(self, card: str) -> None:
        """Count a card as one of the sitting's, as it stands now."""
        self.cards.add(card)
        self._begun_with.setdefault(card, self._firmness(card))
        self.note(card, self._store.memory(card))

    def put_away(self, card: str) -> None:
        """Ask a card no more in this sitting."""
        self.line.leave(card)
        self.cards.discard(card)

    def place(self, card: str, memory: Memory | None) -> None:
        """Put a card where its memory says: among the learning ones, or out of the sitting."""
        self.line.leave(card)
        if memory is not None and memory.state in _LEARNING and memory.due_at is not None:
            self.line.step(card, memory.due_at)
        self.note(card, memory)

    def note(self, card: str, memory: Memory | None) -> None:
        """Note how a card stands, and whether it comes again today."""
        self._seen[card] = memory.clock if memory is not None else 0
        (self.repeated.add if comes_again(memory) else self.repeated.discard)(card)

    # -- beside other sittings ------------------------------------------------------------------------

    def free(self, card: str) -> bool:
        """Take a card for this sitting; one that another has on screen comes last here, or not at all."""
        if self._store.claim(card):
            return True
        if card in self._held:
            self.cards.discard(card)
        else:
            self._held.add(card)
            self.line.put_last(card)
        return False

    def steps(self, card: str) -> bool:
        """Let a card wait for its learning step, where another sitting has answered it meanwhile."""
        memory = self._store.memory(card)
        if not self._moved(card, memory) or memory is None or memory.hidden(self._store.today()):
            return False
        self.place(card, memory)
        return card in self.line

    def elsewhere(self, deck: Deck, card: str, memory: Memory | None) -> bool:
        """Whether another sitting has seen to a card since it was put in line here."""
        day = self._store.today()
        if memory is not None and (
            memory.hidden(day) or (self._moved(card, memory) and (memory.due_at or not memory.wanted(day)))
        ):
            return True
        # The new cards of a day are shared by all its sittings; who studies ahead wants more of them.
        new = memory is None or memory.state == "new"
        return new and not self._early and self._begun(deck, day) >= limits(deck, self._settings).new

    def _moved(self, card: str, memory: Memory | None) -> bool:
        """Whether a card was answered, or its answer taken back, in another sitting."""
        return (memory.clock if memory is not None else 0) != self._seen.get(card, 0)

    def _begun(self, deck: Deck, day: date) -> int:
        """How many new cards of a deck are begun on a day, with those that other sittings have on screen."""
        shown = [card for card in self._store.claimed() if card.startswith(f"{deck.id}/")]
        return self._store.new_on(day, f"{deck.id}/") + len(set(shown) - self._store.known(shown, day))


def comes_again(memory: Memory | None) -> bool:
    """Say whether a card comes again today, in its learning steps."""
    return memory is not None and memory.state in _LEARNING and memory.due_at is not None
