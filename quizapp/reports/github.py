"""github: workflow commands, which GitHub shows beside the lines of a pull request.

Their form is GitHub's, "Workflow commands for GitHub Actions": `::error file=…,line=…::message`, in which
percent signs and line ends are escaped, and in properties colons and commas as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.reports import Found

__all__ = ["written"]

_LEVELS = {"error": "error", "advice": "warning"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def written(found: Sequence[Found], width: int) -> Iterator[str]:
    """Yield a command for each problem."""
    del width
    for problem, excerpt in found:
        end = f",endColumn={excerpt.end + 1}" if excerpt is not None else ""
        where = f"file={_escaped(problem.path, _PROPERTY)},line={problem.line},col={problem.column}{end}"
        said = _escaped(f"{problem.message} {problem.hint}", _DATA)
        yield f"::{_LEVELS[problem.severity]} {where},title={problem.code}::{said}\n"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(char, char) for char in text)
