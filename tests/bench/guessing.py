"""How often options are right that are picked without knowing anything: by length, place, frequency, words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from quizapp.fold import fold
from quizapp.questions import kinds_for, make
from quizapp.response import Pick

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from quizapp.deck import Deck

__all__ = ["STRATEGIES", "Guessed", "guessed", "questions_of"]

PICKED = ("choice", "matrix", "odd_one_out", "true_false")  # kinds in which one of several texts is picked
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]


class Seen(NamedTuple):
    """One question as a guesser sees it, and which option is right."""

    card: str
    seed: int
    kind: str
    prompt: str
    options: tuple[str, ...]
    right: int


class Guessed(NamedTuple):
    """A kind, a strategy, the share that it gets right, that of chance, and over how many questions."""

    kind: str
    strategy: str
    share: float
    chance: float
    questions: int

    @property
    def over(self) -> float:
        """Return by how many points it beats chance."""
        return 100 * (self.share - self.chance)


def questions_of(deck: Deck, seeds: Iterable[int], kinds: Iterable[str] = PICKED) -> list[Seen]:
    """Make every question of a deck in which an option is picked."""
    found = []
    for card in deck.cards():
        for kind in set(kinds) & set(kinds_for(card)):
            for seed in seeds:
                question = make(card, deck, kind, seed)
                if question is not None and isinstance(question.shape, Pick):
                    found.append(
                        Seen(card.id, seed, kind, question.prompt, question.options, question.shape.right)
                    )
    return found


# A strategy gives each option a number; the highest is picked, and of several the first that comes to hand.
def longest(seen: Seen) -> list[float]:
    """Pick the longest option."""
    return [len(option) for option in seen.options]


def shortest(seen: Seen) -> list[float]:
    """Pick the shortest option."""
    return [-len(option) for option in seen.options]


def shares_words(seen: Seen) -> list[float]:
    """Pick the option that shares most words with the prompt."""
    asked = set(_words(seen.prompt))
    return [len(asked & set(_words(option))) for option in seen.options]


def middle(seen: Seen) -> list[float] | None:
    """Pick the date or number in the middle; None where the options are neither."""
    values = [_value(option) for option in seen.options]
    if None in values:
        return None
    places = sorted(range(len(values)), key=lambda place: values[place] or ())
    rank = {place: number for number, place in enumerate(places)}
    return [-abs(rank[place] - (len(values) - 1) / 2) for place in range(len(values))]


def outermost(seen: Seen) -> list[float] | None:
    """Pick the first or the last date or number."""
    found = middle(seen)
    return None if found is None else [-value for value in found]


def _words(text: str) -> list[str]:
    return [word for word in fold(text).split() if len(word) > 3]


def _value(text: str) -> tuple[float, ...] | None:
    """Return what a date or number sorts by; None for what is none."""
    numbers = [float(each) for each in re.findall(r"\d+(?:\.\d+)?", text.replace(",", ""))]
    letters = re.sub(
        r"[\d\W]|the|about|perhaps|since|until|at least|from|to|and|some time|in", " ", text.lower()
    )
    rest = [word for word in letters.split() if word not in _MONTHS and word not in {"s", "th"}]
    if not numbers or len(rest) > 1:
        return None
    month = next((n for n, name in enumerate(_MONTHS) if name in text.lower()), 0)
    years = [number for number in numbers if number > 31] or numbers
    return (*years, month, *numbers)


def guessed(seen: list[Seen]) -> list[Guessed]:
    """Return how each strategy does in each kind; the most frequent option is counted over all of them."""
    shown = Counter((each.seed, option) for each in seen for option in set(each.options))
    right: defaultdict[str, set[str]] = defaultdict(set)
    for each in seen:
        right[each.options[each.right]].add(each.card)
    strategies = STRATEGIES | {
        "most often shown": lambda one: [shown[one.seed, option] for option in one.options],
        "most often right elsewhere": lambda one: [len(right[option] - {one.card}) for option in one.options],
    }
    found = []
    for kind in sorted({each.kind for each in seen} - {"true_false"}):
        mine = [each for each in seen if each.kind == kind]
        found += [done for name, score in strategies.items() if (done := _tried(kind, name, score, mine))]
    said = [each for each in seen if each.kind == "true_false"]
    for place, name in enumerate(("always true", "always false")) if said else ():
        found.append(
            Guessed("true_false", name, sum(e.right == place for e in said) / len(said), 0.5, len(said))
        )
    return found


def _tried(
    kind: str, name: str, score: Callable[[Seen], list[float] | None], seen: list[Seen]
) -> Guessed | None:
    share = chance = count = 0.0
    for each in seen:
        scores = score(each)
        if scores is not None:
            best = [place for place, value in enumerate(scores) if value == max(scores)]
            share += (each.right in best) / len(best)
            chance += 1 / len(scores)
            count += 1
    return Guessed(kind, name, share / count, chance / count, int(count)) if count else None


STRATEGIES: dict[str, Callable[[Seen], list[float] | None]] = {
    "longest": longest,
    "shortest": shortest,
    "middle date or number": middle,
    "outermost date or number": outermost,
    "shares most words with the prompt": shares_words,
}
