"""derived-key: a listed card whose key is made from its text.

A card's key is its identity: progress is filed under it. A card in a list has none of its own, so one is made
of its question, and the first rewording would begin it anew. `quizapp check --write-keys` writes the keys in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.sheet import Edit
from quizapp.yamltree import Mapping, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.manuscript import Manuscript
    from quizapp.reading import File
    from quizapp.sheet import Sheet

SEVERITY = "advice"
WRONG = """\
deck: example
cards:
  - {ask: Which river is the border?, answer: Bidasoa}
"""
RIGHT = """\
deck: example
cards:
  which-river-is-the-border: {ask: Which river is the border?, answer: Bidasoa}
"""


def mends(manuscript: Manuscript, file: File, sheet: Sheet) -> Iterator[Edit]:
    """Yield the dashes of listed cards as their keys, and the brackets of a list as braces."""
    at, listed = file.root.items.get("cards", (None, None)) if file.root is not None else (None, None)
    if at is None or not isinstance(listed, Sequence):
        return
    own = [fact for fact in manuscript.facts if fact.path == file.name]
    keys = {(fact.line, manuscript.at(fact).column): fact.key for fact in own}
    cards = [each for each in listed.items if isinstance(each, Mapping)]
    span = sheet.brackets.get((listed.line, listed.column))
    if len(cards) != len(listed.items) or span is None:
        return  # what is no card has been reported, and has no key
    flow = sheet.text[span[0]] == "["
    edits = []
    for card in cards:
        key = keys.get((card.line, card.column))
        start = _start(sheet, card)
        if key is None or start is None:
            return
        named = Edit.to(start, start, f"{key}: ") if flow else _keyed(sheet, start, key, card, at.column)
        edits.append(named)
    yield from edits
    if flow:
        yield Edit.to(span[0], span[0] + 1, "{")
        yield Edit.to(span[1] - 1, span[1], "}")


def _start(sheet: Sheet, card: Mapping) -> int | None:
    span = sheet.brackets.get((card.line, card.column))
    return span[0] if span is not None else None


def _keyed(sheet: Sheet, start: int, key: str, card: Mapping, column: int) -> Edit:
    """Return the edit that puts a key in the place of the dash before a card."""
    dash = sheet.text.rfind("-", 0, start)
    line = sheet.text.rfind("\n", 0, dash) + 1
    between = sheet.text[dash + 1 : start]
    indent = " " if dash - line < column else ""  # a list may stand as far left as its section, keys may not
    if card.flow or between.strip(" ") != "":
        return Edit.to(dash, dash + 1, f"{indent}{key}:")
    return Edit.to(dash, start, f"{indent}{key}:{sheet.newline}{' ' * (card.column - 1)}")
