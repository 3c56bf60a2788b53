"""choice: one right option among up to four, the others near it and none of them right."""

from __future__ import annotations

import re
from itertools import islice
from random import Random
from typing import TYPE_CHECKING

from quizapp.fact import Option
from quizapp.facts import kind_of
from quizapp.fold import squeeze
from quizapp.question import Question
from quizapp.response import Pick

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.fact import Around, Card

LEVEL = 0
MOST = 4  # options shown
DRAWN = 12  # candidates looked at
_BARE_NUMBER = re.compile(r"(about |at least )?[\d.,]+\Z")
EXAMPLE = (
    """
deck: example
cards:
  river: {ask: Which river is the border?, answer: Bidasoa, wrong: [Ebro, Adour]}
""",
    "river#answer",
    "Which river is the border?",
)


def make(card: Card, around: Around, seed: int, mistaken: Sequence[str] = ()) -> Question | None:
    """Make a choice; None where the deck has no wrong option for it."""
    if "choice" not in card.kinds:
        return None
    rng = Random(f"{seed} {card.id}")  # noqa: S311 - a draw that a log can repeat, not a secret
    right = Option(_right(card), card.fact.key)
    wrong = _draw(right, list(islice(_fair(card, right, around), DRAWN)), rng, mistaken)
    if not wrong:
        return None
    options = [right, *wrong]
    rng.shuffle(options)
    if _in_numeric_order(options):
        options.sort(key=_number)
    return Question(
        card, "choice", card.prompt, Pick(tuple(options), options.index(right)), 1 / len(options), seed
    )


def _right(card: Card) -> str:
    if card.points and card.facet == "why":
        return card.points[0]
    return card.answer.shown


def _fair(card: Card, right: Option, around: Around) -> Iterator[Option]:
    """Yield wrong options that differ from the right one and from each other when read."""
    seen = {squeeze(right.text)}
    for option in kind_of(card.fact.kind).wrong(card, around):
        form = squeeze(option.text)
        if form and form not in seen:
            seen.add(form)
            yield option


def _draw(right: Option, fair: Sequence[Option], rng: Random, mistaken: Sequence[str]) -> list[Option]:
    """Draw wrong options: those it was taken for, the author's and the likeliest first, but never fixed."""
    first = [option for option in fair if option.own or (option.key and option.key in mistaken)]
    rest = [option for option in fair if option not in first]
    chosen = rng.sample(first, min(len(first), MOST - 1))
    # The likelier, and the more alike in length, the sooner; and a little by chance.
    weight = {
        option: place + min(abs(len(option.text) - len(right.text)) / 12, 4) + rng.random() * 3
        for place, option in enumerate(rest)
    }
    return (chosen + sorted(rest, key=weight.__getitem__))[: MOST - 1]


def _number(option: Option) -> tuple[float, ...]:
    digits = "".join(c if c.isdigit() or c == "." else " " for c in option.text.replace(",", "")).split()
    return tuple(float(each) for each in digits if each.count(".") < 2 and each != ".")  # noqa: PLR2004 - a decimal point


def _in_numeric_order(options: Sequence[Option]) -> bool:
    """Years and numbers are read in order; a shuffled row of them only costs time."""
    return all(_BARE_NUMBER.match(option.text) for option in options)
