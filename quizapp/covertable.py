"""Covertable: the coverage of a reading as a table for a terminal, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.columns import beginning, padded, width, wrapped
from quizapp.coverage import is_whole
from quizapp.safe import one_line
from quizapp.say import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.coverage import Paragraph

__all__ = ["as_dict", "summary", "table"]

_GAP = "  "
_NARROWEST = 40
_WIDE = 100  # columns from which on there is room for more of a paragraph's beginning
_BEGINS = 24
_LEAST = 16  # columns of what is missing


def table(rows: Sequence[Paragraph], columns: int) -> list[str]:
    """Return the table in lines of at most so many columns (or 40); the last column goes on below."""
    if not rows:
        return []
    columns = max(columns, _NARROWEST)
    places = [f"{row.source} ¶{row.number}" for row in rows]
    first = min(max(map(width, places)), columns // 4)
    begins = 2 * _BEGINS if columns >= _WIDE else _BEGINS
    begins = min(begins, max(map(width, [one_line(row.begins) for row in rows])))
    rest = columns - first - len("facts") - 3 * len(_GAP)
    if rest - begins < max(_LEAST, rest // 2):
        begins = rest // 2 - len(_GAP)
    last = rest - begins
    found = [_line("", first, "facts", "begins", begins, "not mentioned")]
    for row, place in zip(rows, places, strict=True):
        said, *more = [part for each in _said(row) for part in wrapped(each, last)]
        start = beginning(one_line(row.begins), begins)
        found.append(_line(beginning(place, first), first, str(row.facts), start, begins, said))
        found += [_line("", first, "", "", begins, each) for each in more]
    return found


def summary(rows: Sequence[Paragraph]) -> str:
    """Return in one sentence whether all is covered."""
    if is_whole(rows):
        return "Every paragraph, date, number and name is covered, or left out for a reason."
    bare = sum(row.uncovered for row in rows)
    open_ = sum(len(row.missing) for row in rows)
    parts = [counted(bare, "paragraph") + " without a fact"] if bare else []
    if open_:
        parts.append(f"{open_} of the dates, numbers and names that no fact mentions")
    return f"{' and '.join(parts)}. Write facts for them, or say under `not_carded` why not."


def as_dict(rows: Sequence[Paragraph]) -> dict[str, object]:
    """Return the same for `--json`."""
    return {
        "whole": is_whole(rows),
        "paragraphs": [
            {
                "source": row.source,
                "paragraph": row.number,
                "begins": row.begins,
                "facts": row.facts,
                "uncovered": row.uncovered,
                "missing": [each._asdict() for each in row.missing],
                "excused": [each._asdict() for each in row.excused],
            }
            for row in rows
        ],
    }


def _said(row: Paragraph) -> Iterator[str]:
    """Yield what the last column says of a paragraph: what is missing, then what is left out and why."""
    missing = [each.text for each in row.missing]
    if row.uncovered:
        yield "no fact cites it" + (":" if missing else "")
    if missing:
        yield "; ".join(missing)
    reasons: dict[str, list[str]] = {}
    for each in row.excused:
        reasons.setdefault(each.why, []).extend(filter(None, [each.text]))
    for why, texts in reasons.items():
        yield f"left out: {'; '.join(texts)} ({one_line(why)})" if texts else f"left out: {one_line(why)}"
    if not (row.uncovered or missing or row.excused):
        yield "–"


def _line(place: str, first: int, facts: str, begins: str, second: int, said: str) -> str:
    cells = (padded(place, first), facts.rjust(len("facts")), padded(begins, second), said)
    return _GAP.join(cells).rstrip()
