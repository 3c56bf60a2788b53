"""Drawing: which wrong options are shown, so that the look of an option never tells whether it is right.

Where the right answer stands among the others by length, or by value where all are dates or numbers, is
drawn first, and the likeliest wrong options are then taken from either side of it. Who always picks the
longest, or the date in the middle, is right no more often than by chance.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from quizapp.edtf import MONTHS
from quizapp.fold import squeeze

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from random import Random

    from quizapp.fact import Card, Option

__all__ = ["Firsts", "confused", "draw", "likely", "place"]

_LOOKED = 60  # options among which those are looked for that the learner once took for the answer
_CHANCE = 4  # by how many places chance may move a likely option
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_MONTHS = {name: number for number, name in enumerate(MONTHS, 1)} | {"spring": 3, "summer": 6, "autumn": 9}
_SAID = frozenset(
    (
        "the", "and", "to", "at", "in", "on", "from", "since", "until", "about", "perhaps", "least", "some",
        "time", "between", "s", "st", "nd", "rd", "th", "century",
    )
)  # fmt: skip
_LAST_DAY = 31


class Firsts(NamedTuple):
    """What comes first among wrong options: what the learner took for it, and what its author says it is."""

    mistaken: Sequence[str] = ()
    alike: Collection[str] = ()

    def authors(self, option: Option) -> bool:
        """Say whether an option is of the author's own choice."""
        return option.own or (option.key or option.text) in self.alike


def confused(card: Card, mistaken: Sequence[str]) -> Card:
    """Return the card with what the learner took it for among what its author says it is taken for."""
    if not mistaken:
        return card
    keys = [*mistaken, *card.fact.texts("confused_with")]
    return card._replace(fact=card.fact._replace(values={**card.fact.values, "confused_with": keys}))


def likely(
    options: Iterable[Option], right: Collection[str], mistaken: Sequence[str], most: int
) -> list[Option]:
    """Return the first options that read otherwise than the right ones and each other.

    What the learner once took for the answer is looked for further, and stands first.
    """
    seen = {squeeze(text) for text in right}
    found: list[Option] = []
    taken: list[Option] = []
    for looked, option in enumerate(options):
        form = squeeze(option.text)
        if form and form not in seen:
            if option.key and option.key in mistaken:
                seen.add(form)
                taken.append(option)
            elif len(found) < most:
                seen.add(form)
                found.append(option)
        if len(found) == most and (len(taken) == len(mistaken) or looked > _LOOKED):
            break
    return [*taken, *found]


def draw(right: str, options: Sequence[Option], rng: Random, first: Firsts, most: int) -> list[Option]:
    """Draw up to so many wrong options, which are given the likeliest first.

    Those that the learner took for it come first, then those of the author; of the rest the likelier the
    sooner, from either side of the right one as its own place is drawn.
    """
    taken = [option for option in options if option.key and option.key in first.mistaken]
    own = [option for option in options if option not in taken and first.authors(option)]
    chosen = taken[:most]
    chosen += rng.sample(own, min(len(own), most - len(chosen)))
    rest = [option for option in options if option not in chosen and option not in own]
    weight = {option: place + rng.random() * _CHANCE for place, option in enumerate(rest)}
    rest.sort(key=weight.__getitem__)
    ordered = all(place(each) for each in (right, *(option.text for option in options)))
    measure = place if ordered else _length
    mine = measure(right)
    # Right answers are by nature the longer ones, so that the longest place is drawn half as often.
    ranks = list(range(most + 1)) if ordered else [*range(most), *range(most + 1)]
    wanted = rng.choice(ranks) - sum(measure(option.text) < mine for option in chosen)
    below = [option for option in rest if measure(option.text) < mine]
    above = [option for option in rest if measure(option.text) > mine]
    alike = [option for option in rest if measure(option.text) == mine]
    room = most - len(chosen)
    before = min(max(wanted, 0), room)
    parts = (below[:before], above[: room - before])
    chosen += [option for part in parts for option in part]
    chosen += [*alike, *below[before:], *above[room - before :]][: most - len(chosen)]
    return chosen


def _length(text: str) -> tuple[float, ...]:
    return (len(text),)


@lru_cache(maxsize=4096)
def place(text: str) -> tuple[float, ...]:
    """Return where a date or a number stands in a row of them; nothing for what is neither."""
    bare = text.replace(",", "")
    numbers = [float(number) for number in _NUMBER.findall(bare.replace("–", " "))]
    words = [word for word in re.findall(r"[^\W\d_]+", text) if word.lower() not in _SAID]
    months = [_MONTHS[word] for word in words if word in _MONTHS]
    units = set(words) - set(_MONTHS)
    if not numbers or len(units) > 1 or (units and months):
        return ()
    years = [number for number in numbers if number > _LAST_DAY]
    return (*years, *months, *numbers) if months else tuple(numbers)
