"""Chronicle: the events of decks in the order of time, each with its lanes and what is remembered of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from quizapp.cast import actors_of, topmost
from quizapp.edtf import before, bounds, ends, shown
from quizapp.facts.event import earlier
from quizapp.wording import capital, cited, opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quizapp.deck import Deck
    from quizapp.edtf import Interval
    from quizapp.fact import Fact
    from quizapp.progress.store import Store

__all__ = ["GROUPS", "Group", "Happening", "chronicle", "inside", "settled"]

Group = Literal["none", "actor", "country", "topic"]
GROUPS: tuple[str, ...] = get_args(Group)
_LASTING = 4


class Happening(NamedTuple):
    """An event of a deck on the axis of time.

    `said` is its date in words, `label` its short name and `title` what happened. `firmness` is that of
    its weakest card, from 0 new to 4 lasting: a fact is known as well as what is known least of it.
    `open_order` says that the dates do not settle whether it began before or after the next one.
    """

    deck: str
    fact: Fact
    when: Interval
    said: str
    label: str
    title: str
    source: str
    lanes: tuple[str, ...]
    firmness: int
    open_order: bool = False


def chronicle(decks: Iterable[Deck], store: Store, group: Group = "none") -> list[Happening]:
    """Return all dated events, by the day on which they can have begun first."""
    found = [each for deck in decks for each in _happenings(deck, store, group)]
    found.sort(key=lambda each: (_begun(each.when), bounds(each.when)[1], each.deck, each.fact.key))
    for place in range(1, len(found)):
        _settle(found, place)
    following = [*found[1:], None][: len(found)]
    return [
        each._replace(open_order=after is not None and not settled(each, after))
        for each, after in zip(found, following, strict=True)
    ]


def inside(happenings: Iterable[Happening], first: date | None, last: date | None) -> list[Happening]:
    """Return those that can have been, in part at least, from one day to another."""
    start, end = first or date.min, last or date.max
    return [each for each in happenings if bounds(each.when)[0] <= end and start <= bounds(each.when)[1]]


def settled(one: Happening, other: Happening) -> bool:
    """Say whether it is known which of two began first: by their dates, or by what the deck says of them."""
    if _known_earlier(one, other) or _known_earlier(other, one):
        return True
    mine, theirs = _start(one.when), _start(other.when)
    return mine is not None and theirs is not None and (before(mine, theirs) or before(theirs, mine))


def _settle(found: list[Happening], place: int) -> None:
    """Move an event before those that the deck says came later, where their dates do not tell."""
    while place and _known_earlier(found[place], found[place - 1]):
        found[place - 1], found[place] = found[place], found[place - 1]
        place -= 1


def _known_earlier(one: Happening, other: Happening) -> bool:
    return one.deck == other.deck and earlier(one.fact, other.fact)


def _happenings(deck: Deck, store: Store, group: Group) -> Iterable[Happening]:
    weakest = _weakest(deck, store)
    for fact in deck.facts():
        when = fact.date("when") if fact.kind == "event" else None
        if when is not None:
            yield Happening(
                deck.id,
                fact,
                when,
                shown(when),
                capital(fact.text("short") or fact.text("what")),
                opened(fact.text("what")),
                cited(fact.cited, deck),
                _lanes(fact, deck, group),
                weakest.get(fact.key, 0),
            )


def _weakest(deck: Deck, store: Store) -> dict[str, int]:
    """Return the firmness of the weakest card of each fact; a card without memory is new."""
    known = {memory.card: memory.firmness for memory in store.memories(f"{deck.id}/")}
    found: dict[str, int] = {}
    for card, _topic in deck.card_ids():
        key = card.partition("/")[2].partition("#")[0]
        found[key] = min(found.get(key, _LASTING), known.get(card, 0))
    return found


def _lanes(fact: Fact, deck: Deck, group: Group) -> tuple[str, ...]:
    """Return the names of the lanes that an event lies in; none where nobody is named."""
    if group == "topic":
        return (fact.topic,) if fact.topic else ()
    if group == "none":
        return ()
    actors: Sequence[Fact] = actors_of(fact.texts("who"), deck)
    if group == "country":
        actors = [topmost(actor, deck) for actor in actors]
    return tuple(dict.fromkeys(actor.text("name") for actor in actors))


def _start(when: Interval) -> Interval | None:
    """Return when it began, as far as that is known: a span by its first end, all else whole."""
    if when.kind == "until":
        return None
    return ends(when)[0] if when.kind in {"span", "since"} else when


def _begun(when: Interval) -> date:
    """Return the first day on which it can have begun; of what only ends are known, the end."""
    return bounds(when)[0] if when.kind != "until" else when.latest or date.max
