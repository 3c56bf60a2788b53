"""Giveaway: which cards' answers the questions of a sitting have just told, so that they can wait.

A question that shows pairs, an order or a table tells the cards of what it shows. What else stands on a
sheet once it is answered (the answer, the reason, a note) tells a card if it holds that card's answer and
most of what its prompt names.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from quizapp.fold import fold
from quizapp.gist import gist

if TYPE_CHECKING:
    from quizapp.fact import Card
    from quizapp.study.asked import Answered

__all__ = ["Told"]

_KEPT = 12  # sheets that are still fresh in mind
_MOST = 0.7  # the share of a prompt's words that tells what it is about
_FEWEST = 2


class Told:
    """What the newest answers of a sitting have told."""

    def __init__(self) -> None:
        self._sheets: deque[tuple[str, frozenset[str], str]] = deque(maxlen=_KEPT)

    def add(self, answered: Answered) -> None:
        """Remember what an answered question has shown."""
        question, told = answered.question, answered.telling
        texts = (
            question.prompt, question.expected, answered.mark.why,
            told.answer, told.because, told.note, told.outside, told.source,
        )  # fmt: skip
        sheet = f" {' '.join(fold(text) for text in texts if text)} "
        self._sheets.append((question.card.id, frozenset(question.gives), sheet))

    def take_back(self) -> None:
        """Forget the newest."""
        if self._sheets:
            self._sheets.pop()

    def __contains__(self, card: Card) -> bool:
        """Say whether another card's question has told this one's answer."""
        answers, named = set[str](), frozenset[str]()
        for other, gives, sheet in self._sheets:
            if other == card.id:
                continue
            if card.id in gives:
                return True
            if not answers:
                answers = {fold(card.answer.shown), fold(getattr(card.answer, "written", ""))} - {""}
                named = gist(card.prompt)
            if len(named) >= _FEWEST and any(f" {answer} " in sheet for answer in answers):
                there = sum(f" {word}" in sheet for word in named)
                if there >= _MOST * len(named):
                    return True
        return False

