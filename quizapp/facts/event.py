"""event: something that happened: when, who, where, and what came of it."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from quizapp.alike import alike
from quizapp.answers.date import Date
from quizapp.answers.name import Name
from quizapp.answers.text import Text
from quizapp.cast import actors_of, hidden, names, other_actors
from quizapp.edtf import before, bounds, overlaps
from quizapp.fact import Card, Fact, Option, Unasked
from quizapp.fields import Field
from quizapp.fold import fold
from quizapp.nearby import dates_of, near_dates
from quizapp.wording import capital, dated, happened, hide, opened, which

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.edtf import Interval
    from quizapp.fact import Around

SECTION = "events"
FIELDS = (
    Field("what", "text", "What happened: a clause in the present tense with its subject.", required=True),
    Field("when", "date", "When, as exactly as the source says."),
    Field(
        "inferred", "option", "What of the date the source does not print.", options=("year", "month", "date")
    ),
    Field("who", "refs", "Who did it: keys of actors.", kinds=("actor",)),
    Field("where", "text", "Where it was."),
    Field("outcome", "text", "What came of it."),
)
FACETS = ("when", "what", "who", "where", "outcome")
MAIN = "where"
PAIRED = frozenset({"when", "what"})
ORDERED = frozenset({"when"})
EXAMPLE = """
deck: example
actors:
  france: {name: France, adjective: French, kind: government}
  spain: {name: Spain, kind: government}
events:
  peace: {what: France and its rival make peace, when: 1659, who: france, where: an island in the Bidasoa}
  war: {what: The war begins, when: 1635-05, who: france}
  marriage: {what: The king marries, when: 1660-06-09, where: Saint-Jean-de-Luz}
