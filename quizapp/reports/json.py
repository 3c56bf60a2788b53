"""json: for programs: a list of problems, columns in characters from 1, the end after the last one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.reports import Found

__all__ = ["problems_in", "written"]


def written(found: Sequence[Found], width: int) -> Iterator[str]:
    """Yield the problems as one list."""
    del width
    yield json.dumps(problems_in(found), ensure_ascii=False, indent=2) + "\n"


def problems_in(found: Sequence[Found]) -> list[dict[str, object]]:
    """Return what JSON says of each problem."""
    return [
        {
            **each.problem._asdict(),
            "end_column": each.excerpt.end + 1 if each.excerpt is not None else each.problem.column,
        }
        for each in found
    ]
