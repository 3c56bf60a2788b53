"""Shown name: a deck's facts with people's names in the order that a learner wants, and not its author.

Only what is a name of an actor is turned: `name`, and a wrong option that is one. What an author tells in
sentences stays as it is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quizapp.cast import is_person
from quizapp.nameorder import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizapp.fact import Fact
    from quizapp.mark import Rival

__all__ = ["Shown"]

_NAMED = {"actor": "name", "position": "holder", "event": "who"}
"""The facets whose wrong options are names of actors."""


class Shown:
    """How the people of a deck are named; `written` facts are those of the author."""

    def __init__(self, actors: Iterable[Fact], order: str) -> None:
        self._keys: dict[str, str] = {}  # of people by their names as written; none of a name that two have
        self._names: dict[str, str] = {}
        for actor in actors:
            if is_person(actor):
                name = actor.text("name")
                self._keys[name] = "" if name in self._keys else actor.key
                turned = in_order(name, actor.text("family"), order)
                if turned != name:
                    self._names[actor.key] = turned

    def fact(self, written: Fact) -> Fact:
        """Return a fact as it is shown."""
        told: dict[str, Any] = {}
        if (name := self._names.get(written.key)) is not None:
            told |= {"name": name, "written": written.text("name")}
        facet = _NAMED.get(written.kind, "")
        if wrong := written.per("wrong", facet):
            keys = [self._keys.get(text) or text for text in wrong]
            told["wrong"] = {**written.values["wrong"], facet: keys}
        return written._replace(values={**written.values, **told}) if told else written

    def rival(self, written: Rival) -> Rival:
        """Return a name of the deck's index as it is told: "That is Kishi Nobuo, defence minister"."""
        name = self._names.get(written.key)
        if name is None:
            return written
        return written._replace(told=f"{name}{written.told.removeprefix(written.shown)}")
