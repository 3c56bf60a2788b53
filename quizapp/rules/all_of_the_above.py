"""all-of-the-above: an option that speaks of the other options.

"All of the above" is right as soon as two others are, so it is guessed; and since options are shown in any
order, there is no above. Make a card whose answer is a list, or one card for each.
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
  river: {ask: Which river is the border?, answer: Bidasoa, wrong: [Ebro, Adour, All of the above]}
"""
RIGHT = """\
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa, wrong: [Ebro, Adour, Nive]}
"""
_OTHERS = re.compile(
    r"\W*(?:(?:all|none|both|any|neither|two|three|some) (?:of )?(?:the )?(?:above|below|these|others|options"
    r"|answers)(?: (?:above|below|are right|is right))?|(?:all|none)(?: of)? the above"
    r"|(?:위의|보기의?|다음) ?(?:모두|전부)|모두 (?:정답|맞다)|해당 ?없음"
    r"|both [a-f] (?:and|&) [a-f]|[a-f] (?:and|&) [a-f]|todas las anteriores|alle (?:oben )?genannten"
    r"|(?:上記|以上)の?(?:すべて|全て|どれでもない))\W*",
    re.IGNORECASE,
)
_OPTIONS = {"answer", "wrong", "also"}


def find(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield every answer and option that means others."""
    for fact in manuscript.facts:
        if _OPTIONS.isdisjoint(fact.values):
            continue
        for written in manuscript.texts(fact):
            if written.keys[0] in _OPTIONS and _OTHERS.fullmatch(written.scalar.text):
                yield Finding(
                    manuscript.of(fact, written),
                    f"`{written.scalar.text.strip()}` speaks of the other options, which stand in any order.",
                    "Write an option of its own, or a card whose answer is a list.",
                )
