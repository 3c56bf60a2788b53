"""bad-date: a date that is none, or that no calendar has.

Dates are EDTF, the extension of ISO 8601: what is written is what is asked, shown and judged, so a date that
cannot be read cannot be asked. Write the precision that the source has: a year alone is a date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.edtf import parse
from quizapp.facts import all_kinds, fields_of
from quizapp.fields import HEAD, SOURCE, STUDY
from quizapp.sheet import Edit
from quizapp.yamltree import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.manuscript import Manuscript
    from quizapp.reading import File
    from quizapp.sheet import Sheet
    from quizapp.yamltree import Node

SEVERITY = "error"
WRONG = """\
deck: example
events:
  peace: {what: Two ministers sign a peace, when: 1659-02-30}
  war: {what: War breaks out, when: 1635}
"""
RIGHT = """\
deck: example
events:
  peace: {what: Two ministers sign a peace, when: 1659-11-07}
  war: {what: War breaks out, when: 1635}
"""
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))


def mends(manuscript: Manuscript, file: File, sheet: Sheet) -> Iterator[Edit]:
    """Yield the dates of a file that are dates once their dashes are hyphens."""
    del manuscript
    tables = [HEAD, SOURCE, STUDY, *map(fields_of, all_kinds())]
    dated = {name for table in tables for name, field in table.items() if field.shape == "date"}
    for scalar in _under(file.root, dated) if file.root is not None else ():
        span = sheet.texts.get((scalar.line, scalar.column))
        if span is not None and _is_date(_hyphened(scalar.text)) and not _is_date(scalar.text):
            yield Edit(*span, _hyphened)


def _under(node: Node, names: set[str]) -> Iterator[Scalar]:
    """Yield the texts under these keys, wherever they stand."""
    if isinstance(node, Sequence):
        for each in node.items:
            yield from _under(each, names)
    elif isinstance(node, Mapping):
        for name, (_key, value) in node.items.items():
            if isinstance(value, Scalar):
                if name in names:
                    yield value
            else:
                yield from _under(value, names)


def _hyphened(text: str) -> str:
    return text.translate(_DASHES)


def _is_date(text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True
