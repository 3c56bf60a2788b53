"""Mending: what `check --fix` changes in a deck's files, and the care with which it is written.

Rules yield edits; here they are made, held against what was there, and written whole or not at all. A file of
which anything but what was to be mended would read otherwise is left as it is.
"""

from __future__ import annotations

import os
import unicodedata
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quizapp.errors import DeckError
from quizapp.rules import all_codes, rule_of
from quizapp.rules.dash import sorted_out
from quizapp.safe import clean
from quizapp.sheet import Sheet
from quizapp.whole import over_file
from quizapp.yamltree import Scalar, Sequence, tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence as Listed

    from quizapp.manuscript import Manuscript
    from quizapp.sheet import Edit
from quizapp.yamltree import Node

__all__ = ["KEYS", "Mended", "mend", "mending_codes", "written_out"]

KEYS = ("derived-key",)
"""What `--write-keys` mends, and no more."""


class Mended(NamedTuple):
    """A file as it was and as it is to be, and how many edits make the difference."""

    sheet: Sheet
    name: str
    text: str
    edits: int

    def diff(self) -> Iterator[str]:
        """Yield the lines of a unified diff, made safe for a terminal."""
        old, new = (text.splitlines() for text in (self.sheet.text, self.text))
        for line in unified_diff(old, new, self.name, self.name, lineterm=""):
            yield clean(line)


def mending_codes() -> tuple[str, ...]:
    """Return the codes of the rules that can mend what they find."""
    return tuple(code for code in all_codes() if hasattr(rule_of(code), "mends"))


def mend(manuscript: Manuscript, codes: Listed[str]) -> list[Mended]:
    """Return the files that these rules change; raises DeckError for one that cannot be read again."""
    found: list[Mended] = []
    for file in manuscript.files:
        try:
            sheet = Sheet(file.path)
        except (OSError, UnicodeDecodeError) as error:
            raise DeckError(f"{file.name} cannot be read again.", "Check it once more.") from error
        edits: list[Edit] = []
        for code in codes:
            edits += rule_of(code).mends(manuscript, file, sheet)
        text = sheet.with_edits(edits) if edits else sheet.text
        if text != sheet.text and _same(sheet.text, text):
            found.append(Mended(sheet, file.name, text, sheet.changes(edits)))
    return found


def written_out(mended: Mended) -> None:
    """Put a file in the place of the one that it was made from; raises DeckError where that has changed."""
    path = Path(os.path.realpath(mended.sheet.path))
    try:
        if path.read_bytes() != mended.sheet.raw:
            raise DeckError(f"{mended.name} has changed while it was looked at.", "Check it once more.")
        over_file(path, mended.sheet.mark + mended.text)
    except OSError as error:
        raise DeckError(
            f"{mended.name} cannot be written: {error.strerror or error}.", "Nothing of it was changed."
        ) from error


# -- nothing else is changed --------------------------------------------------------------------


def _same(old: str, new: str) -> bool:
    """Say whether two texts read the same but for what may be mended, and the new one without new faults."""
    before, faults = tree(old)
    after, others = tree(new)
    if len(others) > len(faults) or before is None or after is None:
        return False
    return _essence(before) == _essence(after)


def _essence(node: Node, name: str = "") -> object:
    """Return what a value says whatever is mended in it: forms of letters, dashes, keys of cards, `was`."""
    if isinstance(node, Scalar):
        plain = unicodedata.normalize("NFC", sorted_out(unicodedata.normalize("NFC", node.text)))
        return "".join("-" if char in _DASHES else char for char in plain)
    if isinstance(node, Sequence):
        return [_essence(each) for each in node.items]
    held = [
        (unicodedata.normalize("NFC", key), _essence(value, key))
        for key, (_at, value) in node.items.items()
        if key != "was"
    ]
    if name == "cards":  # a list of cards, once they have keys
        return [value for _key, value in held]
    return held


_DASHES = "‐‑‒–—―−"
