"""What `check` looks for, one file each: a code, why it matters, a wrong and a right example.

The file's name is the code, with `_` for `-`; codes are permanent. A rule's module holds
    its docstring   a first line, "code: what is wrong.", and why it matters
    SEVERITY        "error" where something is not read or not sound, else "advice"
    WRONG, RIGHT    a deck's text that has the problem, and one without any; or the texts of a deck's files
                    by name; or a sentence where no text can show it
and may hold
    find(manuscript)  yields what it finds in a whole deck; what has none is met while a deck is read
    LATE            True where that looks at every card, or at facts in pairs: `watch` shows what the others
                    find first; such a rule finds advice
    mends(manuscript, file, sheet)  yields the edits of one file that put right what it finds, where that is
                    safe without asking
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from quizapp.deck import Problem
    from quizapp.manuscript import Finding, Manuscript
    from quizapp.reading import File
    from quizapp.sheet import Edit, Sheet

__all__ = ["Rule", "all_codes", "found_by", "rule_of", "searching", "why"]


class Rule(Protocol):
    """What a module of this folder offers."""

    SEVERITY: str
    WRONG: str | Mapping[str, str]
    RIGHT: str | Mapping[str, str]

    def find(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield what the rule finds in a deck."""
        ...

    def mends(self, manuscript: Manuscript, file: File, sheet: Sheet) -> Iterator[Edit]:
        """Yield the edits that put right what the rule finds in a file."""
        ...


@cache
def all_codes() -> tuple[str, ...]:
    """Return the codes of all rules: the modules that stand in this folder."""
    here = Path(__file__).parent
    stems = (path.stem for path in here.glob("*.py") if not path.stem.startswith("_"))
    return tuple(sorted(stem.replace("_", "-") for stem in stems))


@cache
def rule_of(code: str) -> Rule:
    """Return the module of a rule."""
    return cast("Rule", import_module(f"quizapp.rules.{code.replace('-', '_')}"))


def why(code: str) -> tuple[str, str]:
    """Return what a rule is about, in a sentence, and why it matters."""
    first, _blank, rest = str(rule_of(code).__doc__).partition("\n")
    return first.partition(": ")[2], rest.strip()


def searching(*, late: bool) -> tuple[str, ...]:
    """Return the codes of the rules that look through a whole deck: those that are late, or the others."""
    rules = ((code, rule_of(code)) for code in all_codes())
    return tuple(code for code, rule in rules if hasattr(rule, "find") and hasattr(rule, "LATE") is late)


def found_by(code: str, manuscript: Manuscript) -> Iterator[Problem]:
    """Yield what a rule finds in a deck."""
    rule = rule_of(code)
    for finding in rule.find(manuscript):
        yield finding.problem(code, rule.SEVERITY)