"""
_INFERRED = "Write `inferred: date` to ask the whole date and say that it is inferred."
_YEAR = re.compile(r"\b1\d{3}\b|\b20\d\d\b|\b1\d\d0s\b|\b20\d0s\b")


def ties(fact: Fact) -> Iterator[tuple[str, str]]:
    """Yield its year and its actors."""
    date = fact.date("when")
    if date is not None:
        yield "year", f"{bounds(date)[0].year:04d}"
    for key in fact.texts("who"):
        yield "who", key


def says(fact: Fact, around: Around) -> Iterator[tuple[str, str]]:
    """Yield what happened, what it is called in a list, and what is left of it where its names are hidden."""
    yield "what", fold(fact.text("what"))
    yield "label", fold(_label(fact))
    if fact.texts("who"):
        yield "who", _asked_who(fact, around)


def _asked_who(fact: Fact, around: Around) -> str:
    return fold(hidden(fact.text("what"), actors_of(fact.texts("who"), around)))


def _namesakes(fact: Fact, around: Around) -> list[Fact]:
    """Return other events that are told in the same words: what is asked of one is asked of all."""
    return alike(fact, "what", lambda: [fold(fact.text("what"))], around)


def facets(fact: Fact) -> tuple[str, ...]:
    """Return what the event tells: its date both ways, its actors, its place, its outcome."""
    able = []
    if fact.text("when"):
        able += ["when", "what"]
    return tuple(able + [name for name in ("who", "where", "outcome") if fact.texts(name)])


def unasked(fact: Fact, around: Around) -> Iterator[Unasked]:
    """Yield a date that the text tells or that leaves nothing to ask, and an event like all others."""
    date = fact.date("when")
    if date is None:
        return
    if amiss := _inferred_amiss(fact, date):
        yield amiss
    if _YEAR.search(fact.text("what")):
        for facet in ("when", "what"):
            if not fact.per("ask", facet):
                hint = f"Take the year out of `what`, or write `ask: {{{facet}: …}}`."
                yield Unasked(facet, "its `what` names a year.", hint, "what")
    if not fact.per("ask", "when") and _namesakes(fact, around):
        made = _when(fact, around)
        if "typed" not in made.kinds and next(wrong(made, around), None) is None:
            hint = "Say in `what` how they differ, or write `ask: {when: …}`."
            yield Unasked("when", "another event is told in the same words.", hint, "what")
    earliest_end, latest_start = around.extent()
    first, last = (end.isoformat() for end in bounds(date))
    apart = "" < earliest_end < first or latest_start > last
    if apart and fact.per("also_fits", "what"):
        apart = next(_other_events(_what(fact, around), around), None) is not None
    if not fact.per("wrong", "what") and not apart:
        yield Unasked(
            "what",
            "no other event is surely of another time.",
            "Give other events a date, or use `facets:` to leave it out.",
        )


def _inferred_amiss(fact: Fact, date: Interval) -> Unasked | None:
    """Return why a date cannot be asked without what its source does not print."""
    part = fact.text("inferred")
    if part == "month" and date.precision not in {"month", "day"}:
        return Unasked("when", "its month is inferred, but `when` has none.", _INFERRED, "inferred")
    if part == "year" and date.precision not in {"season", "month", "day"}:
        return Unasked("when", "without its year, which is inferred, nothing is left.", _INFERRED, "inferred")
    return None


def card(fact: Fact, facet: str, around: Around) -> Card:
    """Return the card of a facet."""
    makers = {"when": _when, "what": _what, "who": _who, "where": _where, "outcome": _outcome}
    return makers[facet](fact, around)


def _when(fact: Fact, around: Around) -> Card:
    what = fact.text("what")
    answer = _date(fact)
    prompt = _own(fact, "when") or f"{opened(what)} {answer.question}"
    kinds: tuple[str, ...] = ("choice", "true_false", "order", "timeline", "match", "typed")
    if not _own(fact, "when") and any(
        each.text("when") != fact.text("when") for each in _namesakes(fact, around)
    ):
        kinds = kinds[:2]  # another date is as right, so it is asked only where that is no option
    return Card(around.id, fact, "when", prompt, answer, kinds)


def _date(fact: Fact) -> Date:
    interval = fact.date("when")
    assert interval is not None
    return Date(interval, inferred=fact.text("inferred"))


def _what(fact: Fact, around: Around) -> Card:
    inferred = fact.text("inferred")
    said = f" (the {inferred} is inferred)" if inferred else ""
    prompt = _own(fact, "what") or f"Which of these {happened(fact.text('when'))}{said}?"
    answer = Text(capital(fact.text("what")), also=fact.per("also", "what"))
    return Card(around.id, fact, "what", prompt, answer, ("choice", "match"))


def _who(fact: Fact, around: Around) -> Card:
    actors = actors_of(fact.texts("who"), around)
    asked = capital(which(actors))
    prompt = _own(fact, "who") or f"{opened(hidden(fact.text('what'), actors))} {asked}?"
    return Card(
        around.id,
        fact,
        "who",
        prompt,
        names(actors, around, _also_did(fact, around)),
        ("choice", "typed"),
        among="actor",
    )


def _where(fact: Fact, around: Around) -> Card:
    where = fact.text("where")
    also = fact.per("also", "where")
    fits = (*fact.per("also_fits", "where"), *(each.text("where") for each in _namesakes(fact, around)))
    what = hide(fact.text("what"), (where, where.removeprefix("the "), *also))
    prompt = _own(fact, "where") or f"{opened(what)} Where was that?"
    return Card(
        around.id,
        fact,
        "where",
        prompt,
        Name(where, also=also, true_as_well=tuple(filter(None, fits))),
        ("choice", "typed"),
    )


def _outcome(fact: Fact, around: Around) -> Card:
    outcome = fact.text("outcome")
    prompt = _own(fact, "outcome") or f"{opened(fact.text('what'))} What came of it?"
    kinds = ("choice", "reveal") if fact.per("wrong", "outcome") else ("reveal",)
    return Card(around.id, fact, "outcome", prompt, Text(capital(outcome)), kinds, points=(capital(outcome),))


def _own(fact: Fact, facet: str) -> str:
    return next(iter(fact.per("ask", facet)), "")


def wrong(card: Card, around: Around) -> Iterator[Option]:
    """Yield other dates, events, actors or places."""
    fact = card.fact
    if card.facet == "when":
        twins = [date for each in _namesakes(fact, around) for date in dates_of(each)]
        yield from near_dates(_date(fact), fact, around, twins)
    elif card.facet == "what":
        yield from _other_events(card, around)
    elif card.facet == "who":
        actors = actors_of(fact.texts("who"), around)
        yield from other_actors(
            actors, around, fact=fact, facet="who", prompt=card.prompt,
            unfair=_also_did(fact, around),
        )  # fmt: skip
    else:
        same = [each.text(card.facet) for each in (fact, *_namesakes(fact, around))]
        right = [*filter(None, same), *fact.per("also", card.facet), *fact.per("also_fits", card.facet)]
        words = [f" {fold(text)} " for text in right]
        for text, key in _others_of(fact, card.facet, around):
            said = f" {fold(text)} "  # a town is in its country: the one holds the other
            if not any(said in other or (card.facet == "where" and other in said) for other in words):
                yield Option(text, key, own=not key)


def _also_did(fact: Fact, around: Around) -> list[str]:
    """Return who did the same, or what reads the same once the names are hidden."""
    found = list(fact.per("also_fits", "who"))
    for each in alike(fact, "who", lambda: [_asked_who(fact, around)], around):
        found += each.texts("who")
    return [key for key in found if key not in fact.texts("who")]


def _other_events(card: Card, around: Around) -> Iterator[Option]:
    """Yield events that surely happened at another time: those of the same actors and near it first."""
    fact = card.fact
    date = fact.date("when")
    assert date is not None
    barred = {fact.key, *fact.per("also_fits", "what")}
    keyed = [each.text("what") for key in barred if (each := around.fact(key)) is not None]
    fits = {fold(text) for text in (*fact.per("also_fits", "what"), *keyed)}
    for text in fact.per("wrong", "what"):
        if fold(text) not in fits:
            yield Option(text, own=True)
    likely = [around.fact(key) for key in fact.texts("confused_with")]
    outermost = (around.fact(key) for key in around.outermost())
    for each in chain(likely, around.nearby(fact, 40), outermost):
        if each is None or each.kind != "event" or each.key in barred:
            continue
        barred.add(each.key)
        what = each.text("what")
        dates = [then for one in (each, *_namesakes(each, around)) for then in dates_of(one)]
        if (
            each.text("when")
            and not any(overlaps(date, then) for then in dates)
            and fold(what) not in fits
            and not _YEAR.search(what)
        ):
            yield Option(capital(what), each.key)


def _others_of(fact: Fact, facet: str, around: Around) -> Iterator[tuple[str, str]]:
    """Yield the author's wrong options, and the places of other events."""
    yield from ((text, "") for text in fact.per("wrong", facet))
    for each in around.nearby(fact, 60) if facet == "where" else ():
        if each.text("where"):
            yield each.text("where"), each.key


