"""What is true by a deck's facts alone, written from the deck format and from nothing that makes questions.

Dates, names and claims are read here a second time, in the plainest way, so that a slip in the program
and the same slip in its test are not one slip.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from said_dates import days, meet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from said_dates import Days

    from quizapp.deck import Deck
    from quizapp.fact import Fact

__all__ = ["World", "holds_words", "plain", "words"]


@cache
def words(text: str) -> list[str]:
    """Return the words of a text, without case, marks and punctuation."""
    bare = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    return re.findall(
        r"\w+", unicodedata.normalize("NFC", "".join(c for c in bare if not unicodedata.combining(c)))
    )


@cache
def plain(text: str) -> str:
    """Return a text as it is read: words without a leading article, joined."""
    found = words(text)
    while len(found) > 1 and found[0] in {"the", "a", "an"}:
        found = found[1:]
    return " ".join(found) or text.strip()  # "?" is not "!"


def holds_words(text: str, form: str) -> bool:
    """Say whether a form stands in a text as whole words; in scripts without spaces anywhere."""
    if not form.strip():
        return False
    if not form.isascii() and not re.search("[a-zà-ÿ]", form.casefold()):
        return form in text
    return f" {' '.join(words(form))} " in f" {' '.join(words(text))} "


# -- the deck ---------------------------------------------------------------------------------


class World:
    """A deck's facts, and what they make true."""

    def __init__(self, deck: Deck) -> None:
        self.deck = deck
        self.facts = {fact.key: fact for fact in deck.facts()}
        self.names = {key: self._called(fact) for key, fact in self.facts.items() if fact.kind == "actor"}
        self.claims = list(self._claims())

    def of_kind(self, kind: str) -> Iterator[Fact]:
        """Yield the facts of a kind."""
        return (fact for fact in self.facts.values() if fact.kind == kind)

    # -- who is who -------------------------------------------------------------------------

    def person(self, actor: Fact) -> bool:
        """Say whether an actor is a person."""
        return actor.text("kind") in {"", "person", "author"}

    def called(self, actor: Fact) -> set[str]:
        """Return the whole names that an actor goes by, in either order for a person."""
        return self.names[actor.key]

    def _called(self, actor: Fact) -> set[str]:
        found = set()
        for name in (actor.text("name"), *actor.per("also", "name")):
            parts = plain(name).split()
            found.add("".join(parts))
            if self.person(actor) and len(parts) > 1 and not actor.text("family"):
                found |= {"".join([*parts[1:], parts[0]]), "".join([parts[-1], *parts[:-1]])}
        return found

    def tells(self, text: str, actor: Fact) -> bool:
        """Say whether a text holds a name, an alias, an adjective or a part of a person's name."""
        forms = [actor.text("name"), *actor.per("also", "name"), actor.text("adjective")]
        forms += [form.removeprefix("the ") for form in forms]
        if self.person(actor):
            forms += [part for part in actor.text("name").split() if len(part) > 2 and part != "the"]
        return any(holds_words(text, form) for form in forms)

    def actors(self, keys: Iterable[str]) -> list[Fact]:
        """Return the actors of these keys."""
        return [fact for key in keys if (fact := self.facts.get(key)) is not None and fact.kind == "actor"]

    def actors_called(self, name: str) -> list[Fact]:
        """Return every actor that a text could name."""
        form = "".join(plain(name).split())
        return [self.facts[key] for key, names in self.names.items() if form in names]

    def beside(self, one: Fact, other: Fact) -> bool:
        """Say whether one actor is the other, or belongs to it."""
        return one.key == other.key or other.key in one.texts("of") or one.key in other.texts("of")

    def could_be(self, one: Fact, other: Fact) -> bool:
        """Say whether an actor, where it is named, could be read as another, or as one beside it."""
        return self.beside(one, other) or bool(self.called(one) & self.called(other))

    def groups_called(self, text: str) -> list[list[Fact]]:
        """Return the actors that each name of "A, B and C" could be; none where it is no list of actors."""
        whole = self.actors_called(text)
        if whole:
            return [whole]
        pieces = [self.actors_called(piece) for piece in re.split(r", | and ", text)]
        return pieces if all(pieces) else []

    # -- what is claimed --------------------------------------------------------------------

    def _claims(self) -> Iterator[tuple[str, str, Any, tuple[str, ...]]]:
        """Yield (side, text without names of its holders, what says so, who fits as well)."""
        for fact in self.of_kind("position"):
            fits = fact.per("also_fits", "holder")
            for holder in fact.texts("holder"):
                yield holder, self.said(fact.text("stance"), fact.texts("holder")), fact, fits
        for fact in self.of_kind("contrast"):
            for side in fact.values.get("between", ()):
                if isinstance(side, list):
                    keys = [part.strip() for part in side[0].split("+")]
                    for key in keys:
                        yield key, self.said(side[1], keys), fact, ()

    def said(self, text: str, keys: Iterable[str]) -> str:
        """Return a text as it is read once the names of those who say it are hidden."""
        found = f" {' '.join(words(text))} "
        for actor in self.actors(keys):
            forms = {actor.text("name"), *actor.per("also", "name"), actor.text("adjective")}
            forms |= set(actor.text("name").split()) if self.person(actor) else set()
            forms |= {form.removeprefix("the ") for form in forms}
            for form in sorted((each for each in forms if len(each) > 1), key=len, reverse=True):
                found = found.replace(f" {' '.join(words(form))} ", " _ ")
        return found.strip()

    def claims_it(self, actor: Fact, text: str, own: Iterable[str], *, named: bool = False) -> bool:
        """Say whether an actor, or one beside it, or who is `named` alike, holds what a text says or fits it."""
        beside = self.could_be if named else self.beside
        asked = self.said(text, own)
        for key, said, _fact, fits in self.claims:
            if said == asked:
                for each in (key, *fits):
                    holder = self.facts.get(each)
                    if holder is not None and holder.kind == "actor" and beside(actor, holder):
                        return True
        return False

    # -- events and figures -----------------------------------------------------------------

    def when(self, fact: Fact) -> Days | None:
        """Return the days of an event or figure."""
        return days(fact.text("when").upper()) if fact.text("when") else None

    def whens(self, fact: Fact) -> list[Days]:
        """Return every date that is right of an event, by its author too."""
        when = self.when(fact)
        return [*([when] if when else []), *(days(text.upper()) for text in fact.per("also_fits", "when"))]

    def may_meet(self, one: Days | None, other: Days | None) -> bool:
        """Say whether two dates may be one; what has none may be at any time."""
        return one is None or other is None or meet(one, other)

    def label(self, fact: Fact) -> str:
        """Return what an event is called in a list."""
        return plain(fact.text("short") or fact.text("what"))

    @cached_property
    def known_after(self) -> set[tuple[str, str]]:
        """Return (earlier, later) for all that `after:` and `before:` say, and what follows from it."""
        pairs = set()
        for fact in self.of_kind("event"):
            pairs |= {(key, fact.key) for key in fact.texts("after")}
            pairs |= {(fact.key, key) for key in fact.texts("before")}
        while more := {(a, d) for a, b in pairs for c, d in pairs if b == c} - pairs:
            pairs |= more
        return pairs

    def surely_before(self, one: Fact, other: Fact) -> bool:
        """Say whether one event is before another by the dates, or else by what the text knows."""
        mine, theirs = self.whens(one), self.whens(other)
        if mine and theirs and not any(meet(a, b) for a in mine for b in theirs):
            return all(a[1] < b[0] for a in mine for b in theirs)
        known = self.known_after
        return (one.key, other.key) in known and (other.key, one.key) not in known

    def as_of(self, fact: Fact) -> Days | None:
        """Return when a fact held: its own date, its source's or the deck's."""
        if fact.text("as_of"):
            return days(fact.text("as_of").upper())
        for key, _place in fact.cited:
            source = self.deck.source(key)
            if source is not None and source.date:
                return days(source.date.upper())
        return days(self.deck.as_of.upper()) if self.deck.as_of else None

    def passes(self, fact: Fact, said: str) -> bool:
        """Say whether a number as shown is true of a figure."""
        found = re.search(r"-?[\d,.]*\d", said.replace("−", "-"))
        if found is None:
            return False
        value, mine = Decimal(found[0].replace(",", "")), Decimal(fact.text("value"))
        off = (
            Decimal(fact.text("within"))
            if fact.text("within")
            else abs(mine) / 10
            if fact.flag("about")
            else Decimal(0)
        )
        if abs(value - mine) <= off:
            return True
        if "at least" in said:
            return fact.flag("at_least") or value <= mine
        return fact.flag("at_least") and value >= mine
