"""no-sources: a deck that names no source at all.

Where a fact is from is what makes it worth learning. Name the texts in `sources:`, and let each fact cite its
own. Decks of fewer than five
claims are left alone, and so are words and plain cards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.manuscript import LEAST, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.manuscript import Manuscript

SEVERITY = "advice"
_CLAIMS = {"event", "position", "figure", "contrast"}
_FACTS = """\
events:
  war: {what: War breaks out, when: 1635}
  siege: {what: A town is besieged, when: 1638}
  revolt: {what: Peasants rise in revolt, when: 1640}
  peace: {what: They make peace, when: 1659}
  wedding: {what: A young king marries, when: 1660}
"""
WRONG = f"deck: example\nlicence: CC-BY-4.0\n{_FACTS}"
_CITED = _FACTS.replace("}", ", source: book}")
RIGHT = f"deck: example\nlicence: CC-BY-4.0\nsources: {{book: A history of the border}}\n{_CITED}"


def find(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield the first citation of a deck that has no sources, or its head if it should have some."""
    if not manuscript.deck.head.get("sources"):
        for fact in manuscript.facts:
            if fact.cited:
                yield Finding(
                    manuscript.at(fact, "source"),
                    f"`{fact.cited[0][0]}` is cited, and the deck names no source.",
                    "Write `sources: {book: {title: …}}` in the head, and cite its key.",
                )
                return
    claims = sum(fact.kind in _CLAIMS for fact in manuscript.facts)
    if claims >= LEAST and not manuscript.deck.head.get("sources"):
        yield Finding(
            manuscript.head("deck"),
            "The deck names no source.",
            "Write `sources: {book: {title: …, author: …}}` in the head, and `source: book` in the facts.",
        )
