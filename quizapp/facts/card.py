"""card: a question and its answer in the author's words, or a sentence with a gap."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.answers.list import Several
from quizapp.answers.name import Name
from quizapp.answers.points import Points
from quizapp.answers.text import Text
from quizapp.cast import actors_of, names, those_among
from quizapp.fact import Card, Fact, Option, Unasked
from quizapp.fields import Field
from quizapp.fold import fold
from quizapp.mark import NO_RIVALS
from quizapp.wording import GAP, hide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.fact import Around
    from quizapp.mark import Answer

SECTION = "cards"
FIELDS = (
    Field("answer", "texts", "The answer, or the key of an actor; a list asks for all of them."),
    Field("answer_as", "option", "How it is judged.", options=("text", "name", "date", "number", "points")),
    Field("in_order", "flag", "The answers must come in order."),
    Field("cloze", "text", "A sentence with its answer in {{ }}."),
    Field("points", "texts", "What an open answer should mention."),
)
FACETS = ("answer",)
MAIN = "answer"
EXAMPLE = """
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa, wrong: [Ebro, Adour]}
  gap: {cloze: "The island lies in the {{Bidasoa}}."}
"""
_GAP = re.compile(r"\{\{\s*([^{}\s][^{}]*?)\s*\}\}")
_LONGEST_TYPED = 40  # characters; a longer answer is nobody's to type letter by letter


def ties(fact: Fact) -> Iterator[tuple[str, str]]:
    """Yield nothing: a plain card is like no other."""
    del fact
    yield from ()


def facets(fact: Fact) -> tuple[str, ...]:
    """Return the answer, where there is a question and something to answer."""
    cloze = fact.text("cloze")
    asked = fact.values.get("ask") and (fact.texts("answer") or fact.texts("points"))
    return FACETS if asked or (cloze and _GAP.search(cloze)) else ()


def unasked(fact: Fact, around: Around) -> Iterator[Unasked]:
    """Yield the reason why a card has no question or no answer that can be read."""
    if fact.text("cloze") and not _GAP.search(fact.text("cloze")):
        yield Unasked("answer", "its `cloze` has no gap.", "Put the answer in {{ }}.", "cloze")
    elif not facets(fact):
        yield Unasked("answer", "it has no `ask` with an `answer`.", "Write both, or a `cloze`.")
    elif fact.text("answer_as") in {"date", "number", "name"} and not (
        fact.texts("answer") or fact.text("cloze")
    ):
        said = "`answer_as` says how an `answer` is judged, and it has none."
        yield Unasked("answer", said, "Write an `answer`, or remove `answer_as`.", "answer_as")
    elif fact.text("answer_as") in {"date", "number"}:
        try:
            _asked(fact, around)
        except ValueError as error:
            said = f"its answer cannot be read: {error}."
            yield Unasked("answer", said, "Write it as `answer_as` says.", "answer")


def card(fact: Fact, facet: str, around: Around) -> Card:
    """Return the card; where it has an answer and points, it is written first and then told in full."""
    prompt, answer = _asked(fact, around)
    points = answer.points if isinstance(answer, Points) else (answer.shown, *_further(fact, answer))
    open_ended = isinstance(answer, Points) or (
        isinstance(answer, Text) and len(answer.shown) > _LONGEST_TYPED
    )
    cloze = bool(fact.text("cloze")) and not fact.per("ask", "answer")
    written = "cloze" if cloze else "typed"
    last = ("reveal",) if open_ended else (written, "reveal") if len(points) > 1 else (written,)
    kinds = ("choice", *last) if fact.per("wrong", "answer") else last
    gapped = prompt if cloze else ""
    return Card(around.id, fact, facet, prompt, answer, kinds, points=points, gapped=gapped)


def _further(fact: Fact, answer: Answer) -> tuple[str, ...]:
    """Return the points that say more than the answer."""
    points = fact.texts("points")
    said = fold(answer.shown) if points else ""
    return tuple(point for point in points if fold(point) != said)


def _asked(fact: Fact, around: Around) -> tuple[str, Answer]:
    """Return the prompt and the answer; raises ValueError for a date or number that is none."""
    also, wrong = fact.per("also", "answer"), fact.per("wrong", "answer")
    own = next(iter(fact.per("ask", "answer")), "")
    cloze = fact.text("cloze")
    if cloze and not fact.texts("answer"):
        gaps = [gap.strip() for gap in _GAP.findall(cloze)]
        said = hide(_GAP.sub(GAP, cloze), gaps)  # what fills the gap may stand elsewhere in the sentence
        return own or said, _answer(fact, tuple(gaps), also, wrong, ordered=True)
    given = fact.texts("answer")
    if not given:
        return own, Points(fact.texts("points"))
    actors = actors_of(given, around)
    if len(actors) == len(given):  # keys of actors: with all that they go by
        return own or _GAP.sub(GAP, cloze), names(actors, around, fact.per("also_fits", "answer"))
    return own or _GAP.sub(GAP, cloze), _answer(fact, given, also, wrong, ordered=fact.flag("in_order"))


def _answer(
    fact: Fact, given: tuple[str, ...], also: tuple[str, ...], wrong: tuple[str, ...], *, ordered: bool
) -> Answer:
    kind = fact.text("answer_as") or "text"
    fits = fact.per("also_fits", "answer")
    if kind == "points":
        return Points(tuple(dict.fromkeys((*given, *fact.texts("points")))))
    if len(given) > 1:
        return Several(tuple(_one(kind, text, (), wrong, fits) for text in given), in_order=ordered)
    return _one(kind, given[0], also, wrong, fits)


def _one(
    kind: str, text: str, also: tuple[str, ...], wrong: tuple[str, ...], fits: tuple[str, ...]
) -> Answer:
    if kind == "date":
        from quizapp.answers.date import Date  # noqa: PLC0415 - only such a card needs it
        from quizapp.edtf import parse  # noqa: PLC0415 - as above

        return Date(parse(text))
    if kind == "number":
        from decimal import Decimal  # noqa: PLC0415 - as above

        from quizapp.answers.number import Number  # noqa: PLC0415 - as above
        from quizapp.nearby import bare_number  # noqa: PLC0415 - as above

        return Number(Decimal(bare_number(text)))
    if kind == "name":
        return Name(text, also=also, true_as_well=fits)
    return Text(text, also=also, wrong=wrong, true_as_well=fits)


def wrong(card: Card, around: Around) -> Iterator[Option]:
    """Yield the wrong options that the author wrote, in the form of the answer, but none that is right."""
    fact = card.fact
    answers = actors_of(fact.texts("answer"), around)
    if answers and len(answers) == len(fact.texts("answer")):
        yield from those_among((), answers, around, fact=fact, facet="answer")
        return
    fits = {fold(text) for text in (*fact.per("also_fits", "answer"), *fact.per("also", "answer"))}
    for text in fact.per("wrong", "answer"):
        if fold(text) not in fits and card.answer.judge(text, NO_RIVALS).verdict not in {"right", "which"}:
            yield Option(_in_form(text, card.answer), own=True)


def _in_form(text: str, right: Answer) -> str:
    if isinstance(right, (Name, Points, Several, Text)):
        return text
    from quizapp.answers.number import Number  # noqa: PLC0415 - only such a card needs it
    from quizapp.nearby import own_date, own_number  # noqa: PLC0415 - as above

    return own_number(text, right).shown if isinstance(right, Number) else own_date(text)
