"""Manuscript: a deck together with the nodes that it was read from, so that a rule can point at a place."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from quizapp.deck import Problem
from quizapp.edited import Edits, compare
from quizapp.facts import kind_of
from quizapp.fingerprint import print_of
from quizapp.reading import in_a_line
from quizapp.yamltree import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as Mapped
    from pathlib import Path

    from quizapp.deck import Deck
    from quizapp.fact import Card, Fact
    from quizapp.fingerprint import Print
    from quizapp.reading import File, Reading
    from quizapp.yamltree import Node

__all__ = ["LEAST", "MOST", "Finding", "Manuscript", "Place", "Written"]

LEAST = 5  # facts of a deck that is more than a trial
MOST = 15_000  # cards that rules look at: more would be a matter of minutes


class Place(NamedTuple):
    """Where something stands; line and column count from 1."""

    path: str
    line: int
    column: int


class Finding(NamedTuple):
    """What a rule has found at a place: one sentence of what, and one of what to do."""

    place: Place
    message: str
    hint: str

    def problem(self, code: str, severity: str) -> Problem:
        """Return it as a problem."""
        return Problem(*self.place, code, severity, in_a_line(self.message), in_a_line(self.hint))


class Written(NamedTuple):
    """A text as it stands in a file, with the path of keys that leads to it: ("wrong", "role")."""

    keys: tuple[str, ...]
    scalar: Scalar


class Manuscript:
    """A deck as it was read and as it was written; `before` are its cards as they once were, if known."""

    def __init__(self, deck: Deck, reading: Reading, before: Mapped[str, Print] | None = None) -> None:
        self.deck = deck
        self.before = before or {}
        self._reading = reading
        self._facts: list[Fact] | None = None
        self._cards: list[Card] | None = None
        deck.prime(reading.facts)  # rules look at all of them, again and again

    @property
    def files(self) -> list[File]:
        """Its files, each with the root of its tree, the head first."""
        return self._reading.files

    @property
    def paths(self) -> list[Path]:
        """The paths of all that it was read from, those that it names and that are not there among them."""
        top = self._reading.top
        folder = top if top.is_dir() else top.parent
        return [folder / name for name, *_stamp in self._reading.stamps]

    @property
    def facts(self) -> list[Fact]:
        """Its facts, in the order of its files."""
        if self._facts is None:
            self._facts = list(self._reading.facts.values())
        return self._facts

    @property
    def folder(self) -> str:
        """The path of the deck's head."""
        return self._reading.files[0].name if self._reading.files else str(self._reading.top)

    def cards(self) -> list[Card]:
        """Return its cards, in the order of its files; of a very large deck the first."""
        if self._cards is None:
            ids = (card_id.partition("/")[2] for card_id, _topic in self.deck.card_ids())
            parts = (card_id.partition("#") for card_id in islice(ids, MOST))
            self._cards = [self._card(key, facet) for key, _hash, facet in parts]
        return self._cards

    @cached_property
    def now(self) -> dict[str, Print]:
        """Its cards as they are, to be compared; none of a very large deck."""
        return {card.id: print_of(card) for card in self.cards()} if self.deck.card_count() <= MOST else {}

    @cached_property
    def edits(self) -> Edits:
        """What its author did since it was as it was `before`."""
        if not self.before or not self.now:
            return Edits({}, [], [], [], [])
        was = ((f"{self.deck.id}/{old}", f"{self.deck.id}/{new}") for old, new in self.deck.renamed())
        return compare(self.before, self.now, was)

    def _card(self, key: str, facet: str) -> Card:
        fact = self._reading.facts[key]
        return kind_of(fact.kind).card(fact, facet, self.deck)

    def own_options(self, card: Card) -> list[str]:
        """Return the wrong options that the author of a card wrote for it, as they are shown."""
        if not card.fact.per("wrong", card.facet):
            return []
        options = kind_of(card.fact.kind).wrong(card, self.deck)
        return [option.text for option in options if option.own]

    # -- places -----------------------------------------------------------------------------------

    def at(self, fact: Fact, *keys: str) -> Place:
        """Return where a field of a fact stands, the nearest that there is; without keys, the fact."""
        _file, node = self._reading.nodes.get(fact.key, (None, None))
        found: Node | None = node
        line, column = fact.line, 1
        for key in keys:
            item = found.items.get(key) if isinstance(found, Mapping) else None
            if item is None:
                break
            found = item[1]
            line, column = found.line, found.column
        return Place(fact.path, line, column) if column > 1 else self._of_key(fact)

    def of(self, fact: Fact, written: Written) -> Place:
        """Return where a text of a fact stands."""
        return Place(fact.path, written.scalar.line, written.scalar.column)

    def question(self, card: Card) -> Place:
        """Return where the question of a card is written by its author, or where its fact stands."""
        if card.fact.per("ask", card.facet):
            return self.at(card.fact, "ask", card.facet)
        return self.at(card.fact, "cloze") if card.fact.text("cloze") else self.at(card.fact)

    def _of_key(self, fact: Fact) -> Place:
        file, node = self._reading.nodes.get(fact.key, (None, None))
        root = file.root if file is not None else None
        for _name, section in root.items.values() if root is not None else ():
            item = section.items.get(fact.key) if isinstance(section, Mapping) else None
            if item is not None and item[1] is node:
                return Place(fact.path, item[0].line, item[0].column)
        return Place(fact.path, fact.line, node.column if node is not None else 1)  # a card in a list

    def node(self, fact: Fact) -> Mapping | None:
        """Return what a fact was read from."""
        return self._reading.nodes.get(fact.key, (None, None))[1]

    def head(self, *keys: str) -> Place:
        """Return where something of the head stands, in whichever file, or where the head begins."""
        for file in self._reading.files:
            found: Node | None = file.root
            for key in keys:
                item = found.items.get(key) if isinstance(found, Mapping) else None
                found = item[1] if item is not None else None
            if found is not None and keys:
                return Place(file.name, found.line, found.column)
        return Place(self.folder, 1, 1)

    # -- texts ------------------------------------------------------------------------------------

    def texts(self, fact: Fact) -> Iterator[Written]:
        """Yield every text that is written in a fact, in order."""
        _file, node = self._reading.nodes.get(fact.key, (None, None))
        if node is not None:
            yield from _texts(node, ())

    def texts_of(self, fact: Fact, field: str) -> Iterator[Written]:
        """Yield every text of one field of a fact."""
        _file, node = self._reading.nodes.get(fact.key, (None, None))
        item = node.items.get(field) if node is not None else None
        if item is not None:
            yield from _texts(item[1], (field,))


def _texts(node: Node, keys: tuple[str, ...]) -> Iterator[Written]:
    if isinstance(node, Scalar):
        if not node.blank:
            yield Written(keys, node)
    elif isinstance(node, Sequence):
        for each in node.items:
            yield from _texts(each, keys)
    else:
        for name, (_key, value) in node.items.items():
            yield from _texts(value, (*keys, name))
