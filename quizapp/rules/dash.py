"""dash: a hyphen where a dash belongs, or a dash where a hyphen belongs.

A range of paragraphs is printed with a dash, and so is a break in a sentence; editors turn the one into the
other as one types, and a date with a dash in it is no date at all. `check --fix` puts them right.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.manuscript import Finding
from quizapp.sheet import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.fact import Fact
    from quizapp.manuscript import Manuscript, Written
    from quizapp.reading import File
    from quizapp.sheet import Sheet

SEVERITY = "advice"
WRONG = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa, note: It is short -- and cold.}
"""
RIGHT = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa, note: It is short – and cold.}
"""
# Between two words of prose; a minus, a range, an option of a command or a comment in code is none of it.
_MEANT = re.compile(
    r"(?:(?<=[^\W\d_]{2})|(?<=[^\W\d_][\u0300-\u036f])) (?:--?|—-|–-) (?=[^\W\d_]{2})"
)
_CODE = re.compile(r"[=<>{}|;\\$@#*^~`]|://|\b[A-Z]{3,}\b")
_HYPHENS = re.compile(r" --? |—-|–-")
_FIELDS = {"when", "as_of", "until", "was", "source", "url", "ask_as", "facets"}


def sorted_out(text: str) -> str:
    """Return a text with a dash wherever two hyphens, or one between spaces, stand for it in prose."""
    return text if _CODE.search(text) else _MEANT.sub(" – ", text)


def _found(manuscript: Manuscript) -> Iterator[tuple[Fact, Written]]:
    amiss = {file.name for file in manuscript.files if _HYPHENS.search(file.text)}
    for fact in (fact for fact in manuscript.facts if fact.path in amiss):
        for written in manuscript.texts(fact):
            text = written.scalar.text
            if written.keys[0] not in _FIELDS and sorted_out(text) != text:
                yield fact, written


def find(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield every text in which hyphens stand for a dash."""
    for fact, written in _found(manuscript):
        yield Finding(
            manuscript.of(fact, written),
            "A hyphen stands here for a dash.",
            "Write “ – ”, with a space on each side; `quizapp check --fix` does it.",
        )


def mends(manuscript: Manuscript, file: File, sheet: Sheet) -> Iterator[Edit]:
    """Yield those texts of a file with their dashes."""
    for fact, written in _found(manuscript):
        span = sheet.texts.get((written.scalar.line, written.scalar.column))
        if fact.path == file.name and span is not None:
            yield Edit(*span, sorted_out)
