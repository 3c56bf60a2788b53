"""figure: what is counted, and the number with what qualifies it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.edtf import parse, shown
from quizapp.facts import kind_of
from quizapp.outline import Group
from quizapp.outlines import row
from quizapp.wording import capital

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.fact import Around, Fact

TITLE = "Figures"
PLACE = 4


def groups(facts: Sequence[Fact], around: Around) -> list[Group]:
    """Return the figures in deck order."""
    rows = []
    for fact in facts:
        number = kind_of("figure").card(fact, "value", around).answer.shown
        when = fact.text("when")
        more = (("When", shown(parse(when)) if when else ""),)
        rows.append(row(fact, around, capital(number), capital(fact.text("what")), more))
    return [Group("", rows)]
