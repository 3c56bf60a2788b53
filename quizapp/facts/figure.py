"""figure: a number that a source gives: how many, about how many, at least how many."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from quizapp.answers.number import Number
from quizapp.fact import Card, Fact, Option, Unasked
from quizapp.fields import Field
from quizapp.nearby import near_numbers, own_number
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


def facets(fact: Fact) -> tuple[str, ...]:
    """Return the value."""
    del fact
    return FACETS


def unasked(fact: Fact, around: Around) -> Iterator[Unasked]:
    """Yield nothing: a number can always be asked for."""
    del fact, around
    yield from ()


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
    kinds = ("choice", "true_false", "match", "typed") if surely else ("typed",)
    return Card(around.id, fact, facet, prompt, answer, kinds)


def wrong(card: Card, around: Around) -> Iterator[Option]:
    """Yield numbers of the same size and roundness that the answer does not admit."""
    del around
    fact, answer = card.fact, card.answer
    assert isinstance(answer, Number)
    yield from (Option(own_number(text, answer).shown, own=True) for text in fact.per("wrong", "value"))
    for near in () if answer.at_least else near_numbers(fact.text("value")):
        other = Number(
            Decimal(near), about=answer.about, at_least=answer.at_least, within=None, unit=answer.unit
        )
        if not answer.clashes(other):
            yield Option(other.shown)


def _named(fact: Fact) -> str:
    return ", ".join(part for part in (capital(fact.text("what")), in_date(fact.text("when"))) if part)


def pair(fact: Fact, around: Around) -> tuple[str, str]:
    """Return what is counted and the number."""
    del around
    return _named(fact), _number(fact).shown


def apart(fact: Fact, other: Fact) -> bool:
    """Say whether the other number is surely another: neither would do for the other."""
    mine, theirs = _number(fact), _number(other)
    fits = set(fact.per("also_fits", "value"))
    return (
        _named(fact) != _named(other)
        and not mine.clashes(theirs)
        and not theirs.clashes(mine)
        and not {theirs.shown, other.key} & fits
    )


def claim(card: Card, text: str, around: Around) -> str:
    """Return the statement that it is that number."""
    if next(iter(card.fact.per("ask", "value")), ""):
        return ""
    told = account(card.fact, around)
    said = f"{_named(card.fact)}: {text}."
    return f"According to {told}: {said}" if told else said
