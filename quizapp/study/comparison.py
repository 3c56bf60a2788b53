"""Comparison: what two holders hold, issue by issue, and what the deck says of how they stand to each other.

That they agree is said where they hold one position together or in the same words; that they differ where
a contrast sets one against the other. Of all else the deck says no more than what each holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.cast import actors_of, column_of
from quizapp.facts.contrast import sides_of
from quizapp.fold import fold
from quizapp.safe import one_line
from quizapp.study.holdings import cell
from quizapp.wording import account, capital, cited

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.deck import Deck
    from quizapp.fact import Fact
    from quizapp.study.holdings import Holdings, Position

__all__ = ["Against", "Compared", "against", "compared", "in_words"]

_ALL = 1_000_000  # contrasts of a deck
_SAID = {
    "agree": "They agree.",
    "part": "They agree in part; the deck does not say whether the rest differs.",
    "part differ": "They agree in part, and differ in the rest.",
    "differ": "They differ.",
    "fit": "They may agree: the deck counts one of these as right of both.",
    "both": "Both speak to it; the deck does not say whether they agree.",
}


class Compared(NamedTuple):
    """One issue: what both hold, what each holds alone, and how they stand to each other.

    `how` is agree, part, part differ, differ, fit or both, or one or other where only that one speaks.
    """

    issue: str
    shared: tuple[Position, ...]
    one: tuple[Position, ...]
    other: tuple[Position, ...]
    how: str


class Against(NamedTuple):
    """A contrast in which both stand: on what, and what it says of each; `same` where that is one thing."""

    key: str
    on: str
    one: str
    other: str
    same: bool
    account: str
    source: str


def compared(table: Holdings, one: str, other: str) -> list[Compared]:
    """Return every issue that either of two holders speaks to, in the table's order."""
    apart = set(_apart(table.deck))
    found = []
    for issue in table.issues:
        ours, theirs = cell(table, issue, one), cell(table, issue, other)
        if ours or theirs:
            found.append(_compared(table, issue, (ours, theirs), apart))
    return found


def _compared(
    table: Holdings, issue: str, held: tuple[list[Position], list[Position]], apart: set[frozenset[str]]
) -> Compared:
    ours, theirs = held
    said = {fold(each.stance) for each in ours} & {fold(each.stance) for each in theirs}
    shared = tuple({each.key: each for each in ours if fold(each.stance) in said}.values())
    left, right = (tuple(each for each in some if fold(each.stance) not in said) for some in held)
    differ = any(frozenset({one.key, other.key}) in apart for one in left for other in right)
    if shared:
        how = "agree" if not left and not right else "part differ" if differ else "part"
    elif not right:
        how = "one"
    elif not left:
        how = "other"
    elif differ:
        how = "differ"
    else:
        how = "fit" if _fit(left, right, table.deck) or _fit(right, left, table.deck) else "both"
    return Compared(issue, shared, left, right, how)


def _apart(deck: Deck) -> Iterator[frozenset[str]]:
    """Yield the pairs of positions that a contrast sets against each other."""
    for fact in deck.sharing("kind", "contrast", _ALL):
        keys = [side for side in fact.values.get("between", ()) if isinstance(side, str)]
        yield from (frozenset({one, other}) for one in keys for other in keys if one != other)


def _fit(ours: Sequence[Position], theirs: Sequence[Position], deck: Deck) -> bool:
    """Say whether the deck counts one of ours as right of them, or one of theirs as right of us."""
    keys = {each.key for each in theirs}
    columns = {each.holder for each in theirs}
    return any(
        not keys.isdisjoint(each.fact.per("also_fits", "stance"))
        or any(
            column_of(actor, deck).key in columns
            for actor in actors_of(each.fact.per("also_fits", "holder"), deck)
        )
        for each in ours
    )


def in_words(each: Compared, one: str, other: str) -> str:
    """Say how two holders, given by name, stand to each other on an issue."""
    if each.how in {"one", "other"}:
        return f"The deck does not say what {other if each.how == 'one' else one} holds."
    return _SAID[each.how]


def against(table: Holdings, one: str, other: str) -> list[Against]:
    """Return the contrasts that say something of both, but those made of positions, which stand by issue."""
    found = []
    for fact in table.deck.sharing("kind", "contrast", _ALL):
        texts = _texts(fact, table.deck)
        if one in texts and other in texts:
            found.append(
                Against(
                    fact.key,
                    one_line(capital(fact.text("on"))),
                    texts[one],
                    texts[other],
                    texts[one] == texts[other],
                    one_line(account(fact, table.deck)),
                    one_line(cited(fact.cited, table.deck)),
                )
            )
    return found


def _texts(fact: Fact, deck: Deck) -> dict[str, str]:
    """Return what a contrast says of each holder by key."""
    found: dict[str, str] = {}
    for side, text, said in sides_of(fact, deck):
        if said.key != fact.key:
            continue
        for actor in actors_of((part.strip() for part in side.split("+")), deck):
            found.setdefault(column_of(actor, deck).key, one_line(text))
    return found
