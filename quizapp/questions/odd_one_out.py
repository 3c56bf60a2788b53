"""odd_one_out: three that share something and one that does not, to be found."""

from __future__ import annotations

from itertools import islice
from random import Random
from typing import TYPE_CHECKING

from quizapp.drawing import confused
from quizapp.facts import differing_of
from quizapp.question import Question
from quizapp.response import Pick

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.fact import Around, Card, Option

LEVEL = 0
SHARING = 3  # options that share it
DRAWN = 6  # others looked at
EXAMPLE = (
    """
deck: example
actors:
  france: {name: France, kind: government}
  spain: {name: Spain, kind: government}
  savoy: {name: Savoy, kind: government}
  england: {name: England, kind: government}
issues: {border: The border}
positions:
  all: {holder: [france, spain, savoy], issue: border, stance: want it settled}
""",
    "all#holder",
    "Three of these want it settled. Which one is not named among them?",
)


def make(card: Card, around: Around, seed: int, mistaken: Sequence[str] = ()) -> Question | None:
    """Make a choice of four; None where fewer than three share it, or no other surely does not."""
    differing = differing_of(card.fact.kind)
    if "odd_one_out" not in card.kinds or differing is None:
        return None
    prompt, sharing, others = differing.odd(confused(card, mistaken), around)
    near = list(islice(others, DRAWN))  # what the learner took for it stands first among them
    if not prompt or len(sharing) < SHARING or not near:
        return None
    rng = Random(f"{seed} {card.id}")  # noqa: S311 - a draw that a log can repeat, not a secret
    shown = rng.sample(sharing, SHARING)
    taken = [option for option in near if option.key in mistaken]
    odd = rng.choice(taken or _as_long(shown, near, rng))
    options = [odd, *shown]
    rng.shuffle(options)
    return Question(
        card, "odd_one_out", prompt, Pick(tuple(options), options.index(odd)), 1 / len(options), seed
    )


def _as_long(shown: Sequence[Option], others: Sequence[Option], rng: Random) -> Sequence[Option]:
    """Return those of the others whose length stands among the shown where it is drawn to stand."""
    wanted = rng.randint(0, len(shown))
    lengths = [len(option.text) for option in shown]
    off = [abs(sum(length < len(option.text) for length in lengths) - wanted) for option in others]
    return [option for option, far in zip(others, off, strict=True) if far == min(off)]
