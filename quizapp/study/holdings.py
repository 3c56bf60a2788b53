"""Holdings: who holds what on which issue, in a deck: a table of cells, each with all that stands in it."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from quizapp.cast import actors_of, called, column_of, written
from quizapp.edtf import bounds, overlaps, parse, shown
from quizapp.errors import UsageError
from quizapp.fold import fold, joined, squeeze
from quizapp.hint import did_you_mean
from quizapp.safe import one_line
from quizapp.wording import account, as_of, capital, cited, inferred, listed, opened
from quizapp.wording import held as stood

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from quizapp.deck import Deck
    from quizapp.fact import Fact

__all__ = [
    "Holdings", "Position",
    "attributed", "cell", "changed", "differing", "filtered",
    "headed", "holder_named", "holdings", "only", "sentence", "turns",
]  # fmt: skip

_ALL = 1_000_000  # positions of a deck


class Position(NamedTuple):
    """One thing that is held on an issue, in words fit for any screen.

    `who` holds it where that is not the holder of the column but one of that side; `jointly` are all who
    hold it together, and `by` names that one in short. `since` is its date as EDTF, "" where none is
    known, and `dated` the same in words, as it stands in a sentence: "in 2021".
    """

    fact: Fact
    issue: str
    holder: str
    who: str
    by: str
    jointly: tuple[str, ...]
    stance: str
    short: str
    why: tuple[str, ...]
    account: str
    since: str
    dated: str
    until: str
    source: str
    note: str
    outside: str

    @property
    def key(self) -> str:
        """The key of its fact."""
        return self.fact.key

    @property
    def in_short(self) -> str:
        """What stands in a cell: the short form, and before it whose it is."""
        return f"{self.by}: {self.short}" if self.by else self.short


class Holdings(NamedTuple):
    """A deck's table: the names of holders and issues by key, in its order.

    A holder's name is as it stands in a sentence, "the United States"; `headed` makes a heading of it.
    `held` are the facts of each cell that is not empty, by (issue, holder), with the actor who holds each.
    `told` is whose account all of it is; "" where there are several.
    """

    deck: Deck
    holders: Mapping[str, str]
    issues: Mapping[str, str]
    held: Mapping[tuple[str, str], Sequence[tuple[Fact, Fact]]]
    told: str


def holdings(deck: Deck) -> Holdings:
    """Return the table of a deck; a deck without positions has an empty one."""
    held: dict[tuple[str, str], list[tuple[Fact, Fact]]] = {}
    holders: dict[str, str] = {}
    issues: dict[str, str] = {}
    columns: dict[str, str] = {}  # of each actor: a side holds many positions
    accounts = set()
    for fact in deck.sharing("kind", "position", _ALL):
        key = fact.text("issue")
        for actor in actors_of(fact.texts("holder"), deck):
            if actor.key not in columns:
                column = column_of(actor, deck)
                columns[actor.key] = column.key
                holders.setdefault(column.key, one_line(column.text("short") or column.text("name")))
            if key not in issues:
                issues[key] = _issue(key, deck)
            held.setdefault((key, columns[actor.key]), []).append((fact, actor))
            accounts.add(account(fact, deck))
    return Holdings(deck, holders, issues, held, one_line(accounts.pop()) if len(accounts) == 1 else "")


def _issue(key: str, deck: Deck) -> str:
    issue = deck.issue(key)
    return one_line((issue.short or issue.name) if issue is not None else key)


def headed(name: str) -> str:
    """Return a holder's name as a heading: without the article that it has in a sentence."""
    return capital(name.removeprefix("the "))


def sentence(held: Position, called: str) -> str:
    """Say who holds a position, all who hold it jointly, and what, as a sentence."""
    return opened(attributed(held, capital(listed(held.jointly)) if held.jointly else held.who or called))


def attributed(held: Position, who: str) -> str:
    """Return a stance after a name; one that is a sentence of its own after a colon."""
    return f"{who}{':' if held.stance[:1].isupper() else ''} {held.stance}" if who else held.stance


def cell(table: Holdings, issue: str, holder: str) -> list[Position]:
    """Return what a holder holds on an issue, the oldest first; nothing where the deck says nothing."""
    found = [_position(table.deck, holder, *each) for each in table.held.get((issue, holder), ())]
    return sorted(found, key=lambda each: _began(each.since))


def _position(deck: Deck, column: str, fact: Fact, actor: Fact) -> Position:
    since, until = as_of(fact, deck), fact.text("until")
    holders = actors_of(fact.texts("holder"), deck)
    stance = one_line(fact.text("stance"))
    return Position(
        fact,
        fact.text("issue"),
        column,
        one_line(capital(actor.text("name"))) if actor.key != column else "",
        one_line(_in_short(actor, deck)) if actor.key != column else "",
        tuple(one_line(each.text("name")) for each in holders) if len(holders) > 1 else (),
        stance,
        one_line(fact.text("short")) or stance,
        tuple(map(one_line, fact.texts("why"))),
        one_line(account(fact, deck)),
        since,
        f"{stood(since)}{inferred(fact, deck)}" if since else "",
        shown(parse(until)) if until else "",
        one_line(cited(fact.cited, deck)),
        one_line(fact.text("note")),
        one_line(fact.text("outside")),
    )


