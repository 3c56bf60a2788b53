"""leak-title: a title on screen that tells the answer.

The name of the topic, or of a deck that is one file, stands above every question of it, and an issue's name
stands in the question what is held on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.gist import gist
from quizapp.leak import told_in
from quizapp.manuscript import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.fact import Card
    from quizapp.manuscript import Manuscript

SEVERITY = "advice"
LATE = True
WRONG = """\
deck: example
title: The Bidasoa as a border
cards:
  river: {ask: Which river is the border?, answer: Bidasoa}
"""
RIGHT = """\
deck: example
title: A border in the mountains
cards:
  river: {ask: Which river is the border?, answer: Bidasoa}
"""


def find(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield every card whose answer stands in what is written above its question."""
    for card in manuscript.cards():
        for what, title in _titles(card, manuscript):
            told = told_in(title, card)
            if told and (gist(told) or not told.isascii()):  # "for" stands in many a title
                yield Finding(
                    manuscript.at(card.fact),
                    f"The {what} “{title}” stands above `{card.fact.key}#{card.facet}` and tells `{told}`.",
                    f"Give the {what} another name, or ask this card the other way round.",
                )


def _titles(card: Card, manuscript: Manuscript) -> Iterator[tuple[str, str]]:
    topic = card.fact.topic
    if topic:
        yield "topic", topic.rpartition("/")[2].replace("-", " ").replace("_", " ")
    elif len(manuscript.deck.topics()) == 1:
        yield "title", manuscript.deck.title
