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
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from quizapp.fields import COMMON, Field, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.fact import Around, Card, Fact, Option, Unasked

__all__ = ["FactKind", "all_kinds", "fields_of", "kind_of"]


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


@cache
def all_kinds() -> tuple[str, ...]:
    """Return the names of all kinds: the modules that stand in this folder."""
    here = Path(__file__).parent
    return tuple(sorted(path.stem for path in here.glob("*.py") if not path.stem.startswith("_")))


@cache
def kind_of(name: str) -> FactKind:
    """Return the module of a kind."""
    return cast("FactKind", import_module(f"quizapp.facts.{name}"))


@cache
def fields_of(name: str) -> Table:
    """Return every field that a fact of this kind may have."""
    return Table(*kind_of(name).FIELDS, *COMMON)
