"""same-prompt: two cards with the same question and different answers.

Who is asked cannot know which of the two is meant. Each would be called wrong by the other card's right
answer, unless it is known to be as right: say in the question what tells them apart, or make one card of
both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.fold import squeeze
from quizapp.manuscript import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.fact import Card
    from quizapp.manuscript import Manuscript

SEVERITY = "advice"
LATE = True
WRONG = """\
deck: example
cards:
  border: {ask: Which river is it?, answer: Bidasoa}
  longest: {ask: Which river is it?, answer: Ebro}
"""
RIGHT = """\
deck: example
cards:
  border: {ask: Which river is the border?, answer: Bidasoa}
  longest: {ask: Which river is the longest?, answer: Ebro}
"""


def find(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield the second and every further card that is asked in the words of another."""
    first: dict[str, Card] = {}
    for card in manuscript.cards():
        if card.facet == "what" and card.fact.kind == "event":
            continue  # its prompt is a date: what else happened then is never offered beside it
        other = first.setdefault(squeeze(card.prompt), card)
        if other is not card and squeeze(other.answer.shown) != squeeze(card.answer.shown):
            yield Finding(
                manuscript.question(card),
                f"`{card.fact.key}#{card.facet}` is asked in the same words as"
                f" `{other.fact.key}#{other.facet}`, and has another answer.",
                "Say in one of them what tells them apart, or make one card with both answers.",
            )
