"""card: the question, and the answer below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.facts import kind_of
from quizapp.outline import Group
from quizapp.outlines import row
from quizapp.wording import capital

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.fact import Around, Fact
    from quizapp.outline import Row

TITLE = "Questions"
PLACE = 7


def groups(facts: Sequence[Fact], around: Around) -> list[Group]:
    """Return the cards in deck order."""
    return [Group("", [_row(fact, around) for fact in facts])]


def _row(fact: Fact, around: Around) -> Row:
    kind = kind_of("card")
    if kind.facets(fact) and not next(iter(kind.unasked(fact, around)), None):
        card = kind.card(fact, "answer", around)
        prompt, answer = card.prompt, card.answer.shown
    else:  # what cannot be asked is shown as it stands
        prompt = next(iter(fact.per("ask", "answer")), "") or fact.text("cloze")
        answer = "; ".join(fact.texts("answer"))
    points = [point for point in fact.texts("points") if point not in answer.split("; ")]
    more = (
        ("Answer", capital(answer) if fact.text("cloze") == "" else answer),
        ("Points", "; ".join(points)),
    )
    return row(fact, around, "", prompt, more)
