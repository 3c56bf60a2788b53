"""Leak: what of an answer stands in a text, and so gives it away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.answers.date import Date
from quizapp.answers.list import Several
from quizapp.answers.name import Name
from quizapp.answers.number import Number
from quizapp.answers.points import Points
from quizapp.answers.text import Text
from quizapp.wording import hide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.fact import Card
    from quizapp.mark import Answer

__all__ = ["told_by", "told_in"]

_ARTICLE = re.compile(r"(?:the|an?) ", re.IGNORECASE)
_SHORTEST = 3  # letters of an answer that gives it away; "in" stands in many a question
_ANSWERS = {"yes", "true", "false", "one", "two", "three"}  # what a question may hold by chance


def told_by(card: Card) -> str:
    """Return what of its answer a card's prompt tells, or an empty text; "A or B?" offers a choice."""
    return "" if " or " in card.prompt else told_in(card.prompt, card)


def told_in(text: str, card: Card) -> str:
    """Return what of a card's answer stands in a text, or an empty one."""
    low = text.casefold()
    typed = "typed" in (card.fact.per("ask_as", card.facet) or card.kinds)
    forms = (form for form in _telling(card.answer, typed=typed) if form.casefold() in low)
    return next((form for form in forms if hide(text, (form,)) != text), "")


def _telling(answer: Answer, *, typed: bool) -> Iterator[str]:
    """Yield the forms of an answer that give it away: another form only where it could be typed."""
    if isinstance(answer, Several):
        for item in answer.items:
            yield from _telling(item, typed=typed)
        return
    forms: tuple[str, ...] = (answer.shown,)
    if isinstance(answer, (Name, Text)) and typed:
        forms += (*answer.also, answer.family) if isinstance(answer, Name) else answer.also
    elif isinstance(answer, Points):
        forms = answer.points
    elif isinstance(answer, (Date, Number)):
        forms = (answer.shown.removeprefix("about ").removeprefix("perhaps "),)
    for form in forms:
        bare = _ARTICLE.sub("", form, count=1) if _ARTICLE.match(form) else form
        if len(bare) >= (_SHORTEST if bare.isascii() else 2) and bare.lower() not in _ANSWERS:
            yield bare
