"""term: each with its meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.outline import Group
from quizapp.outlines import row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.fact import Around, Fact

TITLE = "Terms"
PLACE = 5


def groups(facts: Sequence[Fact], around: Around) -> list[Group]:
    """Return the terms in deck order."""
    return [Group("", [row(fact, around, fact.text("term"), fact.text("means")) for fact in facts])]
