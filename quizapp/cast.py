"""The deck's actors as answers: one or several names, what gives them away, who else it could be."""

from __future__ import annotations

from itertools import combinations, islice
from typing import TYPE_CHECKING

from quizapp.answers.list import Several
from quizapp.answers.name import Name, forms
from quizapp.fact import Option
from quizapp.mark import NO_RIVALS, Rival
from quizapp.wording import hide, in_date, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quizapp.fact import Around, Fact
    from quizapp.mark import Answer

__all__ = [
    "actors_of",
    "forms_of",
    "hidden",
    "is_person",
    "named",
    "names",
    "other_actors",
    "outsiders",
    "same_side",
]

_PERSONS = {"", "person", "author"}
_SHORTEST_PART = 3  # letters of a part of a name that gives it away; "of" and "Jr" do not


def is_person(actor: Fact) -> bool:
    """Say whether an actor is a person rather than a government or a body."""
    return actor.text("kind") in _PERSONS


def actors_of(keys: Iterable[str], around: Around) -> list[Fact]:
    """Return the actors of these keys."""
    found = (around.fact(key) for key in keys)
    return [actor for actor in found if actor is not None and actor.kind == "actor"]


def forms_of(fact: Fact) -> Iterator[Rival]:
    """Yield every form that an actor or term of the deck goes by, for the deck's index of names."""
    if fact.kind == "actor":
        shown = fact.text("name")
        roles = fact.texts("role")
        held = f" {in_date(fact.text('as_of'))}" if fact.text("as_of") else ""
        told = f"{shown}, {roles[0]}{held}" if roles else shown
        family, person, also = fact.text("family"), is_person(fact), fact.per("also", "name")
    elif fact.kind == "term":
        shown = told = fact.text("term")
        family, person, also = "", False, fact.per("also", "term")
    else:
        return
    for form, part in forms(shown, also, family, person):
        yield Rival(form, fact.key, shown, told, part)


def named(actor: Fact, also_fits: Iterable[str] = ()) -> Name:
    """Return an actor's name as an answer."""
    return Name(
        shown=actor.text("name"),
        also=actor.per("also", "name"),
        family=actor.text("family"),
        person=is_person(actor),
        key=actor.key,
        true_as_well=tuple(also_fits),
    )


def names(actors: Sequence[Fact], around: Around, also_fits: Iterable[str] = ()) -> Answer:
    """Return one or several actors as an answer.

    Whom an actor belongs to, and who belongs to it, is true as well: neither right nor wrong.
    """
    sides = (key for actor in actors for key in _side_of(actor, around))
    fits = tuple(dict.fromkeys([*also_fits, *sides]))
    if len(actors) == 1:
        return named(actors[0], fits)
    return Several(tuple(named(actor, fits) for actor in actors))


def hidden(text: str, actors: Iterable[Fact]) -> str:
    """Hide the actors' names, parts of names, aliases and adjectives in a text."""
    return hide(text, (form for actor in actors for form in _given_away_by(actor)))


def _given_away_by(actor: Fact) -> Iterator[str]:
    name = actor.text("name")
    bare = name.removeprefix("the ").removeprefix("The ")
    yield name
    yield bare
    yield from actor.per("also", "name")
    if bare != name:  # an article left standing would tell it from names without one
        yield from (f"the {form}" for form in actor.per("also", "name") if form.isascii())
    yield actor.text("adjective")
    if is_person(actor):
        parts = (part.strip("().,") for part in name.split())
        yield from (part for part in parts if len(part) >= _SHORTEST_PART)


def _side_of(actor: Fact, around: Around) -> Iterator[str]:
    yield from actor.texts("of")
    yield from (each.key for each in around.sharing("of", actor.key))


def same_side(actor: Fact, other: Fact) -> bool:
    """Say whether one actor belongs to the other, so that both would be right."""
    return actor.key == other.key or other.key in actor.texts("of") or actor.key in other.texts("of")


def other_actors(
    right: Sequence[Fact],
    around: Around,
    *,
    fact: Fact,
    facet: str,
    first: Iterable[Fact] = (),
    unfair: Iterable[str] = (),
    prompt: str = "",
) -> Iterator[Option]:
    """Yield other actors, or other groups of as many, that could be taken for the right ones.

    `first` are the likeliest; `unfair` are keys and names that would be right too.
    """
    fair = outsiders(right, around, fact=fact, facet=facet, first=first, unfair=unfair, prompt=prompt)
    for text in fact.per("wrong", facet):
        actor = around.fact(text)
        yield Option(actor.text("name") if actor else text, actor.key if actor else "", own=True)
    if len(right) == 1:
        yield from (Option(actor.text("name"), actor.key) for actor in fair)
    else:
        yield from _groups(right, list(islice(fair, 6)))


def outsiders(
    right: Sequence[Fact],
    around: Around,
    *,
    fact: Fact,
    facet: str,
    first: Iterable[Fact] = (),
    unfair: Iterable[str] = (),
    prompt: str = "",
) -> Iterator[Fact]:
    """Yield actors who are surely none of the right ones, nor of their side, the likeliest first."""
    barred = {*unfair, *fact.per("also_fits", facet)}
    answers = [named(one) for one in right]
    shared = {form for one in right for form in _given_away_by(one)}
    for actor in _likely(right, around, fact, first):
        if (
            not any(same_side(actor, one) for one in right)
            and actor.key not in barred
            and actor.text("name") not in barred
            and not _named_in(prompt, actor, shared)
            and not any(_passes_for(actor, answer) for answer in answers)
        ):
            yield actor


def _named_in(prompt: str, actor: Fact, shared: set[str]) -> bool:
    """Say whether a prompt names an actor, other than by what the right ones are called too ("two Kims")."""
    return hide(prompt, (form for form in _given_away_by(actor) if form not in shared)) != prompt


def _passes_for(actor: Fact, answer: Name) -> bool:
    """Say whether an actor's name would do for the answer: an alias, another order, a part of it."""
    return answer.clashes(named(actor)) or answer.judge(actor.text("name"), NO_RIVALS).verdict == "right"


def _likely(right: Sequence[Fact], around: Around, fact: Fact, first: Iterable[Fact]) -> list[Fact]:
    """Return actors like the right ones: confused with them, of the same side, of the same kind."""
    keys = [*fact.texts("confused_with"), *(key for one in right for key in one.texts("confused_with"))]
    found = {actor.key: actor for actor in actors_of(keys, around)}
    found.update((actor.key, actor) for actor in first)
    for one in right:
        for of in one.texts("of"):
            found.update((actor.key, actor) for actor in around.sharing("of", of, 20))
        found.update(
            (actor.key, actor) for actor in around.sharing("actor", one.text("kind") or "person", 40)
        )
    kinds = {one.text("kind") or "person" for one in right}
    persons = any(is_person(one) for one in right)
    return [
        actor
        for actor in found.values()
        if actor.kind == "actor"
        and (is_person(actor) if persons else (actor.text("kind") or "person") in kinds)
    ]


def _groups(right: Sequence[Fact], fair: Sequence[Fact]) -> Iterator[Option]:
    """Yield groups of as many actors as are right, those that share most with the right one first."""
    size = len(right)
    for swapped in range(1, size + 1):
        for kept in combinations(right, size - swapped):
            for others in islice(combinations(fair, swapped), 8):
                yield Option(listed([one.text("name") for one in (*kept, *others)]))
