"""The deck's actors as answers: one or several names, what gives them away, who else it could be."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations, islice
from typing import TYPE_CHECKING, NamedTuple

from quizapp.answers.list import Several
from quizapp.answers.name import Name, forms
from quizapp.fact import Option
from quizapp.fold import squeeze
from quizapp.mark import Rival
from quizapp.wording import account, capital, hide, in_date, listed, stated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quizapp.fact import Around, Fact
    from quizapp.mark import Answer

__all__ = [
    "actors_of",
    "by_side",
    "called",
    "column_of",
    "forms_of",
    "hidden",
    "is_person",
    "named",
    "names",
    "of_one_order",
    "other_actors",
    "outsiders",
    "same_side",
    "stated_of",
    "those_among",
    "topmost",
    "written",
]

_PERSONS = {"", "person", "author"}
_DEEPEST = 8  # steps from an actor to the side that it is of; a circle has no end
_SHORTEST_PART = 3  # letters of a part of a name that gives it away; "of" and "Jr" do not


def written(actor: Fact) -> str:
    """Return an actor's name as the deck has it, by which it is known; `name` is how it is shown."""
    return actor.text("written") or actor.text("name")


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
        shown = written(fact)
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


def called(actor: Fact) -> frozenset[str]:
    """Return the whole names that an actor goes by, as they are looked up."""
    return _called(written(actor), actor.per("also", "name"), actor.text("family"), is_person(actor))[0]


