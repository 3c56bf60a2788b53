"""A sitting: which card is asked next, what an answer does, and how every step is taken back.

The session decides; screens and plain lines only show it and pass on what the learner did. Each answer
is in the log before `respond` returns.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from quizapp.errors import ProgressError
from quizapp.mark import Mark
from quizapp.questions import make
from quizapp.response import Wrote
from quizapp.study.asked import Answered, Asked, Summary
from quizapp.study.giveaway import Told
from quizapp.study.hand import Hand, comes_again
from quizapp.study.ladder import ask
from quizapp.study.marking import asked_back, judged, review_of
from quizapp.study.plan import ahead, limits, queue
from quizapp.study.rating import AGAIN, GOOD
from quizapp.study.telling import telling

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from quizapp.config import Settings
    from quizapp.deck import Deck
    from quizapp.fact import Card
    from quizapp.progress.event import Event
    from quizapp.progress.memory import Memory
    from quizapp.progress.store import Store
    from quizapp.response import Response

__all__ = ["Session"]


class _Away(NamedTuple):
    """A card put away: as it was asked, how many answers there were, and whether its own was in sight."""

    asked: Asked
    answers: int
    answered: bool


class Session:
    """One sitting over one deck or several.

    `now` gives UTC milliseconds, `rng` draws the seeds of questions. `topic` keeps to one topic of
    every deck, and `early` asks cards before they are due.
    """

    def __init__(
        self,
        decks: Sequence[Deck],
        store: Store,
        settings: Settings,
        *,
        now: Callable[[], int],
        rng: Random,
        topic: str | None = None,
        early: bool = False,
    ) -> None:
        self.decks = {deck.id: deck for deck in decks}
        self.store = store
        self.settings = settings
        self._now = now
        self._rng = rng
        store.begin_sitting()
        day = store.today()
        waiting: list[str] = []
        for deck in sorted(decks, key=lambda each: each.card_count()):  # the small one first: it is soon done
            waiting += (
                ahead(deck, store, settings, day, topic)
                if early
                else queue(deck, store, settings, day, topic)
            )
        self._hand = Hand(waiting, store, settings, now, early=early)
        self._line = self._hand.line
        self._skipped: set[str] = set()
        self.current: Asked | None = None
        self.answered: Answered | None = None
        self._shown_at = 0
        self._log: list[Answered] = []
        self._undone: list[Answered] = []
        self._told = Told()
        self._put_off: set[str] = set()
        self._late = 0  # cards that wait for another day, and of which nothing was said yet
        self._said = {
            deck.id for deck in decks if deck.altered()
        }  # touched since, but read anew and found the same
        self._away: list[_Away] = []
        self._advance()

    # -- where it stands ------------------------------------------------------------------------

    @property
    def total(self) -> int:
        """How many cards the sitting has."""
        return len(self._hand.cards)

    @property
    def done(self) -> int:
        """How many of them need no more answers today."""
        left = set(self._line)
        if self.current is not None and (self.answered is None or self.answered.again):
            left.add(self.current.question.card.id)
        return len(self._hand.cards - left)

    @property
    def begun(self) -> int:
        """How many of them were answered in their learning steps, and come again today."""
        return len(self._hand.repeated & self._hand.cards)

    @property
    def finished(self) -> bool:
        """Whether there is nothing left to ask."""
        return self.current is None

    @property
    def since(self) -> int:
        """Milliseconds since the question was first in sight, by a clock that may be set back."""
        return self._now() - self._shown_at

    @property
    def to_come(self) -> set[str]:
        """The keys of the facts that this sitting will still ask about."""
        return {card.partition("/")[2].partition("#")[0] for card in self._line}

    # -- asking -----------------------------------------------------------------------------------

    def next(self) -> Asked | None:
        """Go on to the next question; None when the sitting is over."""
        self._advance()
        return self.current

    def news(self) -> str:
        """Say once what the learner did not do: cards left for another day, a deck that changed or went."""
        if waiting := self._waiting():
            return waiting
        deck = self.current.deck if self.current is not None else None
        if deck is None or deck.id in self._said or not (how := deck.altered()):
            return ""
        self._said.add(deck.id)
        if how == "gone":
            return f"The file of “{deck.title}” is gone; this sitting goes on with what was read of it."
        return f"“{deck.title}” was changed; this sitting goes on with the deck as it was."

    def _waiting(self) -> str:
        """Say once how many cards were left for another day."""
        late, self._late = self._late, 0
        if not late:
            return ""
        cards, their = ("One card waits", "its") if late == 1 else (f"{late} cards wait", "their")
        return f"{cards} for another day: {their} answer was just told."

    def _advance(self) -> None:
        self.answered = None
        last = self.current.question.card.id if self.current is not None else ""
        self.current = None
        while (card_id := self._line.take(self._now(), last)) is not None:
            asked = self._ask(card_id)
            if asked is not None and self._wait(asked.question.card):
                continue
            if asked is None and self._hand.steps(card_id):
                continue
            if asked is not None and self._hand.free(card_id):
                self.current = asked
                self._shown_at = self._now()
                return
            if asked is None:  # its fact is gone from the deck, or it was seen to elsewhere
                self._hand.cards.discard(card_id)
        self.store.release()

    def _wait(self, card: Card) -> bool:
        """Let a card wait whose answer was just told: first to the end of the sitting, then to tomorrow."""
        if card.id in self._hand.repeated or not set(self._line) or card not in self._told:
            return False
        if card.id in self._put_off:
            self._hand.cards.discard(card.id)
            self._late += 1
        else:
            self._put_off.add(card.id)
            self._line.put_last(card.id)
        return True

    def _ask(self, card_id: str) -> Asked | None:
        deck = self.decks[card_id.partition("/")[0]]
        card = deck.card(card_id)
        memory = self.store.memory(card_id)
        if card is None or self._hand.elsewhere(deck, card_id, memory):
            return None
        mistaken = self.store.mistaken(card_id) if memory is not None else ()
        question = ask(
            card,
            deck,
            memory.rung if memory else 0,
            self._rng.getrandbits(31),
            mistaken,
            self.settings.kinds.get(deck.id, ()),
        )
        return Asked(question, deck, memory) if question is not None else None

    def in_sight(self) -> None:
        """Count the time of the question from now on: until now its fact was shown."""
        self._shown_at = self._now()

    # -- answering --------------------------------------------------------------------------------

    def respond(self, response: Response) -> Answered:
        """Judge a response, write it to the log, and return what came of it.

        A response that is asked back ("which Kim?", "one is missing") leaves the question open for one
        more try.
        """
        asked = self.current
        assert asked is not None
        asked, response, mark = judged(asked, response, self.settings.date_order)
        return self._record(asked, response, mark)

    def give_up(self) -> Answered:
        """Say "I don't know": the answer is told, and the card comes again."""
        asked = self.current
        assert asked is not None
        return self._record(asked, Wrote(""), Mark("wrong", 0.0, "", asked.question.expected))

    def _record(self, asked: Asked, response: Response, mark: Mark) -> Answered:
        assert self.answered is None
        question = asked.question
        before = self._before(asked)
        recorded = self.store.record(
            review_of(
                asked,
                response,
                mark,
                ms=max(self._now() - self._shown_at, 0),
                retention=limits(asked.deck, self.settings).retention,
            )
        )
        memory = recorded.memory
        days, again = self._ahead(memory)
        told = telling(question.card, asked.deck)._replace(before=before)
        answered = Answered(question, response, mark, told, recorded.event.uuid, days, again, memory)
        if mark.verdict == "which":
            self.current = asked_back(asked)
            self._shown_at = self._now()
            return answered
        self._keep(answered)
        return answered

    def _before(self, asked: Asked) -> str:
        """Return what the answer was until its author changed it; where that cannot be read, go without."""
        if asked.memory is None:
            return ""
        try:
            return self.store.answer_before(asked.question.card.id)
        except ProgressError:  # the answer is still to be written, or kept
            return ""

    def _keep(self, answered: Answered) -> None:
        self.answered = answered
        self._log.append(answered)
        self._told.add(answered)
        self._undone.clear()
        self._hand.place(answered.question.card.id, answered.memory)

    def _ahead(self, memory: Memory | None) -> tuple[int, bool]:
        if memory is None or memory.due is None:
            return 0, False
        days = (memory.due - self.store.today()).days
        return max(days, 0), comes_again(memory)

    @property
    def last(self) -> Answered | None:
        """The newest answer of this sitting that stands."""
        return self._log[-1] if self._log else None

    def override(self) -> Answered | None:
        """Say that the newest verdict was mistaken: right becomes wrong, and anything else right."""
        answered = self.last
        if answered is None:
            return None
        right = answered.mark.verdict in {"right", "near"}
        verdict, score, rating = ("wrong", 0.0, AGAIN) if right else ("right", 1.0, GOOD)
        known = self.store.override(answered.uuid, verdict, rating, score)
        card = answered.question.card.id
        days, again = self._ahead(known)
        mark = Mark(verdict, score, "as you say", answered.mark.expected)  # type: ignore[arg-type]
        changed = answered._replace(
            mark=mark, days=days, again=again, memory=known, overridden=not answered.overridden
        )
        self._log[-1] = changed
        if self.answered is not None:
            self.answered = changed
        if self.current is None or self.current.question.card.id != card or self.answered is not None:
            self._hand.place(card, known)
        return changed

    # -- going back, leaving out ------------------------------------------------------------------

    def undo(self) -> str | None:
        """Take back the newest step, an answer or a card put away, and ask again; None where there is none.

        Returns the id of the card.
        """
        if self._away and self._away[-1].answers == len(self._log):
            self._bring_back(self._away[-1])
            return self._away.pop().asked.question.card.id
        event = self.store.undo()
        if event is None or event.card is None:
            return None
        if self.current is not None and self.answered is None and self.current.question.card.id != event.card:
            self._line.put_first(self.current.question.card.id)
        if self._log and self._log[-1].uuid == event.uuid:
            self._undone.append(self._log.pop())
            self._told.take_back()
        self._return(event.card, event.asked_as or "", event.seed or 0)
        return event.card

    def _bring_back(self, away: _Away) -> None:
        """Bring a card back that was suspended or buried in this sitting: to its question, or its verdict."""
        card = away.asked.question.card.id
        memory = self.store.memory(card)
        if memory is not None and memory.suspended:
            self.store.unsuspend(card)
        if memory is not None and memory.hidden(self.store.today()) and not memory.suspended:
            self.store.bury(card, self.store.today())
        if self.current is not None and self.answered is None:
            self._line.put_first(self.current.question.card.id)
        self._hand.take_in(card)
        self.store.claim(card, shared=True)
        self.current, self.answered = away.asked, self.last if away.answered else None
        self._shown_at = self._now()
        if away.answered:
            self._hand.place(card, self.store.memory(card))

    def redo(self) -> Event | None:
        """Put back the answer taken back last; None where there is none."""
        event = self.store.redo()
        if event is not None and event.card is not None:
            if self._undone and self._undone[-1].uuid == event.uuid:
                self._log.append(self._undone.pop())
                self._told.add(self._log[-1])
            self._line.leave(event.card)
            self._hand.place(event.card, self.store.memory(event.card))
            if self.current is None or self.current.question.card.id == event.card:
                self._advance()
        return event

    def _return(self, card_id: str, kind: str, seed: int) -> None:
        """Ask a card once more as it was asked, even one of an earlier sitting."""
        self._line.leave(card_id)
        deck = self.decks.get(card_id.partition("/")[0])
        card = deck.card(card_id) if deck is not None else None
        if deck is None or card is None:
            self._advance()
            return
        self._hand.take_in(card_id)
        memory = self.store.memory(card_id)
        question = make(card, deck, kind, seed) if kind else None
        if question is None:
            question = ask(card, deck, memory.rung if memory else 0, seed)
        if question is None:
            self._advance()
            return
        self.answered = None
        self.current = Asked(question, deck, memory)
        self.store.claim(card_id, shared=True)
        self._shown_at = self._now()

    def skip(self) -> bool:
        """Put the question off to the end of the sitting, the second time out of it; nothing is logged.

        Returns whether it comes again in this sitting.
        """
        if self.current is None:
            return False
        card = self.current.question.card.id
        again = card not in self._skipped
        if self.answered is None:
            if again:
                self._line.put_last(card)
                self._skipped.add(card)
            else:
                self._hand.cards.discard(card)
        self._advance()
        return again

    def suspend(self) -> str:
        """Ask this card no more until it is taken up again; return its id."""
        assert self.current is not None
        card = self.current.question.card.id
        self.store.suspend(card)
        self._away.append(_Away(self.current, len(self._log), answered=self.answered is not None))
        self._hand.put_away(card)
        self._advance()
        return card

    def bury(self) -> str:
        """Put this card off to tomorrow; return its id."""
        assert self.current is not None
        card = self.current.question.card.id
        self.store.bury(card, self.store.today() + timedelta(days=1))
        self._away.append(_Away(self.current, len(self._log), answered=self.answered is not None))
        self._hand.put_away(card)
        self._advance()
        return card

    def flag(self, comment: str, card: str = "") -> str:
        """Flag a card for its author, this one if none is named, with a comment; return its id."""
        if not card:
            assert self.current is not None
            card = self.current.question.card.id
        self.store.flag(card, comment)
        return card

    # -- at the end -------------------------------------------------------------------------------

    def summary(self) -> Summary:
        """Return what the sitting came to so far, and what was not said yet of cards left for another day."""
        from quizapp.progress.stats import tally  # noqa: PLC0415 - the first question does without

        missed = [each.question.card for each in self._log if each.mark.verdict in {"wrong", "part"}]
        return Summary(
            answered=len(self._log),
            verdicts=dict(Counter(each.mark.verdict for each in self._log)),
            again=list({card.id: (card.prompt, card.answer.shown) for card in missed}.values()),
            firmer=self._hand.firmer(),
            ms=tally(self.store.db, self.store.sitting or "").ms,
            waiting=self._waiting(),
        )
