"""Proofreading: what is wrong in an author's own words, which shows only beside the rest of the deck."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.answers.date import Date
from quizapp.answers.name import Name
from quizapp.answers.number import Number
from quizapp.answers.points import Points
from quizapp.answers.text import Text
from quizapp.edtf import overlaps, parse
from quizapp.facts import kind_of
from quizapp.fold import squeeze
from quizapp.mark import NO_RIVALS
from quizapp.nearby import own_date, own_number
from quizapp.shapes import short
from quizapp.yamltree import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.deck import Deck
    from quizapp.fact import Card, Fact
    from quizapp.mark import Answer
    from quizapp.reading import File, Reading
    from quizapp.yamltree import Node

__all__ = ["PROOFREAD", "check_renamed", "place_of", "proofread"]

# The fields for whose sake the nodes of a fact are kept until all is read.
PROOFREAD = frozenset({"also", "ask", "ask_as", "cloze", "inferred", "was", "wrong"})

_CARDS = ("also", "ask", "ask_as", "wrong")  # the fields that are written for single cards
_SPACED_PLUS = re.compile(r"\s*\+\s*")


def place_of(reading: Reading, fact: Fact, field: str) -> tuple[int, int]:
    """Return line and column of a field's value, or where the fact begins."""
    _file, node = reading.nodes.get(fact.key, (None, None))
    item = node.items.get(field) if node is not None else None
    return (item[1].line, item[1].column) if item is not None else (fact.line, 1)


def _written(node: Mapping, field: str, facet: str = "") -> list[Scalar]:
    """Return the texts of a field as they stand in the file; of one facet, where it is given by facets."""
    found: Node | None = node.items[field][1]
    if isinstance(found, Mapping):
        values = (
            value for name, (_key, value) in found.items.items() if _SPACED_PLUS.sub("+", name) == facet
        )
        found = next(values, None)
    nodes = found.items if isinstance(found, Sequence) else [found]
    return [each for each in nodes if isinstance(each, Scalar) and not each.empty]


# -- keys of before ---------------------------------------------------------------------------


def check_renamed(reading: Reading) -> None:
    """Report a key of before that is in use, or was another's; progress follows none of them."""
    before: dict[str, str] = {}
    for key, (file, node) in reading.nodes.items():
        values = reading.facts[key].values
        assert isinstance(values, dict)
        if "was" not in values:
            continue
        kept = []
        for scalar in _written(node, "was"):
            old = unicodedata.normalize("NFC", scalar.text)
            if old in values["was"] and _may_have_been(reading, file, scalar, key, old, before):
                before[old] = key
                kept.append(old)
        values["was"] = kept


def _may_have_been(
    reading: Reading, file: File, at: Scalar, key: str, old: str, before: dict[str, str]
) -> bool:
    """Say whether a fact can have had this key; report it if not."""
    if old == key:
        said, hint = "`was` names the key that the fact has today.", "Remove it: `was` is for earlier keys."
        file.reader.report(at, "was-itself", said, hint, advice=True)
    elif (other := reading.facts.get(old)) is not None:
        said = f"`{old}` is still the key of a fact, in {Path(other.path).name}, line {other.line}."
        hint = "Remove it from `was`, or give that fact a key of its own."
        file.reader.report(at, "was-in-use", said, hint)
    elif old in before:
        said = f"`{old}` is said to be the former key of `{before[old]}` too."
        hint = "Keep it where the progress belongs; it can follow one fact only."
        file.reader.report(at, "was-twice", said, hint)
    else:
        return True
    return False


# -- words of a card --------------------------------------------------------------------------


def proofread(reading: Reading, deck: Deck) -> list[Fact]:
    """Report what is amiss in what authors wrote for single cards; return the facts that it was taken from.

    A wrong option that is right, or cannot be read, is taken out of its fact: no question may show it.
    """
    changed = []
    for key, (file, node) in reading.nodes.items():
        fact = reading.facts[key]
        written = [name for name in _CARDS if name in fact.values]
        if not written:
            continue
        module = kind_of(fact.kind)
        unasked = {each.facet for each in module.unasked(fact, deck)}
        wanted = fact.values.get("facets")
        for facet in module.facets(fact):
            if facet in unasked or not any(facet in fact.values[name] for name in written):
                continue
            card = module.card(fact, facet, deck)
            if "wrong" in written and _check_wrong(file, node, card, deck):
                changed.append(fact)
            if "ask_as" in written and (wanted is None or facet in wanted):
                _check_ask_as(file, node, card)
    return changed


