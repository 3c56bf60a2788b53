"""A response → its mark, and what the log is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.answers.list import Several
from quizapp.fingerprint import print_of
from quizapp.progress.event import Review
from quizapp.response import Wrote
from quizapp.study.ladder import rung_of
from quizapp.study.rating import rated

if TYPE_CHECKING:
    from quizapp.deck import Deck
    from quizapp.fact import Card
    from quizapp.mark import Mark
    from quizapp.question import Question
    from quizapp.response import Response
    from quizapp.study.asked import Asked

__all__ = ["asked_back", "judged", "review_of"]

_CORRECT = "false it is: what is right?"
_HALF = 0.5  # the score of seeing that a statement is false, and not what is true
_KEPT_RESPONSE = 2_000  # characters of a response that the log keeps


def judged(asked: Asked, response: Response, order: str = "ask") -> tuple[Asked, Response, Mark]:
    """Judge a response; return it whole, with the question as it stands after it.

    To the missing items of a list, what was right before is added. `order` is that of day and month.
    """
    if asked.given and isinstance(response, Wrote):
        response = Wrote(f"{asked.given}; {response.text}")
    read = response
    if order != "ask":
        from quizapp.study.dateorder import in_order  # noqa: PLC0415 - only who sets an order

        read = in_order(asked.question, response, order)
    mark = asked.question.judge(read, asked.deck.rivals(asked.question.card))
    if asked.question.then is not None and mark.verdict == "right":
        return asked, response, mark._replace(verdict="which", score=0.0, why=_CORRECT)
    if asked.share and not asked.given and mark.verdict == "wrong":  # what the statement should have said
        mark = mark._replace(verdict="part", score=asked.share)
    if asked.tries:  # one more try was given
        return asked, response, _second(mark, asked)
    if _unfinished(asked.question, mark):
        assert isinstance(response, Wrote)
        asked = asked._replace(given=response.text, share=mark.score)
        mark = mark._replace(verdict="which", why=f"so far so good: {mark.why}", missing=())
    return asked, response, mark


def asked_back(asked: Asked) -> Asked:
    """Return what is asked after "which?": the question that follows, or the same once more."""
    if asked.question.then is not None:
        return asked._replace(question=asked.question.then, share=_HALF)
    return asked._replace(tries=asked.tries + 1)


def review_of(asked: Asked, response: Response, mark: Mark, *, ms: int, retention: float) -> Review:
    """Return what the log is told of a response: what was shown, what was done, what it is worth."""
    question = asked.question
    card = question.card
    now = print_of(_as_written(card, asked.deck))
    data = {"wording": now.wording}  # with the answer, what an edit is told by
    if question.expected != now.answer:
        data["answer"] = now.answer
    if mark.took_for:
        data["took_for"] = mark.took_for
    return Review(
        card=card.id,
        verdict=mark.verdict,
        score=mark.score,
        rating=rated(mark, response) if mark.verdict != "which" else None,
        mode="study",
        asked_as=question.kind,
        rung=rung_of(card, question.kind),
        chance=question.chance,
        seed=question.seed,
        options=question.options or None,
        companions=question.companions or None,
        picked=response.picked,
        response=question.shape.said(response)[:_KEPT_RESPONSE] or None,
        expected=question.expected,
        answer_print=now.answer_print,
        wording_print=now.wording_print,
        ms=ms,
        revision=asked.deck.revision,
        retention=retention,
        data=data,
    )


def _as_written(card: Card, deck: Deck) -> Card:
    """Return a card with names as its author wrote them: in what order they are shown changes no answer."""
    return card if deck.written is deck else deck.written.card(card.id) or card


def _unfinished(question: Question, mark: Mark) -> bool:
    """Say whether all that was given of a list is right, and only some of it is missing."""
    answer = question.card.answer
    if mark.verdict != "part" or not mark.missing or not isinstance(answer, Several):
        return False
    return round(mark.score * len(answer.items)) + len(mark.missing) == len(answer.items)


def _second(mark: Mark, asked: Asked) -> Mark:
    """Return the mark of a second try: asked back once more is not yet, and a list completed is part."""
    if asked.given:
        if mark.verdict in {"right", "near"}:
            return mark._replace(verdict="part", score=asked.share, why="the rest at the second try")
        if mark.verdict == "which":
            return mark._replace(verdict="part", score=asked.share)
    return mark._replace(verdict="wrong", score=0.0) if mark.verdict == "which" else mark