def label(fact: Fact) -> str:
    """Return what an event is called in a list; "" for one that names a year."""
    text = _label(fact)
    return "" if _YEAR.search(text) else text


def _label(fact: Fact) -> str:
    return capital(fact.text("short") or fact.text("what"))


def alone(fact: Fact, around: Around) -> bool:
    """Say whether what happened is told of one event alone, of one date, and without its year."""
    what = fact.text("what")
    one_date = not fact.per("also_fits", "when")
    return one_date and not _YEAR.search(what) and fold(what) not in around.repeated("what")


def earlier(fact: Fact, other: Fact) -> bool:
    """Say whether one event is surely before another, by their dates or by what else the text knows."""
    mine, theirs = dates_of(fact), dates_of(other)
    if mine and theirs and not any(overlaps(one, then) for one in mine for then in theirs):
        return all(before(one, then) for one in mine for then in theirs)
    return other.key in fact.texts("before") or fact.key in other.texts("after")


def told(fact: Fact) -> str:
    """Return when an event was, for a list that is solved."""
    return _date(fact).shown if fact.date("when") else ""


def pair(fact: Fact, around: Around) -> tuple[str, str]:
    """Return the event and its date."""
    said = label(fact)
    return "" if fold(said) in around.repeated("label") else said, told(fact)


def apart(fact: Fact, other: Fact) -> bool:
    """Say whether another event surely happened at another time."""
    mine, theirs = dates_of(fact), dates_of(other)
    fits = {*fact.per("also_fits", "when"), *fact.per("also_fits", "what")}
    return (
        bool(mine and other.text("when"))
        and not any(overlaps(one, then) for one in mine for then in theirs)
        and other.key not in fits
        and fold(_label(other)) not in {fold(text) for text in fits}
    )


def claim(card: Card, text: str, around: Around) -> str:
    """Return the statement that the event happened then."""
    del around
    date = card.fact.date("when")
    if card.facet != "when" or date is None or date.kind in {"since", "until"} or _own(card.fact, "when"):
        return ""
    return f"{opened(card.fact.text('what'))} That was {dated(text, date.precision)}."
