"""What a question promises, checked by the deck's facts alone: each fault in one sentence, none for a sound one."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from also_right import also_right, fits
from leaks import NAMES, YEAR, leaks
from said_dates import read_shown
from truth import World, holds_words, plain

from quizapp.fact import Option
from quizapp.response import Arrange, Pair, Pick, Picked, Place, Write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.fact import Fact
    from quizapp.question import Question

__all__ = ["faults"]


def faults(question: Question, world: World) -> Iterator[str]:
    """Yield what is unsound in a question."""
    if not question.prompt.strip():
        yield "asks nothing"
    yield from leaks(question, world)
    yield from _CHECKS[question.kind](question, world)


# -- the kinds --------------------------------------------------------------------------------


def _options(options: list[Option], world: World, *, names: bool) -> Iterator[str]:
    """Yield options that mean the same."""
    for one, other in combinations(options, 2):
        if plain(one.text.replace("-", "minus ")) == plain(other.text.replace("-", "minus ")):
            yield f"two options read alike: {one.text}"
        elif names:
            first, second = world.groups_called(one.text), world.groups_called(other.text)
            sets = [{each.key for group in part for each in group} for part in (first, second)]
            if sets[0] and sets[0] == sets[1] and len(first) == len(second):
                yield f"two options name the same: {one.text}, {other.text}"


def _choice(question: Question, world: World) -> Iterator[str]:
    shape = question.shape
    assert isinstance(shape, Pick)
    if not 2 <= len(shape.options) <= 6 or abs(question.chance - 1 / len(shape.options)) > 1e-9:
        yield "the number of options, or the chance of a guess, is off"
    card = question.card
    names = (card.fact.kind, card.facet) in NAMES or card.fact.kind == "contrast"
    yield from _options(list(shape.options), world, names=names)
    for place, option in enumerate(shape.options):
        if place != shape.right and also_right(card, option, world):
            yield f"{option.text!r} is right as well"
    if card.fact.kind == "event" and card.facet == "when":
        if read_shown(shape.options[shape.right].text) != world.when(card.fact):
            yield "the right date is another"
    elif card.facet != "why" and shape.options[shape.right].text != card.answer.shown:
        yield "the right option is not the answer"


def _stated(question: Question) -> str:
    """Return the answer that a statement gives."""
    fact, prompt = question.card.fact, question.prompt
    if fact.kind == "event":
        return re.sub(r"^(in|on) ", "", prompt.rpartition(" That was ")[2].rstrip("."))
    if fact.kind in {"figure", "term"}:
        return prompt.rpartition(": ")[2].removesuffix(".")
    said = prompt.partition(" was ")[2].removesuffix(".")
    return re.sub(r" (?:in|on|since|until|from|some time|about|perhaps|between) [^.]*\d.*$", "", said)


def _true_false(question: Question, world: World) -> Iterator[str]:
    shape, card = question.shape, question.card
    assert isinstance(shape, Pick)
    if [option.text for option in shape.options] != ["True", "False"]:
        yield "the options are not true and false"
    said = _stated(question)
    option = card.answer.shown, said
    if shape.right == 0:
        if plain(said) != plain(card.answer.shown) and not (
            card.fact.kind == "event" and read_shown(said) == world.when(card.fact)
        ):
            yield f"called true, but says {option}"
        if question.then is not None:
            yield "the truth is asked for after it was said"
        return
    if also_right(card, Option(said), world):
        yield f"called false, but {said!r} is true"
    if question.then is None:
        yield "the truth is not asked for"
    else:
        if abs(question.chance - question.then.chance / 2) > 1e-9:
            yield "the chance of a guess is off"
        yield from (f"then: {each}" for each in faults(question.then, world))


def _written(question: Question, world: World) -> Iterator[str]:
    shape, card = question.shape, question.card
    assert isinstance(shape, Write)
    mark = card.answer.judge(card.answer.shown, world.deck.rivals(card))
    if mark.verdict != "right":
        yield f"the answer as shown is {mark.verdict}"


def _settled(first: Fact, second: Fact, world: World) -> bool:
    """Say whether all that goes by the one label is surely before all that goes by the other."""
    called = [
        [each for each in world.of_kind("event") if world.label(each) == world.label(one)]
        for one in (first, second)
    ]
    return all(world.surely_before(one, other) for one in called[0] for other in called[1])


def _in_line(facts: list[Fact], labels: list[str], world: World) -> Iterator[str]:
    """Yield what is not settled in a row of events that stand in order."""
    if len({plain(label) for label in labels}) < len(labels):
        yield "two labels read alike"
    yield from (f"a label tells a year: {label}" for label in labels if YEAR.search(label))
    for one, other in combinations(facts, 2):
        if not _settled(one, other, world):
            yield f"{one.key} is not surely before {other.key}"


def _order(question: Question, world: World) -> Iterator[str]:
    shape = question.shape
    assert isinstance(shape, Arrange)
    if not 3 <= len(shape.options) <= 7 or shape.options[shape.about].key != question.card.fact.key:
        yield "too few or many, or about another"
    facts = [world.facts[shape.options[place].key] for place in shape.order]
    yield from _in_line(facts, [option.text for option in shape.options], world)
    for option, told in zip(shape.options, shape.told, strict=True):
        if told and read_shown(told) != world.when(world.facts[option.key]):
            yield f"tells another date of {option.key}"


def _timeline(question: Question, world: World) -> Iterator[str]:
    shape = question.shape
    assert isinstance(shape, Place)
    placed = [world.facts[option.key] for option in shape.options]
    facts = [*placed[: shape.right], question.card.fact, *placed[shape.right :]]
    yield from _in_line(facts, [shape.item.text, *(option.text for option in shape.options)], world)
    for gap in range(len(placed) + 1):
        mark = shape.judge(Picked(gap), question.card, world.deck.rivals(question.card))
        if (mark.verdict == "right") != (gap == shape.right):
            yield "another gap is right"


def _goes(left: Option, right: Option, world: World) -> bool:
    """Say whether a left half could go with a right half by the deck's facts."""
    fact, other = world.facts[left.key], world.facts[right.key]
    if fact.kind == "event":
        called = [each for each in world.of_kind("event") if world.label(each) == plain(left.text)]
        return any(
            world.may_meet(when, read_shown(right.text)) for each in called for when in world.whens(each)
        )
    if fact.kind == "actor":
        theirs = {plain(role) for role in other.texts("role")}
        return any(
            {plain(role) for role in each.texts("role")} & theirs for each in world.actors_called(left.text)
        )
    if fact.kind == "figure":
        same = [
            each for each in world.of_kind("figure") if plain(each.text("what")) == plain(fact.text("what"))
        ]
        return any(world.passes(each, right.text) for each in same if each.text("when") == fact.text("when"))
    texts = [{plain(t) for t in (e.text("means"), *e.per("also", "meaning"))} for e in world.of_kind("term")
             if plain(left.text) in {plain(t) for t in (e.text("term"), *e.per("also", "term"))}]  # fmt: skip
    return any(plain(right.text) in each for each in texts)


