"""json: for programs: a list of problems, columns in characters from 1, the end after the last one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.reports import Found

__all__ = ["written"]


def written(found: Sequence[Found], width: int) -> Iterator[str]:
    """Yield the problems as one list."""
    del width
    rows = [
        {
            **each.problem._asdict(),
            "end_column": each.excerpt.end + 1 if each.excerpt is not None else each.problem.column,
        }
        for each in found
    ]
    yield json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
