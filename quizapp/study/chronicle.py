"""Chronicle: the events of decks in the order of time, each with its lanes and what is remembered of it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from quizapp.cast import actors_of, topmost
from quizapp.edtf import before, bounds, ends, shown
from quizapp.facts.event import earlier
from quizapp.safe import one_line
from quizapp.say import counted
from quizapp.wording import capital, cited, opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quizapp.deck import Deck
    from quizapp.edtf import Interval
    from quizapp.fact import Fact
    from quizapp.progress.store import Store

__all__ = ["GROUPS", "Group", "Happening", "chronicle", "grouped", "inside", "runs", "settled", "undated"]

Group = Literal["none", "actor", "country", "topic"]
GROUPS: tuple[str, ...] = get_args(Group)
_LASTING = 4
_ALL = 1_000_000  # events of a deck


class Happening(NamedTuple):
    """An event of a deck on the axis of time.

    `firmness` is that of its weakest card, from 0 new to 4 lasting: a fact is known as well as what is
    known least of it. `open_order` says that the dates do not settle whether it began before or after
    the next one. What is only read of those in sight is worked out when it is asked for.
    """

    home: Deck
    fact: Fact
    when: Interval
    lanes: tuple[str, ...]
    firmness: int
    open_order: bool = False

    @property
    def deck(self) -> str:
        """The id of its deck."""
        return self.home.id

    @property
    def said(self) -> str:
        """Its date in words."""
        return shown(self.when)

    @property
    def label(self) -> str:
        """Its short name."""
        return one_line(capital(self.fact.text("short") or self.fact.text("what")))

    @property
    def title(self) -> str:
        """What happened, as a sentence."""
        return one_line(opened(self.fact.text("what")))

    @property
    def source(self) -> str:
        """Where it is told."""
        return one_line(cited(self.fact.cited, self.home))


def chronicle(decks: Iterable[Deck], store: Store, group: Group = "none") -> list[Happening]:
    """Return all dated events, by the day on which they can have begun first."""
    every = (each for deck in decks for each in _happenings(deck, store))
    dated = [(*_order(each), each) for each in (every if group == "none" else grouped(every, group))]
    dated.sort(key=itemgetter(0, 1, 2, 3))
    found = [each for *_order, each in dated]
    for place in range(1, len(found)):
        _settle(found, place)
    spans = [bounds(each.when) for each in found]
    for place, ((_first, over), (begun, _last)) in enumerate(pairwise(spans)):
        if over >= begun and not settled(found[place], found[place + 1]):
            found[place] = found[place]._replace(open_order=True)
    return found


def runs(happenings: Sequence[Happening]) -> list[list[Happening]]:
    """Part events where it is known that one began before the next.

    Of those together, no order is known of each and the next.
    """
    found: list[list[Happening]] = []
    for each in happenings:
        if found and not settled(found[-1][-1], each):
            found[-1].append(each)
        else:
            found.append([each])
    return found


def grouped(happenings: Iterable[Happening], group: Group) -> list[Happening]:
    """Return the same with the lanes of another grouping."""
    known: dict[tuple[int, tuple[str, ...]], tuple[str, ...]] = {}  # many events are of the same actors
    found = []
    for each in happenings:
        own = (id(each.home), (each.fact.topic,) if group == "topic" else each.fact.texts("who"))
        if own not in known:
            known[own] = _lanes(each.fact, each.home, group)
        found.append(each._replace(lanes=known[own]))
    return found


def inside(happenings: Iterable[Happening], first: date | None, last: date | None) -> list[Happening]:
    """Return those that can have been, in part at least, from one day to another."""
    start, end = first or date.min, last or date.max
    return [each for each in happenings if bounds(each.when)[0] <= end and start <= bounds(each.when)[1]]


def settled(one: Happening, other: Happening) -> bool:
    """Say whether it is known which of two began first: by their dates, or by what the deck says of them."""
    mine, theirs = _start(one.when), _start(other.when)
    if mine is not None and theirs is not None:
        if before(mine, theirs) or before(theirs, mine):
            return True
        if not any(each.fact.values.get(way) for each in (one, other) for way in ("before", "after")):
            return False  # beyond their dates nothing is told of them
    return _known_earlier(one, other) or _known_earlier(other, one)


def _settle(found: list[Happening], place: int) -> None:
    """Move an event before those that the deck says came later, where their dates do not tell."""
    while place and _said_earlier(found[place], found[place - 1]):
        found[place - 1], found[place] = found[place], found[place - 1]
        place -= 1


def _said_earlier(one: Happening, other: Happening) -> bool:
    """Say whether a deck's own words put one before another; by dates alone, they stand in order already."""
    told = one.fact.values.get("before") or other.fact.values.get("after")
    return bool(told) and _known_earlier(one, other)


def _known_earlier(one: Happening, other: Happening) -> bool:
    return one.home is other.home and earlier(one.fact, other.fact)


def undated(decks: Iterable[Deck], dated: Sequence[Happening]) -> str:
    """Say how many events of decks have no date, and so no place on the axis; "" where all have one."""
    many = sum(len(deck.sharing("kind", "event", _ALL)) for deck in decks) - len(dated)
    return f"{counted(many, 'more event')} {'has' if many == 1 else 'have'} no date." if many > 0 else ""


def _happenings(deck: Deck, store: Store) -> Iterable[Happening]:
    weakest = _weakest(deck, store)
    for fact in deck.sharing("kind", "event", _ALL):
        when = fact.date("when")
        if when is not None:
            yield Happening(deck, fact, when, (), weakest.get(fact.key, 0))


def _order(each: Happening) -> tuple[date, date, str, str]:
    return _begun(each.when), bounds(each.when)[1], each.deck, each.fact.key


def _weakest(deck: Deck, store: Store) -> dict[str, int]:
    """Return the firmness of the weakest card of each event; a card without memory is new."""
    ids = list(deck.ids_of("event"))
    known = store.firmness_of(ids)
    found: dict[str, int] = {}
    if not known:
        return found
    for card in ids:
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
    return tuple(dict.fromkeys(one_line(capital(actor.text("name"))) for actor in actors))


def _start(when: Interval) -> Interval | None:
    """Return when it began, as far as that is known: a span by its first end, all else whole."""
    if when.kind == "until":
        return None
    return ends(when)[0] if when.kind in {"span", "since"} else when


def _begun(when: Interval) -> date:
    """Return the first day on which it can have begun; of what only ends are known, the end."""
    return bounds(when)[0] if when.kind != "until" else when.latest or date.max
