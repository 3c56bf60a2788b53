"""What an author's edits mean for a learner: progress follows each fact, and what changed is asked again."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from quizapp.edited import aside, compare, prints
from quizapp.fingerprint import Print, fingerprint, print_of
from quizapp.progress.sight import became, last_seen
from quizapp.study.plan import fact_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from quizapp.deck import Deck
    from quizapp.edited import Edits
    from quizapp.progress.sight import Sight
    from quizapp.progress.store import Store

__all__ = ["carry_over"]

_ROUNDS = 8  # more than any key waits for another


def carry_over(decks: Iterable[Deck], store: Store) -> Counter[str]:
    """Compare what was seen of each deck with what it is now, and let the progress follow.

    Return how many cards were "renamed", are "back" after their key was another's for a while, were
    "changed" in their answer, or are "replaced" by another fact's. A deck that was compared as it is now
    is not looked at again; each deck is one transaction.
    """
    found: Counter[str] = Counter()
    for each in decks:
        deck = each.written  # in what order names are shown is no edit
        if store.compared(deck.id) != deck.digest:
            with store.together():
                if store.compared(deck.id) != deck.digest:  # another sitting may have been at it just now
                    found += _followed(deck, store)
    return found


def _followed(deck: Deck, store: Store) -> Counter[str]:
    """Follow until nothing moves: a key that became free lets in what had to wait for it."""
    total: Counter[str] = Counter()
    now: dict[str, Print] = {}
    for _round in range(_ROUNDS):
        sights = {
            sight.card: sight
            for prefix in (f"{deck.id}/", f"{deck.id}~/")
            for sight in last_seen(store.db, prefix)
        }
        if sights:  # else there is nothing to lose yet, and nothing to note
            store.note_compared(deck.id, deck.digest)
        if all(_unaltered(deck, sight) for sight in sights.values()):
            break
        now = now or prints(deck)
        found = _step(deck, store, sights, now)
        if found is None:
            break
        total += found
    return total


def _step(
    deck: Deck, store: Store, sights: Mapping[str, Sight], now: Mapping[str, Print]
) -> Counter[str] | None:
    """Compare once, and write what follows; return what the learner is to be told, None if nothing does."""
    before = {card: _recalled(store, _print(sight), now, card) for card, sight in sights.items()}
    was = [(f"{deck.id}/{old}", f"{deck.id}/{new}") for old, new in deck.renamed()]
    once = {
        (fact_of(card), fact_of(new)) for card in before if card not in now for new in became(store.db, card)
    }
    edits = compare(before, now, was, once)
    moves, found = _moves(deck, edits, before)
    if not (moves or edits.reworded or edits.changed):
        return None
    pending = {moves.get(card, card): str(sight.data.get("was", "")) for card, sight in sights.items()}
    _move(deck, store, moves)
    judged = {change.card for change in (*edits.reworded, *edits.changed)}
    for old, card in moves.items():  # what was seen of it is to be found under its id of now
        if card not in judged:
            _edit(store, card, now.get(card, before[old]), deck.revision, pending[card])
    for change in edits.reworded:
        _edit(store, change.card, change.now, deck.revision, pending[change.card])
    for change in edits.changed:
        learned = pending[change.card] or change.before.answer
        _edit(store, change.card, change.now, deck.revision, learned)
        _bring_back(store, change.card)
    found["changed"] = len(edits.changed)
    return found


def _moves(deck: Deck, edits: Edits, before: Mapping[str, Print]) -> tuple[dict[str, str], Counter[str]]:
    """Return which cards get which ids, and how many of them the learner is to be told of."""
    moves = dict(edits.renamed)
    found: Counter[str] = Counter()
    for old in moves:
        found["back" if old.startswith(f"{deck.id}~/") else "renamed"] += 1
    for fact in edits.reused:
        own = f"{fact}#"
        cards = [card for card in before if card.startswith(own) and moves.get(card, card).startswith(own)]
        elsewhere = aside(fact, (before[card] for card in cards))
        for card in cards:
            moves[card] = f"{elsewhere}#{card.partition('#')[2]}"
            found["replaced"] += 1
    return moves, found


def _move(deck: Deck, store: Store, moves: Mapping[str, str]) -> None:
    """Rename cards, none onto one that has still to go elsewhere; a ring begins by way of another id."""
    left = dict(moves)
    while left:
        free = [old for old, new in left.items() if new not in left]
        if not free:
            old, new = left.popitem()
            between = old.replace("#", "~between#")
            store.rename(old, between, reused=True)
            left[between] = new
            continue
        for old in free:
            reused = deck.fact(old.partition("/")[2].partition("#")[0]) is not None
            store.rename(old, left.pop(old), reused=reused)


def _bring_back(store: Store, card: str) -> None:
    """Let a card be due today, if it is not before; what was never rated is asked in its turn."""
    memory, today = store.memory(card), store.today()
    if memory is not None and memory.state != "new" and memory.due is not None and memory.due > today:
        store.set_due(card, today)


def _edit(store: Store, card: str, now: Print, revision: str, was: str) -> None:
    if not now.answer_print:
        return
    said = {"answer": now.answer, "wording": now.wording}
    if was and fingerprint(was) != now.answer_print:  # not where the author took a change back
        said["was"] = was
    store.edit(card, now.answer_print, now.wording_print, revision, **said)


# -- what was seen ------------------------------------------------------------------------------------


def _print(sight: Sight) -> Print:
    """Return a card as it was last seen; its answer is what was expected, but of a false statement."""
    if not sight.answer_print:
        return Print("", "")
    answer = str(sight.data.get("answer") or sight.expected)
    if fingerprint(answer) != sight.answer_print:
        answer = ""
    return Print(sight.answer_print, sight.wording_print, answer, str(sight.data.get("wording", "")))


def _unaltered(deck: Deck, sight: Sight) -> bool:
    if not sight.answer_print:
        return deck.has_card(sight.card)
    now = deck.card(sight.card)
    return now is not None and _print(sight).same(print_of(now))


def _recalled(store: Store, seen: Print, now: Mapping[str, Print], card: str) -> Print:
    """Look for an answer's text among earlier reviews, where the last one does not hold it."""
    if not seen.answer_print or seen.answer or (card in now and seen.same(now[card])):
        return seen
    texts = (event.expected for event in store.history(card) if event.answer_print == seen.answer_print)
    found = next((text for text in texts if text and fingerprint(text) == seen.answer_print), "")
    return seen._replace(answer=found)
