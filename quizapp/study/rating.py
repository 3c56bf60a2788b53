"""Mark → rating: what the scheduler is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.mark import Mark, Verdict
    from quizapp.response import Response

__all__ = ["AGAIN", "EASY", "GOOD", "HARD", "rated", "rating_of", "suggested"]

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4


def rating_of(verdict: Verdict) -> int | None:
    """Right and near are good, part and wrong are again, and 'which' is no answer yet."""
    if verdict == "which":
        return None
    return GOOD if verdict in {"right", "near"} else AGAIN


def rated(mark: Mark, response: Response) -> int | None:
    """Return the rating of a response: the learner's own where they compared, else by the verdict."""
    from quizapp.response import Ticked  # noqa: PLC0415 - at run time only to tell shapes apart

    return response.rating if isinstance(response, Ticked) else rating_of(mark.verdict)


def suggested(had: int, points: int) -> int | None:
    """Return the rating that ticked points suggest: all good, some hard, none again; of one point nothing."""
    if points < 2:  # noqa: PLR2004 - a single point is had or not, and only the learner knows how well
        return None
    return GOOD if had == points else HARD if had else AGAIN
