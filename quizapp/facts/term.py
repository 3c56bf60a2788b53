"""term: a word or name that a source coins or uses, and what it means."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from quizapp.alike import alike
from quizapp.answers.name import Name
from quizapp.answers.text import Text
from quizapp.fact import Card, Fact, Option, Unasked
from quizapp.fields import Field
from quizapp.fold import fold
from quizapp.wording import account, capital, hide, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.fact import Around

SECTION = "terms"
FIELDS = (
    Field("term", "text", "The word or name.", required=True),
    Field("means", "text", "What it means: a noun phrase without the word itself.", required=True),
)
FACETS = ("term", "meaning")
MAIN = "term"
PAIRED = frozenset(FACETS)
EXAMPLE = """
deck: example
terms:
  pass: {term: pass, means: a way over a mountain range, confused_with: [ford]}
  ford: {term: ford, means: a way through a river}
"""


def ties(fact: Fact) -> Iterator[tuple[str, str]]:
    """Yield nothing: terms are alike by kind alone."""
    del fact
    yield from ()


def says(fact: Fact, around: Around) -> Iterator[tuple[str, str]]:
    """Yield what it is called, and what it means."""
    del around
    yield from (("term", each) for each in _called(fact, "term"))
    yield from (("means", each) for each in _called(fact, "meaning"))


def _called(fact: Fact, facet: str) -> set[str]:
    text = fact.text("term" if facet == "term" else "means")
    return {fold(each) for each in (text, *fact.per("also", facet))}


def _namesakes(fact: Fact, facet: str, around: Around) -> list[Fact]:
    """Return the terms that would do as well for a facet: what goes by the same name, or means the same."""
    tie, other = ("means", "meaning") if facet == "term" else ("term", "term")
    return alike(fact, tie, lambda: _called(fact, other), around)


def facets(fact: Fact) -> tuple[str, ...]:
    """Return both directions."""
    del fact
    return FACETS


def unasked(fact: Fact, around: Around) -> Iterator[Unasked]:
    """Yield nothing: both directions can always be asked."""
    del fact, around
    yield from ()


def card(fact: Fact, facet: str, around: Around) -> Card:
    """Return the term by its meaning, or the meaning by the term."""
    term, means = fact.text("term"), fact.text("means")
    own = next(iter(fact.per("ask", facet)), "")
    also = fact.per("also", facet)
    if facet == "term":
        prompt = own or f"{opened(hide(means, (term, *also)))} What is it called?"
        return Card(
            around.id,
            fact,
            facet,
            prompt,
            Name(term, also=also, key=fact.key, true_as_well=_fits(fact, facet, around)),
            ("choice", "match", "typed"),
            among="term",
        )
    prompt = own or f"What does “{term}” mean?"
    answer = Text(capital(means), also=also)
    # A meaning that names its term would be picked by the name.
    told = hide(means, (term, *fact.per("also", "term"))) != means
    kinds = ("reveal",) if told else ("choice", "true_false", "match", "reveal")
    return Card(around.id, fact, facet, prompt, answer, kinds, points=(means,))


def _fits(fact: Fact, facet: str, around: Around) -> tuple[str, ...]:
    """Return what is true as well: what its author says, and what else is called so or means the same."""
    field = "term" if facet == "term" else "means"
    twins = _namesakes(fact, facet, around)
    also = (text for each in twins for text in (each.text(field), *each.per("also", facet)))
    return (*fact.per("also_fits", facet), *also)


def wrong(card: Card, around: Around) -> Iterator[Option]:
    """Yield other terms, or what other terms mean."""
    fact, facet = card.fact, card.facet
    field = "term" if facet == "term" else "means"
    seen = {fold(text) for text in (fact.text(field), *fact.per("also", facet), *_fits(fact, facet, around))}
    likely = ((around.fact(text), text) for text in fact.texts("confused_with"))
    others = chain(likely, ((each, "") for each in around.nearby(fact, 30)))
    yield from (
        Option(text if facet == "term" else capital(text), own=True)
        for text in fact.per("wrong", facet)
        if fold(text) not in seen
    )
    for each, written in others:
        if each is not None and each.kind == "term":
            text = each.text(field)
        elif each is None and facet == "term":
            text = written
        else:
            continue
        names = _called(each, facet) if each is not None else {fold(text)}
        if text and seen.isdisjoint(names):
            seen |= names
            yield Option(text if facet == "term" else capital(text), each.key if each else "")


def pair(fact: Fact, around: Around) -> tuple[str, str]:
    """Return term and meaning; no meaning that names it."""
    term, means = fact.text("term"), fact.text("means")
    given = hide(means, (term, *fact.per("also", "term"))) != means
    shared = not _called(fact, "term").isdisjoint(around.repeated("term"))
    shared |= not _called(fact, "meaning").isdisjoint(around.repeated("means"))
    return capital(term), "" if given or shared else capital(means)


def apart(fact: Fact, other: Fact) -> bool:
    """Say whether the other is another term with another meaning, and neither names the other."""
    fits = {fold(text) for field in FACETS for text in fact.per("also_fits", field)}
    means = other.text("means")
    return not (fits | _said(fact)) & _said(other) and hide(means, (fact.text("term"),)) == means


def claim(card: Card, text: str, around: Around) -> str:
    """Return the statement that the term means that."""
    if card.facet != "meaning" or next(iter(card.fact.per("ask", "meaning")), ""):
        return ""
    told = account(card.fact, around)
    said = f"“{card.fact.text('term')}” means: {text}."
    return f"According to {told}, {said}" if told else said


def _said(fact: Fact) -> set[str]:
    """Return all that a term and its meaning are called, folded."""
    also = (text for facet in FACETS for text in fact.per("also", facet))
    return {fold(text) for text in (fact.text("term"), fact.text("means"), *also)}
