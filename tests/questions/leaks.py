"""What tells an answer before it is given: names, aliases, parts of names, adjectives, years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from also_right import side_of
from truth import World, holds_words

from quizapp.response import Pick

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.fact import Card, Fact
    from quizapp.question import Question

__all__ = ["NAMES", "YEAR", "leaks"]

YEAR = re.compile(r"\b(?:1\d{3}|20\d\d|1\d\d0s|20\d0s)\b")
NAMES = {("actor", "name"), ("event", "who"), ("position", "holder")}


def _own(card: Card) -> bool:
    """Say whether an author wrote the prompt."""
    return bool(card.fact.per("ask", card.facet)) or (
        card.fact.kind == "card" and not card.fact.text("cloze")
    )


def _asked_for(card: Card, world: World) -> list[Fact]:
    """Return the actors whose names are the answer."""
    if (card.fact.kind, card.facet) in NAMES:
        keys = {"name": [card.fact.key], "who": card.fact.texts("who"), "holder": card.fact.texts("holder")}
        return world.actors(keys[card.facet])
    return world.actors(side_of(card, world)[0]) if card.fact.kind == "contrast" else []


def leaks(question: Question, world: World) -> Iterator[str]:
    """Yield what a prompt, or the look of its right option, tells."""
    card = question.card
    if _own(card) or question.kind in {
        "true_false",
        "odd_one_out",
        "match",
        "sort",
        "order",
        "timeline",
        "matrix",
    }:
        return
    for actor in _asked_for(card, world):
        if world.tells(question.prompt, actor):
            yield f"the prompt tells {actor.text('name')}"
    if card.fact.kind in {"term", "event"} and card.facet in {"term", "where", "when"}:
        forms = [card.answer.shown, *card.fact.per("also", card.facet)]
        if any(holds_words(question.prompt, form) for form in forms):
            yield "the prompt holds the answer"
    if card.fact.kind == "card" and any(
        holds_words(question.prompt, each) for each in card.answer.shown.split(" and ")
    ):
        yield "the sentence holds what fills its gap"
    yield from _leaks_by_option(question, world)


def _leaks_by_option(question: Question, world: World) -> Iterator[str]:
    """Yield what would be picked by a name or a year that it shares with the question."""
    card = question.card
    if isinstance(question.shape, Pick) and question.kind == "choice":
        right = question.shape.options[question.shape.right].text
        if card.fact.kind == "event" and card.facet == "what" and YEAR.search(right):
            yield "the right option names its year"
        if (
            card.fact.kind == "term"
            and card.facet == "meaning"
            and holds_words(right, card.fact.text("term"))
        ):
            yield "the right option names the term"
        if card.fact.kind == "actor" and card.facet == "role" and world.tells(right, card.fact):
            yield "the right option names whom it is about"
        if card.fact.kind == "position" and card.facet == "stance":
            yield from (
                "the right option names its holder"
                for each in world.actors(card.fact.texts("holder"))
                if world.tells(right, each)
            )
