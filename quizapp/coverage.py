"""Coverage: what of the assigned reading a deck has, paragraph by paragraph, and what it leaves out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quizapp.capitals import names_in
from quizapp.deck import Problem
from quizapp.fold import squeeze
from quizapp.mention import Mentions, mentions_of, places_of
from quizapp.numeral import numbers_in
from quizapp.passage import numbers_of, passages
from quizapp.printed import dates_in, points_of, wider
from quizapp.reading import shown_path
from quizapp.shelf import HEAD_FILE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from quizapp.deck import Deck
    from quizapp.fact import Fact
    from quizapp.passage import Passage
    from quizapp.printed import Item, Point

__all__ = ["Coverage", "Excused", "Missing", "Paragraph", "covered", "is_whole"]

_NO_SUCH = "no-such-paragraph"
_BEGINS = 60  # characters of a paragraph by which it is known


class Missing(NamedTuple):
    """A date, number or name of a paragraph that no fact mentions."""

    kind: str
    text: str


class Excused(NamedTuple):
    """What the deck's `not_carded` leaves out, and why; where `text` is empty, that no fact cites it."""

    kind: str
    text: str
    why: str


class Paragraph(NamedTuple):
    """A paragraph of a reading: how many facts cite it, what is missing of it, and what is left out."""

    source: str
    number: int
    begins: str
    facts: int
    missing: tuple[Missing, ...]
    excused: tuple[Excused, ...]

    @property
    def uncovered(self) -> bool:
        """Say whether no fact cites it and no reason is given; a heading needs none."""
        return not self.facts and self.number > 0 and all(each.text for each in self.excused)


class Coverage(NamedTuple):
    """What was found: a row for each paragraph, and what is wrong with facts beside the text."""

    rows: list[Paragraph]
    problems: list[Problem]


class _Read(NamedTuple):
    """A text as it was read: paragraphs, what they print, and the dates that each tells, -1 for all."""

    passages: list[Passage]
    items: list[list[Item]]
    told: dict[int, set[Point]]


def covered(deck: Deck, texts: Mapping[str, str]) -> Coverage:
    """Read the texts, given by keys of sources, and say what the deck has of them."""
    readings = {source: _read(text) for source, text in texts.items()}
    facts = list(deck.facts())
    citing: dict[tuple[str, int], int] = {}
    for fact in facts:
        for place in set(places_of(fact)):
            citing[place] = citing.get(place, 0) + 1
    mentions = mentions_of(deck)
    excuses = _excuses(deck)
    rows = [
        _row(source, passage, items, citing.get((source, passage.number), 0), mentions, excuses)
        for source, reading in readings.items()
        for passage, items in zip(reading.passages, reading.items, strict=True)
    ]
    problems = [problem for fact in facts for problem in _faults(fact, readings)]
    return Coverage(rows, [*_idle_excuses(deck, readings), *problems])


def is_whole(rows: Iterable[Paragraph]) -> bool:
    """Say whether each paragraph, with all that it prints, is covered or left out for a reason."""
    return not any(row.missing or row.uncovered for row in rows)


def _read(text: str) -> _Read:
    found = passages(text)
    dates = [dates_in(each.text) for each in found]
    names = names_in(list(zip(found, dates, strict=True)))
    items = []
    for passage, when, who in zip(found, dates, names, strict=True):
        numbers = numbers_in(passage.text, sorted([*when, *who], key=_start))  # that of a name counts nothing
        items.append(sorted([*when, *who, *numbers], key=_start))
    told: dict[int, set[Point]] = {-1: set()}
    for passage, when in zip(found, dates, strict=True):
        points = {point for item in when for reading in item.points for point in reading}
        told[passage.number] = points | {each for point in points for each in wider(point)}
        told[-1] |= told[passage.number]
    return _Read(found, items, told)


def _start(item: Item) -> int:
    return item.start


# -- excuses ----------------------------------------------------------------------------------


class _Excuse(NamedTuple):
    """A row of `not_carded` for one paragraph: `what` it names, None where it names the paragraph alone."""

    what: Mentions | None
    why: str


_Excuses = dict[tuple[str, int], list[_Excuse]]


def _excuses(deck: Deck) -> _Excuses:
    found: _Excuses = {}
    for row in deck.head.get("not_carded", ()):
        why = row.get("why", "")
        if not why.strip():
            continue
        what = None
        if row.get("what"):
            what = Mentions()
            what.add_text(row["what"])
        for source, place in row.get("source", ()):
            for number in numbers_of(place):
                found.setdefault((source, number), []).append(_Excuse(what, why))
    return found


