"""Introducing: a new fact, shown once before it is asked, where the learner wants that; nothing is logged."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.study.telling import telling

if TYPE_CHECKING:
    from quizapp.study.session import Session
    from quizapp.study.telling import Telling

__all__ = ["Introducing", "Introduction"]


class Introduction(NamedTuple):
    """What is shown of a fact before it is asked."""

    prompt: str
    told: Telling


class Introducing:
    """The new facts that a sitting has shown so far."""

    def __init__(self) -> None:
        self._shown: set[str] = set()

    def of(self, session: Session) -> Introduction | None:
        """Return what is to be shown before the question on screen is asked, if anything is; each once."""
        asked = session.current
        if asked is None or session.answered is not None or not session.settings.show_new:
            return None
        card = asked.question.card
        if card.id in self._shown or not (asked.memory is None or asked.memory.state == "new"):
            return None
        self._shown.add(card.id)
        return Introduction(card.prompt, telling(card, asked.deck))