def _match(question: Question, world: World) -> Iterator[str]:
    shape = question.shape
    assert isinstance(shape, Pair)
    size = len(shape.options)
    if not 3 <= size <= 4 or shape.options[shape.about].key != question.card.fact.key:
        yield "too few or many, or about another"
    yield from _options(list(shape.options), world, names=question.card.fact.kind == "actor")
    yield from _options(list(shape.right), world, names=False)
    for left in range(size):
        option = shape.options[left]
        for place, right in enumerate(shape.right):
            goes, wanted = _goes(option, right, world), place == shape.pairs[left]
            if goes != wanted:
                yield f"{option.text!r} {'could go' if goes else 'does not go'} with {right.text!r}"
            if _fits_half(world.facts[option.key], right) and not wanted:
                yield f"{right.text!r} fits {option.text!r} as well"
        if world.facts[option.key].kind == "actor" and any(
            world.tells(right.text, world.facts[option.key]) for right in shape.right
        ):
            yield f"{option.text!r} is named on the right"
        if world.facts[option.key].kind == "term" and any(
            holds_words(r.text, option.text) for r in shape.right
        ):
            yield f"{option.text!r} is named on the right"
        if world.facts[option.key].kind == "event" and YEAR.search(option.text):
            yield f"{option.text!r} tells its year"


def _fits_half(fact: Fact, right: Option) -> bool:
    fits = {
        each for values in [fact.values.get("also_fits", {})] for texts in values.values() for each in texts
    }
    return right.key in fits or plain(right.text) in {plain(each) for each in fits}


def _belongs(text: str, keys: list[str], world: World) -> bool:
    """Say whether a statement belongs to a side: whether any of its actors holds it or fits it."""
    actors = world.actors(keys)
    if actors:
        return any(world.claims_it(actor, text, (), named=True) for actor in actors)
    return any(key in keys and said == world.said(text, ()) for key, said, _fact, _fits_ in world.claims)


def _sort(question: Question, world: World) -> Iterator[str]:
    shape, card = question.shape, question.card
    assert isinstance(shape, Pair)
    if not 3 <= len(shape.options) <= 6 or len(shape.right) != 2 or set(shape.pairs) != {0, 1}:
        yield "too few or many, or one side alone"
    if shape.options[shape.about].key != card.fact.key:
        yield "about another"
    yield from _options(list(shape.options), world, names=False)
    yield from _options(list(shape.right), world, names=True)
    for left, option in enumerate(shape.options):
        fact = world.facts[option.key]
        own, other = (
            _keys_of(shape.right[place], fact, world) for place in (shape.pairs[left], 1 - shape.pairs[left])
        )
        text = fact.text("stance") or option.text.removeprefix(f"{fact.text('on')}: ")
        if not _belongs(text, own, world):
            yield f"{option.text!r} does not belong to {shape.right[shape.pairs[left]].text}"
        if _belongs(text, other, world):
            yield f"{option.text!r} belongs to {shape.right[1 - shape.pairs[left]].text} as well"
        for actor in world.actors([*own, *other]):
            if world.tells(text, actor):
                yield f"{option.text!r} names {actor.text('name')}"


