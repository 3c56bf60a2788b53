"""not-nfc: a text that is not in Unicode's normal form NFC.

A letter with an accent can be written as one character or as two; both look the same. Editors and search find
only the form that was typed, so decks keep to one: NFC. Keys are read as if they were in it. `check --fix`
normalises.
"""

from __future__ import annotations

import unicodedata
from functools import partial
from typing import TYPE_CHECKING

from quizapp.manuscript import Finding
from quizapp.sheet import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.manuscript import Manuscript
    from quizapp.reading import File
    from quizapp.sheet import Sheet

SEVERITY = "advice"
WRONG = """\
deck: example
cards:
  cafe: {ask: Where do they meet?, answer: Cafe\u0301 Bidasoa}
"""
RIGHT = """\
deck: example
cards:
  cafe: {ask: Where do they meet?, answer: Café Bidasoa}
"""


def find(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield every text of a fact that is not in NFC; keys are met when they are read."""
    amiss = {file.name for file in manuscript.files if not unicodedata.is_normalized("NFC", file.text)}
    for fact in (fact for fact in manuscript.facts if fact.path in amiss):
        for written in manuscript.texts(fact):
            if not unicodedata.is_normalized("NFC", written.scalar.text):
                yield Finding(
                    manuscript.of(fact, written),
                    "This text is not in Unicode's normal form NFC.",
                    "Type it again, or let `quizapp check --fix` normalise it.",
                )


def mends(manuscript: Manuscript, file: File, sheet: Sheet) -> Iterator[Edit]:
    """Yield every text and key of a file in NFC, in the quotes and over the lines that it stands in."""
    del manuscript, file
    if unicodedata.is_normalized("NFC", sheet.text):
        return
    for start, end in sheet.texts.values():
        if not unicodedata.is_normalized("NFC", sheet.text[start:end]):
            yield Edit(start, end, partial(unicodedata.normalize, "NFC"))
