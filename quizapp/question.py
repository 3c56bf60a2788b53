"""Question: one way of asking a card now, and the shapes that an answer to it can have.

A kind of question names a shape and never a widget: the screens and the plain lines know the shapes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.mark import Mark

if TYPE_CHECKING:
    from quizapp.fact import Card, Option
    from quizapp.mark import Rivals

__all__ = ["Pick", "Picked", "Question", "Response", "Reveal", "Shape", "Ticked", "Write", "Wrote"]


class Pick(NamedTuple):
    """One of several options; `right` counts from 0."""

    options: tuple[Option, ...]
    right: int


class Write(NamedTuple):
    """A line of text; `asks_for` says in a word what is wanted: "year", "name"."""

    asks_for: str


class Reveal(NamedTuple):
    """Thought of, then compared: the learner ticks the points that they had, and rates."""

    points: tuple[str, ...]


Shape = Pick | Write | Reveal


class Picked(NamedTuple):
    """The learner picked an option, counted from 0."""

    option: int


class Wrote(NamedTuple):
    """The learner wrote a line."""

    text: str


class Ticked(NamedTuple):
    """The learner saw the answer, ticked what they had, and rates themselves from 1 to 4."""

    ticked: tuple[int, ...]
    rating: int
    text: str = ""


Response = Picked | Wrote | Ticked


class Question(NamedTuple):
    """A card asked in one kind. `chance` is the chance of a blind guess, 0 to 1."""

    card: Card
    kind: str
    prompt: str
    shape: Shape
    chance: float
    seed: int

    @property
    def options(self) -> tuple[str, ...]:
        """The options as shown, in order; none where there are none."""
        return tuple(option.text for option in self.shape.options) if isinstance(self.shape, Pick) else ()

    @property
    def companions(self) -> tuple[str, ...]:
        """The keys of other facts that the question showed."""
        if not isinstance(self.shape, Pick):
            return ()
        own = self.card.fact.key
        return tuple(option.key for option in self.shape.options if option.key and option.key != own)

    @property
    def expected(self) -> str:
        """The right answer as shown with this question."""
        if isinstance(self.shape, Pick):
            return self.shape.options[self.shape.right].text
        return self.card.answer.shown

    def judge(self, response: Response, rivals: Rivals) -> Mark:
        """Judge a response; it must be of the question's shape."""
        if isinstance(response, Picked):
            return self._picked(response.option)
        if isinstance(response, Wrote):
            return self.card.answer.judge(response.text, rivals)
        return self._ticked(response)

    def _picked(self, index: int) -> Mark:
        assert isinstance(self.shape, Pick)
        if index == self.shape.right:
            return Mark("right", 1.0, "", self.expected)
        return Mark("wrong", 0.0, "", self.expected, took_for=self.shape.options[index].key)

    def _ticked(self, response: Ticked) -> Mark:
        points = self.shape.points if isinstance(self.shape, Reveal) else ()
        had = len(set(response.ticked) & set(range(len(points))))
        if response.rating == 1:
            return Mark("wrong", had / len(points) if points else 0.0, "", self.expected)
        if len(points) > 1 and had < len(points):
            missing = tuple(point for number, point in enumerate(points) if number not in response.ticked)
            return Mark("part", had / len(points), f"{had} of {len(points)} points", self.expected, missing)
        return Mark("right", 1.0, "", self.expected)
