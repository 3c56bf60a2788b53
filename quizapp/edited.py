"""Edited: what an author did between two states of a deck, card by card; it knows no learner and no files.

What is *unmistakable*. A fact is known under another key where every card of it that was seen stands there
with the same answer and the same wording, nowhere else in the deck, and no other fact that was seen is the
same. A fact under its own key is the same fact while its answer or its wording stays. An answer that other
cards share stays by chance: it counts where the wording keeps half of the words that tell it from others.
Where neither stays, or where a fact known from elsewhere has moved in, the key was given to another fact.
What can be mistaken is left where it is, or set aside, but never given to another fact.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from quizapp.fingerprint import Print, print_of
from quizapp.likeness import akin, corrected, rephrased, reworded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from quizapp.deck import Deck

__all__ = ["Change", "Edits", "aside", "compare", "prints"]

_Facts = dict[str, dict[str, Print]]  # fact → facet → what is known of that card

_ANSWER, _WORDING = 0, 1  # the places of the fingerprints in a Print
_MANY = 4  # prompts, from which on a word in a quarter of them is usual


class Change(NamedTuple):
    """A card before and after."""

    card: str
    before: Print
    now: Print


class Edits(NamedTuple):
    """What happened. `renamed` holds card ids, old → new; `reused` and `gone` the ids of facts.

    `changed` cards have another answer, `reworded` ones the same in other words. The key of a `reused`
    fact is another fact's now.
    """

    renamed: dict[str, str]
    reworded: list[Change]
    changed: list[Change]
    reused: list[str]
    gone: list[str]


def prints(deck: Deck) -> dict[str, Print]:
    """Return every card of a deck as it is now, by its id."""
    return {card.id: print_of(card) for card in deck.cards()}


def aside(fact: str, seen: Iterable[Print]) -> str:
    """Return the id under which what was known of a fact waits while its key is another's.

    No author can write it, and it is the same wherever the same was seen.
    """
    from binascii import crc32  # noqa: PLC0415 - few edits need it

    deck, _, key = fact.partition("/")
    what = " ".join(sorted(f"{each.answer_print}{each.wording_print}" for each in seen))
    return f"{deck}~/{key}~{crc32(what.encode()):08x}"


def compare(
    before: Mapping[str, Print],
    now: Mapping[str, Print],
    was: Iterable[tuple[str, str]] = (),
    once: Collection[tuple[str, str]] = (),
) -> Edits:
    """Return what an author did, from the cards that were seen to those there are.

    `was` are the ids of facts, old and new, of which the author says so. `once` are those that were found
    renamed before: what was seen under the old id since, in a deck not brought up to date, follows.
    """
    return _Comparison(before, now, once).edits(was)


class _Comparison:
    """Two states of a deck by facts; `seen` shrinks to what its keys still stand for."""

    def __init__(
        self, before: Mapping[str, Print], now: Mapping[str, Print], once: Collection[tuple[str, str]]
    ) -> None:
        self.once = once
        self.seen, self.here = _by_fact(before), _by_fact(now)
        self.found = Edits({}, [], [], [], [])
        self._usual: dict[str, frozenset[str]] = {}

    def edits(self, was: Iterable[tuple[str, str]]) -> Edits:
        """Go from what is sure to what has to be judged."""
        assured = self._said(was)
        self._facets()
        moved = self._whole(assured)
        within = {becomes: card for card, becomes in self.found.renamed.items()}
        for old, new in moved.items():
            for facet in self.seen[old]:
                card = f"{old}#{facet}"
                self.found.renamed[within.get(card, card)] = f"{new}#{facet}"
        taken = set(moved.values())
        for fact, facets in self.seen.items():
            if fact in moved:
                continue
            if fact not in self.here:
                self.found.gone.append(fact)
            elif (fact in taken and not self._unchanged(fact)) or (
                fact not in assured and self._another(fact)
            ):
                self.found.reused.append(fact)
            else:
                self._judge(fact, facets)
        return self.found

    # -- the same under another name ------------------------------------------------------------------

    def _said(self, was: Iterable[tuple[str, str]]) -> set[str]:
        """Move what the author says has moved; return the new facts."""
        assured = set()
        for old, new in was:
            if old in self.here or new not in self.here or old not in self.seen:
                continue
            if (there := self._same(old)) and new not in there:  # it stands whole elsewhere: a key of before
                continue
            own = {} if new in assured else self.seen.get(new, {})
            if any(each.answer_print for each in own.values()) and not self._unchanged(new):
                continue  # what was seen under the new key has to be judged first
            for facet in list(self.seen[old]):
                if facet in self.here[new] and facet not in self.seen.get(new, {}):
                    self._move(old, facet, new, facet)
                    assured.add(new)
            if not self.seen[old]:
                del self.seen[old]
        return assured

    def _facets(self) -> None:
        """Follow facets that are named by keys, such as the sides of a contrast, within their fact."""
        for fact, facets in list(self.seen.items()):
            there = self.here.get(fact, {})
            for facet, seen in list(facets.items()):
                if facet in there or not seen.answer_print:
                    continue
                same = [name for name, each in there.items() if name not in facets and each.same(seen)]
                if len(same) == 1:
                    self._move(fact, facet, fact, same[0])

    def _move(self, old: str, facet: str, new: str, becomes: str) -> None:
        self.found.renamed[f"{old}#{facet}"] = f"{new}#{becomes}"
        self.seen.setdefault(new, {})[becomes] = self.seen[old].pop(facet)

    def _whole(self, assured: set[str]) -> dict[str, str]:
        """Return the facts that stand whole under another key, and under which."""
        loose = [fact for fact in self.seen if fact not in assured and not self._unchanged(fact)]
        if not loose:
            return {}
        found: dict[str, str] = {}
        for fact in loose:
            there = self._same(fact)
            if not there and (fact not in self.here or self._another(fact)):
                there = self._corrected(fact)
            if len(there) == 1 and not there & assured:
                found[fact] = there.pop()
        return {old: new for old, new in found.items() if self._alone(old, new, found)}

    def _same(self, fact: str) -> set[str]:
        """Return the facts of which every card is the same as what was seen of this one."""
        known = {facet: each for facet, each in self.seen[fact].items() if each.answer_print}
        near = self._near(known)
        return set.intersection(*near) if near else set()

    def _corrected(self, fact: str) -> set[str]:
        """Return the facts that are one that is gone, but for slips that were put right."""
        known = {facet: each for facet, each in self.seen[fact].items() if each.answer_print}
        return {each for each in set().union(*self._near(known)) if self._slips_alone(known, each)}

    def _slips_alone(self, known: Mapping[str, Print], fact: str) -> bool:
        """Say whether a fact, of which nothing else is known, is this one but for slips."""
        there = self.here[fact]
        return all(
            facet in there and _wording_stays(seen, there[facet]) and self._answer_stays(seen, there[facet])
            for facet, seen in known.items()
        ) and (fact not in self.seen or self._another(fact))

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

    def _alone(self, old: str, new: str, found: Mapping[str, str]) -> bool:
        """Say whether no other fact that was seen is what stands under the new key."""
        rivals = [fact for fact, there in found.items() if there == new]
        if self._unchanged(new) and (old, new) not in self.once:
            rivals.append(new)
        return all(_origin(fact) == _origin(old) for fact in rivals)

    # -- the same under its own -----------------------------------------------------------------------

    def _unchanged(self, fact: str) -> bool:
        """Say whether all that was seen of a fact is as it was; what is not known does not count."""
        there = self.here.get(fact, {})
        both = [
            each.same(there[facet])
            for facet, each in self.seen.get(fact, {}).items()
            if facet in there and each.answer_print
        ]
        return bool(both) and all(both)

    def _another(self, fact: str) -> bool:
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
        if not self._answer_stays(seen, now):
            return False
        sharing = sum(
            facet in each and each[facet].answer_print == now.answer_print for each in self.here.values()
        )
        return sharing == 1 or not seen.wording or akin(seen.wording, now.wording, self._usual_words(facet))

    def _answer_stays(self, seen: Print, now: Print) -> bool:
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
            from quizapp.fold import fold  # noqa: PLC0415 - few edits need it

            said = [set(fold(each[facet].wording).split()) for each in self.here.values() if facet in each]
            counts = Counter(word for words in said for word in words)
            self._usual[facet] = frozenset(
                word for word, count in counts.items() if count >= _MANY and _MANY * count >= len(said)
            )
        return self._usual[facet]

    def _judge(self, fact: str, facets: Mapping[str, Print]) -> None:
        """Say of each card what became of it."""
        there = self.here[fact]
        for facet, seen in facets.items():
            if facet not in there or not seen.answer_print or seen.same(there[facet]):
                continue
            change = Change(f"{fact}#{facet}", seen, there[facet])
            kept = self._answer_stays(seen, there[facet])
            (self.found.reworded if kept else self.found.changed).append(change)


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


def _origin(fact: str) -> str:
    """Return the fact whose key this is, or was before what is known of it was set aside."""
    deck, _, key = fact.partition("/")
    return f"{deck.removesuffix('~')}/{key.partition('~')[0]}"
