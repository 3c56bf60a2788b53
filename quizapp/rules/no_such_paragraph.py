"""no-such-paragraph: a paragraph that the source does not have.

A citation that leads nowhere is a slip of the pen. Say in the head how many paragraphs a source has, as
`paragraphs: 11`, or give `check` the text itself, with `--against`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.manuscript import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.manuscript import Manuscript

SEVERITY = "error"
WRONG = """\
deck: example
sources: {book: {title: A history of the border, paragraphs: 11}}
cards:
  border: {ask: Which river is the border?, answer: Bidasoa, source: book ¶12}
"""
RIGHT = """\
deck: example
sources: {book: {title: A history of the border, paragraphs: 11}}
cards:
  border: {ask: Which river is the border?, answer: Bidasoa, source: book ¶11}
"""
_NUMBER = re.compile(r"\d+")


def find(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield every citation of a paragraph beyond the last."""
    sources = manuscript.deck.head.get("sources", {})
    last = {key: int(float(each["paragraphs"])) for key, each in sources.items() if each.get("paragraphs")}
    for fact in manuscript.facts if last else ():
        for key, place in fact.cited:
            numbers = _NUMBER.findall(place) if key in last else ()
            beyond = next((number for number in numbers if int(number) > last[key]), "")
            if beyond:
                yield Finding(
                    manuscript.at(fact, "source"),
                    f"`{key}` has {last[key]} paragraphs, and no ¶{beyond}.",
                    "Cite the paragraph that says so; the heading is ¶0.",
                )
