"""Fact and Card: one typed entry of a deck, and one facet of it to be remembered."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quizapp.edtf import Interval
    from quizapp.mark import Answer

__all__ = ["AS_WRITTEN", "Around", "Card", "Fact", "Issue", "Option", "Source", "Unasked"]

AS_WRITTEN = "written"
"""The order of people's names that their author chose; see `nameorder` for the others."""


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Interval:
    from quizapp.edtf import parse  # noqa: PLC0415 - a fact without a date needs no calendar

    return parse(text)


class Source(NamedTuple):
    """A text that facts are taken from."""

    key: str
    title: str = ""
    author: str = ""
    date: str = ""
    short: str = ""
    url: str = ""
    inferred: str = ""
    paragraphs: str = ""

    @property
    def shown(self) -> str:
        """How a citation or an account names it: the short form, else the author, title or key."""
        return self.short or self.author or self.title or self.key


class Issue(NamedTuple):
    """A question on which holders take positions."""

    key: str
    name: str
    short: str = ""


class Fact(NamedTuple):
    """One typed entry of a deck.

    `values` holds what the author wrote, checked against the fields of its kind and nothing else:
    texts as `str`, lists as lists, flags as `bool`, per-facet values as `{facet: [text, …]}` with
    the facet "" for a plain value. An actor whose name is shown in another order has that under `name`,
    and under `written` the one of the deck. `topic` is the file it stands in, "" for the deck's own.
    """

    key: str
    kind: str
    topic: str
    path: str
    line: int
    values: Mapping[str, Any]

    def __hash__(self) -> int:
        return hash((self.path, self.key))

    def text(self, name: str) -> str:
        """Return the text of a field, or an empty one."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """Return all texts of a field that may be a list."""
        value = self.values.get(name)
        if isinstance(value, str):
            return (value,)
        return tuple(value) if isinstance(value, list) else ()

    def flag(self, name: str) -> bool:
        """Say whether a flag is set."""
        return self.values.get(name) is True

    def date(self, name: str) -> Interval | None:
        """Return the date of a field, or None where there is none."""
        value = self.text(name)
        return _parsed(value) if value else None

    def per(self, name: str, facet: str) -> tuple[str, ...]:
        """Return the texts of a per-facet field for one facet; the reader has settled plain values."""
        value = self.values.get(name)
        return tuple(value.get(facet, ())) if isinstance(value, dict) else ()

    @property
    def cited(self) -> tuple[tuple[str, str], ...]:
        """Its sources as (key of the source, paragraphs as written)."""
        return tuple((key, place) for key, place in self.values.get("source", ()))


class Option(NamedTuple):
    """A possible wrong option: its text, the fact that it is taken from, if any; `own` is the author's.

    `written` is the text as the deck has it, where names are shown in another order.
    """

    text: str
    key: str = ""
    own: bool = False
    written: str = ""


class Unasked(NamedTuple):
    """A facet that no question can ask, why, what the author may do, and the field that it is about."""

    facet: str
    why: str
    hint: str
    field: str = ""


class Card(NamedTuple):
    """One facet of one fact: what is scheduled.

    `kinds` are the kinds of question that it may become, easiest first. `points` are what an open answer
    should mention. `because` is told after the verdict. `among` is the kind of fact among whose names a
    written answer is looked up, "" for all. `gapped` is a sentence with a gap where the answer belongs.
    """

    deck: str
    fact: Fact
    facet: str
    prompt: str
    answer: Answer
    kinds: tuple[str, ...]
    points: tuple[str, ...] = ()
    because: str = ""
    among: str = ""
    gapped: str = ""

    @property
    def id(self) -> str:
        """`deck/fact#facet`: permanent, whatever the texts become."""
        return f"{self.deck}/{self.fact.key}#{self.facet}"


class Around(Protocol):
    """The deck around a fact: what a kind of fact may look up."""

    @property
    def id(self) -> str:
        """The deck's permanent id."""
        ...

    @property
    def as_of(self) -> str:
        """When the deck's facts held, as EDTF; may be empty."""
        ...

    def fact(self, key: str) -> Fact | None:
        """Return a fact by its key."""
        ...

    def extent(self) -> tuple[str, str]:
        """Return the earliest end and the latest beginning of all its events, as ISO dates; may be empty."""
        ...

    def outermost(self) -> tuple[str, ...]:
        """Return the keys of the events of the earliest end and of the latest beginning."""
        ...

    def repeated(self, tie: str) -> frozenset[str]:
        """Return what more than one fact says, of a tie by which facts can be taken for each other."""
        ...

    def sharing(self, tie: str, value: str, most: int = 60) -> Sequence[Fact]:
        """Return facts that share something: ("kind", "event"), ("issue", "abductees"), ("of", "japan")."""
        ...

    def nearby(self, fact: Fact, most: int = 60) -> Sequence[Fact]:
        """Return facts of the same kind, nearest in the deck first."""
        ...

    def source(self, key: str) -> Source | None:
        """Return a source by its key."""
        ...

    def issue(self, key: str) -> Issue | None:
        """Return an issue by its key."""
        ...
