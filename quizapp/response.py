"""Responses: what a learner can do, and the shapes of a question that is answered so.

A kind of question names a shape and never a widget: the screens and the plain lines know the shapes. A
shape says what it shows, what is right, and judges a response of its own kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from quizapp.mark import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.fact import Card, Option
    from quizapp.mark import Rivals, Verdict

__all__ = [
    "Arrange",
    "Arranged",
    "Grid",
    "Pair",
    "Paired",
    "Pick",
    "Picked",
    "Place",
    "Response",
    "Reveal",
    "Shape",
    "Ticked",
    "Write",
    "Wrote",
]

_SILENT = {"", "·", "____"}  # what a cell of a table shows that says nothing
_NAMED = 2  # of what was wrong besides, the reason names so many


class Picked(NamedTuple):
    """The learner picked an option, or a gap between things in order, counted from 0."""

    option: int

    @property
    def picked(self) -> tuple[int, ...]:
        """What the log is told was picked."""
        return (self.option,)


class Wrote(NamedTuple):
    """The learner wrote a line."""

    text: str

    @property
    def picked(self) -> None:
        """Nothing is picked in writing."""


class Ticked(NamedTuple):
    """The learner saw the answer, ticked what they had, and rates themselves from 1 to 4."""

    ticked: tuple[int, ...]
    rating: int
    text: str = ""

    @property
    def picked(self) -> tuple[int, ...]:
        """The points that were ticked."""
        return self.ticked


class Arranged(NamedTuple):
    """The learner put the items into this order, each by its place among those shown."""

    order: tuple[int, ...]

    @property
    def picked(self) -> tuple[int, ...]:
        """The whole order."""
        return self.order


class Paired(NamedTuple):
    """The learner gave each thing on the left one on the right, by its place; -1 for none."""

    pairs: tuple[int, ...]

    @property
    def picked(self) -> tuple[int, ...]:
        """The right-hand place of each on the left."""
        return self.pairs


Response = Picked | Wrote | Ticked | Arranged | Paired


class Shape(Protocol):
    """One way of answering: what it shows, what is right, and what came of a response."""

    @property
    def options(self) -> tuple[Option, ...]:
        """What there is to choose from, in the order shown."""
        ...

    def expected(self, card: Card) -> str:
        """Return the right answer as this shape shows it."""
        ...

    def judge(self, response: Response, card: Card, rivals: Rivals) -> Mark:
        """Judge a response, which must be of this shape."""
        ...

    def said(self, response: Response) -> str:
        """Return a response in words."""
        ...


class Grid(NamedTuple):
    """The part of a table around one cell: `cells[row][column]`, None for the cell that is asked for."""

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    cells: tuple[tuple[str | None, ...], ...]

    def told(self) -> list[tuple[str, str, str | None]]:
        """Return column, row and text of every cell that says something, and of the one asked for."""
        return [
            (column, row, cell)
            for row, cells in zip(self.rows, self.cells, strict=True)
            for column, cell in zip(self.columns, cells, strict=True)
            if cell not in _SILENT
        ]


class Pick(NamedTuple):
    """One of several options; `right` counts from 0. A `grid` is drawn above them."""

    options: tuple[Option, ...]
    right: int
    grid: Grid | None = None

    def expected(self, card: Card) -> str:
        """Return the right option."""
        del card
        return self.options[self.right].text

    def judge(self, response: Response, card: Card, rivals: Rivals) -> Mark:
        """Judge a pick; a text that is no option is judged as an answer is."""
        if not isinstance(response, Picked):
            assert isinstance(response, Wrote)
            return card.answer.judge(response.text, rivals)
        expected = self.expected(card)
        if response.option == self.right:
            return Mark("right", 1.0, "", expected)
        return Mark("wrong", 0.0, "", expected, took_for=self.options[response.option].key)

    def said(self, response: Response) -> str:
        """Return the option that was picked, or what was written."""
        return self.options[response.option].text if isinstance(response, Picked) else written(response)


class Write(NamedTuple):
    """A line of text; `asks_for` says in a word what is wanted: "year", "name"."""

    asks_for: str

    @property
    def options(self) -> tuple[Option, ...]:
        """Nothing is shown to choose from."""
        return ()

    def expected(self, card: Card) -> str:
        """Return the answer."""
        return card.answer.shown

    def judge(self, response: Response, card: Card, rivals: Rivals) -> Mark:
        """Judge what was written by what the answer is."""
        assert isinstance(response, Wrote)
        return card.answer.judge(response.text, rivals)

    def said(self, response: Response) -> str:
        """Return what was written."""
        return written(response)


class Reveal(NamedTuple):
    """Thought of, then compared: the learner ticks the points that they had, and rates."""

    points: tuple[str, ...]

    @property
    def options(self) -> tuple[Option, ...]:
        """Nothing is shown to choose from."""
        return ()

    def expected(self, card: Card) -> str:
        """Return the answer."""
        return card.answer.shown

    def judge(self, response: Response, card: Card, rivals: Rivals) -> Mark:
        """Take the learner's own word; what was not ticked is missing."""
        if isinstance(response, Wrote):
            return card.answer.judge(response.text, rivals)
        assert isinstance(response, Ticked)
        had = len(set(response.ticked) & set(range(len(self.points))))
        expected = self.expected(card)
        if response.rating == 1:
            return Mark("wrong", had / len(self.points) if self.points else 0.0, "", expected)
        if len(self.points) > 1 and had < len(self.points):
            missing = tuple(text for number, text in enumerate(self.points) if number not in response.ticked)
            why = f"{had} of {len(self.points)} points"
            return Mark("part", had / len(self.points), why, expected, missing)
        return Mark("right", 1.0, "", expected)

    def said(self, response: Response) -> str:
        """Return what was written before the answer was seen."""
        return written(response)


