"""ambiguous-reference: a key that is a source and an actor at once.

Sources have keys of their own, so a source and an actor may share one; `according_to` and the sides of a
contrast take either. Which of them is meant shows in the question as a name, and may be the other.
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
as_of: 1659
sources: {haro: {title: Letters of Luis de Haro, short: the letters}}
actors:
  haro: {name: Luis de Haro, role: chief minister of Spain}
  mazarin: {name: Jules Mazarin, role: chief minister of France}
issues: {border: The border}
positions:
  m: {holder: mazarin, issue: border, stance: wants it moved, according_to: haro, source: haro}
  h: {holder: haro, issue: border, stance: wants it left where it is, source: haro}
"""
RIGHT = """\
deck: example
as_of: 1659
sources: {letters: {title: Letters of Luis de Haro, short: the letters}}
actors:
  haro: {name: Luis de Haro, role: chief minister of Spain}
  mazarin: {name: Jules Mazarin, role: chief minister of France}
issues: {border: The border}
positions:
  m: {holder: mazarin, issue: border, stance: wants it moved, according_to: haro, source: letters}
  h: {holder: haro, issue: border, stance: wants it left where it is, source: letters}
"""


def find(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield every account or side whose key is a source's and an actor's."""
    sources = manuscript.deck.head.get("sources", {})
    both = {fact.key for fact in manuscript.facts if fact.kind == "actor" and fact.key in sources}
    for fact in manuscript.facts if both else ():
        sides = fact.values.get("between", ())
        named = [part.strip() for side in sides if not isinstance(side, str) for part in side[0].split("+")]
        for field, keys in (("according_to", fact.texts("according_to")), ("between", named)):
            for key in both.intersection(keys):
                yield Finding(
                    manuscript.at(fact, field),
                    f"`{key}` is the key of a source and of an actor.",
                    "Give one of them another key; `was:` lets an actor's progress follow.",
                )
