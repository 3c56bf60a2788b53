"""text: for people: each problem with its line, the place underlined, and what to do."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from quizapp.columns import width as columns
from quizapp.excerpt import shown_excerpt
from quizapp.say import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.reports import Found

__all__ = ["tally", "written"]

_COLOURS = {"error": "31", "advice": "33"}


def written(found: Sequence[Found], width: int, *, colour: bool = False) -> Iterator[str]:
    """Yield the problems, file by file, each file with their number."""
    first = True
    for path, group in groupby(found, key=lambda each: each.problem.path):
        own = list(group)
        blank = "" if first else "\n"
        yield f"{blank}{_painted(path, '1', colour)}: {tally(own)}\n"
        first = False
        for each in own:
            yield "\n"
            yield from _problem(each, width, colour=colour)


def tally(found: Sequence[Found]) -> str:
    """Return how many problems there are: "2 errors, 1 advice"."""
    errors = sum(each.problem.severity == "error" for each in found)
    advice = len(found) - errors
    parts = [counted(errors, "error")] if errors else []
    return ", ".join([*parts, f"{advice} advice"] if advice or not errors else parts)


def _problem(found: Found, width: int, *, colour: bool) -> Iterator[str]:
    path, line, column, code, severity, message, hint = found.problem
    shade = _COLOURS[severity]
    said = _painted(f"{severity}[{code}]", f"1;{shade}", colour)
    yield f"{path}:{line}:{column}: {said} {message}\n"
    margin = len(str(line))
    if found.excerpt is not None and found.excerpt.line.strip():
        before, meant, after = shown_excerpt(found.excerpt, max(width - margin - 5, 20))
        mark = "^" * max(columns(meant), 1)
        yield f"  {line} | {before}{_painted(meant, shade, colour)}{after}".rstrip() + "\n"
        yield f"  {' ' * margin} | {' ' * columns(before)}{_painted(mark, shade, colour)}\n"
    yield f"  {' ' * margin} = {hint}\n"


def _painted(text: str, style: str, colour: bool) -> str:  # noqa: FBT001 - whether, not how
    return f"\x1b[{style}m{text}\x1b[0m" if colour else text
