"""reused-key: a key that was another fact's.

Answer and wording are both new, so it is another fact, and what learners know of the old one says nothing
of it. Their history is set aside, and comes back with the old fact. If both are to be kept, give the new
one a key of its own. It is seen by what the deck was when it was last checked on this computer; `check
--fix` takes it as meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.manuscript import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.manuscript import Manuscript

SEVERITY = "advice"
LATE = True
WRONG = "A fact `river` with another question and another answer than at the last `quizapp check`."
RIGHT = "The new fact under a key of its own, and `river` as it was, or gone."


def find(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield every fact whose key was another's when the deck was last checked."""
    for reused in manuscript.edits.reused:
        fact = manuscript.deck.fact(reused.partition("/")[2])
        if fact is not None:
            yield Finding(
                manuscript.at(fact),
                f"`{fact.key}` was another fact when this deck was last checked.",
                "Give this one a key of its own; else what learners know of the old one is set aside.",
            )
