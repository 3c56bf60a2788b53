"""contrast: two sides or more that differ on one point; each side is asked for by what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.alike import could_be, sayers, sayings, sides_saying
from quizapp.answers.name import Name
from quizapp.cast import actors_of, hidden, names, stated_of, those_among, written
from quizapp.fact import Card, Fact, Option, Unasked
from quizapp.fields import Field
from quizapp.fold import fold, squeeze
from quizapp.wording import account, capital, hide, listed, opened, which

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from quizapp.fact import Around
    from quizapp.mark import Answer

SECTION = "contrasts"
FIELDS = (
    Field("on", "text", "On what they differ."),
    Field("between", "sides", "A text for each side, or two positions.", required=True),
)
FACETS: tuple[str, ...] = ()
MAIN = ""
EXAMPLE = """
deck: example
sources: {lee: {title: A text, short: Lee}, goto: {title: Another, short: Goto}}
actors:
  france: {name: France, kind: government}
  spain: {name: Spain, kind: government}
contrasts:
  border: {on: The border, between: {france: wants it moved, spain: wants it left alone}}
  tone: {between: {lee: finds it settled, goto: finds it open}}
"""


def ties(fact: Fact) -> Iterator[tuple[str, str]]:
    """Yield the positions that it sets against each other."""
    for side in fact.values.get("between", ()):
        if isinstance(side, str):
            yield "contrasted", side
    if written := [side[0] for side in fact.values.get("between", ()) if not isinstance(side, str)]:
        yield "sides", _sides(written)


def _sides(written: Sequence[str]) -> str:
    return " / ".join(sorted("+".join(part.strip() for part in side.split("+")) for side in written))


def says(fact: Fact, around: Around) -> Iterator[tuple[str, str]]:
    """Yield what each side says, as the question whose view it is says it."""
    for side in fact.values.get("between", ()):
        if not isinstance(side, str):
            for said in _said(side[1], _keys(side[0]), around):
                yield "says", said


def _said(text: str, keys: Sequence[str], around: Around) -> tuple[str, ...]:
    return sayings(text, actors_of(keys, around))


def _keys(side: str) -> list[str]:
    return [part.strip() for part in side.split("+")]


def sides_of(fact: Fact, around: Around) -> list[tuple[str, str, Fact]]:
    """Return (side, what it says, the fact that says so) for each side."""
    found: list[tuple[str, str, Fact]] = []
    for side in fact.values.get("between", ()):
        if isinstance(side, str):
            position = around.fact(side) or fact  # one that is missing is never asked
            found.append((" + ".join(position.texts("holder")), position.text("stance"), position))
        else:
            found.append((side[0], side[1], fact))
    return found


def facets(fact: Fact) -> tuple[str, ...]:
    """Return one facet for each side, named by it; of two positions, by the position."""
    return tuple(
        side if isinstance(side, str) else "+".join(part.strip() for part in side[0].split("+"))
        for side in fact.values.get("between", ())
    )


def unasked(fact: Fact, around: Around) -> Iterator[Unasked]:
    """Yield the sides that are positions the deck does not have, and those beside which no other is wrong."""
    for side in fact.values.get("between", ()):
        position = around.fact(side) if isinstance(side, str) else fact
        if position is None or (isinstance(side, str) and not position.texts("holder")):
            yield Unasked(side, "its position is not in the deck.", "Add it to `positions:`.", "between")
            return
    for facet in facets(fact):
        if next(wrong(card(fact, facet, around), around), None) is None:
            why = "none of the other sides is surely wrong."
            yield Unasked(facet, why, "Write `wrong:`, or `facets:` to leave it out.", "between")


def card(fact: Fact, facet: str, around: Around) -> Card:
    """Return the card of one side: who holds it."""
    side, text, told = _side(fact, facet, around)
    keys = [part.strip() for part in side.split("+")]
    actors = actors_of(keys, around)
    all_actors = bool(actors) and len(actors) == len(keys)
    said = hidden(text, actors) if actors else hide(text, _shown(keys, around))
    if said[:1].isupper():
        asked = f"{opened(said)} {stated_of(actors, told, around, 'whose view is that')}?"
    elif all_actors:
        asked = f"{stated_of(actors, told, around, f'{which(actors)} {said}')}?"
    else:
        asked = f"{capital(_which_of(keys, around))} {said}?"
    on = hidden(fact.text("on") or _issue(told, around), actors)
    own = next(iter(fact.per("ask", facet)), "")
    prompt = own or (f"{opened(on)} {asked}" if on else asked)
    answer: Answer = Name(" and ".join(_shown(keys, around)), also=fact.per("also", facet))
    if all_actors:
        answer = names(actors, around, fact.per("also_fits", facet))
    return Card(
        around.id, fact, facet, prompt, answer, ("choice", "sort"), because=_rest(fact, facet, around)
    )


def _side(fact: Fact, facet: str, around: Around) -> tuple[str, str, Fact]:
    """Return a side by its facet: (the side as written, what it says, the fact that says so)."""
    return dict(zip(facets(fact), sides_of(fact, around), strict=True))[facet]


def _issue(told: Fact, around: Around) -> str:
    issue = around.issue(told.texts("issue")[0]) if told.texts("issue") else None
    return issue.name if issue else ""


def _which_of(keys: Sequence[str], around: Around) -> str:
    """Ask for sources by their author, for anything else as a side."""
    return "which author" if all(around.source(key) for key in keys) else "which side"


def _shown(keys: Sequence[str], around: Around) -> list[str]:
    shown = []
    for key in keys:
        source, actor = around.source(key), around.fact(key)
        shown.append(source.shown if source else written(actor) if actor else key)
    return shown


def _rest(fact: Fact, facet: str, around: Around) -> str:
    """Say what the other sides hold: the contrast is the point."""
    told = []
    for name, (side, text, _told) in zip(facets(fact), sides_of(fact, around), strict=True):
        if name != facet and side:
            who = " and ".join(_shown([part.strip() for part in side.split("+")], around))
            told.append(f"{who}: {text}" if text[:1].isupper() else f"{who} {text}")
    return "; ".join(told)


def wrong(card: Card, around: Around) -> Iterator[Option]:
    """Yield the other sides; of actors, each one by itself or in groups of as many.

    Who else may hold a view is not known: only the sides that are named surely differ.
    """
    fact = card.fact
    side, text, _told = _side(fact, card.facet, around)
    mine = _keys(side)
    sides = sides_of(fact, around)
    actors = actors_of(mine, around)
    others = [part for each, _text, _told in sides for part in _keys(each) if part not in mine]
    if actors and len(actors) == len(mine):
        unfair = _also_say(fact, card.facet, around)
        yield from those_among(
            actors_of(others, around), actors, around,
            fact=fact, facet=card.facet, unfair=unfair, prompt=card.prompt,
        )  # fmt: skip
        return
    barred = {squeeze(" and ".join(_shown(mine, around)))}
    barred |= {squeeze(each) for each in (*fact.per("also", card.facet), *fact.per("also_fits", card.facet))}
    barred |= {squeeze(_named(each, around)) for each, said, _told in sides if fold(said) == fold(text)}
    yield from (
        Option(each, own=True) for each in fact.per("wrong", card.facet) if squeeze(each) not in barred
    )
    for each, _text, _told in sides:
        if each and squeeze(_named(each, around)) not in barred:
            yield Option(_named(each, around))


def _named(side: str, around: Around) -> str:
    return " and ".join(_shown(_keys(side), around))


def _also_say(fact: Fact, facet: str, around: Around) -> list[str]:
    """Return who says the same, in this contrast or in any other fact."""
    side, text, told = _side(fact, facet, around)
    mine = _keys(side)
    said = _said(text, mine, around)
    found = [*sayers(fact, lambda: said, around), *sides_saying(fact, said, around)]
    for other, its, position in sides_of(fact, around):
        if position is not told and not set(said).isdisjoint(_said(its, _keys(other), around)):
            found += _keys(other)
    if told is not fact:
        found += [*told.per("also_fits", "holder"), *sayers(told, lambda: said, around)]
    return [key for key in found if key not in mine]


def groups(
    card: Card, around: Around
) -> Iterator[tuple[str, tuple[Option, Option], Callable[[], list[tuple[Option, int]]]]]:
    """Yield the way to sort what two sides say, over all contrasts between the same two."""
    between = card.fact.values.get("between", ())
    written = [side[0] for side in between if not isinstance(side, str)]
    if len(written) != 2 or len(between) != 2:  # noqa: PLR2004 - sorted between two
        return
    mine = written[facets(card.fact).index(card.facet)]
    two = [mine, next((side for side in written if side != mine), mine)]
    if _sides(two[:1]) == _sides(two[1:]):
        return
    keys = [[part.strip() for part in side.split("+")] for side in two]
    actors = [actor for part in keys for actor in actors_of(part, around)]
    shown = [name for part in keys for name in _shown(part, around)]
    told = account(card.fact, around)
    if could_be(actors_of(keys[0], around), actors_of(keys[1], around)):
        return

    def items() -> list[tuple[Option, int]]:
        found = []
        for each in [card.fact, *around.sharing("sides", _sides(written))]:
            if account(each, around) != told:
                continue
            on = each.text("on")
            for side, text in each.values.get("between", ()):
                place = [_sides([one]) for one in two].index(_sides([side]))
                named = hidden(hide(text, shown), actors) != text
                if not named and not _says(keys[1 - place], text, each, around):
                    found.append((Option(f"{on}: {text}" if on else text, each.key), place))
        return found

    names_ = tuple(Option(capital(listed(_shown(part, around))), "+".join(part)) for part in keys)
    asked = (
        "Who says what?" if all(around.source(key) for part in keys for key in part) else "Who holds what?"
    )
    yield (
        f"According to {told}, {asked[:1].lower()}{asked[1:]}" if told else asked,
        (names_[0], names_[1]),
        items,
    )


def facet(card: Card, group: Option) -> str:
    """Return the facet of what is sorted: the side that says it."""
    del card
    return group.key


def _says(keys: Sequence[str], text: str, fact: Fact, around: Around) -> bool:
    """Say whether a side, or who belongs to it, says this too, here or in any other fact."""
    said = (fold(text),)
    also = [*sayers(fact, lambda: said, around), *sides_saying(fact, said, around)]
    return any(key in keys for key in also) or could_be(actors_of(also, around), actors_of(keys, around))
