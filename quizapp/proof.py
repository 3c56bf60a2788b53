"""Proofreading: what is wrong in an author's own words, which shows only beside the rest of the deck."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.answers.date import Date
from quizapp.answers.text import Text
from quizapp.deck import Problem
from quizapp.facts import kind_of
from quizapp.fair import form_of, judge_of
from quizapp.leak import told_by
from quizapp.mark import NO_RIVALS
from quizapp.yamltree import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from quizapp.deck import Deck
    from quizapp.fact import Card, Fact
    from quizapp.reading import File, Reading
    from quizapp.yamltree import Node

__all__ = ["PROOFREAD", "check_renamed", "place_of", "proofread"]

# The fields for whose sake the nodes of a fact are kept until all is read.
PROOFREAD = frozenset({"also", "ask", "ask_as", "cloze", "inferred", "review_by", "was", "wrong"})

_CARDS = ("also", "ask", "ask_as", "cloze", "wrong")  # the fields that are written for single cards
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
    return [each for each in nodes if isinstance(each, Scalar) and not each.blank]


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
    elif before.get(old) == key:
        said = f"`{old}` stands twice in `was`."
        file.reader.report(at, "repeated", said, "Remove one; it counts once.", advice=True)
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
        if "review_by" in fact.values:
            _note_review(reading, fact, node)
        written = [name for name in _CARDS if name in fact.values]
        if written and _proofread_cards(file, node, fact, written, deck):
            changed.append(fact)
    return changed


def _proofread_cards(file: File, node: Mapping, fact: Fact, written: list[str], deck: Deck) -> bool:
    """Report what is amiss in the fields written for single cards; say whether any was taken out."""
    module = kind_of(fact.kind)
    unasked = {each.facet for each in module.unasked(fact, deck)}
    made = module.facets(fact)
    _check_unused(file, node, fact, [name for name in written if name != "also"], (*made, *unasked))
    changed = False
    for facet in made:
        if facet in unasked or not any(name == "cloze" or facet in fact.values[name] for name in written):
            continue
        card = module.card(fact, facet, deck)
        if "wrong" in written:
            changed |= _check_wrong(file, node, card, deck)
        if "ask" in written or "cloze" in written:
            _check_question(file, node, card)
        if "also" in written:
            _check_also(file, node, card)
        if "ask_as" in written:
            _check_ask_as(file, node, card)
    return changed


def _note_review(reading: Reading, fact: Fact, node: Mapping) -> None:
    """Note from which day on a fact should have been looked at again."""
    date = fact.date("review_by")
    at = node.items["review_by"][1]
    last = (date.latest or date.earliest) if date is not None else None
    if last is not None:
        said = f"`{fact.key}` was to be looked at again by `{fact.text('review_by')}`."
        hint = "See whether it still holds, then move `review_by` on or remove it."
        problem = Problem(fact.path, at.line, at.column, "review", "advice", said, hint)
        reading.later.append((problem, last.isoformat()))


def _check_ask_as(file: File, node: Mapping, card: Card) -> None:
    """Advise where none of the kinds of question that an author asks for can be had."""
    facets = card.fact.values.get("facets")
    wanted = card.fact.per("ask_as", card.facet) if facets is None or card.facet in facets else ()
    if wanted and not set(wanted) & set(card.kinds):
        said = f"`{card.fact.key}#{card.facet}` cannot be asked as {' or '.join(wanted)}."
        hint = f"It is asked as {', '.join(card.kinds)}."
        at = next(iter(_written(node, "ask_as", card.facet)), node)
        file.reader.report(at, "ask-as", said, hint, advice=True)


def _check_unused(file: File, node: Mapping, fact: Fact, written: list[str], made: tuple[str, ...]) -> None:
    """Advise where a text is for a card that the fact does not make, for want of the field asked for."""
    for name in written if made else ():
        given = fact.values[name]
        for facet in given if isinstance(given, dict) else ():
            if facet not in made and given[facet]:
                said = f"`{name}` is for `{fact.key}#{facet}`, which this fact does not make."
                at = next(iter(_written(node, name, facet)), node)
                hint = f"Write what `{facet}` needs, or remove it."
                file.reader.report(at, "unused", said, hint, advice=True)


def _check_also(file: File, node: Mapping, card: Card) -> None:
    """Advise where another form of the answer is of no use: a date or a list is not looked up among forms."""
    if isinstance(card.answer, Text) or not card.fact.per("also", card.facet):
        return
    for scalar in _written(node, "also", card.facet):
        if card.answer.judge(scalar.text, NO_RIVALS).verdict not in {"right", "near"}:
            said = f"`{scalar.text}` is not taken for `{card.answer.shown}`."
            hint = "Only a single name or text has other forms; those of an actor stand with the actor."
            file.reader.report(scalar, "unused", said, hint, advice=True)


def _check_question(file: File, node: Mapping, card: Card) -> None:
    """Advise where the author's own question holds its answer, or is one too many."""
    field = "ask" if card.fact.per("ask", card.facet) else "cloze"
    if field not in card.fact.values:
        return
    first, *more = _written(node, field, card.facet)
    for scalar in more:
        said = "This question is never asked: a card has one."
        file.reader.report(scalar, "unused", said, "Keep one, or make another card of it.", advice=True)
    if told := told_by(card):
        said = f"The question tells its answer: `{told}` stands in it."
        hint = "Reword it; leave it as it is only where that gives nothing away."
        file.reader.report(first, "leak", said, hint, advice=True)


def _check_wrong(file: File, node: Mapping, card: Card, deck: Deck) -> bool:
    """Report wrong options that are right, that cannot be read, or that stand twice; say if there are any."""
    given = card.fact.values["wrong"].get(card.facet)
    if not given:
        return False
    if "choice" not in card.kinds:
        said = f"`{card.fact.key}#{card.facet}` is never a choice, so its wrong options are not shown."
        hint = "Remove them, or give a single answer."
        file.reader.report(node.items["wrong"][1], "unused", said, hint, advice=True)
    fits = {form_of(each, deck) for each in card.fact.per("also_fits", card.facet)}
    is_right = judge_of(card.answer, deck)
    kept: list[str] = []
    seen: set[str] = set()
    for scalar in _written(node, "wrong", card.facet):
        text = scalar.text.strip()
        form = form_of(text, deck)
        problem = None
        try:
            if is_right(text, form):
                said = f"`{text}` stands under `wrong`, but the answer is `{card.answer.shown}`."
                problem = "wrong-is-right", said, "Remove it: a question has exactly one right option."
            elif form in fits:
                said = f"`{text}` stands under `wrong` and under `also_fits`."
                problem = "wrong-is-right", said, "Remove it from one: what fits as well is no wrong option."
        except ValueError:
            kind, hint = _UNREADABLE[isinstance(card.answer, Date)]
            problem = f"bad-{kind}", f"`{text}` is no {kind}, and so no wrong option here.", hint
        if problem is not None:
            file.reader.report(scalar, *problem)
        elif form in seen:
            said = f"`{text}` stands twice under `wrong`."
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
