"""Inspection: a deck looked at as `check` does: what the reader met, and then every rule."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from quizapp.deckfile import read_whole
from quizapp.manuscript import Manuscript
from quizapp.reading import uncollected
from quizapp.rules import found_by, searching

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from quizapp.deck import Deck, Problem
    from quizapp.fingerprint import Print

__all__ = ["Inspection", "in_file_order", "inspect", "inspect_in_steps"]

_ECHOES = {"never-asked": 0, "not-asked": 1}  # what follows from an error, and the one from the other


class Inspection(NamedTuple):
    """A deck, what it was read from, and what is wrong with it, in file order."""

    deck: Deck
    manuscript: Manuscript
    problems: list[Problem]


def inspect(path: Path, today: date, before: Mapping[str, Print] | None = None) -> Inspection:
    """Read a deck and look for all that is wrong on a day; raises DeckError where nothing can be read.

    `before` are its cards as they were once, by which a key that was renamed or used again is seen.
    """
    with uncollected():
        *_first, whole = inspect_in_steps(path, today, before)
    return whole


def inspect_in_steps(
    path: Path,
    today: date,
    before: Mapping[str, Print] | None = None,
    wanted: Callable[[], bool] = lambda: True,
) -> Iterator[Inspection]:
    """Yield what `inspect` returns in two steps: without the rules that are late, and then with them.

    What the first step holds, the second holds as well. Once it is no longer `wanted`, nothing more is
    looked for, and what was to come does not come.
    """
    deck, reading = read_whole(path)
    manuscript = Manuscript(deck, reading, before)
    found = list(_at_their_keys(deck.problems(today), manuscript))
    for late in (False, True):
        for code in searching(late=late):
            if not wanted():
                deck.close()
                return
            found += found_by(code, manuscript)
        problems = in_file_order(_without_echoes(found, manuscript), manuscript)
        yield Inspection(deck, manuscript, problems)


def _at_their_keys(problems: list[Problem], manuscript: Manuscript) -> Iterator[Problem]:
    """Yield the problems, those of whole facts at the fact's key: once compiled, a deck knows lines alone."""
    facts = {(fact.path, fact.line): fact for fact in manuscript.facts}
    for problem in problems:
        fact = facts.get((problem.path, problem.line)) if problem.column == 1 else None
        yield problem if fact is None else problem._replace(column=manuscript.at(fact).column)


def _without_echoes(problems: list[Problem], manuscript: Manuscript) -> Iterator[Problem]:
    """Yield the problems but for those that follow from another one of the same fact."""
    lines: dict[str, list[int]] = {}
    for fact in manuscript.facts:
        lines.setdefault(fact.path, []).append(fact.line)
    for each in lines.values():
        each.sort()

    def fact_of(problem: Problem) -> tuple[str, int]:
        return problem.path, bisect_right(lines.get(problem.path, []), problem.line)

    loudest: dict[tuple[str, int], int] = {}
    for problem in problems:
        rank = 2 if problem.severity == "error" else _ECHOES.get(problem.code, 0)
        loudest[fact_of(problem)] = max(rank, loudest.get(fact_of(problem), 0))
    for problem in problems:
        if loudest[fact_of(problem)] <= _ECHOES.get(problem.code, 2):
            yield problem


def in_file_order(problems: Iterable[Problem], manuscript: Manuscript) -> list[Problem]:
    """Return problems in the order of the deck's files, and of the places in them; each once."""
    order = {file.name: number for number, file in enumerate(manuscript.files)}
    return sorted(
        dict.fromkeys(problems),
        key=lambda each: (order.get(each.path, -1), each.path, each.line, each.column),
    )
