"""no-licence: a deck that does not say under what terms it may be used.

Without a licence nobody may copy or change a deck, however freely it was meant to be given. Decks of fewer
than five facts are left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.manuscript import LEAST, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.manuscript import Manuscript

SEVERITY = "advice"
_FACTS = """\
sources: {atlas: {title: An atlas of rivers}}
cards:
  border: {ask: Which river is the border?, answer: Bidasoa, source: atlas}
  longest: {ask: Which river is the longest?, answer: Tagus, source: atlas}
  capital: {ask: Which river runs by the capital?, answer: Manzanares, source: atlas}
  south: {ask: Which river runs through Seville?, answer: Guadalquivir, source: atlas}
  delta: {ask: Which river ends in a delta?, answer: Ebro, source: atlas}
"""
WRONG = f"deck: example\n{_FACTS}"
RIGHT = f"deck: example\nlicence: CC-BY-4.0\n{_FACTS}"


def find(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield the head, if it has no licence."""
    if len(manuscript.facts) >= LEAST and not manuscript.deck.head.get("licence"):
        yield Finding(
            manuscript.head("deck"),
            "The deck does not say under what terms it may be used.",
            "Write `licence:` in the head, such as `CC-BY-4.0`, or `private`.",
        )