def _in_short(actor: Fact, deck: Deck) -> str:
    """Return an actor's short name, or the family name where no other has it."""
    family = actor.text("family")
    alone = family and {rival.key for rival in deck.called(joined(fold(family)))} == {actor.key}
    return headed(actor.text("short") or (family if alone else actor.text("name")))


def _began(text: str) -> tuple[date, date]:
    """Return where a date stands among others: what has none stands first, as what has no beginning does."""
    return bounds(parse(text)) if text else (date.min, date.min)


# -- several in one cell ------------------------------------------------------------------------


def differing(positions: Sequence[Position]) -> tuple[str, ...]:
    """Return the accounts that differ on what the same holder held.

    Not where their facts say themselves that they held at other times; a source's date does not say so.
    """
    found: dict[str, None] = {}
    accounts = {each.account for each in positions}
    for one, other in combinations(positions, 2):
        if len(found) == len(accounts) or len(accounts) == 1:
            break
        own = (each.fact.text("as_of") for each in (one, other))
        if one.account != other.account and _differ(one, other) and not _apart(*own):
            found |= {one.account: None, other.account: None}
    return tuple(each or "the deck" for each in found)


def changed(positions: Sequence[Position]) -> bool:
    """Say whether a holder surely held one thing and later, by the same account, another."""
    return bool(turns(positions))


def turns(positions: Sequence[Position]) -> list[Position]:
    """Return what a holder surely held before or after something else, all by one account."""
    groups: dict[tuple[str, str], list[tuple[Position, str, date, date]]] = {}
    for each in positions:
        if each.since:
            dated = each, fold(each.stance), *bounds(parse(each.since))
            groups.setdefault((each.account, each.who), []).append(dated)
    found: set[str] = set()
    for some in groups.values():
        over: dict[str, date] = {}  # when each stance was first over, and when it was last begun
        begun: dict[str, date] = {}
        for _each, stance, first, last in some:
            over[stance] = min(over.get(stance, last), last)
            begun[stance] = max(begun.get(stance, first), first)
        soonest = sorted(over.items(), key=lambda item: item[1])[:2]
        latest = sorted(begun.items(), key=lambda item: item[1])[-2:]
        found.update(
            each.key
            for each, stance, first, last in some
            if any(other != stance and ended < first for other, ended in soonest)
            or any(other != stance and began > last for other, began in latest)
        )
    return [each for each in positions if each.key in found]


def _differ(one: Position, other: Position) -> bool:
    return one.who == other.who and fold(one.stance) != fold(other.stance)


def _apart(one: str, other: str) -> bool:
    return bool(one and other) and not overlaps(parse(one), parse(other))


# -- a part of the table ------------------------------------------------------------------------


def filtered(table: Holdings, sought: str) -> Holdings:
    """Return the table with the holders and issues alone that have these words in their names.

    A word keeps holders, or issues, or both; a word that none of them has leaves nothing.
    """
    holders, issues = list(table.holders), list(table.issues)
    for word in fold(sought).split():
        some = [key for key in holders if any(word in name for name in _names(table, key))]
        of = [key for key in issues if any(word in name for name in _issue_names(table, key))]
        if not some and not of:
            return table._replace(holders={}, issues={})
        holders, issues = some or holders, of or issues
    return _part(table, holders, issues)


def only(table: Holdings, holders: Iterable[str]) -> Holdings:
    """Return the table with these holders alone, and the issues that they speak to."""
    kept = list(holders)
    return _part(table, kept, [key for key in table.issues if any((key, one) in table.held for one in kept)])


def _part(table: Holdings, holders: Iterable[str], issues: Iterable[str]) -> Holdings:
    return table._replace(
        holders={key: table.holders[key] for key in holders},
        issues={key: table.issues[key] for key in issues},
    )


def _names(table: Holdings, key: str) -> list[str]:
    actor = table.deck.fact(key)
    given = (written(actor), *actor.per("also", "name")) if actor is not None else ()
    return [fold(name) for name in (table.holders[key], *given)]


def _issue_names(table: Holdings, key: str) -> list[str]:
    issue = table.deck.issue(key)
    return [fold(name) for name in (table.issues[key], issue.name if issue is not None else key)]


def holder_named(table: Holdings, named: str) -> str:
    """Return the holder that goes by a name, alias or key, or whose side goes by it; raises UsageError."""
    if named in table.holders:
        return named
    sought = squeeze(named)
    columns = (actor for key in table.holders if (actor := table.deck.fact(key)) is not None)
    found = [actor.key for actor in columns if sought in called(actor)]
    if not found:  # one of that side
        of = ((place[1], actor) for place, some in table.held.items() for _fact, actor in some)
        found = list(dict.fromkeys(key for key, actor in of if named == actor.key or sought in called(actor)))
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"`{named}` may be {', '.join(f'`{key}`' for key in found)}.", "Name one of them.")
    hint = did_you_mean(named, [*table.holders.values(), *table.holders], "")
    there = ", ".join(list(table.holders.values())[:12])
    raise UsageError(f"No holder goes by `{named}`.", hint or (f"There are: {there}." if there else ""))