class Arrange(NamedTuple):
    """Things to be put in order, the earliest first.

    `order` is the right one, by their places in `options`; `about` is the one that the card is about, by
    whose pairs alone the answer is judged. `told` says when each was, once it is answered.
    """

    options: tuple[Option, ...]
    order: tuple[int, ...]
    about: int
    told: tuple[str, ...]

    def expected(self, card: Card) -> str:
        """Return what is asked about between its neighbours in the right order."""
        del card
        return " → ".join(self.options[place].text for place in self.order)

    def judge(self, response: Response, card: Card, rivals: Rivals) -> Mark:
        """Judge by the pairs that the card's own event is in; the others are only told."""
        del rivals
        assert isinstance(response, Arranged)
        true = {place: rank for rank, place in enumerate(self.order)}
        given = {place: rank for rank, place in enumerate(response.order)}
        mine: list[tuple[int, int]] = []
        rest: list[tuple[int, int]] = []
        for one in range(len(self.options)):
            for other in range(one):
                if (true[one] < true[other]) != (given[one] < given[other]):
                    (mine if self.about in {one, other} else rest).append((one, other))
        others = len(self.options) - 1
        score = 1 - len(mine) / others
        verdict: Verdict = "right" if not mine else "part" if len(mine) < others else "wrong"
        turned = "; ".join(self._turned(pair, true) for pair in (mine or rest)[:_NAMED])
        return Mark(verdict, score, turned if mine or not rest else f"besides, {turned}", self.expected(card))

    def said(self, response: Response) -> str:
        """Return the items in the order given."""
        if not isinstance(response, Arranged):
            return written(response)
        return " → ".join(self.options[place].text for place in response.order)

    def _turned(self, pair: tuple[int, int], true: dict[int, int]) -> str:
        first, then = sorted(pair, key=true.__getitem__)
        return f"“{self.options[first].text}” comes before “{self.options[then].text}”"


class Place(NamedTuple):
    """One thing to be put among others that stand in order: gap 0 is before the first of them.

    `options` are the others in order, with `told`, their dates; `item` is the card's own.
    """

    options: tuple[Option, ...]
    told: tuple[str, ...]
    item: Option
    right: int

    def gap(self, number: int) -> str:
        """Say where a gap is."""
        if number == 0:
            return f"before “{self.options[0].text}”"
        if number == len(self.options):
            return f"after “{self.options[-1].text}”"
        return f"between “{self.options[number - 1].text}” and “{self.options[number].text}”"

    def expected(self, card: Card) -> str:
        """Return the right place, and the date."""
        return f"{self.gap(self.right)}: {card.answer.shown}"

    def judge(self, response: Response, card: Card, rivals: Rivals) -> Mark:
        """Judge the gap that was chosen."""
        del rivals
        assert isinstance(response, Picked)
        off = response.option - self.right
        if not off:
            return Mark("right", 1.0, "", self.expected(card))
        places = "one place" if abs(off) == 1 else f"{abs(off)} places"
        return Mark("wrong", 0.0, f"{places} too {'late' if off > 0 else 'early'}", self.expected(card))

    def said(self, response: Response) -> str:
        """Return the gap in words."""
        return self.gap(response.option) if isinstance(response, Picked) else written(response)


class Pair(NamedTuple):
    """Things on the left, each of which goes with one on the right.

    `pairs` gives for each on the left its place on the right; where `many`, several go with the same.
    The card is about the left thing at `about`, and only its pair is judged; where it is None, all are.
    `cards` are the ids of the cards that the left things are of.
    """

    options: tuple[Option, ...]
    right: tuple[Option, ...]
    pairs: tuple[int, ...]
    about: int | None
    many: bool = False
    cards: tuple[str, ...] = ()

    def expected(self, card: Card) -> str:
        """Return the pair that the card is about, or all pairs."""
        del card
        return "; ".join(self.pair(left) for left in self._judged())

    def pair(self, left: int) -> str:
        """Return the pair of one thing on the left."""
        return self._pair(left, self.pairs[left])

    def _judged(self) -> Sequence[int]:
        return range(len(self.options)) if self.about is None else (self.about,)

    def _pair(self, left: int, right: int) -> str:
        return f"{self.options[left].text} – {self.right[right].text if right >= 0 else '?'}"

    def said(self, response: Response) -> str:
        """Return every pair as given."""
        if not isinstance(response, Paired):
            return written(response)
        return "; ".join(self._pair(left, right) for left, right in enumerate(response.pairs))

    def judge(self, response: Response, card: Card, rivals: Rivals) -> Mark:
        """Judge the card's own pair, and only tell the others; where it is about all, judge all."""
        del rivals
        assert isinstance(response, Paired)
        wrong = [left for left, right in enumerate(response.pairs) if right != self.pairs[left]]
        expected = self.expected(card)
        told = "; ".join(self.pair(left) for left in wrong[:_NAMED])
        if self.about is None:
            score = 1 - len(wrong) / len(self.pairs)
            verdict: Verdict = "right" if not wrong else "part" if score else "wrong"
            return Mark(verdict, score, told, expected)
        if self.about in wrong:
            took = response.pairs[self.about]
            return Mark("wrong", 0.0, "", expected, took_for=self.right[took].key if took >= 0 else "")
        return Mark("right", 1.0, f"besides, {told}" if told else "", expected)


def written(response: Response) -> str:
    """Return what was written with a response, if anything."""
    return response.text if isinstance(response, Wrote | Ticked) else ""
