"""actor: the cast, side by side: whoever belongs to another stands under it, with roles as of when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.cast import actors_of, by_side, is_person
from quizapp.outline import Group
from quizapp.outlines import row
from quizapp.wording import capital, held_as_of, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.fact import Around, Fact
    from quizapp.outline import Row

TITLE = "Who is who"
PLACE = 2


def groups(facts: Sequence[Fact], around: Around) -> list[Group]:
    """Return the actors by side, in deck order; those who are alone on theirs at the end."""
    made: list[Group] = []
    for head, members in by_side(facts, around):
        title = capital(head.text("name")) if head is not None else "Others" if made else ""
        made.append(Group(title, [_row(each, head or each, around) for each in members]))
    return made


def _row(fact: Fact, side: Fact, around: Around) -> Row:
    kind = fact.text("kind")
    roles = capital("; ".join(fact.texts("role")))
    told = roles or ("" if is_person(fact) and not kind else capital(kind))
    over = [each.text("name") for each in actors_of(fact.texts("of"), around) if each.key != side.key]
    more = (
        ("Kind", capital(kind) if roles and kind else ""),
        ("Belongs to", listed(over)),
        ("Adjective", fact.text("adjective")),
        ("Short", fact.text("short")),
    )
    made = row(fact, around, capital(fact.text("name")), told, more, name="")
    held = held_as_of(fact)
    if not roles or not held:
        return made
    since = ("", capital(held))  # a role is read with its time
    return made._replace(text=f"{made.text}, {held}", more=tuple(each for each in made.more if each != since))
