"""unsettled-order: an order that is asked though the dates do not settle it.

Two events of one month, or a year and a month of it, stand in no order that a learner could know. Where the
text knows more than the dates, `after:` and `before:` say so.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from quizapp.facts import ordering_of
from quizapp.fold import squeeze
from quizapp.manuscript import Finding
from quizapp.questions import make

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.fact import Fact
    from quizapp.manuscript import Manuscript

SEVERITY = "advice"
WRONG = """\
deck: example
events:
  war: {what: War breaks out, short: War, when: 1635}
  fleet: {what: A fleet sets sail, short: Fleet, when: 1635-05}
  peace: {what: They make peace, short: Peace, when: 1659}
cards:
  which: {ask: Put these in order., answer: [War, Fleet], in_order: true}
"""
RIGHT = """\
deck: example
events:
  war: {what: War breaks out, short: War, when: 1635}
  fleet: {what: A fleet sets sail, short: Fleet, when: 1635-05, after: [war]}
  peace: {what: They make peace, short: Peace, when: 1659}
cards:
  which: {ask: Put these in order., answer: [War, Fleet], in_order: true}
"""
_ORDERS = ("order", "timeline")


def find(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield lists of events whose order is not settled, and events that cannot be asked in any."""
    ordering = ordering_of("event")
    assert ordering is not None
    listing = any(fact.flag("in_order") for fact in manuscript.facts)
    events = _called(manuscript) if listing else {}
    for fact in manuscript.facts:
        if fact.flag("in_order"):
            listed = [events.get(squeeze(text)) for text in fact.texts("answer")]
            for one, other in pairwise(listed):
                if one is not None and other is not None and not ordering.earlier(one, other):
                    turned = ordering.earlier(other, one)
                    yield Finding(
                        manuscript.at(fact, "answer"),
                        f"`{one.key}` is not known to be before `{other.key}`"
                        + (": it is the later one." if turned else "; their dates do not settle it."),
                        "Write them in the order of their dates, or say `after:` at the later event.",
                    )
        elif fact.kind == "event" and set(fact.per("ask_as", "when")) & set(_ORDERS):
            card = manuscript.deck.card(f"{manuscript.deck.id}/{fact.key}#when")
            if card is not None and not any(make(card, manuscript.deck, kind, 0) for kind in _ORDERS):
                yield Finding(
                    manuscript.at(fact, "ask_as"),
                    f"`{fact.key}` cannot be put in order: too few other events are surely earlier or later.",
                    "Give its date or theirs more exactly, or say `after:` or `before:`.",
                )


def _called(manuscript: Manuscript) -> dict[str, Fact]:
    """Return the events by all that an author may call them: key, label, and what happened."""
    return {
        squeeze(text): fact
        for fact in manuscript.facts
        if fact.kind == "event"
        for text in (fact.text("what"), fact.text("short"), fact.key)
        if text
    }