def _check_ask_as(file: File, node: Mapping, card: Card) -> None:
    """Advise where none of the kinds of question that an author asks for can be had."""
    wanted = card.fact.per("ask_as", card.facet)
    if wanted and not set(wanted) & set(card.kinds):
        said = f"`{card.fact.key}#{card.facet}` cannot be asked as {' or '.join(wanted)}."
        hint = f"It is asked as {', '.join(card.kinds)}."
        at = next(iter(_written(node, "ask_as", card.facet)), node)
        file.reader.report(at, "ask-as", said, hint, advice=True)


def _check_wrong(file: File, node: Mapping, card: Card, deck: Deck) -> bool:
    """Report wrong options that are right, that cannot be read, or that stand twice; say if there are any."""
    given = card.fact.values["wrong"].get(card.facet)
    if not given:
        return False
    fits = {_form_of(each, deck) for each in card.fact.per("also_fits", card.facet)}
    is_right = _judge_of(card.answer, deck)
    kept: list[str] = []
    seen: set[str] = set()
    for scalar in _written(node, "wrong", card.facet):
        text = scalar.text.strip()
        form = _form_of(text, deck)
        problem = None
        try:
            if is_right(text, form):
                said = f"`{short(text)}` stands under `wrong`, but the answer is {short(card.answer.shown)}."
                problem = "wrong-is-right", said, "Remove it: a question has exactly one right option."
            elif form in fits:
                said = f"`{short(text)}` stands under `wrong` and under `also_fits`."
                problem = "wrong-is-right", said, "Remove it from one: what fits as well is no wrong option."
        except ValueError:
            kind, hint = _UNREADABLE[isinstance(card.answer, Date)]
            problem = f"bad-{kind}", f"`{short(text)}` is no {kind}, and so no wrong option here.", hint
        if problem is not None:
            file.reader.report(scalar, *problem)
        elif form in seen:
            said = f"`{short(text)}` stands twice under `wrong`."
            file.reader.report(scalar, "repeated", said, "Remove one; it counts once.", advice=True)
        else:
            seen.add(form)
            kept.append(text)
    card.fact.values["wrong"][card.facet] = kept
    return len(kept) != len(given)


_UNREADABLE = (
    ("number", "Write a number, such as 40 or 1439."),
    ("date", "Write it as EDTF, such as 2019 or 2019-02, or in plain English."),
)


def _actor(text: str, deck: Deck) -> Fact | None:
    """Return the actor whose key a text is."""
    actor = deck.fact(text)
    return actor if actor is not None and actor.kind == "actor" else None


def _form_of(text: str, deck: Deck) -> str:
    """Return what a text is compared by; a key of an actor is its name."""
    actor = _actor(text, deck)
    return squeeze(actor.text("name") if actor is not None else text)


def _judge_of(answer: Answer, deck: Deck) -> Callable[[str, str], bool]:
    """Return what says of a text and its form whether it would do for the answer.

    It raises ValueError for what cannot be read as such an answer.
    """
    if isinstance(answer, Text) and "(" not in answer.shown:
        forms = {squeeze(each) for each in (answer.shown, *answer.also)}
        return lambda _text, form: form in forms
    if isinstance(answer, Points):
        points = {squeeze(point) for point in answer.points}
        return lambda _text, form: form in points
    if isinstance(answer, Number):
        return lambda text, _form: _same_number(own_number(text, answer), answer)
    if isinstance(answer, Date):
        return lambda text, _form: _same_date(own_date(text), text, answer)
    return lambda text, _form: _same_name(text, _actor(text, deck), answer)


def _same_name(text: str, actor: Fact | None, answer: Answer) -> bool:
    if isinstance(answer, Name) and actor is not None and actor.key in {answer.key, *answer.true_as_well}:
        return True
    named = actor.text("name") if actor is not None else text
    return answer.judge(named, NO_RIVALS).verdict == "right"


def _same_number(other: Number, answer: Number) -> bool:
    """Say whether a number would do for another; of "at least 3", "at least 2" is true as well."""
    if answer.at_least and other.value < answer.value:
        return True
    return answer.judge(str(other.value), NO_RIVALS).verdict == "right"


def _same_date(said: str, text: str, answer: Date) -> bool:
    """Say whether a date would do for another; of two single dates, one that holds the other does too."""
    if answer.judge(said, NO_RIVALS).verdict == "right":
        return True
    try:
        other = parse(text)
    except ValueError:
        return False
    return other.kind == answer.interval.kind == "point" and overlaps(other, answer.interval)
