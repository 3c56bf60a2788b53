"""never-asked: a fact that no question can ask.

It makes no card, and no other fact refers to it; or its cards can be asked in none of their kinds. It costs
an author work and teaches nobody. Actors are no part of this: they stand among the wrong options.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.facts import fields_of
from quizapp.manuscript import MOST, Finding
from quizapp.questions import kinds_for, make

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.manuscript import Manuscript

SEVERITY = "advice"
LATE = True
WRONG = """\
deck: example
events:
  peace: {what: They make peace}
cards:
  border: {ask: Which river is the border?, answer: Bidasoa}
"""
RIGHT = """\
deck: example
events:
  peace: {what: They make peace, where: Pheasant Island}
cards:
  border: {ask: Which river is the border?, answer: Bidasoa}
"""


def find(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield the facts without a card to which none refers, and those none of whose cards can be asked."""
    if manuscript.deck.card_count() > MOST:  # not all cards are known
        return
    carded: dict[str, bool] = {}
    for card in manuscript.cards():
        if not carded.get(card.fact.key):
            kinds = reversed(kinds_for(card))  # what has to be recalled needs no companions
            carded[card.fact.key] = any(make(card, manuscript.deck, kind, 0) is not None for kind in kinds)
    named = _named(manuscript)
    for fact in manuscript.facts:
        asked = carded.get(fact.key)
        left_out = fact.kind == "actor" or fact.key in named or fact.values.get("facets") == []
        if asked is None and not left_out:
            said = f"`{fact.key}` makes no card, and no other fact refers to it."
            yield Finding(manuscript.at(fact), said, "Give it what can be asked, refer to it, or remove it.")
        elif asked is False:
            said = f"No kind of question can ask `{fact.key}`."
            hint = "Give it wrong options, or companions of its kind; `quizapp cards` shows its cards."
            yield Finding(manuscript.at(fact), said, hint)


def _named(manuscript: Manuscript) -> set[str]:
    """Return every key that another fact names: by reference, as an answer, or as a side or an account."""
    named: set[str] = set()
    for fact in manuscript.facts:
        fields = fields_of(fact.kind)
        for name in fact.values:
            if fields[name].shape in {"ref", "refs", "look"} or name in {"according_to", "answer"}:
                named.update(fact.texts(name))
            elif fields[name].shape == "sides":
                sides = (each if isinstance(each, str) else each[0] for each in fact.values[name])
                named.update(part.strip() for side in sides for part in side.split("+"))
            elif fields[name].shape == "facets":
                named.update(text for texts in fact.values[name].values() for text in texts)
    return named
