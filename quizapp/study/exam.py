"""Exam: a fixed number of questions without a word on the answers, and a marked paper at the end."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from quizapp.questions import make, rungs_for
from quizapp.study.game import GameOver, Turn
from quizapp.study.paper import Entry, Result, result_of
from quizapp.study.telling import cited

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from random import Random

    from quizapp.deck import Deck
    from quizapp.mark import Mark
    from quizapp.question import Question
    from quizapp.response import Response

__all__ = ["QUESTIONS", "counted", "play"]

QUESTIONS = 20
_UNMARKED = {"reveal", "true_false"}  # rated by the learner, or asked in two steps


def play(
    decks: Sequence[Deck], rng: Random, count: int = QUESTIONS
) -> Generator[Turn, tuple[Response, Mark], Result]:
    """Ask so many cards of the decks, each fact once, each in the hardest kind that the program can mark."""
    found = list(_drawn(decks, rng, count))
    entries: list[Entry] = []
    try:
        for number, (question, deck) in enumerate(found, 1):
            response, mark = yield Turn(question, deck, f"question {number} of {len(found)}", len(found))
            entries.append(
                Entry(
                    question.card.id,
                    mark.verdict,
                    question.prompt,
                    question.shape.said(response),
                    mark.expected,
                    cited(question.card, deck),
                    mark.score,
                )
            )
    except GameOver:
        pass
    if not found:
        return Result("No question can be asked and marked here.")
    return result_of(partial(counted, len(found)), entries)


def counted(questions: int, entries: Sequence[Entry]) -> str:
    """Count the points of so many questions; what was not answered has none."""
    score = sum(entry.score for entry in entries)
    share = round(100 * score / questions)
    missed = questions - len(entries)
    left = f" {missed} not answered." if missed else ""
    return f"{score:g} of {questions} points, {share} %.{left}"


def _drawn(decks: Sequence[Deck], rng: Random, count: int) -> Iterator[tuple[Question, Deck]]:
    ids = [(card_id, deck) for deck in decks for card_id, _topic in deck.card_ids()]
    rng.shuffle(ids)
    facts: set[tuple[str, str]] = set()
    for card_id, deck in ids:
        if len(facts) == count:
            return
        card = deck.card(card_id)
        if card is None or (deck.id, card.fact.key) in facts:
            continue
        kinds = [kind for rung in reversed(rungs_for(card)) for kind in rung if kind not in _UNMARKED]
        seed = rng.getrandbits(31)
        question = next((made for kind in kinds if (made := make(card, deck, kind, seed)) is not None), None)
        if question is not None:
            facts.add((deck.id, card.fact.key))
            yield question, deck
