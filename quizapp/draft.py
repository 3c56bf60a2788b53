"""Draft: a deck as it was when it was last checked here, by which `check` tells what became of its keys.

What is still to be settled, a key that was renamed without a word or given to another fact, stays as it
was: it is said again until it is settled. Nothing but advice depends on it, so a draft that cannot be read
is none.
"""

from __future__ import annotations

import contextlib
import json
import os
from binascii import crc32
from typing import TYPE_CHECKING

from quizapp.fingerprint import Print
from quizapp.paths import make_private
from quizapp.whole import over_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from quizapp.manuscript import Manuscript

__all__ = ["MOST_KEPT", "Cards", "draft_at", "keep", "kept", "to_keep"]

MOST_KEPT = 64 * 1024 * 1024
"""Bytes of a draft: what some 300,000 cards take; one that is larger is not ours."""

Cards = dict[str, Print]
"""Every card of a deck as it was, by its id."""


def draft_at(state: Path, deck: Path) -> Path:
    """Return where the draft of a deck is kept: one for each place that a deck lies at."""
    real = os.path.realpath(deck).encode("utf-8", "surrogateescape")
    return state / "drafts" / f"{crc32(real):08x}.json"


def kept(file: Path) -> Cards:
    """Return what was kept; nothing where there is none, or it cannot be read."""
    try:
        if file.stat().st_size > MOST_KEPT:
            return {}
        found = json.loads(file.read_text(encoding="utf-8"))
        return {str(card): Print(*map(str, each)) for card, each in found.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}


def keep(file: Path, cards: Mapping[str, Print]) -> None:
    """Keep a draft, where that is possible."""
    with contextlib.suppress(OSError):
        make_private(file.parent)
        over_file(file, json.dumps(cards, ensure_ascii=False))


def to_keep(manuscript: Manuscript, *, meant: bool) -> Cards:
    """Return what is to be kept of a deck; `meant`, that keys given to other facts are so on purpose."""
    before, now, edits = manuscript.before, manuscript.now, manuscript.edits
    deck = manuscript.deck
    said = {f"{deck.id}/{new}" for _old, new in deck.renamed()}
    kept = dict(now)
    for old, new in edits.renamed.items():
        exchanged = deck.fact(_fact(old).partition("/")[2]) is not None
        if _fact(new) not in said and _fact(new) != _fact(old) and not exchanged:
            kept.pop(new, None)
            kept[old] = before[old]
    reused = set() if meant else set(edits.reused)
    for card in [card for card in kept if _fact(card) in reused]:
        del kept[card]
    unsettled = reused | set(edits.gone)
    return kept | {card: each for card, each in before.items() if _fact(card) in unsettled}


def _fact(card: str) -> str:
    return card.partition("#")[0]
