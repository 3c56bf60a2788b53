"""leak-option: a right option that alone takes up the words of its question.

Who does not know picks the option that sounds like the question, and is right. Either the wrong options take
up the words too, or none does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.gist import gist
from quizapp.manuscript import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.manuscript import Manuscript

SEVERITY = "advice"
LATE = True
WRONG = """\
deck: example
cards:
  treaty:
    ask: What did the treaty settle about the mountains?
    answer: The line of the mountains
    wrong: [The price of grain, The king's wedding, The size of fleets]
"""
RIGHT = """\
deck: example
cards:
  treaty:
    ask: What did the treaty settle?
    answer: The line of the mountains
    wrong: [The price of grain, The king's wedding, The size of fleets]
"""
_FEWEST = 2


def find(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield every card whose right option shares words with its question, and no wrong one does."""
    for card in manuscript.cards() if any("wrong" in fact.values for fact in manuscript.facts) else ():
        wrong = manuscript.own_options(card) if "choice" in card.kinds else []
        if len(wrong) < _FEWEST:
            continue
        asked = gist(card.prompt)
        shared = asked & gist(card.answer.shown)
        if shared and not any(asked & gist(text) for text in wrong):
            yield Finding(
                manuscript.at(card.fact, "wrong", card.facet),
                f"Of the options only the right one takes up the question's “{min(shared)}”.",
                "Let a wrong option take it up as well, or ask in other words.",
            )
