"""Edited: what an author did between two states of a deck, card by card; it knows no learner and no files.

What is *unmistakable*. A fact is known under another key where every card of it that was seen stands there
with the same answer and the same wording, nowhere else in the deck, and no other fact that was seen is the
same. A fact under its own key is the same fact while its answer or its wording stays. An answer that other
cards share stays by chance: it counts where the wording keeps half of the words that tell it from others.
Where neither stays, or where a fact known from elsewhere has moved in, the key was given to another fact.
What can be mistaken is left where it is, or set aside, but never given to another fact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.fingerprint import Print, print_of
from quizapp.sameness import States

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from quizapp.deck import Deck

__all__ = ["Change", "Edits", "aside", "compare", "prints"]


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
    """What is found between two states; what was seen goes with a fact that the author moved."""

    def __init__(
        self, before: Mapping[str, Print], now: Mapping[str, Print], once: Collection[tuple[str, str]]
    ) -> None:
        self.once = once
        self.states = States(before, now)
        self.seen, self.here = self.states.seen, self.states.here
        self.found = Edits({}, [], [], [], [])

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
            elif (fact in taken and not self.states.unchanged(fact)) or (
                fact not in assured and self.states.another(fact)
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
            if (
                there := self.states.same(old)
            ) and new not in there:  # it stands whole elsewhere: a key of before
                continue
            own = {} if new in assured else self.seen.get(new, {})
            if any(each.answer_print for each in own.values()) and not self.states.unchanged(new):
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
        loose = [fact for fact in self.seen if fact not in assured and not self.states.unchanged(fact)]
        if not loose:
            return {}
        found: dict[str, str] = {}
        for fact in loose:
            there = self.states.same(fact)
            if not there and (fact not in self.here or self.states.another(fact)):
                there = self.states.corrected_as(fact)
            if len(there) == 1 and not there & assured:
                found[fact] = there.pop()
        return {old: new for old, new in found.items() if self._alone(old, new, found)}

    def _alone(self, old: str, new: str, found: Mapping[str, str]) -> bool:
        """Say whether no other fact that was seen is what stands under the new key."""
        rivals = [fact for fact, there in found.items() if there == new]
        if self.states.unchanged(new) and (old, new) not in self.once:
            rivals.append(new)
        return all(_origin(fact) == _origin(old) for fact in rivals)

    def _judge(self, fact: str, facets: Mapping[str, Print]) -> None:
        """Say of each card what became of it."""
        there = self.here[fact]
        for facet, seen in facets.items():
            if facet not in there or not seen.answer_print or seen.same(there[facet]):
                continue
            change = Change(f"{fact}#{facet}", seen, there[facet])
            kept = self.states.answer_stays(seen, there[facet])
            (self.found.reworded if kept else self.found.changed).append(change)


def _origin(fact: str) -> str:
    """Return the fact whose key this is, or was before what is known of it was set aside."""
    deck, _, key = fact.partition("/")
    return f"{deck.removesuffix('~')}/{key.partition('~')[0]}"
