"""Dateorder: 3/4/2021 in a response, read day or month first as the learner wants it, not asked back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.response import Wrote

if TYPE_CHECKING:
    from quizapp.question import Question
    from quizapp.response import Response

__all__ = ["in_order"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_DATE = r"(?<![\d/.-])(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|['’]\d\d)(?![\d/-])"
_DAY = r"\s*(\d{1,2})([/.])(\d{1,2})()\s*"


def in_order(question: Question, response: Response, order: str) -> Response:
    """Return a response to a question for a date, with the months that can be taken for days as words.

    `order` is "day", "month" or "ask", which leaves all as it is.
    """
    if order == "ask" or not isinstance(response, Wrote) or not _is_dated(question):
        return response
    text = re.sub(_DATE, lambda found: _worded(found, order), response.text)
    if alone := re.fullmatch(_DAY, text):
        text = _worded(alone, order)
    return Wrote(text)


def _is_dated(question: Question) -> bool:
    from quizapp.answers.date import Date  # noqa: PLC0415 - only who sets an order
    from quizapp.answers.list import Several  # noqa: PLC0415 - as above

    answer = question.card.answer
    return isinstance(answer, Date) or (
        isinstance(answer, Several) and any(isinstance(each, Date) for each in answer.items)
    )


def _worded(found: re.Match[str], order: str) -> str:
    one, two = int(found[1]), int(found[3])
    if not (1 <= one <= len(_MONTHS) and 1 <= two <= len(_MONTHS)):
        return found[0]  # one of them is no month, so it can be read in one way only
    day, month = (one, two) if order == "day" else (two, one)
    return f"{day} {_MONTHS[month - 1]} {found[4]}".rstrip()
