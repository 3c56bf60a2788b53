"""actor: a person, government, body or group; persons are asked for by their role and the role by them."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from quizapp.alike import alike
from quizapp.answers.text import Text
from quizapp.cast import actors_of, called, hidden, is_person, named, other_actors, same_side, written
from quizapp.edtf import overlaps, parse
from quizapp.fact import Card, Fact, Option, Unasked
from quizapp.fields import Field
from quizapp.fold import fold
from quizapp.wording import GAP, as_of, capital, held, inferred, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.fact import Around

SECTION = "actors"
KINDS = ("person", "author", "government", "administration", "organisation", "group", "body")
FIELDS = (
    Field("name", "text", "The name that learners read.", required=True),
    Field("kind", "option", "What it is; a person if absent.", options=KINDS),
    Field("adjective", "text", "Its adjective, hidden where the name is asked: Japanese."),
    Field("family", "text", "A person's family name."),
    Field("role", "texts", "What follows “was”: defence minister of Japan."),
    Field("of", "refs", "The government or body that it belongs to.", kinds=("actor",)),
)
FACETS = ("role", "name")
MAIN = "name"
PAIRED = frozenset(FACETS)
EXAMPLE = """
deck: example
as_of: 1660
actors:
  mazarin: {name: Jules Mazarin, role: chief minister of France}
  haro: {name: Luis de Haro, role: chief minister of Spain}
"""


def ties(fact: Fact) -> Iterator[tuple[str, str]]:
    """Yield what kind of actor it is, whom it belongs to, and its roles."""
    yield "actor", fact.text("kind") or "person"
    for key in fact.texts("of"):
        yield "of", key
    for role in fact.texts("role"):
        yield "role", fold(role)


def says(fact: Fact, around: Around) -> Iterator[tuple[str, str]]:
    """Yield all names that it goes by, and its role as the question for the name says it."""
    del around
    yield from (("called", form) for form in called(fact))
    if fact.texts("role"):
        yield "asked", _asked(fact)


def _asked(fact: Fact) -> str:
    return fold(hidden(role_of(fact), [fact]))


def _namesakes(fact: Fact, around: Around) -> list[Fact]:
    """Return the actors that go by one of its names: what is asked of one is asked of all."""
    return alike(fact, "called", lambda: called(fact), around)


def _roles(fact: Fact) -> set[str]:
    return {fold(role) for role in (*fact.texts("role"), role_of(fact))}


def facets(fact: Fact) -> tuple[str, ...]:
    """Return role and name for a person or author with a role; nothing for others."""
    return FACETS if fact.texts("role") and is_person(fact) else ()


def unasked(fact: Fact, around: Around) -> Iterator[Unasked]:
    """Yield the name of someone whose role says no more than it."""
    del around
    role = fold(role_of(fact))
    if (
        facets(fact)
        and not fact.per("ask", "name")
        and role in {fold(form) for form in (written(fact), fact.text("family"))}
    ):
        yield Unasked(
            "name",
            "its role says no more than its name.",
            "Say more in `role`, or write `ask: {name: …}`.",
            "role",
        )


def card(fact: Fact, facet: str, around: Around) -> Card:
    """Return the role by the name, or the name by the role."""
    return _role(fact, around) if facet == "role" else _name(fact, around)


def role_of(fact: Fact) -> str:
    """Return the role, or the roles joined."""
    return listed(fact.texts("role"))


def _when(fact: Fact, around: Around) -> str:
    date = as_of(fact, around)
    return f" {held(date)}{inferred(fact, around)}" if date else ""


def _role(fact: Fact, around: Around) -> Card:
    name = fact.text("name")
    own = next(iter(fact.per("ask", "role")), "")
    prompt = own or f"Which role did {name} have{_when(fact, around)}?"
    answer = Text(capital(role_of(fact)), also=fact.per("also", "role"))
    # A role that names whose it is would be picked by the name.
    told = hidden(role_of(fact), [fact]) != role_of(fact)
    kinds = ("reveal",) if told else ("choice", "true_false", "match", "reveal")
    return Card(
        around.id,
        fact,
        "role",
        prompt,
        answer,
        kinds,
        points=fact.texts("role"),
    )


def _name(fact: Fact, around: Around) -> Card:
    own = next(iter(fact.per("ask", "name")), "")
    prompt = own or f"Who was {hidden(role_of(fact), [fact])}{_when(fact, around)}?"
    return Card(
        around.id,
        fact,
        "name",
        prompt,
        named(fact, _fits(fact, around)),
        ("choice", "match", "typed", "cloze"),
        among="actor",
        gapped="" if own else f"{GAP} was {hidden(role_of(fact), [fact])}{_when(fact, around)}.",
    )


def _same_role(fact: Fact, around: Around) -> set[str]:
    """Return the keys of actors who had the same role at a time that may be the same: they are as right."""
    same = [each for role in fact.texts("role") for each in around.sharing("role", fold(role), 500)]
    same += alike(fact, "asked", lambda: [_asked(fact)], around)
    mine = as_of(fact, around)
    return {each.key for each in same if each.key != fact.key and _may_be_then(mine, as_of(each, around))}


def _may_be_then(one: str, other: str) -> bool:
    return not one or not other or overlaps(parse(one), parse(other))


def _fits(fact: Fact, around: Around) -> tuple[str, ...]:
    actors = actors_of([*fact.per("also_fits", "name"), *sorted(_same_role(fact, around))], around)
    return tuple(map(written, actors)) + fact.per("also_fits", "name")


def wrong(card: Card, around: Around) -> Iterator[Option]:
    """Yield other persons, or other persons' roles."""
    fact = card.fact
    if card.facet == "name":
        same = _same_role(fact, around)
        yield from other_actors(
            [fact], around, fact=fact, facet="name", unfair=same, prompt=card.prompt,
            first=(each for each in _others(fact, around) if each.texts("role")),
        )  # fmt: skip
        return
    fits = {fold(text) for name in ("also", "also_fits") for text in fact.per(name, "role")}
    fits |= {*fact.per("also_fits", "role")}.union(*map(_roles, (fact, *_namesakes(fact, around))))
    for text in fact.per("wrong", "role"):
        if fold(text) not in fits:
            yield Option(capital(text), own=True)
    for each in _others(fact, around):
        if each.texts("role") and each.key not in fits and fits.isdisjoint(_roles(each)):
            yield Option(capital(role_of(each)), each.key)


