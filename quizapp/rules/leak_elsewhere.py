"""leak-elsewhere: a question that tells the answer of another card.

Where one question names what another asks about, and its answer besides, whoever meets the first has been
told the second. In a sitting such a card waits for another day; better is a question that does not need it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from quizapp.fold import fold
from quizapp.gist import gist
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
  river: {ask: Which river became the border in the treaty of 1659?, answer: Bidasoa}
  island:
    ask: In the treaty of 1659 the river Bidasoa became the border. Where was it signed?
    answer: on an island
"""
RIGHT = """\
deck: example
cards:
  river: {ask: Which river became the border in the treaty of 1659?, answer: Bidasoa}
  island: {ask: Where was the treaty of 1659 signed?, answer: on an island}
"""
_FEWEST = 3  # words that a question names, below which its subject is too vague to be told elsewhere
_SHORTEST = 4  # letters of an answer that is told by standing somewhere
_LOOKED_AT = 50  # questions with an answer's word that are looked at


def find(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield every card whose subject and answer stand in the author's question of another fact."""
    asked = [(card, fold(card.prompt)) for card in manuscript.cards() if _authors(card)]
    holding: dict[str, list[int]] = defaultdict(list)
    for number, (_card, prompt) in enumerate(asked):
        for word in set(prompt.split()):
            holding[word].append(number)
    for card in manuscript.cards() if asked else ():
        answer, words = fold(card.answer.shown), gist(card.prompt)
        if len(answer) < _SHORTEST or len(words) < _FEWEST:
            continue
        rarest = min(answer.split(), key=lambda word: len(holding.get(word, ())))
        for number in holding.get(rarest, ())[:_LOOKED_AT]:
            other, prompt = asked[number]
            told = f" {answer} " in f" {prompt} " and words <= set(prompt.split())
            if told and other.fact.key != card.fact.key:
                yield Finding(
                    manuscript.question(other),
                    f"This question tells the answer of `{card.fact.key}#{card.facet}`: {card.answer.shown}.",
                    "Ask it without that, or make one card of both.",
                )
                break


def _authors(card: Card) -> bool:
    """Say whether a question is in its author's own words."""
    return bool(card.fact.per("ask", card.facet) or card.fact.text("cloze") or card.fact.kind == "event")
