"""negative-stem: a question that turns on a small "not".

Read in a hurry, "which is not" is "which is", and who knows the matter answers wrong. Ask for what is the
case; where that cannot be, let the NOT stand out in capitals.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.manuscript import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.manuscript import Manuscript

SEVERITY = "advice"
WRONG = """\
deck: example
cards:
  river: {ask: Which river is not the border?, answer: Ebro, wrong: [Bidasoa]}
"""
RIGHT = """\
deck: example
cards:
  river: {ask: Which river is NOT the border?, answer: Ebro, wrong: [Bidasoa]}
"""
_NOT = re.compile(
    r"\b(?:which|what|who|whom|whose|where|when)\b[^?]*?"
    r"\b(not(?! (?:to|only|yet|forget))|never|except|\w+n['’]t|cannot|neither)\b"
    r"|\b(except) (?:which|what|who|one)\b"
    r"|(?<=[가-힣]) (않은|아닌) (?:것|사람|나라)",
    re.IGNORECASE,
)


def find(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield every question whose negation is in small letters."""
    for fact in manuscript.facts:
        for written in manuscript.texts_of(fact, "ask") if "ask" in fact.values else ():
            found = _NOT.search(written.scalar.text)
            word = next(filter(None, found.groups()), "") if found is not None else ""
            if word and not word.isupper():
                stands = f"Write {word.upper()} in capitals" if word.isascii() else "Let it stand out"
                yield Finding(
                    manuscript.of(fact, written),
                    f"The question turns on “{word}”, which is easily missed.",
                    f"Ask for what is the case. {stands} where it has to stay.",
                )
