"""Proofreading: what is wrong in an author's own words, which shows only beside the rest of the deck."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.yamltree import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from quizapp.fact import Fact
    from quizapp.reading import File, Reading
    from quizapp.yamltree import Node

__all__ = ["PROOFREAD", "check_renamed", "place_of"]

# The fields for whose sake the nodes of a fact are kept until all is read.
PROOFREAD = frozenset({"ask", "cloze", "inferred", "was"})

_SPACED_PLUS = re.compile(r"\s*\+\s*")


def place_of(reading: Reading, fact: Fact, field: str) -> tuple[int, int]:
    """Return line and column of a field's value, or where the fact begins."""
    _file, node = reading.nodes.get(fact.key, (None, None))
    item = node.items.get(field) if node is not None else None
    return (item[1].line, item[1].column) if item is not None else (fact.line, 1)


def _written(node: Mapping, field: str, facet: str = "") -> list[Scalar]:
    """Return the texts of a field as they stand in the file; of one facet, where it is given by facets."""
    found: Node | None = node.items[field][1]
    if isinstance(found, Mapping):
        values = (
            value for name, (_key, value) in found.items.items() if _SPACED_PLUS.sub("+", name) == facet
        )
        found = next(values, None)
    nodes = found.items if isinstance(found, Sequence) else [found]
    return [each for each in nodes if isinstance(each, Scalar) and not each.empty]


# -- keys of before ---------------------------------------------------------------------------


def check_renamed(reading: Reading) -> None:
    """Report a key of before that is in use, or was another's; progress follows none of them."""
    before: dict[str, str] = {}
    for key, (file, node) in reading.nodes.items():
        values = reading.facts[key].values
        assert isinstance(values, dict)
        if "was" not in values:
            continue
        kept = []
        for scalar in _written(node, "was"):
            old = unicodedata.normalize("NFC", scalar.text)
            if old in values["was"] and _may_have_been(reading, file, scalar, key, old, before):
                before[old] = key
                kept.append(old)
        values["was"] = kept


def _may_have_been(
    reading: Reading, file: File, at: Scalar, key: str, old: str, before: dict[str, str]
) -> bool:
    """Say whether a fact can have had this key; report it if not."""
    if old == key:
        said, hint = "`was` names the key that the fact has today.", "Remove it: `was` is for earlier keys."
        file.reader.report(at, "was-itself", said, hint, advice=True)
    elif (other := reading.facts.get(old)) is not None:
        said = f"`{old}` is still the key of a fact, in {Path(other.path).name}, line {other.line}."
        hint = "Remove it from `was`, or give that fact a key of its own."
        file.reader.report(at, "was-in-use", said, hint)
    elif old in before:
        said = f"`{old}` is said to be the former key of `{before[old]}` too."
        hint = "Keep it where the progress belongs; it can follow one fact only."
        file.reader.report(at, "was-twice", said, hint)
    else:
        return True
    return False
