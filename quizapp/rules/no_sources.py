"""no-sources: a deck that names no source at all.

Where a fact is from is what makes it worth learning. Name the texts in `sources:`, and let each fact cite its
own. Decks of fewer than five facts are left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.manuscript import LEAST, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.manuscript import Manuscript

SEVERITY = "advice"
_FACTS = """\
cards:
  border: {ask: Which river is the border?, answer: Bidasoa}
  longest: {ask: Which river is the longest?, answer: Tagus}
  capital: {ask: Which river runs by the capital?, answer: Manzanares}
  south: {ask: Which river runs through Seville?, answer: Guadalquivir}
  delta: {ask: Which river ends in a delta?, answer: Ebro}
"""
WRONG = f"deck: example\nlicence: CC-BY-4.0\n{_FACTS}"
RIGHT = f"deck: example\nlicence: CC-BY-4.0\nsources: {{atlas: An atlas of rivers}}\n{_FACTS}"


def find(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield the head, if it has no sources."""
    if len(manuscript.facts) >= LEAST and not manuscript.deck.head.get("sources"):
        yield Finding(
            manuscript.head("deck"),
            "The deck names no source.",
            "Write `sources: {book: {title: …, author: …}}` in the head, and `source: book` in the facts.",
        )
