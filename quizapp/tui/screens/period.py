"""Period: the days that the figures are of, typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.study.period import POSSIBLE
from quizapp.tui.over import OneLine
from quizapp.tui.text import line

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.content import Content

__all__ = ["PeriodNamed"]


class PeriodNamed(OneLine):
    """Asks for a period; `check` raises UsageError for what is none."""

    HINT = "1y"
    DOES = "look at it"

    def __init__(self, check: Callable[[str], object]) -> None:
        super().__init__()
        self._check = check

    def asked(self) -> Content:
        """Return the question."""
        return line(("Which period? ", "$bright bold"), (f"{POSSIBLE}.", "$foreground"))

    def check(self, text: str) -> None:
        """Take what names a period."""
        self._check(text)
