"""reveal: an answer in one's own words, then the points, ticked and rated in a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.plain.reading import normal, numbers
from quizapp.response import Reveal, Ticked, Wrote
from quizapp.safe import clean
from quizapp.study.rating import AGAIN, GOOD

if TYPE_CHECKING:
    from quizapp.plain.shapes import Talk
    from quizapp.question import Question
    from quizapp.response import Response
    from quizapp.study.asked import Answered

_RATINGS = {"1": 1, "again": 1, "2": 2, "hard": 2, "3": 3, "good": 3, "4": 4, "easy": 4}


def asked(question: Question) -> list[str]:
    """Return how it is answered."""
    del question
    return ["  (answer in your own words, or just press Enter; then compare)"]


def wanted(question: Question) -> str:
    """Return nothing: any line is a response, even an empty one."""
    del question
    return ""


def read(question: Question, line: str, talk: Talk | None) -> Response | None:
    """Show the points, and ask which of them were there and how it went; alone, a line ticks or is judged."""
    assert isinstance(question.shape, Reveal)
    points = question.shape.points
    count = len(points)
    if talk is None:
        alone = _ticks(line, count)
        return Wrote(line) if alone is None else Ticked(alone, GOOD if len(alone) == count else AGAIN)
    for place, point in enumerate(points, 1):
        talk.say(f"  {place}. {clean(point)}")
    ticked: tuple[int, ...] | None = ()
    if count > 1:
        ticked = talk.until("  Which had you? (numbers, all, none)", lambda text: _ticks(text, count))
    if ticked is None:
        return None
    rating = talk.until(
        "  How was it? (1 again, 2 hard, 3 good, 4 easy)", lambda text: _RATINGS.get(normal(text))
    )
    if rating is None:
        return None
    return Ticked(ticked if count > 1 or rating == AGAIN else (0,), rating, line)


def told(answered: Answered) -> list[str]:
    """Return nothing: the points were shown before."""
    del answered
    return []


def _ticks(line: str, points: int) -> tuple[int, ...] | None:
    """Return which points a line ticks, counted from 0: "1 3", "all", "none"."""
    text = normal(line)
    if text in {"all", "none", "0"}:
        return tuple(range(points)) if text == "all" else ()
    found = numbers(text, points)
    return tuple(sorted(set(found))) if found else None
