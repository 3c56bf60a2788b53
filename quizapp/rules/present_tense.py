"""present-tense: a present-tense question about an office, without a date.

"Who is defence minister?" has another answer next year, and the card goes on teaching the old one. Roles are
snapshots: say when they were held, or give the fact an `as_of`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.manuscript import Finding
from quizapp.office import is_office
from quizapp.wording import as_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.manuscript import Manuscript

SEVERITY = "advice"
WRONG = """\
deck: example
cards:
  minister: {ask: Who is chief minister of France?, answer: Jules Mazarin}
"""
RIGHT = """\
deck: example
cards:
  minister: {ask: Who was chief minister of France in 1659?, answer: Jules Mazarin}
"""
_IS = re.compile(
    r"\b(?:who|which \w+)(?:['’]s| is| are| serves as)(?: now| currently| today)?\b"
    r"|\b(?:is|are) (?:now|currently|today|at present)\b"
    r"|\b(?:currently|nowadays|at present|incumbent)\b|현재|現在",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\bwho (?:now |currently )?(?:heads|leads|chairs|presides over|governs)\b"
    r"|\bwhat (?:office|post|position) does\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b\d{4}\b")
_ASKED = {"ask", "cloze", "role"}


def find(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield every question or role in the present tense about an office, where nothing says as of when."""
    for fact in manuscript.facts:
        if _ASKED.isdisjoint(fact.values) or as_of(fact, manuscript.deck):
            continue
        for written in manuscript.texts(fact):
            text = written.scalar.text
            told = (_LEADS.search(text) or (_IS.search(text) and is_office(text))) and not _YEAR.search(text)
            if written.keys[0] in _ASKED and told:
                yield Finding(
                    manuscript.of(fact, written),
                    "This speaks of an office in the present tense, and nothing says as of when.",
                    "Ask in the past tense with a date, or give the fact an `as_of:`.",
                )
