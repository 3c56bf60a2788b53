"""What would be right as well: whether an option is a true answer to a card by the deck's own facts."""

from __future__ import annotations

import re
from itertools import permutations
from typing import TYPE_CHECKING

from said_dates import read_shown
from truth import World, holds_words, plain

if TYPE_CHECKING:
    from quizapp.fact import Card, Fact, Option

__all__ = ["also_right", "fits", "side_of"]


def side_of(card: Card, world: World) -> tuple[list[str], str]:
    """Return the keys of a contrast's side and what it says."""
    for side in card.fact.values["between"]:
        if isinstance(side, str):
            if side == card.facet:
                position = world.facts[side]
                return list(position.texts("holder")), position.text("stance")
        elif "+".join(part.strip() for part in side[0].split("+")) == card.facet:
            return [part.strip() for part in side[0].split("+")], side[1]
    raise AssertionError(card.id)


def fits(card: Card, text: str, key: str) -> bool:
    """Say whether the author calls a text, or a fact, as right or not to be counted as wrong."""
    fact = card.fact
    given = {plain(each) for each in (*fact.per("also", card.facet), *fact.per("also_fits", card.facet))}
    return plain(text) in given or (bool(key) and key in fact.per("also_fits", card.facet))


def also_right(card: Card, option: Option, world: World) -> bool:
    """Say whether an option is, or may be, a true answer to a card by the deck's own facts."""
    if fits(card, option.text, option.key):
        return True
    return _TRUE[card.fact.kind](card, option, world)


def _all_beside(text: str, right: list[Fact], world: World) -> bool:
    """Say whether a list of names can be read as the right actors, or those beside them, one for one."""
    groups = world.groups_called(text)
    return len(groups) == len(right) and any(
        all(
            any(world.beside(one, other) for one in group) for group, other in zip(groups, order, strict=True)
        )
        for order in permutations(right)
    )


def _true_actor(card: Card, option: Option, world: World) -> bool:
    fact, then = card.fact, world.as_of(card.fact)
    mine = {plain(role) for role in fact.texts("role")}
    if card.facet == "name":
        return any(
            world.beside(actor, fact)
            or (
                mine & {plain(role) for role in actor.texts("role")}
                and world.may_meet(then, world.as_of(actor))
            )
            for actor in world.actors_called(option.text)
        )
    namesakes = [each for each in world.of_kind("actor") if world.called(each) & world.called(fact)]
    said = plain(option.text)
    roles = [role for each in namesakes for role in (*each.texts("role"), " and ".join(each.texts("role")))]
    taken = world.facts.get(option.key)
    theirs = {plain(role) for role in taken.texts("role")} if taken is not None else set()
    return said in {plain(role) for role in roles} or bool(theirs & {plain(role) for role in roles})


def _true_event(card: Card, option: Option, world: World) -> bool:
    fact, mine = card.fact, world.when(card.fact)
    twins = [each for each in world.of_kind("event") if plain(each.text("what")) == plain(fact.text("what"))]
    if card.facet == "when":
        given = [when for each in twins for when in world.whens(each)]
        return any(world.may_meet(when, read_shown(option.text)) for when in given)
    if card.facet == "what":
        named = [each for each in world.of_kind("event") if plain(each.text("what")) == plain(option.text)]
        return any(world.may_meet(mine, when) for each in named for when in world.whens(each))
    if card.facet == "who":
        asked = world.said(fact.text("what"), fact.texts("who"))
        same = [
            each
            for each in world.of_kind("event")
            if world.said(each.text("what"), each.texts("who")) == asked
        ]
        rights = [world.actors(each.texts("who")) for each in same]
        rights += [[each] for each in world.actors(fact.per("also_fits", "who"))]
        return any(_all_beside(option.text, right, world) for right in rights)
    if card.facet == "where":
        places = [
            place for each in twins for place in (each.text("where"), *each.per("also", "where")) if place
        ]
        return any(holds_words(place, option.text) or holds_words(option.text, place) for place in places)
    return plain(option.text) in {plain(each.text(card.facet)) for each in twins}


