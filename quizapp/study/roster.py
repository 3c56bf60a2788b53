"""Roster: a deck's actors by side, and of one all that is told: names, roles, deeds, views, look-alikes."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from quizapp.cast import actors_of, by_side, is_person
from quizapp.edtf import bounds, shown
from quizapp.progress.stats import confusions
from quizapp.safe import one_line
from quizapp.script import script_of
from quizapp.wording import account, as_of, capital, cited, held, inferred, opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from quizapp.deck import Deck
    from quizapp.fact import Fact
    from quizapp.progress.store import Store

__all__ = ["Deed", "Lookalike", "Person", "View", "mixed_up", "person", "roster"]

_ALL = 1_000_000  # facts of a deck, and pairs of a log


class Deed(NamedTuple):
    """An event that an actor had part in: its key, its date in words, what happened."""

    key: str
    dated: str
    what: str


class View(NamedTuple):
    """What an actor holds: the position's key, the issue, the stance, whose account it is."""

    key: str
    issue: str
    stance: str
    account: str


class Lookalike(NamedTuple):
    """Whom an actor is confused with: by the deck, and how often this learner took each for the other."""

    key: str
    name: str
    by_deck: bool
    took_for: int
    taken_for: int


class Person(NamedTuple):
    """All that a deck and a log tell of one actor; `roles` are said to have been held `dated`.

    `aliases` stand under the script that they are in.
    """

    fact: Fact
    name: str
    kind: str
    roles: tuple[str, ...]
    dated: str
    sides: tuple[str, ...]
    aliases: Mapping[str, tuple[str, ...]]
    deeds: tuple[Deed, ...]
    views: tuple[View, ...]
    lookalikes: tuple[Lookalike, ...]
    note: str
    outside: str
    source: str


def roster(deck: Deck) -> list[tuple[str, list[Fact]]]:
    """Return the actors of a deck by side, each with its name; those who are alone on theirs at the end."""
    actors = list(deck.sharing("kind", "actor", _ALL))
    return [
        (one_line(capital(head.text("name"))) if head is not None else "", members)
        for head, members in by_side(actors, deck)
    ]


def mixed_up(deck: Deck, store: Store) -> dict[tuple[str, str], int]:
    """Return how often this learner took an actor for another, by (who it was, who it was taken for)."""
    found: Counter[tuple[str, str]] = Counter()
    for each in confusions(store.db, _ALL, f"{deck.id}/"):
        key, _, facet = each.card.removeprefix(f"{deck.id}/").partition("#")
        right, took = deck.fact(key), deck.fact(each.took_for)
        meant = _asked_for(right, facet) if right is not None else ()
        if took is not None and took.kind == "actor" and len(meant) == 1 and meant[0] != took.key:
            found[meant[0], took.key] += each.times
    return dict(found)


def _asked_for(fact: Fact, facet: str) -> tuple[str, ...]:
    """Return the actors that a card asks for; of several it is not known which was taken for another."""
    if fact.kind == "actor":
        return (fact.key,)
    asked = {("position", "holder"), ("event", "who")}
    return fact.texts(facet) if (fact.kind, facet) in asked else ()


def person(deck: Deck, key: str, mixed: Mapping[tuple[str, str], int]) -> Person | None:
    """Return all that is told of an actor; None where the deck has none of this key."""
    fact = next(iter(actors_of([key], deck)), None)
    if fact is None:
        return None
    since = as_of(fact, deck) if fact.texts("role") else ""
    aliases: dict[str, list[str]] = {}
    for name in map(one_line, fact.per("also", "name")):
        aliases.setdefault(script_of(name), []).append(name)
    return Person(
        fact,
        one_line(capital(fact.text("name"))),
        fact.text("kind") or ("person" if is_person(fact) else ""),
        tuple(map(one_line, fact.texts("role"))),
        f"{held(since)}{inferred(fact, deck)}" if since else "",
        tuple(one_line(each.text("name")) for each in actors_of(fact.texts("of"), deck)),
        {script: tuple(names) for script, names in aliases.items()},
        tuple(_deed(each) for each in sorted(deck.sharing("who", key, _ALL), key=_when)),
        tuple(_view(each, deck) for each in deck.sharing("holder", key, _ALL)),
        tuple(_lookalikes(fact, deck, mixed)),
        one_line(fact.text("note")),
        one_line(fact.text("outside")),
        one_line(cited(fact.cited, deck)),
    )


def _when(event: Fact) -> tuple[date, date]:
    interval = event.date("when")
    return bounds(interval) if interval is not None else (date.max, date.max)


def _deed(event: Fact) -> Deed:
    interval = event.date("when")
    dated = shown(interval) if interval is not None else ""
    return Deed(event.key, dated, one_line(opened(event.text("what"))))


def _view(position: Fact, deck: Deck) -> View:
    issue = deck.issue(position.text("issue"))
    named = issue.name if issue is not None else position.text("issue")
    told = one_line(account(position, deck))
    return View(position.key, one_line(named), one_line(position.text("stance")), told)


def _lookalikes(fact: Fact, deck: Deck, mixed: Mapping[tuple[str, str], int]) -> Iterable[Lookalike]:
    """Yield whom an actor is confused with: those that this learner mixes up first."""
    said = [*fact.texts("confused_with")]
    actors = deck.sharing("kind", "actor", _ALL)
    said += [each.key for each in actors if fact.key in each.texts("confused_with")]
    keys = dict.fromkeys([*said, *(key for pair in mixed if fact.key in pair for key in pair)])
    keys.pop(fact.key, None)
    found = [
        Lookalike(
            each.key,
            one_line(each.text("name")),
            each.key in said,
            mixed.get((fact.key, each.key), 0),
            mixed.get((each.key, fact.key), 0),
        )
        for each in actors_of(keys, deck)
    ]
    return sorted(found, key=lambda each: -(each.took_for + each.taken_for))
