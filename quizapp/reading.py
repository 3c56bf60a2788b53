"""What has been read so far of a deck: its files, head, facts and problems."""

from __future__ import annotations

import gc
import os
import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from quizapp.deck import Problem
from quizapp.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from quizapp.fact import Fact
    from quizapp.shapes import Reader
    from quizapp.yamltree import Mapping, Node

__all__ = ["File", "Reading", "a_kind", "in_a_line", "shown_path", "uncollected"]

_QUOTED = 60  # characters that a message quotes of an author's text
_QUOTE = re.compile(r"`([^`]*)`")


def in_a_line(message: str) -> str:
    """Return a message on one line, whatever the author's text that it quotes, and that not at length."""
    if len(message) <= _QUOTED and message.isprintable():
        return message
    return _QUOTE.sub(_shortened, " ".join(message.split()))


def _shortened(quote: re.Match[str]) -> str:
    text = quote[1]
    return quote[0] if len(text) <= _QUOTED else f"`{text[: _QUOTED - 1]}…`"


def shown_path(path: Path) -> str:
    """Return a path as it can be shown and kept, whatever bytes its names are made of."""
    return one_line(os.fsencode(path).decode("utf-8", "backslashreplace"))


def a_kind(kind: str) -> str:
    """Return a kind of fact with its article."""
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


@contextmanager
def uncollected() -> Iterator[None]:
    """Collect no garbage: looking for cycles in a hundred thousand nodes, which have none, takes a third."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@dataclass(slots=True)
class File:
    """One file of a deck while it is read; `root` and `text` are kept where the whole of a deck is."""

    path: Path
    name: str
    topic: str
    head: bool
    reader: Reader = field(init=False)
    root: Mapping | None = None
    text: str = ""


@dataclass(slots=True)
class Reading:
    """What has been read so far of a deck.

    `later` are problems that are none before a day is over, with that day; `nodes` are of the facts
    that are proofread when all is read, or of all where it is kept `whole`, for the rules of `check`.
    """

    top: Path
    whole: bool = False
    problems: list[Problem] = field(default_factory=list)
    later: list[tuple[Problem, str]] = field(default_factory=list)
    head: dict[str, Any] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    nodes: dict[str, tuple[File, Mapping]] = field(default_factory=dict)
    files: list[File] = field(default_factory=list)
    seen: set[Path] = field(default_factory=set)
    stamps: list[tuple[str, int, int, str]] = field(default_factory=list)

    def report(
        self, file: File, node: Node | None, code: str, message: str, hint: str, *, advice: bool = False
    ) -> None:
        """Note a problem at a node of a file, or at the file's beginning."""
        line, column = (node.line, node.column) if node is not None else (1, 1)
        severity = "advice" if advice else "error"
        said, help_ = in_a_line(message), in_a_line(hint)
        self.problems.append(Problem(file.name, line, column, code, severity, said, help_))
