"""Sameness: whether what was seen of a fact is what stands under a key now, and how sure that is."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from quizapp.fold import fold
from quizapp.likeness import akin, corrected, rephrased, reworded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizapp.fingerprint import Print

__all__ = ["States"]

_Facts = dict[str, dict[str, "Print"]]  # fact → facet → what is known of that card

_ANSWER, _WORDING = 0, 1  # the places of the fingerprints in a Print
_MANY = 4  # prompts, from which on a word in a quarter of them is usual


class States:
    """Two states of a deck by facts: what was `seen` of it, and what is `here`."""

    def __init__(self, before: Mapping[str, Print], now: Mapping[str, Print]) -> None:
        self.seen, self.here = _by_fact(before), _by_fact(now)
        self._usual: dict[str, frozenset[str]] = {}

    def unchanged(self, fact: str) -> bool:
        """Say whether all that was seen of a fact is as it was; what is not known does not count."""
        there = self.here.get(fact, {})
        both = [
            each.same(there[facet])
            for facet, each in self.seen.get(fact, {}).items()
            if facet in there and each.answer_print
        ]
        return bool(both) and all(both)

    def another(self, fact: str) -> bool:
        """Say whether a key is another fact's now."""
        there = self.here[fact]
        pairs = [
            (facet, each, there[facet])
            for facet, each in self.seen[fact].items()
            if facet in there and each.answer_print
        ]
        if any(_wording_stays(seen, now) for _facet, seen, now in pairs):
            return False
        held = sum(self._telling(facet, seen, now) for facet, seen, now in pairs)
        return len(pairs) > held and len(pairs) >= 2 * held

    def _telling(self, facet: str, seen: Print, now: Print) -> bool:
        """Say whether the answer stays, and not by chance."""
        if not self.answer_stays(seen, now):
            return False
        sharing = sum(
            facet in each and each[facet].answer_print == now.answer_print for each in self.here.values()
        )
        return sharing == 1 or not seen.wording or akin(seen.wording, now.wording, self._usual_words(facet))

    def answer_stays(self, seen: Print, now: Print) -> bool:
        """Say whether an answer is the same, or but for a slip put right or a few words."""
        if seen.answer_print == now.answer_print:
            return True
        if not seen.answer or seen.answer_print in self._answers:  # what others are called is no slip
            return False
        return corrected(seen.answer, now.answer) or rephrased(seen.answer, now.answer)

    @cached_property
    def _answers(self) -> set[str]:
        return {each.answer_print for facets in self.here.values() for each in facets.values()}

    def _usual_words(self, facet: str) -> frozenset[str]:
        """Return the words that many prompts of a facet share: those of its template, and small ones."""
        if facet not in self._usual:
            said = [set(fold(each[facet].wording).split()) for each in self.here.values() if facet in each]
            counts = Counter(word for words in said for word in words)
            self._usual[facet] = frozenset(
                word for word, count in counts.items() if count >= _MANY and _MANY * count >= len(said)
            )
        return self._usual[facet]

    def same(self, fact: str) -> set[str]:
        """Return the facts of which every card is the same as what was seen of this one."""
        known = {facet: each for facet, each in self.seen[fact].items() if each.answer_print}
        near = self._near(known)
        return set.intersection(*near) if near else set()

    def corrected_as(self, fact: str) -> set[str]:
        """Return the facts that are one that is gone, but for slips that were put right."""
        known = {facet: each for facet, each in self.seen[fact].items() if each.answer_print}
        return {each for each in set().union(*self._near(known)) if self._slips_alone(known, each)}

    def _slips_alone(self, known: Mapping[str, Print], fact: str) -> bool:
        """Say whether a fact, of which nothing else is known, is this one but for slips."""
        there = self.here[fact]
        return all(
            facet in there and _wording_stays(seen, there[facet]) and self.answer_stays(seen, there[facet])
            for facet, seen in known.items()
        ) and (fact not in self.seen or self.another(fact))

    def _near(self, known: Mapping[str, Print]) -> list[set[str]]:
        """Return, for each answer and each wording, the facts that have it."""
        return [
            self._having.get((facet, part, each[part]), set())
            for facet, each in known.items()
            for part in (_ANSWER, _WORDING)
        ]

    @cached_property
    def _having(self) -> dict[tuple[str, int, str], set[str]]:
        """The facts by each card's answer, and by its wording."""
        found = defaultdict(set)
        for fact, facets in self.here.items():
            for facet, each in facets.items():
                for part in (_ANSWER, _WORDING):
                    found[facet, part, str(each[part])].add(fact)
        return found


def _wording_stays(seen: Print, now: Print) -> bool:
    if seen.wording_print == now.wording_print:
        return True
    return bool(seen.wording) and reworded(seen.wording, now.wording)


def _by_fact(cards: Mapping[str, Print]) -> _Facts:
    found: _Facts = {}
    for card, each in cards.items():
        fact, _, facet = card.partition("#")
        found.setdefault(fact, {})[facet] = each
    return found
