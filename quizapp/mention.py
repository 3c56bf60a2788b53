"""Mention: which dates, numbers and names the facts of a deck speak of, and where they cite them from."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from quizapp.capitals import words_of
from quizapp.cast import forms_of
from quizapp.facts import fields_of
from quizapp.fold import fold, squeeze
from quizapp.numeral import all_numbers
from quizapp.passage import numbers_of
from quizapp.printed import dates_in, points_of, wider
from quizapp.title import is_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quizapp.deck import Deck
    from quizapp.fact import Fact
    from quizapp.printed import Item, Point

__all__ = ["Mentions", "mentions_of", "places_of"]

# What a fact says to nobody, or says to be wrong.
_UNSAID = frozenset(
    ("wrong", "confused_with", "also_fits", "facets", "ask_as", "after", "before", "was", "source",
     "review_by", "kind", "inferred", "answer_as", "who", "holder", "issue", "of")
)  # fmt: skip
_LONGEST = 8  # words of a name
_HYPHENS = str.maketrans({"‑": "-"})

Place = tuple[str, int]  # of a paragraph: key of the source and number; ("lee", -1) is the source as a whole
_WHOLE = -1
_NOWHERE = ("", -2)  # of what counts nothing: an issue's name


class Mentions:
    """What some texts speak of, to be asked whether an item is among it."""

    def __init__(self) -> None:
        self._points: set[Point] = set()
        self._yearless: set[tuple[str, Point]] = set()
        self._numbers: set[tuple[Place, Decimal]] = set()
        self._forms: set[str] = set()
        self._words: set[str] = set()
        self._capital: set[str] = set()

    def add_text(self, text: str, places: Iterable[Place] = ()) -> None:
        """Take in a text of a fact that cites these paragraphs; without any, it speaks for all."""
        for item in dates_in(text):
            for points in item.points:
                self.add_points(points, places)
        for value in all_numbers(text):
            self.add_number(value, places)
        for word in words_of(text):
            for part in (word, *word.translate(_HYPHENS).split("-")) if "-" in word else (word,):
                form = squeeze(part)
                self._words.add(form)
                if not part.islower():
                    self._capital.add(form)

    def add_points(self, points: Iterable[Point], places: Iterable[Place] = ()) -> None:
        """Take in a date."""
        sources = {source for source, _number in places} or {""}
        for point in points:
            for each in (point, *wider(point)):
                if each[1]:
                    self._points.add(each)
                else:
                    self._yearless |= {(source, each) for source in sources}

    def add_number(self, value: Decimal, places: Iterable[Place] = ()) -> None:
        """Take in a number."""
        self._numbers |= {(place, value) for place in places or (("", _WHOLE),)}

    def add_forms(self, forms: Iterable[str]) -> None:
        """Take in squeezed names."""
        self._forms.update(forms)

    def speak_of(self, item: Item, source: str, number: int) -> bool:
        """Say whether they speak of an item that a paragraph prints.

        A date is met by the same one or one more exact, whoever tells it; one without a year by one from
        the same source; a number only by one from that paragraph, since it counts something; a name by all
        that the deck knows it by.
        """
        if item.kind == "date":
            alike = any(all(self._has(point, source) for point in points) for points in item.points)
            return alike or (item.text.isdecimal() and self._counts(Decimal(item.text), source, number))
        if item.kind == "number":
            return any(self._counts(value, source, number) for value in item.values)
        return self._named(item.words) or (item.opens and len(item.words) > 1 and self._named(item.words[1:]))

    def _has(self, point: Point, source: str) -> bool:
        if point[1]:
            return point in self._points
        return not self._yearless.isdisjoint({(source, point), ("", point)})

    def _counts(self, value: Decimal, source: str, number: int) -> bool:
        places = ((source, number), (source, _WHOLE), ("", _WHOLE))
        return any((place, value) in self._numbers for place in places)

    def _named(self, words: Iterable[str]) -> bool:
        """Say whether a name is made of names and words that they use, and of one name at least."""
        parts = [part for word in words for part in word.translate(_HYPHENS).split("-") if part]
        known = [True, *[False] * len(parts)]
        capital = known.copy()
        capital[0] = False
        for end in range(1, len(parts) + 1):
            for start in range(max(0, end - _LONGEST), end):
                if not known[start]:
                    continue
                said, named = self._knows(parts[start:end])
                known[end] |= said
                capital[end] |= said and (named or capital[start])
        return known[-1] and capital[-1]

    def _knows(self, parts: list[str]) -> tuple[bool, bool]:
        """Say whether these words are spoken of, and whether as a name."""
        form = squeeze(" ".join(parts))
        forms = (form, form.removesuffix("s")) if len(form) > 2 else (form,)  # noqa: PLR2004 - the plural of what is longer
        if any(each in self._forms for each in forms):
            return True, True
        if any(each in self._capital for each in forms):
            return True, True
        if is_title(fold(" ".join(parts))):  # a Mr or a Prime Minister adds nothing to the name
            return True, False
        return len(parts) == 1 and (parts[0].islower() or any(each in self._words for each in forms)), False


def mentions_of(deck: Deck) -> Mentions:
    """Return what a deck's facts, issues and sources speak of."""
    found = Mentions()
    for fact in deck.facts():
        _add_fact(found, fact)
    for key, row in deck.head.get("sources", {}).items():
        for name in ("title", "author", "short"):
            found.add_text(row.get(name, ""), [(key, 0)])
    for row in deck.head.get("issues", {}).values():
        for name in ("name", "short"):
            found.add_text(row.get(name, ""), [_NOWHERE])
    return found


def _add_fact(found: Mentions, fact: Fact) -> None:
    places = places_of(fact)
    for text in _texts_of(fact):
        found.add_text(text, places)
    for name, field in fields_of(fact.kind).items():
        if field.shape == "date" and name != "review_by" and (date := fact.date(name)) is not None:
            found.add_points(points_of(date), places)
    if fact.kind == "figure":
        found.add_number(_decimal(fact.text("value")), places)
    found.add_forms(rival.form for rival in forms_of(fact))
    if adjective := fact.text("adjective"):
        found.add_forms([squeeze(adjective)])


def places_of(fact: Fact) -> list[Place]:
    """Return the paragraphs that a fact cites, each as (source, number); -1 for a source as a whole."""
    return [(source, number) for source, place in fact.cited for number in numbers_of(place) or [_WHOLE]]


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("NaN")


def _texts_of(fact: Fact) -> Iterator[str]:
    """Yield every text that a fact says, but for keys and what is wrong."""
    fields = fields_of(fact.kind)
    for name, value in fact.values.items():
        if name not in _UNSAID and fields[name].shape != "date":
            yield from _texts_in(value)


def _texts_in(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever stands in a fact
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts_in(each)
