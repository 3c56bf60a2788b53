"""csv: every figure in a row of its own: section, deck, topic, key, measure, value."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from quizapp.safe import one_line
from quizapp.tabled import sections

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.study.report import Report

__all__ = ["write"]

_HEAD = ("section", "deck", "topic", "key", "measure", "value")
_FORMULA = ("=", "+", "-", "@")  # a text that begins so would be run by a spreadsheet


def write(reports: Sequence[Report], columns: int = 80, *, plain: bool = False) -> str:
    """Return the figures in tidy long form."""
    del columns, plain
    out = StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(_HEAD)
    for told in reports:
        deck = told.scope.deck.id if told.scope.deck is not None else ""
        rows.writerow(("summary", _text(deck), _text(told.scope.topic), "all", "days in a row", told.streak))
        for section in sections(told):
            for key, *values in section.rows:
                for measure, value in zip(section.columns[1:], values, strict=True):
                    where = (section.name, _text(deck), _text(told.scope.topic), _text(key), measure)
                    rows.writerow((*where, _text(value) if isinstance(value, str) else value))
    return out.getvalue()


def _text(value: object) -> str:
    text = one_line(str(value)) if value is not None else ""
    return f"'{text}" if text.startswith(_FORMULA) else text
