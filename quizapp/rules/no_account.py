"""no-account: a stance that one source alone reports, told as plain fact.

Where a deck has several sources, they may read the same holder differently. `according_to` puts into the
question whose reading it is, so that nobody learns an opinion as a fact, and the two readings can be asked
apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.cast import actors_of
from quizapp.manuscript import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.fact import Fact
    from quizapp.manuscript import Manuscript

SEVERITY = "advice"
WRONG = """\
deck: example
as_of: 1659
sources: {book: A history of the border, letters: Letters of a minister}
actors:
  france: {name: France, kind: government}
  spain: {name: Spain, kind: government}
issues: {border: The border}
positions:
  moved: {holder: france, issue: border, stance: wants it moved, source: book ¶2}
  kept: {holder: spain, issue: border, stance: wants it left where it is, source: book ¶2; letters ¶1}
"""
RIGHT = """\
deck: example
as_of: 1659
sources: {book: A history of the border, letters: Letters of a minister}
actors:
  france: {name: France, kind: government}
  spain: {name: Spain, kind: government}
issues: {border: The border}
positions:
  moved: {holder: france, issue: border, stance: wants it moved, according_to: book, source: book ¶2}
  kept: {holder: spain, issue: border, stance: wants it left where it is, source: book ¶2; letters ¶1}
"""


def find(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield every position that cites one of several sources and does not say whose reading it is."""
    sources = manuscript.deck.head.get("sources", {})
    if len(sources) < 2:  # noqa: PLR2004 - where there is one source, all is its reading
        return
    for fact in manuscript.facts:
        cited = {key for key, _place in fact.cited}
        if len(cited) == 1 and not fact.text("according_to") and _is_a_reading(fact, manuscript):
            key = min(cited)
            yield Finding(
                manuscript.at(fact),
                f"Only `{key}` says so, and the question would ask it as a plain fact.",
                f"Write `according_to: {key}`, or cite the other source as well.",
            )


def _is_a_reading(fact: Fact, manuscript: Manuscript) -> bool:
    """Say whether a position is somebody's reading of others: no author's own view."""
    if fact.kind != "position":
        return False
    holders = actors_of(fact.texts("holder"), manuscript.deck)
    return not all(holder.text("kind") == "author" for holder in holders)
