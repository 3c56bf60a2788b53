"""Whether a text would be right as well: what makes an author's wrong option no fair one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.answers.date import Date
from quizapp.answers.name import Name
from quizapp.answers.number import Number
from quizapp.answers.points import Points
from quizapp.answers.text import Text
from quizapp.edtf import overlaps, parse
from quizapp.fold import squeeze
from quizapp.mark import NO_RIVALS
from quizapp.nearby import own_date, own_number

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.fact import Around, Fact
    from quizapp.mark import Answer

__all__ = ["form_of", "judge_of"]


def _actor(text: str, around: Around) -> Fact | None:
    """Return the actor whose key a text is."""
    actor = around.fact(text)
    return actor if actor is not None and actor.kind == "actor" else None


def form_of(text: str, around: Around) -> str:
    """Return what a text is compared by; a key of an actor is its name."""
    actor = _actor(text, around)
    return squeeze(actor.text("name") if actor is not None else text)


def judge_of(answer: Answer, around: Around) -> Callable[[str, str], bool]:
    """Return what says of a text and its form whether it would do for the answer.

    It raises ValueError for what cannot be read as such an answer.
    """
    if isinstance(answer, Text) and "(" not in answer.shown:
        forms = {squeeze(each) for each in (answer.shown, *answer.also)}
        return lambda _text, form: form in forms
    if isinstance(answer, Points):
        points = {squeeze(point) for point in answer.points}
        return lambda _text, form: form in points
    if isinstance(answer, Number):
        return lambda text, _form: _same_number(own_number(text, answer), answer)
    if isinstance(answer, Date):
        return lambda text, _form: _same_date(own_date(text), text, answer)
    return lambda text, _form: _same_name(text, _actor(text, around), answer)


def _same_name(text: str, actor: Fact | None, answer: Answer) -> bool:
    if isinstance(answer, Name) and actor is not None and actor.key in {answer.key, *answer.true_as_well}:
        return True
    named = actor.text("name") if actor is not None else text
    return answer.judge(named, NO_RIVALS).verdict == "right"


def _same_number(other: Number, answer: Number) -> bool:
    """Say whether a number would do for another; of "at least 3", "at least 2" is true as well."""
    if answer.at_least and other.value < answer.value:
        return True
    return answer.judge(str(other.value), NO_RIVALS).verdict == "right"


def _same_date(said: str, text: str, answer: Date) -> bool:
    """Say whether a date would do for another; of two single dates, one that holds the other does too."""
    if answer.judge(said, NO_RIVALS).verdict == "right":
        return True
    try:
        other = parse(text)
    except ValueError:
        return False
    return other.kind == answer.interval.kind == "point" and overlaps(other, answer.interval)
