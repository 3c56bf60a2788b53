"""Question: one way of asking a card now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.response import Pair

if TYPE_CHECKING:
    from quizapp.fact import Card
    from quizapp.mark import Mark, Rivals
    from quizapp.response import Response, Shape

__all__ = ["Question"]


class Question(NamedTuple):
    """A card asked in one kind.

    `chance` is that of a blind guess, 0 to 1. `then` is asked after a right answer, before the card
    counts as known: the truth, where a statement was false. `gives` are the ids of the other cards
    whose answers it shows.
    """

    card: Card
    kind: str
    prompt: str
    shape: Shape
    chance: float
    seed: int
    then: Question | None = None
    gives: tuple[str, ...] = ()

    @property
    def options(self) -> tuple[str, ...]:
        """The options as shown, in order; none where there are none."""
        return tuple(option.text for option in self.shape.options)

    @property
    def companions(self) -> tuple[str, ...]:
        """The keys of other facts that the question showed; of pairs, the texts on the right."""
        if isinstance(self.shape, Pair):
            return tuple(option.text for option in self.shape.right)
        own = self.card.fact.key
        return tuple(dict.fromkeys(each.key for each in self.shape.options if each.key not in {"", own}))

    @property
    def expected(self) -> str:
        """The right answer as shown with this question; of a false statement with the truth."""
        known = self.shape.expected(self.card)
        return known if self.then is None else f"{known}: {self.then.expected}"

    def judge(self, response: Response, rivals: Rivals) -> Mark:
        """Judge a response; it must be of the question's shape."""
        mark = self.shape.judge(response, self.card, rivals)
        return mark if self.then is None else mark._replace(expected=self.expected)
