"""renamed-key: a fact that was known under another key, and does not say so.

Progress is filed under the key. Where nothing else has changed it follows all the same; but once the fact
is reworded as well, nobody can tell any more, and the learner begins it anew. `was: old-key` makes it sure.
It is seen by what the deck was when it was last checked on this computer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.manuscript import Finding
from quizapp.sheet import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.fact import Fact
    from quizapp.manuscript import Manuscript
    from quizapp.reading import File
    from quizapp.sheet import Sheet

SEVERITY = "advice"
LATE = True
WRONG = "A fact `river` that becomes `border-river` between one `quizapp check` and the next."
RIGHT = "The fact `border-river` with `was: river`."


def _renamed(manuscript: Manuscript) -> Iterator[tuple[Fact, str]]:
    """Yield the facts whose keys of before are not said, with those keys."""
    said = {(old, new) for old, new in manuscript.deck.renamed()}
    pairs = dict.fromkeys(
        (old.partition("#")[0].partition("/")[2], new.partition("#")[0].partition("/")[2])
        for old, new in manuscript.edits.renamed.items()
    )
    for old, new in pairs:
        fact = manuscript.deck.fact(new)
        taken = manuscript.deck.fact(old) is not None  # keys that were exchanged: no `was` could say so
        if old != new and (old, new) not in said and fact is not None and not taken:
            yield fact, old


def find(manuscript: Manuscript) -> Iterator[Finding]:
    """Yield every fact that had another key when the deck was last checked."""
    for fact, old in _renamed(manuscript):
        yield Finding(
            manuscript.at(fact),
            f"`{fact.key}` was `{old}` when this deck was last checked.",
            f"Write `was: {old}`, so that progress follows it for sure; `quizapp check --fix` does it.",
        )


def mends(manuscript: Manuscript, file: File, sheet: Sheet) -> Iterator[Edit]:
    """Yield the former keys as the first field of their facts, where none is said yet."""
    for fact, old in _renamed(manuscript):
        node = manuscript.node(fact)
        if fact.path != file.name or node is None or "was" in node.items:
            continue
        place = (node.line, node.column)
        if node.flow and place in sheet.brackets:
            start = sheet.brackets[place][0] + 1
            yield Edit.to(start, start, f"was: {old}, ")
        elif place in sheet.texts:
            start = sheet.texts[place][0]
            yield Edit.to(start, start, f"was: {old}{sheet.newline}{' ' * (node.column - 1)}")
