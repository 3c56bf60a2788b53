"""actor: the cast, side by side: whoever belongs to another stands under it, with roles as of when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.cast import actors_of, is_person, topmost
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
    sides: dict[str, list[Fact]] = {}
    for fact in facts:
        sides.setdefault(topmost(fact, around).key, []).append(fact)
    made = []
    alone: list[Fact] = []
    for key, members in sides.items():
        head = around.fact(key)
        assert head is not None
        if len(members) == 1:
            alone += members
            continue
        first = sorted(members, key=lambda each: each.key != head.key)  # the side itself, then the others
        rows = [_row(each, head, around) for each in first]
        made.append(Group(capital(head.text("name")), rows))
    if alone:
        made.append(Group("Others" if made else "", [_row(each, each, around) for each in alone]))
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