def _row(
    source: str, passage: Passage, items: Sequence[Item], facts: int, mentions: Mentions, excuses: _Excuses
) -> Paragraph:
    """Return the row of a paragraph; each thing that it prints counts once."""
    missing: list[Missing] = []
    excused: list[Excused] = []
    here = excuses.get((source, passage.number), ())
    distinct = {(item.kind, squeeze(item.text)): item for item in reversed(items)}
    if not facts:
        reasons = (each.why for each in here if _names_none(each, distinct.values()))
        excused += [Excused("paragraph", "", why) for why in list(reasons)[:1]]
    for item in reversed(distinct.values()):
        if mentions.speak_of(item, source, passage.number):
            continue
        why = next((each.why for each in here if each.what is None or _speaks(each.what, item)), None)
        if why is None:
            missing.append(Missing(item.kind, item.text))
        else:
            excused.append(Excused(item.kind, item.text, why))
    begins = passage.text if len(passage.text) <= _BEGINS else passage.text[: _BEGINS - 1].rstrip() + "…"
    return Paragraph(source, passage.number, begins, facts, tuple(missing), tuple(excused))


def _names_none(excuse: _Excuse, items: Iterable[Item]) -> bool:
    """Say whether a reason is for the paragraph rather than for something in it."""
    return excuse.what is None or not any(_speaks(excuse.what, item) for item in items)


def _speaks(what: Mentions, item: Item) -> bool:
    return what.speak_of(item, "", 0)


def _idle_excuses(deck: Deck, readings: Mapping[str, _Read]) -> Iterator[Problem]:
    """Yield a problem for each row of `not_carded` that names a paragraph there is none of."""
    path = Path(deck.path)
    head = shown_path(path / HEAD_FILE if path.is_dir() else path)
    for row in deck.head.get("not_carded", ()):
        for source, place in row.get("source", ()):
            if (far := _beyond(source, numbers_of(place), readings)) is not None:
                said, hint = far
                yield Problem(head, 1, 1, _NO_SUCH, "error", f"`not_carded` {said}", hint)


# -- facts beside the text --------------------------------------------------------------------


def _faults(fact: Fact, readings: Mapping[str, _Read]) -> Iterator[Problem]:
    """Yield what of a fact the text does not bear out: a paragraph, or a date as exact as the fact's."""
    beyond = False
    for source, place in fact.cited:
        if (far := _beyond(source, numbers_of(place), readings)) is not None:
            beyond = True
            said, hint = far
            yield Problem(fact.path, fact.line, 1, _NO_SUCH, "error", f"`{fact.key}` {said}", hint)
    if not beyond and "inferred" not in fact.values and all(source in readings for source, _ in fact.cited):
        yield from _too_precise(fact, readings)


def _beyond(source: str, numbers: Sequence[int], readings: Mapping[str, _Read]) -> tuple[str, str] | None:
    """Return message and hint where a citation names a paragraph that its text does not have."""
    reading = readings.get(source)
    far = next((number for number in numbers if reading and number not in reading.told), None)
    if reading is None or far is None:
        return None
    last = reading.passages[-1].number if reading.passages else 0
    hint = f"It ends with ¶{last}; ¶0 is the heading, if there is one."
    return f"cites {source} ¶{far}, which the text does not have.", hint


def _too_precise(fact: Fact, readings: Mapping[str, _Read]) -> Iterator[Problem]:
    """Yield advice where `when` is more exact than all that the cited paragraphs print."""
    date = fact.date("when")
    if date is None or not fact.cited:
        return
    told = [readings[source].told.get(number, set()) for source, number in places_of(fact)]
    if all(any(point in each for each in told) for point in points_of(date)):
        return
    near = any(each in some for point in points_of(date) for each in wider(point) for some in told)
    cited = "; ".join(f"{source} ¶{place}" if place else source for source, place in fact.cited)
    said = f"`{fact.key}` has `when: {fact.text('when')}`, and {cited} prints"
    said += " it less exactly." if near else " no such date."
    hint = "Write it as exactly as the text does, or add `inferred: date` (or `year`, `month`)."
    yield Problem(fact.path, fact.line, 1, "too-precise", "advice", said, hint)
