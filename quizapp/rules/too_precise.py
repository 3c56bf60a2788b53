"""too-precise: a date that is more exact than its source says.

The precision written is the precision asked: a learner is told "not yet" over a day that the source never
printed. What is known from elsewhere belongs in `outside:`, and what was worked out is marked `inferred:`.
With `--against` the dates of events are compared with the text itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.edtf import bounds, parse
from quizapp.manuscript import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.edtf import Interval
    from quizapp.manuscript import Manuscript

SEVERITY = "advice"
WRONG = """\
deck: example
sources: {book: {title: A history of the border, date: 1659-11}}
actors:
  mazarin: {name: Jules Mazarin, role: chief minister of France, as_of: 1659-11-07, source: book}
  haro: {name: Luis de Haro, role: chief minister of Spain, source: book}
"""
RIGHT = """\
deck: example
sources: {book: {title: A history of the border, date: 1659-11}}
actors:
  mazarin: {name: Jules Mazarin, role: chief minister of France, as_of: 1659-11, source: book}
  haro: {name: Luis de Haro, role: chief minister of Spain, source: book}
"""


def find(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield every as-of date that lies within the date of the one source cited and is more exact than it."""
    for fact in manuscript.facts:
        held = fact.date("as_of")
        cited = {key for key, _place in fact.cited}
        if held is None or len(cited) != 1 or fact.text("inferred"):
            continue
        source = manuscript.deck.source(min(cited))
        written = parse(source.date) if source is not None and source.date else None
        if written is not None and _within(held, written):
            yield Finding(
                manuscript.at(fact, "as_of"),
                f"`{fact.text('as_of')}` is more exact than the date of its source, `{written.text}`.",
                "Write the precision that the source gives; a date from elsewhere belongs in `outside:`.",
            )


def _within(held: Interval, written: Interval) -> bool:
    first, last = bounds(held)
    earliest, latest = bounds(written)
    return earliest <= first and last <= latest and last - first < latest - earliest
