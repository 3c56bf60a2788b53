"""figure: a number that a source gives: how many, about how many, at least how many."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from quizapp.alike import alike
from quizapp.answers.number import Number
from quizapp.fact import Card, Fact, Option, Unasked
from quizapp.fields import Field
from quizapp.fold import fold
from quizapp.nearby import near_numbers
from quizapp.numberprose import read
from quizapp.wording import account, capital, in_date, stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.fact import Around

SECTION = "figures"
FIELDS = (
    Field("what", "text", "What is counted: a noun phrase.", required=True),
    Field("value", "number", "The number.", required=True),
    Field("unit", "text", "What it is counted in: %, million dollars."),
    Field("about", "flag", "The source says about."),
    Field("at_least", "flag", "The source says at least."),
    Field("within", "number", "How far off is still right."),
    Field("when", "date", "For which time."),
)
FACETS = ("value",)
MAIN = "value"
PAIRED = frozenset(FACETS)
EXAMPLE = """
deck: example
figures:
  sheep: {what: sheep driven over the pass, value: 1200, about: true, when: 1659}
"""


def ties(fact: Fact) -> Iterator[tuple[str, str]]:
    """Yield its unit, if it has one."""
    if fact.text("unit"):
        yield "unit", fact.text("unit")


def says(fact: Fact, around: Around) -> Iterator[tuple[str, str]]:
    """Yield what is counted, and for when."""
    del around
    yield "counted", _counted(fact)


def _counted(fact: Fact) -> str:
    return fold(f"{fact.text('what')} / {in_date(fact.text('when'))}")


def _namesakes(fact: Fact, around: Around) -> list[Number]:
    """Return what other figures of the same thing and time say, by the same account."""
    told = account(fact, around)
    same = alike(fact, "counted", lambda: [_counted(fact)], around)
    return [_number(each) for each in same if account(each, around) == told]


def facets(fact: Fact) -> tuple[str, ...]:
    """Return the value."""
    del fact
    return FACETS


def unasked(fact: Fact, around: Around) -> Iterator[Unasked]:
    """Yield a number beside which no other is surely wrong, where another figure counts the same."""
    if not fact.per("ask", "value") and _others_count(fact, around):
        made = card(fact, "value", around)
        if "choice" not in made.kinds or next(wrong(made, around), None) is None:
            yield Unasked(
                "value",
                "another figure counts the same for the same time.",
                "Say in `what` how they differ, or give `according_to`.",
            )


def _others_count(fact: Fact, around: Around) -> bool:
    mine = _number(fact)
    return any(each != mine for each in _namesakes(fact, around))


def _number(fact: Fact) -> Number:
    within = fact.text("within")
    return Number(
        Decimal(fact.text("value")),
        about=fact.flag("about"),
        at_least=fact.flag("at_least"),
        within=Decimal(within) if within else None,
        unit=fact.text("unit"),
    )


def card(fact: Fact, facet: str, around: Around) -> Card:
    """Return the card that asks for the number."""
    answer = _number(fact)
    own = next(iter(fact.per("ask", "value")), "")
    unit = fact.text("unit")
    how = "how much" if unit else "how many"
    how = f"about {how}" if answer.about else f"at least {how}" if answer.at_least else how
    when = in_date(fact.text("when"))
    said = ", ".join(part for part in (capital(fact.text("what")), when) if part)
    asked = f"{said}. {stated(fact, around, how)}" if account(fact, around) else f"{said}: {how}"
    prompt = own or f"{asked}{f', in {unit}' if unit else ''}?"
    # Of "at least 3", "at least 2" is true as well: only the author's own options are surely wrong.
    surely = not answer.at_least or fact.per("wrong", facet)
    kinds: tuple[str, ...] = ("choice", "true_false", "match", "typed") if surely else ("typed",)
    if answer.at_least and surely:
        kinds = ("choice", "match", "typed")  # "at least 5" is not surely false
    if not own and _others_count(fact, around):  # another number is as right: asked where that is no option
        kinds = tuple(kind for kind in kinds if kind in {"choice", "true_false"})
    return Card(around.id, fact, facet, prompt, answer, kinds)


def wrong(card: Card, around: Around) -> Iterator[Option]:
    """Yield numbers of the same size and roundness that the answer does not admit."""
    fact, answer = card.fact, card.answer
    assert isinstance(answer, Number)
    right = [answer, *_namesakes(fact, around)]
    fits = {fold(text) for text in fact.per("also_fits", "value")}
    for text in fact.per("wrong", "value"):
        # Of "at least 3" the author alone says what is wrong; of others none that the deck calls right.
        other = _written(text, answer)
        if fold(other.shown if other else text) in fits | {fold(answer.shown)}:
            continue
        if answer.at_least or not other or not any(_may_be(each, other) for each in right):
            yield Option(other.shown if other else text, own=True)
    for near in () if answer.at_least else near_numbers(fact.text("value")):
        other = answer._replace(value=Decimal(near), within=None)
        if fold(other.shown) not in fits and not any(_may_be(each, other) for each in right):
            yield Option(other.shown)


def _written(text: str, answer: Number) -> Number | None:
    """Read a number that an author wrote, in the answer's own form: about, at least, in its unit."""
    said = read(text, answer.unit)
    return answer._replace(value=said[0].value, within=None) if len(said) == 1 else None


def _may_be(one: Number, other: Number) -> bool:
    """Say whether both could be true of one thing; at least 3 could be 5."""
    mine, theirs = Decimal(one.value), Decimal(other.value)
    return (
        one.clashes(other)
        or other.clashes(one)
        or (one.at_least and (other.at_least or theirs >= mine))
        or (other.at_least and mine >= theirs)
    )


def _named(fact: Fact) -> str:
    return ", ".join(part for part in (capital(fact.text("what")), in_date(fact.text("when"))) if part)


def pair(fact: Fact, around: Around) -> tuple[str, str]:
    """Return what is counted and the number."""
    said = "" if _counted(fact) in around.repeated("counted") else _named(fact)
    return said, _number(fact).shown


def apart(fact: Fact, other: Fact) -> bool:
    """Say whether the other number is surely another: neither would do for the other."""
    mine, theirs = _number(fact), _number(other)
    fits = set(fact.per("also_fits", "value"))
    return (
        _named(fact) != _named(other) and not _may_be(mine, theirs) and not {theirs.shown, other.key} & fits
    )


def claim(card: Card, text: str, around: Around) -> str:
    """Return the statement that it is that number."""
    if next(iter(card.fact.per("ask", "value")), ""):
        return ""
    told = account(card.fact, around)
    said = f"{_named(card.fact)}: {text}."
    return f"According to {told}: {said}" if told else said
