"""Cards that something is known of and that no deck has: the progress is kept, and waits for them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from quizapp.progress.finding import Finding, amiss, well
from quizapp.say import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.deck import Deck
    from quizapp.errors import DeckError

__all__ = ["strays"]

_NAMED = 5  # decks that a finding names


def strays(cards: Sequence[str], decks: Sequence[Deck], wrong: Sequence[DeckError]) -> list[Finding]:
    """Compare the ids of cards that something is known of with the decks there are."""
    there = {deck.id: {card for card, _topic in deck.card_ids()} for deck in decks}
    gone: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    for card in cards:
        name = card.partition("/")[0]
        if name not in there and not name.endswith("~"):  # that is what an author's edit set aside
            gone[name] += 1
        elif name in there and card not in there[name]:
            dropped[name] += 1
    found = [amiss("decks", error.message, error.hint) for error in wrong]
    found += [
        well(
            "decks",
            f"{deck.title}: {counted(count, 'error')}.",
            f"`quizapp check {deck.path}` shows them.",
        )
        for deck in decks
        if (count := deck.error_count())
    ]
    if gone:
        said = f"{counted(sum(gone.values()), 'card')} of decks that are not here: {_listed(gone)}."
        found.append(well("decks", said, "The progress is kept; `quizapp add PATH` brings a deck back."))
    if dropped:
        said = f"{counted(sum(dropped.values()), 'card')} that their decks have no more: {_listed(dropped)}."
        remedy = "The progress is kept. Where they were renamed, it follows at the next sitting."
        found.append(well("decks", said, remedy))
    if cards and not found:
        found.append(well("decks", "Every card that was learnt is in a deck that is here."))
    return found


def _listed(counts: Counter[str]) -> str:
    names = [f"{name} ({count})" for name, count in counts.most_common(_NAMED)]
    return f"{', '.join(names)}{' …' if len(counts) > _NAMED else ''}"
