"""Vigil: a deck that is looked at again and again while its author works on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.edit import edited, fact_at, lines_of
from quizapp.inspection import inspect_in_steps
from quizapp.reports import Found, found_in
from quizapp.rules import searching
from quizapp.shelf import deck_files, is_deck_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from quizapp.deck import Deck, Problem
    from quizapp.edit import Begun
    from quizapp.inspection import Inspection

__all__ = ["Leaf", "Sight", "Stamp", "Vigil", "sights", "stamps"]

_PATIENCE = 4  # looks for which a file that is missing or empty may be one that is being saved


class Stamp(NamedTuple):
    """What tells that a file was written: editors write into it, or put another in its place."""

    mtime: int
    size: int
    inode: int


Stamps = dict["Path", Stamp]


def stamps(path: Path, also: Iterable[Path] = ()) -> Stamps:
    """Return the stamps of a deck's files, and of others that it was read from; of none that are missing."""
    found: Stamps = {}
    if path.is_dir() and not is_deck_folder(path):
        return found
    for each in (*deck_files(path), *also):
        try:
            info = each.stat()
        except OSError:
            continue
        found[each] = Stamp(info.st_mtime_ns, info.st_size, info.st_ino)
    return found


class Vigil:
    """Says, look by look, whether a deck is to be read again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._also: Sequence[Path] = ()
        self._read: Stamps | None = None
        self._doubts = 0

    def look(self) -> bool:
        """Say whether the deck's files are others than when this last said so.

        A file that is missing or empty is waited for: an editor may be about to write it.
        """
        now = stamps(self.path, self._also)
        if now == self._read:
            self._doubts = 0
            return False
        if self._read is not None and _hollow(now, self._read) and self._doubts < _PATIENCE:
            self._doubts += 1
            return False
        self._read, self._doubts = now, 0
        return True

    def settled(self) -> bool:
        """Say whether the files still are what they were at the last look; else it will come again."""
        return stamps(self.path, self._also) == self._read

    def heed(self, paths: Sequence[Path]) -> None:
        """Look from now on also at what the deck includes; that it was read is no news."""
        also = [path for path in paths if path not in deck_files(self.path)]
        if also != self._also and self._read is not None:
            self._also = also
            self._read |= {path: stamp for path, stamp in stamps(self.path, also).items() if path in also}


def _hollow(now: Stamps, before: Stamps) -> bool:
    return any(path not in now or (stamp.size and not now[path].size) for path, stamp in before.items())


class Leaf(NamedTuple):
    """A file as it was read: its lines, and where its facts begin."""

    lines: list[str]
    begun: list[Begun]


class Sight(NamedTuple):
    """What a deck is found to be.

    `edited` is the key of the fact that was worked on since the sight before, "" for none; `whole` is
    whether the late rules have been heard. The deck is for one thread, whichever.
    """

    deck: Deck
    facts: int
    found: list[Found]
    leaves: dict[str, Leaf]
    paths: list[Path]
    edited: str
    whole: bool

    def fact_of(self, problem: Problem) -> str:
        """Return the key of the fact that a problem is in, "" for none."""
        leaf = self.leaves.get(problem.path)
        return fact_at(leaf.lines, leaf.begun, problem.line) if leaf is not None else ""

    @property
    def first(self) -> str:
        """The key of the fact to begin with: the first that has a problem, else the first that is asked."""
        faulty = (key for each in self.found if (key := self.fact_of(each.problem)))
        asked = (card.partition("/")[2].partition("#")[0] for card, _topic in self.deck.card_ids())
        return next(faulty, "") or next(asked, "")


def sights(
    path: Path, today: date, before: Sight | None = None, wanted: Callable[[], bool] = lambda: True
) -> Iterator[Sight]:
    """Yield what a deck is found to be since the sight `before`: without the late rules, and with.

    Until the late rules have been heard, what they found before stands. Raises DeckError where there is
    no deck; once it is no longer `wanted`, nothing more comes. The deck of the first sight is for its
    taker to close; the second has the same.
    """
    first: Sight | None = None
    for inspection in inspect_in_steps(path, today, wanted=wanted):
        try:
            files = {each.name: each.path for each in inspection.manuscript.files}
            found = found_in(inspection.problems, files)
            if first is None:
                first = _seen(inspection, found, before)
                yield first
            else:
                yield first._replace(found=found, whole=True)
        except GeneratorExit:
            inspection.deck.close()
            raise
    if first is not None:
        inspection.deck.close()


def _seen(inspection: Inspection, found: list[Found], before: Sight | None) -> Sight:
    deck, manuscript, _problems = inspection
    begun: dict[str, list[Begun]] = {}
    for fact in manuscript.facts:
        begun.setdefault(fact.path, []).append((fact.line, fact.key))
    leaves = {}
    for file in manuscript.files:
        try:
            text = file.path.read_text(encoding="utf-8-sig", errors="replace")
        except OSError:  # gone since it was read: the next look will tell
            text = ""
        leaves[file.name] = Leaf(lines_of(text), sorted(begun.get(file.name, ())))
    worked_on = ""
    if before is not None:
        found = _with_late(found, before.found, list(leaves))
        keys = (_edited(before.leaves.get(name), leaf) for name, leaf in leaves.items())
        worked_on = next(filter(None, keys), "")
    facts = len(manuscript.facts)
    return Sight(deck.twin(), facts, found, leaves, manuscript.paths, worked_on, whole=False)


def _with_late(found: list[Found], before: list[Found], files: list[str]) -> list[Found]:
    """Return what was found with what the late rules found before, in file order."""
    late = searching(late=True)
    order = {name: number for number, name in enumerate(files)}
    kept = [each for each in before if each.problem.code in late and each.problem.path in order]
    return sorted(
        [*found, *kept],
        key=lambda each: (order.get(each.problem.path, -1), each.problem.line, each.problem.column),
    )


def _edited(before: Leaf | None, leaf: Leaf) -> str:
    if before is None or before.lines == leaf.lines:
        return ""
    return edited(before.lines, leaf.lines, leaf.begun)
