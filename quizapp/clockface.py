"""Clockface: the time of day of a moment, as a watch shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.progress.studyday import Moment

__all__ = ["time_of"]


def time_of(moment: Moment) -> str:
    """Return the local time of a moment: 12:03:11."""
    seconds = moment.at // 1000 + moment.offset * 60
    return f"{seconds // 3600 % 24:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