@lru_cache(maxsize=2048)
def _called(
    shown: str,
    also: tuple[str, ...],
    family: str,
    person: bool,  # noqa: FBT001 - part of what a name is
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the whole names that an actor goes by, and with them the parts that will do."""
    made = forms(shown, also, family, person)
    return frozenset(form for form, part in made if not part), frozenset(form for form, _part in made)


def named(actor: Fact, also_fits: Iterable[str] = ()) -> Name:
    """Return an actor's name as an answer."""
    return Name(
        shown=actor.text("name"),
        also=actor.per("also", "name"),
        family=actor.text("family"),
        person=is_person(actor),
        key=actor.key,
        true_as_well=tuple(also_fits),
        written=actor.text("written"),
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


def stated_of(holders: Sequence[Fact], fact: Fact, around: Around, question: str) -> str:
    """Put the account before a question who it is, unless the account names who it is."""
    told = account(fact, around)
    return stated(fact, around, question) if hidden(told, holders) == told else capital(question)


def _given_away_by(actor: Fact) -> tuple[str, ...]:
    """Return what tells an actor: names, parts of names, aliases and adjectives."""
    also = actor.per("also", "name")
    if actor.text("written"):
        also = (actor.text("written"), *also)
    return _telling(actor.text("name"), also, actor.text("adjective"), is_person(actor))


@lru_cache(maxsize=2048)
def _telling(
    name: str,
    also: tuple[str, ...],
    adjective: str,
    person: bool,  # noqa: FBT001 - part of what a name is
) -> tuple[str, ...]:
    found = {form for form in (name, *also, adjective) if form}
    found |= {form.removeprefix("the ").removeprefix("The ") for form in (name, *also)}
    if name[:4].lower() == "the ":  # an article left standing would tell it from names without one
        found |= {f"the {form}" for form in also if form.isascii()}
    if person:
        parts = (part.strip("().,") for part in name.split())
        found |= {part for part in parts if len(part) >= _SHORTEST_PART}
    return tuple(sorted(found))


def _side_of(actor: Fact, around: Around) -> Iterator[str]:
    yield from actor.texts("of")
    yield from (each.key for each in around.sharing("of", actor.key))


def same_side(actor: Fact, other: Fact) -> bool:
    """Say whether one actor belongs to the other, so that both would be right."""
    return actor.key == other.key or other.key in actor.texts("of") or actor.key in other.texts("of")


def topmost(actor: Fact, around: Around) -> Fact:
    """Return the side that an actor is of in the end: the country of a president's administration."""
    for _step in range(_DEEPEST):
        above = actors_of(actor.texts("of")[:1], around)
        if not above:
            break
        actor = above[0]
    return actor


def column_of(actor: Fact, around: Around) -> Fact:
    """Return the actor in whose column of a table something stands: its side, but an author has one alone."""
    return actor if actor.text("kind") == "author" else topmost(actor, around)


def by_side(actors: Sequence[Fact], around: Around) -> list[tuple[Fact | None, list[Fact]]]:
    """Return actors by side, in deck order, the side itself first; those alone on theirs under None."""
    sides: dict[str, list[Fact]] = {}
    for actor in actors:
        sides.setdefault(topmost(actor, around).key, []).append(actor)
    made: list[tuple[Fact | None, list[Fact]]] = []
    alone: list[Fact] = []
    for key, members in sides.items():
        if len(members) == 1:
            alone += members
        else:
            made.append((around.fact(key), sorted(members, key=lambda each, key=key: each.key != key)))  # type: ignore[misc]
    return [*made, (None, alone)] if alone else made


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
    likely = _likely(right, around, fact, first)
    return those_among(likely, right, around, fact=fact, facet=facet, unfair=unfair, prompt=prompt)


def those_among(
    likely: Iterable[Fact],
    right: Sequence[Fact],
    around: Around,
    *,
    fact: Fact,
    facet: str,
    unfair: Iterable[str] = (),
    prompt: str = "",
) -> Iterator[Option]:
    """Yield the author's wrong options, and those of the likely actors who are surely wrong."""
    unfair = tuple(unfair)
    own = list(_authors(right, around, fact=fact, facet=facet, unfair=unfair))
    yield from own
    fair = _fair(likely, right, around, fact=fact, facet=facet, unfair=unfair, prompt=prompt)
    if len(right) == 1:
        named = {form for one in actors_of((option.key for option in own), around) for form in called(one)}
        fair = (actor for actor in fair if named.isdisjoint(called(actor)))
        yield from (Option(actor.text("name"), actor.key, written=actor.text("written")) for actor in fair)
    else:
        yield from _groups(right, list(islice(fair, 6)))


def _authors(
    right: Sequence[Fact], around: Around, *, fact: Fact, facet: str, unfair: Iterable[str]
) -> Iterator[Option]:
    """Yield the author's own wrong options, but none that the deck itself says is right."""
    texts = fact.per("wrong", facet)
    if not texts:
        return
    barred = _barred(right, around, fact=fact, facet=facet, unfair=unfair)
    for text in texts:
        actor = around.fact(text)
        if actor is not None and actor.kind == "actor":
            if not barred.bars(actor):
                yield Option(actor.text("name"), actor.key, own=True, written=actor.text("written"))
            continue
        names = [squeeze(name) for name in re.split(", | and ", text)] if len(right) > 1 else [squeeze(text)]
        if not barred.forms.issuperset(names):
            yield Option(text, own=True)


class _Barred(NamedTuple):
    """All that those go by who are right, or as right, or of their side; `forms` holds parts of names too."""

    names: frozenset[str]
    forms: frozenset[str]

    def bars(self, actor: Fact) -> bool:
        """Say whether an actor is one of them, belongs to one, or could pass for one."""
        return squeeze(written(actor)) in self.forms or not self.names.isdisjoint(called(actor))


def _forms(actor: Fact) -> frozenset[str]:
    return _called(written(actor), actor.per("also", "name"), actor.text("family"), is_person(actor))[1]


def _barred(
    right: Sequence[Fact], around: Around, *, fact: Fact, facet: str, unfair: Iterable[str]
) -> _Barred:
    given = (*unfair, *fact.per("also_fits", facet), *fact.per("also", facet))
    actors = {one.key: one for one in (*right, *actors_of(given, around))}
    sides = [key for one in actors.values() for key in _side_of(one, around)]
    actors.update((one.key, one) for one in actors_of(sides, around))
    names = frozenset({squeeze(text) for text in given}).union(*(called(one) for one in actors.values()))
    return _Barred(names, names.union(*(_forms(one) for one in actors.values())))


def of_one_order(right: Answer, options: Sequence[Option], around: Around) -> list[Option]:
    """Return options, the right one first, with names in one order; as written where one is known only so.

    Else the order of a name would tell whether it is right: an author's own wrong names are plain text.
    """
    if all(option.written in {"", option.text} for option in options):
        return list(options)
    if _has_order(right) and all(option.written or _turns(option, around) for option in options[1:]):
        return list(options)
    return [option._replace(text=option.written or option.text, written="") for option in options]


def _has_order(answer: Answer) -> bool:
    """Say whether the order of a name is known: of one that is no person's, there is none."""
    from quizapp.nameorder import has_order  # noqa: PLC0415 - few learners want another order

    if isinstance(answer, Several):
        return all(map(_has_order, answer.items))
    if not isinstance(answer, Name) or not answer.person:
        return True
    return has_order(answer.named, answer.family)


def _turns(option: Option, around: Around) -> bool:
    actor = next(iter(actors_of([option.key], around)), None)
    return _has_order(named(actor)) if actor is not None else " " not in option.text


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
    likely = _likely(right, around, fact, first)
    return _fair(likely, right, around, fact=fact, facet=facet, unfair=unfair, prompt=prompt)


def _fair(
    likely: Iterable[Fact],
    right: Sequence[Fact],
    around: Around,
    *,
    fact: Fact,
    facet: str,
    unfair: Iterable[str],
    prompt: str,
) -> Iterator[Fact]:
    """Yield those of the likely who are surely wrong, no two of them by the same name."""
    barred = _barred(right, around, fact=fact, facet=facet, unfair=unfair)
    shared = {form for one in right for form in _given_away_by(one)}
    seen: set[str] = set()
    for actor in likely:
        names = called(actor)
        if not barred.bars(actor) and seen.isdisjoint(names) and not _named_in(prompt, actor, shared):
            seen |= names
            yield actor


def _named_in(prompt: str, actor: Fact, shared: set[str]) -> bool:
    """Say whether a prompt names an actor, other than by what the right ones are called too ("two Kims")."""
    return hide(prompt, (form for form in _given_away_by(actor) if form not in shared)) != prompt


def _likely(right: Sequence[Fact], around: Around, fact: Fact, first: Iterable[Fact]) -> Iterator[Fact]:
    """Yield actors like the right ones: confused with them, of the same side, of the same kind."""
    kinds = {one.text("kind") or "person" for one in right}
    persons = any(is_person(one) for one in right)
    seen = set()
    for actor in _candidates(right, around, fact, first):
        if actor.key not in seen and actor.kind == "actor":
            seen.add(actor.key)
            if is_person(actor) if persons else (actor.text("kind") or "person") in kinds:
                yield actor


def _candidates(right: Sequence[Fact], around: Around, fact: Fact, first: Iterable[Fact]) -> Iterator[Fact]:
    keys = [*fact.texts("confused_with"), *(key for one in right for key in one.texts("confused_with"))]
    yield from actors_of(keys, around)
    yield from first
    for one in right:
        for of in one.texts("of"):
            yield from around.sharing("of", of, 20)
        yield from around.sharing("actor", one.text("kind") or "person", 40)


def _groups(right: Sequence[Fact], fair: Sequence[Fact]) -> Iterator[Option]:
    """Yield groups of as many actors as are right, those that share most with the right one first."""
    size = len(right)
    forms_ = [form for one in right for form in called(one)]
    if len(forms_) > len(set(forms_)):
        return  # two of the right ones go by one name: what a group of names says is not clear
    seen = set()
    for swapped in range(1, size + 1):
        for kept in combinations(right, size - swapped):
            for others in islice(combinations(fair, swapped), 8):
                group = (*kept, *others)
                names = [one.text("name") for one in group]
                if (same := tuple(sorted(names))) not in seen:
                    seen.add(same)
                    yield Option(listed(names), written=listed([*map(written, group)]))
