"""Kinds of fact, one file each: its fields, its cards, its wrong options.

A kind's module holds
    SECTION   the section of a deck that its facts stand in
    FIELDS    its own fields, by name; `quizapp.fields.COMMON` is added to them
    FACETS    the facets that a fact of it can have; none where the fact itself names them
    MAIN      the facet that a plain `also:` belongs to
    EXAMPLE   a deck that shows it, run by the contract tests
    ties(fact)              what it shares with other facts, as (tie, value)
    facets(fact)            the facets that its fields allow, in order
    unasked(fact, around)   those among them that no question could ask, and why; cheap, for it is
                            asked of every fact when a deck is compiled
    card(fact, facet, around)  the card of one facet
    wrong(card, around)     possible wrong options for one of its cards, best first
and may hold
    says(fact, around)      what its prompts and labels say, as (tie, value): facts that say the same could
                            be taken for each other; compiled where there is more than one
    PAIRED, ORDERED         the facets that can be matched, or put in order
    pair(fact, around)      the two halves that belong together: name and role
    apart(fact, other)      whether neither half of one could go with the other's
    label(fact)             what a fact with a date is called in a list
    earlier(fact, other)    whether one is surely before the other
    claim(card, text, around)    a statement that gives a text as the answer, to be called true or false
    odd(card, around)       those that share something, and those that do not, to be told apart
    groups(card, around)    what can be sorted by which of two it belongs to
    cell(card, around), rows(…), held(…)  the table that a card is a cell of, and its other cells
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from quizapp.fact import Option
from quizapp.fields import COMMON, Field, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quizapp.fact import Around, Card, Fact, Unasked

__all__ = [
    "FactKind",
    "all_kinds",
    "claiming_of",
    "differing_of",
    "fields_of",
    "kind_of",
    "ordering_of",
    "pairing_of",
    "sorting_of",
    "tabling_of",
]


class FactKind(Protocol):
    """What a module of this folder offers."""

    SECTION: str
    FIELDS: tuple[Field, ...]
    FACETS: tuple[str, ...]
    MAIN: str
    EXAMPLE: str

    def ties(self, fact: Fact) -> Iterator[tuple[str, str]]:
        """Yield what the fact shares with others, as (tie, value)."""
        ...

    def facets(self, fact: Fact) -> tuple[str, ...]:
        """Return the facets that the fact's fields allow, in order."""
        ...

    def unasked(self, fact: Fact, around: Around) -> Iterator[Unasked]:
        """Yield the facets that cannot be asked, and why."""
        ...

    def card(self, fact: Fact, facet: str, around: Around) -> Card:
        """Return the card of a facet that can be asked."""
        ...

    def wrong(self, card: Card, around: Around) -> Iterator[Option]:
        """Yield possible wrong options, best first; none is right by the deck's own facts."""
        ...


class Pairing(Protocol):
    """What a module offers whose cards can be matched."""

    PAIRED: frozenset[str]

    def pair(self, fact: Fact, around: Around) -> tuple[str, str]:
        """Return what is asked about and what goes with it; an empty text where one would tell the other."""
        ...

    def apart(self, fact: Fact, other: Fact) -> bool:
        """Say whether the halves of the one surely do not go with those of the other."""
        ...


class Ordering(Protocol):
    """What a module offers whose facts happen in an order."""

    ORDERED: frozenset[str]

    def label(self, fact: Fact) -> str:
        """Return what a fact is called in a list; "" where that would tell its date."""
        ...

    def told(self, fact: Fact) -> str:
        """Return its date, to be shown once it is placed."""
        ...

    def alone(self, fact: Fact, around: Around) -> bool:
        """Say whether what a fact says is said of it alone, of one date, which it does not tell."""
        ...

    def earlier(self, fact: Fact, other: Fact) -> bool:
        """Say whether the one is surely before the other."""
        ...


class Claiming(Protocol):
    """What a module offers whose cards can be called true or false."""

    def claim(self, card: Card, text: str, around: Around) -> str:
        """Return a statement that gives a text as the answer; "" for a card that makes none."""
        ...


Groups = tuple[str, tuple[Option, Option], Callable[[], list[tuple[Option, int]]]]
"""A prompt, two groups, and how to find what belongs to the first (0) or the second (1)."""


class Differing(Protocol):
    """What a module offers whose cards can be asked for the odd one out."""

    def odd(self, card: Card, around: Around) -> tuple[str, list[Option], Iterator[Option]]:
        """Return a prompt, those that share something, and those that surely do not, the likeliest first."""
        ...


class Sorting(Protocol):
    """What a module offers whose cards can be sorted."""

    def groups(self, card: Card, around: Around) -> Iterator[Groups]:
        """Yield the ways to sort the card with others."""
        ...

    def facet(self, card: Card, group: Option) -> str:
        """Return the facet that the facts of a group are asked for by."""
        ...


class Tabling(Protocol):
    """What a module offers whose cards are cells of a table."""

    def cell(self, card: Card, around: Around) -> tuple[str, list[tuple[str, str]], tuple[str, str]] | None:
        """Return the account, the columns and the card's row as (key, name); its own column stands first."""
        ...

    def rows(self, keys: Iterable[str], around: Around) -> list[tuple[str, str]]:
        """Return the rows in which any of these columns has something, as (key, name)."""
        ...

    def held(self, key: str, issue: str, told: str, around: Around) -> Fact | None:
        """Return the fact of another cell, if there is one."""
        ...


@cache
def all_kinds() -> tuple[str, ...]:
    """Return the names of all kinds: the modules that stand in this folder."""
    here = Path(__file__).parent
    return tuple(sorted(path.stem for path in here.glob("*.py") if not path.stem.startswith("_")))


@cache
def kind_of(name: str) -> FactKind:
    """Return the module of a kind."""
    return cast("FactKind", import_module(f"quizapp.facts.{name}"))


def pairing_of(name: str) -> Pairing | None:
    """Return the module of a kind whose cards can be matched."""
    module = kind_of(name)
    return cast("Pairing", module) if hasattr(module, "pair") else None


def ordering_of(name: str) -> Ordering | None:
    """Return the module of a kind whose facts happen in an order."""
    module = kind_of(name)
    return cast("Ordering", module) if hasattr(module, "earlier") else None


def differing_of(name: str) -> Differing | None:
    """Return the module of a kind whose cards can be asked for the odd one out."""
    module = kind_of(name)
    return cast("Differing", module) if hasattr(module, "odd") else None


def sorting_of(name: str) -> Sorting | None:
    """Return the module of a kind whose cards can be sorted."""
    module = kind_of(name)
    return cast("Sorting", module) if hasattr(module, "groups") else None


def tabling_of(name: str) -> Tabling | None:
    """Return the module of a kind whose cards are cells of a table."""
    module = kind_of(name)
    return cast("Tabling", module) if hasattr(module, "cell") else None


def claiming_of(name: str) -> Claiming | None:
    """Return the module of a kind whose cards can be called true or false."""
    module = kind_of(name)
    return cast("Claiming", module) if hasattr(module, "claim") else None


@cache
def fields_of(name: str) -> Table:
    """Return every field that a fact of this kind may have."""
    return Table(*kind_of(name).FIELDS, *COMMON)
