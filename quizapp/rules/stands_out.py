"""stands-out: a right option that its look gives away.

Who does not know picks the option that is twice as long, or the only one with a full stop, and is right.
Options teach when they are alike in form and length. The program sees to that where it draws them itself;
here they are the author's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.manuscript import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.manuscript import Manuscript

SEVERITY = "advice"
LATE = True
WRONG = """\
deck: example
cards:
  river:
    ask: Why is there a border at the river?
    answer: Because two ministers drew it there in the peace that ended a long war
    wrong: [It is wide, It is deep, It is cold]
"""
RIGHT = """\
deck: example
cards:
  river:
    ask: Why is there a border at the river?
    answer: Two ministers drew it there
    wrong: [Fishermen had always met there, It was too wide to cross, The king had a house there]
"""
_FEWEST = 2  # wrong options among which one can stand out
_TIMES, _LETTERS = 1.7, 12  # how much longer or shorter it may be
_STOP = (".", "。")


def find(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield every card whose right option differs from all that its author wrote beside it."""
    for card in manuscript.cards() if any("wrong" in fact.values for fact in manuscript.facts) else ():
        if "choice" not in card.kinds:
            continue
        wrong = manuscript.own_options(card)
        told = _told(card.answer.shown, wrong) if len(wrong) >= _FEWEST else ""
        if told:
            yield Finding(
                manuscript.at(card.fact, "wrong", card.facet),
                f"The right option {told}.",
                "Write the options alike in form and length.",
            )


def _told(right: str, wrong: list[str]) -> str:
    lengths = [len(text) for text in wrong]
    if len(right) > max(lengths) * _TIMES and len(right) - max(lengths) >= _LETTERS:
        return "is far longer than all the wrong ones"
    if len(right) * _TIMES < min(lengths) and min(lengths) - len(right) >= _LETTERS:
        return "is far shorter than all the wrong ones"
    stopped = right.endswith(_STOP) and not any(text.endswith(_STOP) for text in wrong)
    return "ends with a full stop, and no wrong one does" if stopped else ""
