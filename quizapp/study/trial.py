"""Trial: one fact, asked as every question that it can become; judged as in a sitting, and never logged."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.facts import kind_of
from quizapp.mark import Mark
from quizapp.questions import kinds_for, make
from quizapp.response import Wrote
from quizapp.study.asked import Answered, Asked
from quizapp.study.marking import asked_back, judged
from quizapp.study.telling import NOTHING_TOLD, telling

if TYPE_CHECKING:
    from quizapp.deck import Deck
    from quizapp.fact import Card, Fact
    from quizapp.question import Question
    from quizapp.response import Response

__all__ = ["Side", "Trial", "sides_of"]


class Side(NamedTuple):
    """A facet of a fact: its card, or why it has none, and what its author may do."""

    facet: str
    card: Card | None
    why: str = ""
    hint: str = ""


def sides_of(fact: Fact, deck: Deck) -> list[Side]:
    """Return the facets of a fact that its author wants asked, also those that cannot be."""
    module = kind_of(fact.kind)
    wanted = fact.values.get("facets")
    sides = {each.facet: Side(each.facet, None, each.why, each.hint) for each in module.unasked(fact, deck)}
    for facet in module.facets(fact):
        if facet not in sides:
            card = deck.card(f"{fact.key}#{facet}")
            sides[facet] = Side(facet, card, "" if card is not None else "The deck has no card of it.")
    return [side for side in sides.values() if wanted is None or side.facet in wanted]


class Trial:
    """Where one is in a fact's questions: which facet, which kind of question, which draw (`seed`).

    `kinds` are those of which a question can be made, `asked` is the question, None where the facet has
    none, and `answered` what came of it.
    """

    def __init__(self, fact: Fact, deck: Deck, facet: str = "", kind: str = "", seed: int = 0) -> None:
        self.fact = fact
        self.deck = deck
        self.seed = seed
        self.sides = sides_of(fact, deck)
        facets = [side.facet for side in self.sides]
        able = next((number for number, side in enumerate(self.sides) if side.card is not None), 0)
        self._at = facets.index(facet) if facet in facets else able
        self.kind = kind
        self.kinds: list[str] = []
        self.asked: Asked | None = None
        self.answered: Answered | None = None
        self._drawn: Question | None = None
        self._draw()

    @property
    def side(self) -> Side | None:
        """The facet that is asked about; None where the fact has none."""
        return self.sides[self._at] if self.sides else None

    def _draw(self) -> None:
        """Make the question; where it cannot be of the kind that it was, the first that can be."""
        card = self.side.card if self.side is not None else None
        made = {kind: make(card, self.deck, kind, self.seed) for kind in kinds_for(card)} if card else {}
        able = {kind: question for kind, question in made.items() if question is not None}
        self.kinds = list(able)
        if self.kind not in able:
            self.kind = next(iter(able), self.kind)
        self._drawn = able.get(self.kind)
        self.asked = Asked(self._drawn, self.deck, None) if self._drawn is not None else None
        self.answered = None

    # -- other questions --------------------------------------------------------------------------

    def turn(self, by: int) -> None:
        """Go to another facet."""
        if self.sides:
            self._at = (self._at + by) % len(self.sides)
            self._draw()

    def vary(self, by: int) -> None:
        """Go to another kind of question."""
        if self.kinds:
            self.kind = self.kinds[(self.kinds.index(self.kind) + by) % len(self.kinds)]
            self._draw()

    def reseed(self, by: int) -> None:
        """Draw the same kind of question anew; there is none before the first draw."""
        self.seed = max(self.seed + by, 0)
        self._draw()

    def next(self) -> None:
        """Go to the next question: the next kind, and after the last the next facet's first."""
        if self.kinds and self.kind != self.kinds[-1]:
            self.vary(1)
        else:
            self.kind = ""
            self.turn(1)

    def again(self) -> None:
        """Ask the same question once more."""
        self._draw()

    def on(self, deck: Deck) -> Trial | None:
        """Return the same trial on a deck that was read anew; None where the fact is not there.

        Where neither fact nor question has changed, what was done with it stands.
        """
        fact = deck.fact(self.fact.key)
        if fact is None:
            return None
        anew = Trial(fact, deck, self.side.facet if self.side is not None else "", self.kind, self.seed)
        if self.asked is not None and _same(self._drawn, anew._drawn):
            anew._drawn = self._drawn
            anew.asked, anew.answered = self.asked._replace(deck=deck), self.answered
        return anew

    # -- answers ----------------------------------------------------------------------------------

    def respond(self, response: Response) -> Answered:
        """Judge a response; one that is asked back leaves the question open, or asks what follows."""
        assert self.asked is not None
        question = self.asked.question
        asked, response, mark = judged(self.asked, response)
        if mark.verdict == "which":
            self.asked = asked_back(asked)
            return Answered(question, response, mark, NOTHING_TOLD, "", None, again=False)
        self.asked = asked
        return self._came(response, mark)

    def give_up(self) -> Answered:
        """Say "I don't know"."""
        assert self.asked is not None
        return self._came(Wrote(""), Mark("wrong", 0.0, "", self.asked.question.expected))

    def _came(self, response: Response, mark: Mark) -> Answered:
        assert self.asked is not None
        question = self.asked.question
        told = telling(question.card, self.deck)
        self.answered = Answered(question, response, mark, told, "", None, again=False)
        return self.answered


def _same(one: Question | None, other: Question | None) -> bool:
    """Say whether two questions look and are answered alike."""
    if one is None or other is None:
        return False
    alike = (one.kind, one.prompt, one.shape) == (other.kind, other.prompt, other.shape)
    return alike and one.card.fact.values == other.card.fact.values
