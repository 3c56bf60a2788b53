"""Roster: a deck's actors by side, and of one all that is told: names, roles, deeds, views, look-alikes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from quizapp.cast import actors_of, by_side, is_person
from quizapp.edtf import bounds, shown
from quizapp.fold import squeeze
from quizapp.safe import one_line
from quizapp.script import LATIN, script_of
from quizapp.wording import account, as_of, capital, cited, held, inferred, opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from quizapp.deck import Deck
    from quizapp.fact import Fact

__all__ = [
    "Brief", "Deed", "Lookalike", "Person", "View", "brief", "called", "confused_in_words", "has_actors",
    "lookalikes", "native_name", "person", "roster",
]  # fmt: skip

_ALL = 1_000_000  # facts of a deck


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


class Brief(NamedTuple):
    """An actor in a line: its name, its kind, its roles, said to have been held `dated`."""

    name: str
    kind: str
    roles: tuple[str, ...]
    dated: str


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


def has_actors(deck: Deck) -> bool:
    """Say whether a deck has any."""
    return bool(deck.sharing("kind", "actor", 1))


def lookalikes(deck: Deck) -> dict[str, tuple[str, ...]]:
    """Return whom each actor is easily taken for by the deck, which says so of one of the two or of both."""
    found: dict[str, dict[str, None]] = {}
    actors = deck.sharing("kind", "actor", _ALL)
    for actor in actors:
        found.setdefault(actor.key, {}).update(dict.fromkeys(actor.texts("confused_with")))
    for actor in actors:
        for other in actor.texts("confused_with"):
            found.setdefault(other, {})[actor.key] = None
    return {key: tuple(others) for key, others in found.items() if others}


def called(deck: Deck, name: str) -> list[str]:
    """Return the keys of the actors of this key, name or alias; where there is none, of this part of one."""
    rivals = deck.called(squeeze(name))
    whole = actors_of(dict.fromkeys([name, *(each.key for each in rivals if not each.part)]), deck)
    return [each.key for each in whole or actors_of(dict.fromkeys(each.key for each in rivals), deck)]


def native_name(fact: Fact) -> str:
    """Return the first name in another script than Latin that an actor has besides its name."""
    if script_of(fact.text("name")) != LATIN:
        return ""
    return one_line(next((name for name in fact.per("also", "name") if script_of(name) != LATIN), ""))


def brief(fact: Fact, deck: Deck) -> Brief:
    """Return an actor in a line."""
    since = as_of(fact, deck) if fact.texts("role") else ""
    return Brief(
        one_line(capital(fact.text("name"))),
        fact.text("kind") or ("person" if is_person(fact) else ""),
        tuple(map(one_line, fact.texts("role"))),
        f"{held(since)}{inferred(fact, deck)}" if since else "",
    )


def person(
    deck: Deck,
    key: str,
    mixed: Mapping[tuple[str, str], int],
    alike: Mapping[str, Sequence[str]] | None = None,
) -> Person | None:
    """Return all that is told of an actor; None where the deck has none of this key.

    `mixed` is how often each was taken for another, `alike` the deck's `lookalikes`, where they are known.
    """
    fact = next(iter(actors_of([key], deck)), None)
    if fact is None:
        return None
    aliases: dict[str, list[str]] = {}
    for name in map(one_line, fact.per("also", "name")):
        aliases.setdefault(script_of(name), []).append(name)
    said = (lookalikes(deck) if alike is None else alike).get(key, ())
    return Person(
        fact,
        *brief(fact, deck),
        tuple(one_line(each.text("name")) for each in actors_of(fact.texts("of"), deck)),
        {script: tuple(names) for script, names in aliases.items()},
        tuple(_deed(each) for each in sorted(deck.sharing("who", key, _ALL), key=_when)),
        tuple(_view(each, deck) for each in deck.sharing("holder", key, _ALL)),
        tuple(_lookalikes(key, said, deck, mixed)),
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


def _lookalikes(
    key: str, said: Sequence[str], deck: Deck, mixed: Mapping[tuple[str, str], int]
) -> Iterable[Lookalike]:
    """Return whom an actor is confused with: those that this learner mixes up first."""
    keys = dict.fromkeys([*said, *(other for pair in mixed if key in pair for other in pair)])
    keys.pop(key, None)
    found = [
        Lookalike(
            each.key,
            one_line(each.text("name")),
            each.key in said,
            mixed.get((key, each.key), 0),
            mixed.get((each.key, key), 0),
        )
        for each in actors_of(keys, deck)
    ]
    return sorted(found, key=lambda each: -(each.took_for + each.taken_for))


def confused_in_words(name: str, other: Lookalike) -> str:
    """Say whom an actor is confused with, by whom, and how often."""
    said = [f"Easily taken for {other.name}, the deck says." if other.by_deck else ""]
    them = capital(other.name)
    if other.took_for:
        said.append(f"You took {name} for {them} {_times(other.took_for)}.")
    if other.taken_for:
        said.append(f"You took {them} for {name} {_times(other.taken_for)}.")
    return " ".join(filter(None, said))


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"