def _others(fact: Fact, around: Around) -> Iterator[Fact]:
    """Yield other persons, the likeliest first: confused with, of the same side, near in the deck."""
    seen = {fact.key}
    likely = actors_of(fact.texts("confused_with"), around)
    sides = (each for key in fact.texts("of") for each in around.sharing("of", key, 20))
    for each in chain(likely, sides, around.nearby(fact, 60)):
        if each.key not in seen and is_person(each) and not same_side(fact, each):
            seen.add(each.key)
            yield each


def pair(fact: Fact, around: Around) -> tuple[str, str]:
    """Return name and role; no role that names them."""
    role = role_of(fact)
    told = hidden(role, [fact]) != role or any(each.texts("role") for each in _namesakes(fact, around))
    return fact.text("name"), "" if told else capital(role)


def apart(fact: Fact, other: Fact) -> bool:
    """Say whether another person surely had another role and goes by another name."""
    if not facets(other) or same_side(fact, other):
        return False
    mine, theirs = ({fold(role) for role in each.texts("role")} for each in (fact, other))
    fits = {*fact.per("also_fits", "role"), *fact.per("also_fits", "name")}
    return (
        not mine & theirs
        and not {fold(text) for text in fits} & ({fold(written(other))} | _roles(other))
        and other.key not in fits
        and not named(fact).clashes(named(other))
        and hidden(role_of(other), [fact]) == role_of(other)
    )


def claim(card: Card, text: str, around: Around) -> str:
    """Return the statement that the person had that role."""
    own = next(iter(card.fact.per("ask", "role")), "")
    if card.facet != "role" or own:
        return ""
    # An option begins with a capital; in a sentence the role stands as its author wrote it.
    others = (role_of(each) for each in _others(card.fact, around))
    roles = (role_of(card.fact), *card.fact.per("wrong", "role"), *others)
    written = next((role for role in roles if capital(role) == text), text)
    when = _when(card.fact, around)
    return f"{capital(card.fact.text('name'))} was {written}{when}."
