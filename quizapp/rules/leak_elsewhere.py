"""leak-elsewhere: a question or a note that tells the answer of another card.

Where one question, or what is told after it, names what another asks about, and its answer besides, whoever
meets the first has been told the second. In a sitting such a card waits for another day; better is a text
that does not need it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from quizapp.fold import fold
from quizapp.gist import gist
from quizapp.manuscript import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.fact import Fact
    from quizapp.manuscript import Manuscript, Place

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
    """Yield every card whose subject and answer stand in the author's question or note of another fact."""
    told = list(_told(manuscript))
    holding: dict[str, list[int]] = defaultdict(list)
    for number, (_fact, text, _place, _what) in enumerate(told):
        for word in set(text.split()):
            holding[word].append(number)
    for card in manuscript.cards() if told else ():
        answer, words = fold(card.answer.shown), gist(card.prompt)
        if len(answer) < _SHORTEST or len(words) < _FEWEST:
            continue
        rarest = min(answer.split(), key=lambda word: len(holding.get(word, ())))
        for number in holding.get(rarest, ())[:_LOOKED_AT]:
            fact, text, place, what = told[number]
            tells = f" {answer} " in f" {text} " and words <= set(text.split())
            if tells and fact.key != card.fact.key:
                yield Finding(
                    place,
                    f"This {what} tells the answer of `{card.fact.key}#{card.facet}`: {card.answer.shown}.",
                    "Say it without that, or make one fact of both.",
                )
                break


def _told(manuscript: Manuscript) -> Iterator[tuple[Fact, str, Place, str]]:
    """Yield what learners read in the author's own words: fact, text folded, place, what it is."""
    for card in manuscript.cards():
        if card.fact.per("ask", card.facet) or card.fact.text("cloze") or card.fact.kind == "event":
            yield card.fact, fold(card.prompt), manuscript.question(card), "question"
    for fact in manuscript.facts:
        for field in ("note", "outside"):
            if fact.text(field):
                yield fact, fold(fact.text(field)), manuscript.at(fact, field), "note"
