"""Neighbours of a fact: what a wide screen shows beside a verdict, to set the fact in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from quizapp.deck import Deck
    from quizapp.fact import Card, Fact

__all__ = ["Neighbour", "Neighbours", "neighbours"]

_MOST = 9


class Neighbour(NamedTuple):
    """A fact near the one that was asked: a label ("2019", "Japan"), its text, and whether it is that one."""

    label: str
    text: str
    own: bool = False


class Neighbours(NamedTuple):
    """Facts in their order, and what they have in common."""

    heading: str
    facts: tuple[Neighbour, ...] = ()


def neighbours(card: Card, deck: Deck, *, but: Collection[str] = ()) -> Neighbours | None:
    """Return what lies around a card's fact; None where there is nothing.

    `but` are keys of facts that are still to be asked in this sitting: they would be given away.
    """
    fact = card.fact
    if fact.kind == "event":
        return _around_date(fact, deck, but)
    if fact.kind == "position":
        return _on_issue(fact, deck, but)
    return None


def _around_date(fact: Fact, deck: Deck, but: Collection[str]) -> Neighbours | None:
    from quizapp.edtf import bounds, shown  # noqa: PLC0415 - only dated facts need the calendar

    dated = [
        (each, when)
        for each in _with(fact, deck.nearby(fact), but)
        if (when := each.date("when")) is not None
    ]
    dated.sort(key=lambda pair: bounds(pair[1]))
    here = next(
        (place for place, (each, _when) in enumerate(dated) if each is fact or each.key == fact.key), None
    )
    if here is None or len(dated) < 2:  # noqa: PLR2004 - the fact itself and another
        return None
    start = max(min(here - _MOST // 2, len(dated) - _MOST), 0)
    told = [
        Neighbour(shown(when), _named(each), each.key == fact.key)
        for each, when in dated[start : start + _MOST]
    ]
    return Neighbours("Before and after", tuple(told))


def _on_issue(fact: Fact, deck: Deck, but: Collection[str]) -> Neighbours | None:
    issue = deck.issue(fact.text("issue"))
    if issue is None:
        return None
    others = list(_with(fact, deck.sharing("issue", issue.key), but))
    if len(others) < 2:  # noqa: PLR2004 - as above
        return None
    told = [
        Neighbour(_holders(each, deck), each.text("stance"), each.key == fact.key) for each in others[:_MOST]
    ]
    return Neighbours(issue.name, tuple(told))


def _with(fact: Fact, others: Collection[Fact], but: Collection[str]) -> Iterator[Fact]:
    yield fact
    yield from (each for each in others if each.key != fact.key and each.key not in but)


def _named(fact: Fact) -> str:
    return fact.text("short") or fact.text("what")


def _holders(fact: Fact, deck: Deck) -> str:
    names = []
    for key in fact.texts("holder"):
        holder = deck.fact(key)
        names.append(holder.text("name").removeprefix("the ") if holder is not None else key)
    return ", ".join(names)
