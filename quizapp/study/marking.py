"""A response → its mark, and what the log is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.answers.list import Several
from quizapp.fold import fold
from quizapp.progress.event import Review
from quizapp.question import Picked, Question, Ticked, Wrote
from quizapp.questions import kinds_for
from quizapp.study.rating import rated

if TYPE_CHECKING:
    from quizapp.mark import Mark
    from quizapp.question import Response
    from quizapp.study.asked import Asked

__all__ = ["fingerprint", "judged", "review_of"]

_KEPT_RESPONSE = 2_000  # characters of a response that the log keeps


def judged(asked: Asked, response: Response) -> tuple[Asked, Response, Mark]:
    """Judge a response; return it whole, with the question as it stands after it.

    To the missing items of a list, what was right before is added.
    """
    if asked.given and isinstance(response, Wrote):
        response = Wrote(f"{asked.given}; {response.text}")
    mark = asked.question.judge(response, asked.deck.rivals(asked.question.card))
    if asked.tries:  # one more try was given
        return asked, response, _second(mark, asked)
    if _unfinished(asked.question, mark):
        assert isinstance(response, Wrote)
        asked = asked._replace(given=response.text, share=mark.score)
        mark = mark._replace(verdict="which", why=f"so far so good: {mark.why}", missing=())
    return asked, response, mark


def review_of(asked: Asked, response: Response, mark: Mark, *, ms: int, retention: float) -> Review:
    """Return what the log is told of a response: what was shown, what was done, what it is worth."""
    question = asked.question
    card = question.card
    return Review(
        card=card.id,
        verdict=mark.verdict,
        score=mark.score,
        rating=rated(mark, response) if mark.verdict != "which" else None,
        mode="study",
        asked_as=question.kind,
        rung=_rung(question),
        chance=question.chance,
        seed=question.seed,
        options=question.options or None,
        companions=question.companions or None,
        picked=_picked(response),
        response=_text_of(question, response),
        expected=question.expected,
        answer_print=fingerprint(card.answer.shown),
        wording_print=fingerprint(card.prompt),
        ms=ms,
        revision=asked.deck.revision,
        retention=retention,
        data={"took_for": mark.took_for} if mark.took_for else None,
    )


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


def fingerprint(text: str) -> str:
    """Return 16 hex digits that change when a text changes in more than case, spaces and accents."""
    from hashlib import blake2b  # noqa: PLC0415 - the first question has none yet

    return blake2b(fold(text).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _rung(question: Question) -> int:
    """Return the rung that a question was asked at: its kind's place among those of its card."""
    kinds = kinds_for(question.card)
    return kinds.index(question.kind) if question.kind in kinds else 0


def _picked(response: Response) -> tuple[int, ...] | None:
    if isinstance(response, Picked):
        return (response.option,)
    return response.ticked if isinstance(response, Ticked) else None


def _text_of(question: Question, response: Response) -> str | None:
    if isinstance(response, Picked):
        return question.options[response.option]
    text = response.text
    return text[:_KEPT_RESPONSE] or None
