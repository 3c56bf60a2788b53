"""The ways to write the figures of `stats`, one file each.

A way's module holds
    write(reports, columns, plain)   the reports as one text that ends with a line break; `columns` is for
                                     those that count them, `plain` for those that draw with characters
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.study.report import Report

__all__ = ["Way", "way_of"]


class Way(Protocol):
    """What a module of this folder offers."""

    def write(self, reports: Sequence[Report], columns: int = 80, *, plain: bool = False) -> str:
        """Return the reports as a text."""
        ...


def way_of(name: str) -> Way:
    """Return the module of a way."""
    return cast("Way", import_module(f"quizapp.figures.{name}"))
