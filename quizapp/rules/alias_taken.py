"""alias-taken: another form of a name that is another fact's own name.

A learner who writes it has named somebody else. It is asked back, which of the two is meant, and neither card
can be answered with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.fold import squeeze
from quizapp.manuscript import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.manuscript import Manuscript

SEVERITY = "advice"
WRONG = """\
deck: example
actors:
  france: {name: France, kind: government, also: [Paris]}
  paris: {name: Paris, kind: body}
cards:
  river: {ask: Who signs?, answer: [france, paris]}
"""
RIGHT = """\
deck: example
actors:
  france: {name: France, kind: government, also: [the French crown]}
  paris: {name: Paris, kind: body}
cards:
  river: {ask: Who signs?, answer: [france, paris]}
"""
_NAMES = {"actor": "name", "term": "term"}


def find(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield every other form that is the name of another fact of its kind."""
    named = [fact for fact in manuscript.facts if fact.kind in _NAMES]
    if not any("also" in fact.values for fact in named):
        return
    owners = {(fact.kind, squeeze(fact.text(_NAMES[fact.kind]))): fact for fact in named}
    for fact in named:
        for written in manuscript.texts_of(fact, "also") if "also" in fact.values else ():
            if written.keys[1:] not in {(), (_NAMES[fact.kind],)}:
                continue
            owner = owners.get((fact.kind, squeeze(written.scalar.text)))
            if owner is not None and owner.key != fact.key:
                yield Finding(
                    manuscript.of(fact, written),
                    f"`{written.scalar.text.strip()}` is the name of `{owner.key}`.",
                    "Remove it from one of them; the same name cannot tell them apart.",
                )
