"""event: a timeline, the earliest first; what has no date stands at the end."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from quizapp.cast import actors_of
from quizapp.edtf import bounds
from quizapp.facts import ordering_of
from quizapp.outline import Group
from quizapp.outlines import row
from quizapp.wording import capital, listed, opened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.fact import Around, Fact
    from quizapp.outline import Row

TITLE = "Timeline"
PLACE = 1


def groups(facts: Sequence[Fact], around: Around) -> list[Group]:
    """Return the events by date; those without one in a group of their own."""
    dated = sorted((fact for fact in facts if fact.text("when")), key=_when)
    others = [fact for fact in facts if not fact.text("when")]
    made = [Group("", [_row(fact, around) for fact in dated])] if dated else []
    return [*made, Group("Without a date", [_row(fact, around) for fact in others])] if others else made


def _when(fact: Fact) -> tuple[date, date]:
    interval = fact.date("when")
    assert interval is not None
    if interval.earliest is None:  # until then: it stands where it ended
        return bounds(interval)[1], bounds(interval)[1]
    return interval.earliest, interval.latest or date.max


def _row(fact: Fact, around: Around) -> Row:
    ordering = ordering_of("event")
    assert ordering is not None
    inferred = f"The {fact.text('inferred')} is inferred" if fact.text("inferred") else ""
    more = (
        ("Who", listed([actor.text("name") for actor in actors_of(fact.texts("who"), around)])),
        ("Where", fact.text("where")),
        ("Outcome", fact.text("outcome")),
        ("", inferred),
    )
    return row(fact, around, capital(ordering.told(fact)), opened(fact.text("what")), more)
