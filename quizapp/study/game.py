"""Game: one round of practice or an exam, logged in a mode of its own that moves no schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeGuard

from quizapp.mark import Mark
from quizapp.progress.event import Review
from quizapp.response import Pair, Paired, Wrote
from quizapp.study.asked import Answered
from quizapp.study.dateorder import in_order
from quizapp.study.paper import Paper, Result, turned
from quizapp.study.telling import NOTHING_TOLD, telling

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from quizapp.deck import Deck
    from quizapp.mark import Verdict
    from quizapp.progress.spare import Spare
    from quizapp.progress.store import Store
    from quizapp.question import Question
    from quizapp.response import Response, Shape

__all__ = ["Game", "GameOver", "Turn"]

_KEPT_RESPONSE = 2_000  # characters of a response that the log keeps


class Turn(NamedTuple):
    """A question of a round, its deck, and how the round stands: "3 lives", "5 of 20".

    `of` is how many questions there are, where each that is left out counts.
    """

    question: Question
    deck: Deck
    status: str = ""
    of: int = 0


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
        date_order: str = "ask",
    ) -> None:
        self.mode = mode
        self.limit = limit
        self.turn: Turn | None = None
        self.answered: Answered | None = None
        self.paper: Paper | None = None
        self.last: Answered | None = None
        self._play = play
        self._store = store
        self._ticks = ticks
        self._date_order = date_order
        self._began = self._shown = ticks()
        self._tried = False
        self._said: tuple[Response, Mark] | None = None
        self._uuids: list[str] = []  # of the reviews, one for each line that there will be
        self._insisted: dict[str, Verdict] = {}  # what was contested after the round had gone on
        store.begin_sitting()
        self._go(None)

    @property
    def result(self) -> Result | None:
        """What the round came to, once it is over."""
        return self.paper.result if self.paper is not None else None

    @property
    def spare(self) -> Spare:
        """What was answered, in memory: also what could not be written."""
        return self._store.spare

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
        question, deck = self.turn[:2]
        mark = question.judge(in_order(question, response, self._date_order), deck.rivals(question.card))
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
        """Go on; None when the round is over, and `paper` says what it came to."""
        if self._said is not None:
            self._go(self._said)
        return self.turn

    def override(self) -> Answered | None:
        """Say that the newest verdict was mistaken; None where there is none, or where it is that of a board.

        The pairs of a board are contested on the paper, one by one.
        """
        last = self.last
        if last is None or not last.uuid:
            return None
        verdict, score = turned(last.mark.verdict)
        self._store.override(last.uuid, verdict, None, score)
        mark = Mark(verdict, score, "as you say", last.mark.expected)
        self.last = last._replace(mark=mark, overridden=not last.overridden)
        if self._said is not None:
            self.answered, self._said = self.last, (last.response, mark)
        else:
            self._insisted[last.uuid] = verdict
        return self.last

    def flag(self, comment: str, card: str = "") -> str:
        """Flag a card for its author, that of the question if none is named; return its id."""
        if not card:
            assert self.turn is not None
            card = self.turn.question.card.id
        self._store.flag(card, comment)
        return card

    def end(self) -> None:
        """End the round now; its result counts what was answered."""
        if self._said is not None:
            self._go(self._said)
        if self.paper is None:
            try:
                self._play.throw(GameOver)
            except StopIteration as over:
                self._over(over.value)
            except GameOver:
                self._over(Result("Nothing was answered."))
            self._shown = self._ticks()

    def _over(self, result: Result) -> None:
        """Lay the paper out: each line with its review, and with the verdict that was insisted on."""
        self.turn = None
        entries = []
        for entry, uuid in zip(result.entries, self._uuids, strict=True):
            verdict = self._insisted.get(uuid, entry.verdict)
            score = entry.score if verdict == entry.verdict else float(verdict == "right")
            entries.append(entry._replace(uuid=uuid, verdict=verdict, score=score))
        self.paper = Paper(result.judged(entries), self._store)

    def _go(self, said: tuple[Response, Mark] | None) -> None:
        self._said = self.answered = None
        self._tried = False
        try:
            self.turn = next(self._play) if said is None else self._play.send(said)
        except StopIteration as over:
            self._over(over.value)
        self._shown = self._ticks()

    def _came(self, response: Response, mark: Mark, uuid: str = "") -> Answered:
        assert self.turn is not None
        question, deck = self.turn[:2]
        told = telling(question.card, deck)
        if _board(question.shape):  # its pairs are shown one by one, and no card stands out
            given = _given(question.shape, response)
            right = sum(took == known for took, known in zip(given, question.shape.pairs, strict=True))
            mark = mark._replace(expected=f"{right} of {len(given)}", why="")
            told = NOTHING_TOLD
        return Answered(question, response, mark, told, uuid, None, again=False)

    def _keep(self, response: Response, mark: Mark) -> Answered:
        assert self.turn is not None
        ms = max(self._ticks() - self._shown, 0)
        recorded = self._store.record_all(_reviews(self.turn, response, mark, self.mode, ms))
        shape = self.turn.question.shape
        if _board(shape):
            uuids = {each.event.card: each.event.uuid for each in recorded}
            self._uuids += [uuids.get(card, "") for card in shape.cards]
            uuid = ""
        else:
            uuid = recorded[0].event.uuid
            self._uuids.append(uuid)
        self._said = (response, mark)
        self.answered = self.last = self._came(response, mark, uuid)
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
    data = ({"took_for": mark.took_for} if mark.took_for else {}) | ({"of": turn.of} if turn.of else {})
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
        data=data or None,
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
