"""no-source: a claim without a source, in a deck that names its sources.

A learner who doubts an answer wants to read where it stands, and an author who comes back in a year as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.manuscript import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.manuscript import Manuscript

SEVERITY = "advice"
WRONG = """\
deck: example
sources: {book: A history of the border}
events:
  war: {what: War breaks out, when: 1635, source: book ¶1}
  peace: {what: They make peace, when: 1659}
"""
RIGHT = """\
deck: example
sources: {book: A history of the border}
events:
  war: {what: War breaks out, when: 1635, source: book ¶1}
  peace: {what: They make peace, when: 1659, source: book ¶4}
"""
_CLAIMS = {"event", "position", "figure"}


def find(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield every claim that cites nothing, where the head has sources to cite."""
    sources = manuscript.deck.head.get("sources", {})
    for fact in manuscript.facts if sources else ():
        if fact.kind in _CLAIMS and not fact.cited:
            yield Finding(
                manuscript.at(fact),
                f"`{fact.key}` does not say where it stands.",
                f"Write `source: {next(iter(sources))} ¶1`, with the paragraph that says so.",
            )
