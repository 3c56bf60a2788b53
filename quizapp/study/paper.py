"""Paper: what a round came to, line by line; each line can be contested, and flagged for the author."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quizapp.mark import Verdict
    from quizapp.progress.store import Store

__all__ = ["Cell", "Entry", "Filled", "Paper", "Result", "missed", "result_of", "turned"]


class Entry(NamedTuple):
    """A line of a result: the card, its verdict, what was asked, said and right, and where it stands.

    `uuid` is that of its review in the log; "" where there is none.
    """

    card: str
    verdict: Verdict
    asked: str
    said: str = ""
    expected: str = ""
    source: str = ""
    score: float = 0.0
    uuid: str = ""


class Cell(NamedTuple):
    """What stands in a filled table: a text, and the place of the line it is of; None if it was not asked."""

    text: str
    entry: int | None


class Filled(NamedTuple):
    """A table as it was filled: by whose account, and what stands in `cells[row][column]`, if anything."""

    told: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    cells: tuple[tuple[tuple[Cell, ...], ...], ...]


class Result(NamedTuple):
    """What a round came to: a sentence, its lines, and what it filled; `counting` makes the sentence anew."""

    said: str
    entries: tuple[Entry, ...] = ()
    tables: tuple[Filled, ...] = ()
    counting: Callable[[Sequence[Entry]], str] | None = None

    def judged(self, entries: Sequence[Entry]) -> Result:
        """Return the result with other lines, counted anew."""
        said = self.counting(entries) if self.counting is not None and entries else self.said
        return self._replace(said=said, entries=tuple(entries))


def result_of(
    count: Callable[[Sequence[Entry]], str], entries: Sequence[Entry], tables: tuple[Filled, ...] = ()
) -> Result:
    """Return what the lines of a round come to."""
    return Result(count(entries), tuple(entries), tables, count)


def missed(entry: Entry) -> bool:
    """Say whether a line was not right."""
    return entry.verdict not in {"right", "near"}


def turned(verdict: Verdict) -> tuple[Verdict, float]:
    """Return verdict and score as a learner insists on them: right becomes wrong, anything else right."""
    return ("wrong", 0.0) if verdict in {"right", "near"} else ("right", 1.0)


class Paper:
    """Holds a result and the log behind it."""

    def __init__(self, result: Result, store: Store) -> None:
        self.result = result
        self._store = store

    def contest(self, place: int) -> Entry | None:
        """Say that the verdict of a line was mistaken; return it as it is now, None where no card has it."""
        entry = self.result.entries[place]
        if not entry.uuid:
            return None
        verdict, score = turned(entry.verdict)
        self._store.override(entry.uuid, verdict, None, score)
        changed = entry._replace(verdict=verdict, score=score)
        entries = self.result.entries
        self.result = self.result.judged((*entries[:place], changed, *entries[place + 1 :]))
        return changed

    def flag(self, place: int, comment: str) -> str:
        """Flag the card of a line for its author, with a comment; return its id."""
        card = self.result.entries[place].card
        self._store.flag(card, comment)
        return card
