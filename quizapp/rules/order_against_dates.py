"""order-against-dates: an `after` or `before` that the dates contradict.

The dates win, and the events are asked in their order; one of the two is a slip.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.edtf import before
from quizapp.manuscript import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.fact import Fact
    from quizapp.manuscript import Manuscript

SEVERITY = "advice"
WRONG = """\
deck: example
events:
  war: {what: War breaks out, when: 1635, after: [peace]}
  peace: {what: They make peace, when: 1659}
"""
RIGHT = """\
deck: example
events:
  war: {what: War breaks out, when: 1635, before: [peace]}
  peace: {what: They make peace, when: 1659}
"""


def find(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield every order in words that the dates turn round."""
    for fact in manuscript.facts:
        for name in ("after", "before"):
            for key in fact.texts(name):
                other = manuscript.deck.fact(key)
                pair = (fact, other) if name == "after" else (other, fact)
                if _turned(*pair):
                    yield Finding(
                        manuscript.at(fact, name),
                        f"`{fact.key}` is said to be {name} `{key}`, and their dates say the opposite.",
                        f"Mend the date that is wrong, or remove the key from `{name}`.",
                    )


def _turned(later: Fact | None, earlier: Fact | None) -> bool:
    mine = later.date("when") if later is not None else None
    theirs = earlier.date("when") if earlier is not None else None
    return mine is not None and theirs is not None and before(mine, theirs)
