"""leak-hint: a hint that is the answer.

A hint helps to remember. One that holds the answer asks nothing any more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.leak import told_in
from quizapp.manuscript import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.manuscript import Manuscript

SEVERITY = "advice"
LATE = True
WRONG = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa, hint: "The Bidasoa, of course"}
"""
RIGHT = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa, hint: It begins with B.}
"""


def find(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield every hint that holds the answer of a card of its fact."""
    if not any("hint" in fact.values for fact in manuscript.facts):
        return
    for card in manuscript.cards():
        hint = card.fact.text("hint")
        if hint and (told := told_in(hint, card)):
            yield Finding(
                manuscript.at(card.fact, "hint"),
                f"The hint tells the answer of `{card.fact.key}#{card.facet}`: `{told}`.",
                "Say what leads to it, such as its first letter or what it is near to.",
            )
