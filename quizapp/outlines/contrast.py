"""contrast: on what they differ, and below it what each side says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.facts.contrast import sides_of
from quizapp.outline import Group
from quizapp.outlines import row
from quizapp.wording import capital, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.fact import Around, Fact

TITLE = "Contrasts"
PLACE = 6


def groups(facts: Sequence[Fact], around: Around) -> list[Group]:
    """Return the contrasts in deck order, each with its sides."""
    return [Group("", [row(fact, around, "", _on(fact, around), _sides(fact, around)) for fact in facts])]


def _on(fact: Fact, around: Around) -> str:
    """Return on what they differ: as written, or the issue of the positions that are set apart."""
    if fact.text("on"):
        return capital(fact.text("on"))
    issue = next((around.issue(told.text("issue")) for _side, _text, told in sides_of(fact, around)), None)
    return issue.name if issue is not None else ""


def _sides(fact: Fact, around: Around) -> Iterator[tuple[str, str]]:
    for side, text, _told in sides_of(fact, around):
        names = [_name(part.strip(), around) for part in side.split("+")]
        yield capital(listed(names)) or "?", text


def _name(key: str, around: Around) -> str:
    source, actor = around.source(key), around.fact(key)
    return source.shown if source else actor.text("name") if actor and actor.kind == "actor" else key