def _true_position(card: Card, option: Option, world: World) -> bool:
    fact = card.fact
    holders = world.actors(fact.texts("holder"))
    if card.facet == "holder":
        if len(holders) == 1:
            return any(
                world.claims_it(actor, fact.text("stance"), fact.texts("holder"))
                for actor in world.actors_called(option.text)
            )
        more = world.actors(fact.per("also_fits", "holder"))
        groups = world.groups_called(option.text)
        return _all_beside(option.text, holders, world) or (
            bool(groups)
            and all(
                any(
                    world.claims_it(one, fact.text("stance"), fact.texts("holder"))
                    or any(world.beside(one, fit) for fit in more)
                    for one in group
                )
                for group in groups
            )
        )
    if card.facet == "why":
        return plain(option.text) in {plain(point) for point in fact.texts("why")}
    for other in world.of_kind("position"):
        if plain(other.text("stance")) != plain(option.text) or other.text("issue") != fact.text("issue"):
            continue
        theirs = world.actors([*other.texts("holder"), *other.per("also_fits", "holder")])
        if any(world.could_be(one, each) for one in holders for each in theirs) or fits(card, "", other.key):
            return True
    return plain(option.text) == plain(fact.text("stance"))


def _true_figure(card: Card, option: Option, world: World) -> bool:
    def counted(each: Fact) -> tuple[str, str, str]:
        return plain(each.text("what")), each.text("when"), each.text("according_to")

    same = [each for each in world.of_kind("figure") if counted(each) == counted(card.fact)]
    if option.own and card.fact.flag("at_least"):  # of "at least 3" the author alone says what is wrong
        return card.answer.shown == option.text
    return any(world.passes(each, option.text) for each in same)


def _true_term(card: Card, option: Option, world: World) -> bool:
    fact, other = card.fact, "means" if card.facet == "term" else "term"
    field = "term" if card.facet == "term" else "means"

    def called(each: Fact, name: str) -> set[str]:
        facet = "term" if name == "term" else "meaning"
        return {plain(text) for text in (each.text(name), *each.per("also", facet))}

    same = [each for each in world.of_kind("term") if called(each, other) & called(fact, other)]
    return plain(option.text) in {text for each in same for text in called(each, field)}


def _true_contrast(card: Card, option: Option, world: World) -> bool:
    keys, text = side_of(card, world)
    right = world.actors(keys)
    if len(right) == len(keys):
        if len(right) == 1:
            return any(
                world.beside(actor, right[0]) or world.claims_it(actor, text, keys)
                for actor in world.actors_called(option.text)
            )
        groups = world.groups_called(option.text)
        return _all_beside(option.text, right, world) or (
            bool(groups) and all(any(world.claims_it(one, text, keys) for one in group) for group in groups)
        )
    same = []
    for side in card.fact.values["between"]:
        if isinstance(side, list) and plain(side[1]) == plain(text):
            shown = [
                source.shown if (source := world.deck.source(k.strip())) else k.strip()
                for k in side[0].split("+")
            ]
            same.append(plain(" and ".join(shown)))
    return plain(option.text) in same


def _true_card(card: Card, option: Option, world: World) -> bool:
    right = world.actors(card.fact.texts("answer"))
    if right and len(right) == len(card.fact.texts("answer")):
        return _all_beside(option.text, right, world)
    pieces = {plain(piece) for piece in re.split(r", | and |; ", option.text)}
    return plain(option.text) == plain(card.answer.shown) or pieces == {
        plain(piece) for piece in re.split(r", | and |; ", card.answer.shown)
    }


_TRUE = {
    "actor": _true_actor, "event": _true_event, "position": _true_position, "figure": _true_figure,
    "term": _true_term, "contrast": _true_contrast, "card": _true_card,
}  # fmt: skip
