"""Game: one round of practice or an exam, logged in a mode of its own that moves no schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeGuard

from quizapp.mark import Mark
from quizapp.progress.event import Review
from quizapp.response import Pair, Paired, Wrote
from quizapp.study.asked import Answered
from quizapp.study.telling import NOTHING_TOLD, telling

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from quizapp.deck import Deck
    from quizapp.progress.store import Store
    from quizapp.question import Question
    from quizapp.response import Response, Shape

__all__ = ["Entry", "Game", "GameOver", "Result", "Turn"]

_KEPT_RESPONSE = 2_000  # characters of a response that the log keeps


class Turn(NamedTuple):
    """A question of a round, its deck, and how the round stands: "3 lives", "5 of 20"."""

    question: Question
    deck: Deck
    status: str = ""


class Entry(NamedTuple):
    """A line of a result: the card, its verdict, what was asked, said and right, and where it stands."""

    card: str
    verdict: str
    asked: str
    said: str = ""
    expected: str = ""
    source: str = ""
    score: float = 0.0


class Result(NamedTuple):
    """What a round came to: a sentence, and its lines."""

    said: str
    entries: tuple[Entry, ...] = ()


class Game:
    """Holds a round: what is asked, what was said to it, and the log.

    `ticks` gives milliseconds of a clock that nobody sets; `limit` is how many the round may take, 0 for
    as many as the learner likes.
    """

    def __init__(
        self,
        play: Generator[Turn, tuple[Response, Mark], Result],
        store: Store,
        *,
        mode: str = "practice",
        ticks: Callable[[], int],
        limit: int = 0,
    ) -> None:
        self.mode = mode
        self.limit = limit
        self.turn: Turn | None = None
        self.answered: Answered | None = None
        self.result: Result | None = None
        self._play = play
        self._store = store
        self._ticks = ticks
        self._began = self._shown = ticks()
        self._tried = False
        self._said: tuple[Response, Mark] | None = None
        store.begin_sitting()
        self._go(None)

    @property
    def elapsed(self) -> int:
        """Milliseconds since the round began."""
        return self._ticks() - self._began

    @property
    def left(self) -> int | None:
        """Milliseconds until the time is up, 0 once it is; None without a limit."""
        return max(self.limit - self.elapsed, 0) if self.limit else None

    @property
    def since(self) -> int:
        """Milliseconds since the question, or what the round came to, was first in sight."""
        return self._ticks() - self._shown

    def extend(self, by: int) -> None:
        """Give the round more time."""
        self.limit = max(self.limit, self.elapsed) + by

    def respond(self, response: Response) -> Answered:
        """Judge a response and write it to the log; one that is asked back leaves the question open once."""
        assert self.turn is not None
        question, deck, _status = self.turn
        mark = question.judge(response, deck.rivals(question.card))
        if mark.verdict == "which" and not self._tried:
            self._tried = True
            return self._came(response, mark)
        if mark.verdict == "which":
            mark = mark._replace(verdict="wrong", score=0.0)
        return self._keep(response, mark)

    def give_up(self) -> Answered:
        """Say "I don't know"."""
        assert self.turn is not None
        return self._keep(Wrote(""), Mark("wrong", 0.0, "", self.turn.question.expected))

    def next(self) -> Turn | None:
        """Go on; None when the round is over, and `result` says what it came to."""
        if self._said is not None:
            self._go(self._said)
        return self.turn

    def end(self) -> None:
        """End the round now; its result counts what was answered."""
        if self._said is not None:
            self._go(self._said)
        if self.result is None:
            try:
                self._play.throw(GameOver)
            except StopIteration as over:
                self.result = over.value
            except GameOver:
                self.result = Result("Nothing was answered.")
            self.turn = None
            self._shown = self._ticks()

    def _go(self, said: tuple[Response, Mark] | None) -> None:
        self._said = self.answered = None
        self._tried = False
        try:
            self.turn = next(self._play) if said is None else self._play.send(said)
        except StopIteration as over:
            self.turn = None
            self.result = over.value
        self._shown = self._ticks()

    def _came(self, response: Response, mark: Mark) -> Answered:
        assert self.turn is not None
        question, deck, _status = self.turn
        told = telling(question.card, deck)
        if _board(question.shape):  # its pairs are shown one by one, and no card stands out
            given = _given(question.shape, response)
            right = sum(took == known for took, known in zip(given, question.shape.pairs, strict=True))
            mark = mark._replace(expected=f"{right} of {len(given)}", why="")
            told = NOTHING_TOLD
        return Answered(question, response, mark, told, "", None, again=False)

    def _keep(self, response: Response, mark: Mark) -> Answered:
        assert self.turn is not None
        ms = max(self._ticks() - self._shown, 0)
        self._store.record_all(_reviews(self.turn, response, mark, self.mode, ms))
        self._said = (response, mark)
        self.answered = self._came(response, mark)
        return self.answered


class GameOver(Exception):  # noqa: N818 - no fault: how a round is told to end
    """Thrown into a round that ends before its time; it returns its result."""


def _board(shape: Shape) -> TypeGuard[Pair]:
    """Say whether every pair of a shape counts, and not that of one card alone."""
    return isinstance(shape, Pair) and shape.about is None


def _given(board: Pair, response: Response) -> tuple[int, ...]:
    """Return what each thing of a board was given: nothing, where it was given up."""
    return response.pairs if isinstance(response, Paired) else (-1,) * len(board.pairs)


def _reviews(turn: Turn, response: Response, mark: Mark, mode: str, ms: int) -> list[Review]:
    """Return what the log is told: of a board, one review for each card that was paired."""
    question = turn.question
    shape = question.shape
    review = Review(
        card=question.card.id,
        verdict=mark.verdict,
        score=mark.score,
        rating=None,
        mode=mode,
        asked_as=question.kind,
        chance=question.chance,
        seed=question.seed,
        options=question.options or None,
        companions=question.companions or None,
        picked=response.picked,
        response=shape.said(response)[:_KEPT_RESPONSE] or None,
        expected=question.expected,
        ms=ms,
        revision=turn.deck.revision,
        data={"took_for": mark.took_for} if mark.took_for else None,
    )
    if not _board(shape):
        return [review]
    given = _given(shape, response)
    return [
        review._replace(
            card=card,
            verdict="right" if given[left] == shape.pairs[left] else "wrong",
            score=float(given[left] == shape.pairs[left]),
            expected=shape.pair(left),
            ms=ms // len(shape.cards),
        )
        for left, card in enumerate(shape.cards)
        if turn.deck.has_card(card)  # a fact may stand on a board without being asked for alone
    ]
