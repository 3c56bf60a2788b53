"""Ways to print what `check` found, one file each.

A module holds
    written(found, width)   yields the text, part by part; `width` is the terminal's, in cells
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from quizapp.excerpt import Excerpt, excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from quizapp.deck import Problem

__all__ = ["Found", "Report", "all_formats", "found_in", "report_of"]


class Found(NamedTuple):
    """A problem, and the line that it is about; None where there is no line to show."""

    problem: Problem
    excerpt: Excerpt | None


class Report(Protocol):
    """What a module of this folder offers."""

    def written(self, found: Sequence[Found], width: int) -> Iterator[str]:
        """Yield the report in parts, each with its line ends."""
        ...


@cache
def all_formats() -> tuple[str, ...]:
    """Return the names of all formats: the modules that stand in this folder."""
    here = Path(__file__).parent
    return tuple(sorted(path.stem for path in here.glob("*.py") if not path.stem.startswith("_")))


@cache
def report_of(name: str) -> Report:
    """Return the module of a format."""
    return cast("Report", import_module(f"quizapp.reports.{name}"))


def found_in(problems: Iterable[Problem], files: Mapping[str, Path]) -> list[Found]:
    """Return the problems, each with its line, read from the files as they are now."""
    pages: dict[str, list[str]] = {}
    found = []
    for problem in problems:
        if problem.path not in pages:
            pages[problem.path] = _lines(files.get(problem.path))
        lines = pages[problem.path]
        there = 0 < problem.line <= len(lines)
        found.append(Found(problem, excerpt(lines[problem.line - 1], problem.column) if there else None))
    return found


def _lines(path: Path | None) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").split("\n") if path is not None else []
    except (OSError, UnicodeDecodeError):
        return []