def _keys_of(group: Option, fact: Fact, world: World) -> list[str]:
    """Return the keys of a group that is to be sorted into."""
    if group.key:
        return [group.key]
    for side in fact.values.get("between", ()):
        keys = [part.strip() for part in side[0].split("+")]
        shown = [
            source.shown if (source := world.deck.source(key)) else world.facts[key].text("name") if key in world.facts else key
            for key in keys
        ]  # fmt: skip
        if set(map(plain, shown)) == set(map(plain, re.split(r", | and ", group.text))):
            return keys
    return []


def _matrix(question: Question, world: World) -> Iterator[str]:
    shape, card = question.shape, question.card
    assert isinstance(shape, Pick)
    assert shape.grid is not None
    fact = card.fact
    yield from _options(list(shape.options), world, names=False)
    right = shape.options[shape.right].text
    if plain(right) not in {plain(fact.text("stance")), plain(fact.text("short"))}:
        yield "the right option is not what is held"
    holder, issue = world.facts[fact.texts("holder")[0]], fact.text("issue")
    for place, option in enumerate(shape.options):
        other = world.facts.get(option.key)
        if place == shape.right or other is None:
            continue
        stance = other.text("stance")
        theirs = [each for each in world.of_kind("position") if each.text("issue") == issue
                  and plain(each.text("stance")) == plain(stance)]  # fmt: skip
        on_it = [
            a
            for each in theirs
            for a in world.actors([*each.texts("holder"), *each.per("also_fits", "holder")])
        ]
        if any(world.could_be(holder, actor) for actor in on_it) or fits(card, stance, option.key):
            yield f"{option.text!r} is right as well"
    yield from _cells(question, world)


def _account(position: Fact, world: World) -> str:
    """Return by whose account a position is, as a learner reads it: two of one name are told as one."""
    key = position.text("according_to")
    told = world.facts.get(key)
    return key if told is None else plain(told.text("name"))


def _cells(question: Question, world: World) -> Iterator[str]:
    """Yield cells that are false, that show an option, or more than one that is asked."""
    shape, fact = question.shape, question.card.fact
    assert isinstance(shape, Pick)
    assert shape.grid is not None
    grid, empty = shape.grid, 0
    told = _account(fact, world)
    issues = {each: each for each in {f.text("issue") for f in world.of_kind("position")}}
    for row, cells in zip(grid.rows, grid.cells, strict=True):
        issue = next(k for k in issues if (i := world.deck.issue(k)) is not None and row in {i.name, i.short})
        for column, cell in zip(grid.columns, cells, strict=True):
            here = [
                a
                for a in world.of_kind("actor")
                if plain(column) in {plain(a.text("name")), plain(a.text("short"))}
            ]
            keys = {a.key for a in here}
            held = [each for each in world.of_kind("position")
                    if each.text("issue") == issue and _account(each, world) == told and keys & set(each.texts("holder"))]  # fmt: skip
            if cell is None:
                empty += 1
                if fact.key not in {each.key for each in held} or issue != fact.text("issue"):
                    yield "the empty cell is another's"
            elif cell == "·" and held:
                yield f"the cell of {column} on {row} is shown as empty"
            elif cell not in {"·", "____"}:
                if plain(cell) not in {
                    plain(each.text(name)) for each in held for name in ("stance", "short")
                }:
                    yield f"the cell of {column} on {row} is false: {cell}"
                if issue == fact.text("issue"):
                    yield "what others hold on the same issue is shown beside the options"
    if empty != 1:
        yield f"{empty} cells are asked"


def _odd_one_out(question: Question, world: World) -> Iterator[str]:
    shape, fact = question.shape, question.card.fact
    assert isinstance(shape, Pick)
    yield from _options(list(shape.options), world, names=True)
    if len(shape.options) != 4:
        yield "not four options"
    for place, option in enumerate(shape.options):
        actor = world.facts[option.key]
        if place != shape.right:
            if option.key not in fact.texts("holder"):
                yield f"{option.text} does not share it"
        elif world.claims_it(actor, fact.text("stance"), fact.texts("holder")) or fits(
            question.card, option.text, option.key
        ):
            yield f"{option.text} shares it as well"
        if world.tells(question.prompt, actor):
            yield f"the prompt names {option.text}"


def _reveal(question: Question, world: World) -> Iterator[str]:
    del question, world
    yield from ()


_CHECKS = {
    "choice": _choice, "true_false": _true_false, "typed": _written, "cloze": _written, "reveal": _reveal,
    "order": _order, "timeline": _timeline, "match": _match, "sort": _sort, "matrix": _matrix,
    "odd_one_out": _odd_one_out,
}  # fmt: skip
