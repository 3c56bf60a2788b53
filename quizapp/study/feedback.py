"""Feedback: what the logs of learners tell an author: answers they insisted on, cards they flagged."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from quizapp.deck import Problem
from quizapp.errors import ProgressError, UsageError
from quizapp.fold import squeeze
from quizapp.progress.event import turn_of
from quizapp.progress.jsonl import read
from quizapp.progress.replay import settle
from quizapp.safe import one_line
from quizapp.say import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from quizapp.deck import Deck
    from quizapp.fact import Card
    from quizapp.progress.event import Event

__all__ = ["heard", "read_logs"]

_WRITTEN = {"typed", "cloze"}
_GOOD = {"right", "near"}


def read_logs(paths: Iterable[Path]) -> list[Event]:
    """Read logs as `quizapp log` prints them, each event once, in the order of replay; raises UsageError."""
    found: dict[str, Event] = {}
    for path in paths:
        try:
            with path.open("rb") as stream:
                found.update((event.uuid, event) for event in read(stream, str(path)))
        except OSError as error:
            why = error.strerror or str(error)
            raise UsageError(
                f"{path} cannot be read: {why}.", "A log is what `quizapp log` prints."
            ) from error
        except ProgressError as error:
            raise UsageError(error.message, error.hint) from error
    return sorted(found.values(), key=lambda event: (event.clock, event.device, event.uuid))


def heard(deck: Deck, events: Iterable[Event]) -> list[Problem]:
    """Return, as advice at each card's fact, what learners overrode and flagged; what is settled is left out.

    An answer that the deck by now accepts, or refuses, is settled.
    """
    events = list(events)
    amends = settle([turn_of(event) for event in events])
    told: Counter[tuple[str, str, str]] = Counter()
    said: dict[tuple[str, str, str], str] = {}
    for event in events:
        amend = amends.get(event.uuid)
        if event.card is None or (amend is not None and amend.dead):
            continue
        if event.kind == "flag":
            text = str((event.data or {}).get("text", ""))
            key = event.card, "flag", squeeze(text)
        elif event.kind == "review" and amend is not None and event.asked_as in _WRITTEN and event.response:
            text = event.response
            key = event.card, "right" if amend.verdict in _GOOD else "wrong", squeeze(text)
        else:
            continue
        told[key] += 1
        said.setdefault(key, text)
    return sorted(_problems(deck, told, said), key=lambda each: (each.path, each.line))


def _problems(
    deck: Deck, told: Counter[tuple[str, str, str]], said: dict[tuple[str, str, str], str]
) -> Iterator[Problem]:
    for key, times in told.most_common():
        card = deck.card(key[0]) if key[0].startswith(f"{deck.id}/") else None
        if card is not None and (found := _advice(card, deck, key[1], one_line(said[key]), times)):
            yield Problem(card.fact.path, card.fact.line, 1, *found)


def _advice(card: Card, deck: Deck, kind: str, text: str, times: int) -> tuple[str, str, str, str] | None:
    """Return code, severity, message and hint; None where the deck has settled it since."""
    name = card.id.partition("/")[2]
    if kind == "flag":
        comment = f": “{text}”" if text else ", without a comment"
        return "flagged", "advice", f"`{name}` was flagged {counted(times, 'time')}{comment}.", "Look at it."
    accepted = card.answer.judge(text, deck.rivals(card)).verdict in _GOOD
    if accepted == (kind == "right"):
        return None
    answered = f"`{name}` was answered {counted(times, 'time')} with “{text}”, and the learner insisted that"
    if kind == "right":
        message = f"{answered} it was right; the answer is {one_line(card.answer.shown)}."
        return "insisted", "advice", message, "If it is right, add it to `also`."
    return "accepted", "advice", f"{answered} it was wrong.", "Make the answer or its aliases more exact."
