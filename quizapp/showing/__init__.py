"""The ways to write an outline, one file each.

A way's module holds
    ENDING   of the name of a file that is written so
    write(outline, columns)   the outline as one text that ends with a line break; `columns` is for those
                              that count them
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from quizapp.errors import UsageError
from quizapp.hint import did_you_mean

if TYPE_CHECKING:
    from quizapp.outline import Outline

__all__ = ["Format", "all_formats", "format_named", "format_of"]


class Format(Protocol):
    """What a module of this folder offers."""

    ENDING: str

    def write(self, outline: Outline, columns: int) -> str:
        """Return the outline as a text."""
        ...


@cache
def all_formats() -> tuple[str, ...]:
    """Return the names of all formats: the modules that stand in this folder."""
    here = Path(__file__).parent
    return tuple(sorted(path.stem for path in here.glob("*.py") if not path.stem.startswith("_")))


def format_of(name: str) -> Format:
    """Return the module of a format."""
    return cast("Format", import_module(f"quizapp.showing.{name}"))


def format_named(name: str, file: str = "") -> Format:
    """Return the format of a name, or else that of a file's ending, or text; raises UsageError."""
    if name and name not in all_formats():
        hint = did_you_mean(name, all_formats(), f"Possible: {', '.join(all_formats())}.")
        raise UsageError(f"There is no format `{name}`.", hint)
    ending = Path(file).suffix.lower()
    by_ending = (each for each in all_formats() if ending and ending == format_of(each).ENDING)
    return format_of(name or next(by_ending, "text"))
