"""odd_one_out: three that share something and one that does not, to be found."""

from __future__ import annotations

from itertools import combinations, islice
from random import Random
from typing import TYPE_CHECKING

from quizapp.drawing import confused
from quizapp.facts import differing_of
from quizapp.fold import fold
from quizapp.question import Question
from quizapp.response import Pick

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.fact import Around, Card, Option

LEVEL = 0
SHARING = 3  # options that share it
DRAWN = 12  # others looked at
_WORD = 4  # letters of a word that means something
TRIED = 20  # ways to choose those that share it
EXAMPLE = (
    """
deck: example
actors:
  france: {name: France, kind: government}
  spain: {name: Spain, kind: government}
  netherlands: {name: The Netherlands, kind: government}
  england: {name: England, kind: government}
issues: {border: The border}
positions:
  all: {holder: [france, spain, netherlands], issue: border, stance: want it settled}
""",
    "all#holder",
    "Three of these want it settled. Which one is not named among them?",
)


def make(card: Card, around: Around, seed: int, mistaken: Sequence[str] = ()) -> Question | None:
    """Make a choice of four; None where fewer than three share it, or its look would tell the odd one."""
    differing = differing_of(card.fact.kind)
    if "odd_one_out" not in card.kinds or differing is None:
        return None
    prompt, sharing, others = differing.odd(confused(card, mistaken), around)
    near = list(islice(others, DRAWN))  # what the learner took for it stands first among them
    if not prompt or len(sharing) < SHARING or not near:
        return None
    rng = Random(f"{seed} {card.id}")  # noqa: S311 - a draw that a log can repeat, not a secret
    taken = [option for option in near if option.key in mistaken]
    if taken:
        odd, shown = rng.choice(taken), rng.sample(sharing, SHARING)
    else:
        ways = list(islice(combinations(rng.sample(sharing, len(sharing)), SHARING), TRIED))
        fair = ((_unlike(prompt, way, near, rng), way) for way in ways)
        found = next(((odd, list(way)) for odd, way in fair if odd is not None), None)
        if found is None:
            return None
        odd, shown = found
    options = [odd, *shown]
    rng.shuffle(options)
    return Question(
        card, "odd_one_out", prompt, Pick(tuple(options), options.index(odd)), 1 / len(options), seed
    )


def _unlike(prompt: str, shown: Sequence[Option], others: Sequence[Option], rng: Random) -> Option | None:
    """Draw one of the others that neither its length nor its words tell; None where there is none.

    Of four, the odd one is the longest one time in four at most, and the shortest as seldom, so that there
    has to be one of middling length, or of the same as all the rest. It never shares most words with the
    prompt.
    """
    asked = _words(prompt)
    most = max(len(asked & _words(option.text)) for option in shown)
    others = [option for option in others if len(asked & _words(option.text)) < max(most, 1)]
    low, high = min(len(option.text) for option in shown), max(len(option.text) for option in shown)
    level = [option for option in others if low == len(option.text) == high]
    between = level or [option for option in others if low < len(option.text) < high]
    if not between:
        return None
    shorter = [option for option in others if len(option.text) <= low < high]
    longer = [option for option in others if len(option.text) >= high > low]
    return rng.choice(rng.choice((shorter or between, longer or between, between, between)))


def _words(text: str) -> set[str]:
    return {word for word in fold(text).split() if len(word) >= _WORD}
