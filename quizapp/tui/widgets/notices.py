"""Notices: what is to be said above a page, in no more rows than leave the page in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.say import left_out
from quizapp.tui.text import hung, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

__all__ = ["notices"]


def notices(told: Sequence[str], width: int, most: int) -> list[Content]:
    """Return notices, each after its mark; the first is whole, and of what is too much the number."""
    said: list[Content] = []
    for number, notice in enumerate(told):
        rows = hung(("! ", "$fair bold"), line(notice), width)
        if said and len(said) + len(rows) > most:
            return [*said, *hung(("! ", "$fair bold"), line((left_out(len(told) - number), "$quiet")), width)]
        said += rows
    return said
