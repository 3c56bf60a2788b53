"""no-as-of: a position or an office that does not say when it was held.

Governments change their minds and offices change hands. Without a date, in the fact, its source or the head,
the question asks who *was*, and nobody can say when.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.manuscript import Finding
from quizapp.office import is_office
from quizapp.wording import as_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.manuscript import Manuscript

SEVERITY = "advice"
WRONG = """\
deck: example
actors:
  mazarin: {name: Jules Mazarin, role: chief minister of France}
  haro: {name: Luis de Haro, role: chief minister of Spain, as_of: 1659}
"""
RIGHT = """\
deck: example
as_of: 1659
actors:
  mazarin: {name: Jules Mazarin, role: chief minister of France}
  haro: {name: Luis de Haro, role: chief minister of Spain}
"""


def find(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield every position and every asked office that has no date of its own, its source's or the deck's."""
    for fact in manuscript.facts:
        dated = fact.kind == "position" or (fact.kind == "actor" and any(map(is_office, fact.texts("role"))))
        if dated and not fact.per("ask", "role") and not as_of(fact, manuscript.deck):
            what = "position" if fact.kind == "position" else "office"
            yield Finding(
                manuscript.at(fact),
                f"`{fact.key}` does not say when this {what} was held.",
                "Write `as_of:` here, or in the head for all facts, or give the source its `date:`.",
            )
