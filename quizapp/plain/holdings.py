"""Who holds what, in plain sentences: issue by issue, or two holders beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quizapp.marks import MEMORY
from quizapp.safe import one_line
from quizapp.say import counted
from quizapp.study.comparison import against, compared, in_words
from quizapp.study.firmness import firmness, leading
from quizapp.study.holdings import cell, changed, differing, sentence
from quizapp.wording import capital, listed, opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quizapp.progress.store import Store
    from quizapp.study.holdings import Holdings, Position

__all__ = ["comparison_lines", "comparison_values", "lines", "values"]


def lines(table: Holdings, store: Store) -> Iterator[str]:
    """Yield what each holder holds on each issue, the oldest first, and of whom the deck says nothing."""
    title = one_line(table.deck.title)
    if not table.held:
        yield f"{title} has no positions."
        return
    yield f"{title}: {counted(len(table.issues), 'issue')}, {counted(len(table.holders), 'holder')}."
    if table.told:
        yield f"All according to {table.told}."
    for issue, name in table.issues.items():
        yield ""
        yield name
        silent = []
        for holder, called in table.holders.items():
            found = cell(table, issue, holder)
            for each in found:
                yield f"  {_sentence(each, called, table, store)}"
            yield from (f"  {said}" for said in _of_several(found, called))
            if not found:
                silent.append(called)
        if silent:
            yield f"  The deck says nothing of {listed(silent)}."


def _of_several(found: Sequence[Position], called: str) -> Iterator[str]:
    if accounts := differing(found):
        yield f"On {called} the accounts differ: {listed(accounts)}."
    if changed(found):
        yield opened(f"{called} held one thing and later another")


def _sentence(held: Position, called: str, table: Holdings, store: Store) -> str:
    """Return a position as sentences: who holds what, why, by whose account, when, where, how firmly."""
    said = [sentence(held, called)]
    if held.why:
        said.append(opened(f"Why: {'; '.join(held.why)}"))
    account = f"according to {held.account}" if held.account and not table.told else ""
    until = f"until {held.until}" if held.until else ""
    if told := ", ".join(filter(None, (account, held.dated, until))):
        said.append(opened(told))
    if held.source:
        said.append(f"[{held.source}]")
    firm = leading(firmness(held.fact, table.deck, store), "stance")
    if firm is not None:
        said.append(f"{MEMORY[firm].mark} {MEMORY[firm].word}")
    return " ".join(said)


def comparison_lines(table: Holdings, one: str, other: str, store: Store) -> Iterator[str]:
    """Yield what two holders hold issue by issue, and what the deck says of how they stand to each other."""
    left, right = table.holders[one], table.holders[other]
    yield opened(f"{left} and {right}, in {one_line(table.deck.title)}")
    for each in compared(table, one, other):
        yield ""
        yield f"{table.issues[each.issue]}: {in_words(each, left, right)}"
        for called, some in ((f"{left} and {right}", each.shared), (left, each.one), (right, each.other)):
            yield from (f"  {_sentence(held, called, table, store)}" for held in some)
    sets = against(table, one, other)
    if sets:
        yield ""
        yield "Set beside each other by the deck:"
    for each_set in sets:
        account = f" According to {each_set.account}." if each_set.account and not table.told else ""
        source = f" [{each_set.source}]" if each_set.source else ""
        said = (
            f"both {each_set.one}"
            if each_set.same
            else f"{left} {each_set.one}; {right} {each_set.other}"
        )
        yield f"  {f'{each_set.on}: ' if each_set.on else ''}{opened(said)}{account}{source}"


def values(table: Holdings, store: Store) -> dict[str, Any]:
    """Return the table as JSON values; a cell that is not there is one of which the deck says nothing."""
    cells = []
    for issue, holder in table.held:
        if issue in table.issues and holder in table.holders:
            found = cell(table, issue, holder)
            cells.append(
                {
                    "issue": issue,
                    "holder": holder,
                    "accounts_differ": list(differing(found)),
                    "changed": changed(found),
                    "positions": _values(found, table, store),
                }
            )
    return {
        "deck": table.deck.id,
        "title": table.deck.title,
        "holders": {key: capital(name) for key, name in table.holders.items()},
        "issues": dict(table.issues),
        "cells": cells,
    }


def _values(some: Iterable[Position], table: Holdings, store: Store) -> list[dict[str, Any]]:
    return [
        {
            "fact": each.key,
            "who": each.who or capital(table.holders[each.holder]),
            "jointly": list(each.jointly),
            "stance": each.stance,
            "short": each.short,
            "why": list(each.why),
            "according_to": each.account or None,
            "as_of": each.since or None,
            "source": each.source or None,
            "memory": {
                facet: MEMORY[step].word for facet, step in firmness(each.fact, table.deck, store).items()
            },
        }
        for each in some
    ]


def comparison_values(table: Holdings, one: str, other: str, store: Store) -> dict[str, Any]:
    """Return the comparison of two holders as JSON values."""
    left, right = table.holders[one], table.holders[other]
    return {
        "deck": table.deck.id,
        "holders": {one: capital(left), other: capital(right)},
        "issues": [
            {
                "issue": each.issue,
                "name": table.issues[each.issue],
                "how": each.how,
                "said": in_words(each, left, right),
                "shared": _values(each.shared, table, store),
                one: _values(each.one, table, store),
                other: _values(each.other, table, store),
            }
            for each in compared(table, one, other)
        ],
        "contrasts": [each._asdict() for each in against(table, one, other)],
    }
