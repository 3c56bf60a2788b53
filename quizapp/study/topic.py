"""A topic, as a learner names it: by its file, or by the title that stands on Home, in any case."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from quizapp.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quizapp.deck import Deck

__all__ = ["topic_named"]

_ENDINGS = (".yaml", ".yml")


def topic_named(named: str, decks: Sequence[Deck]) -> str:
    """Return the topic that is meant; raises UsageError, with those there are and the nearest."""
    # What a deck's head holds itself is no topic by that: it has no name but the deck's.
    topics = list(dict.fromkeys(topic for deck in decks for topic, _cards in deck.topics() if topic))
    if named in topics:
        return named
    wanted = _plain(named)
    # Its whole path goes before the last part of it, which several may share.
    for called in (_plain, _last):
        found = [topic for topic in topics if called(topic) == wanted]
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(f"`{named}` may be {_listed(found)}.", "Name one of them.")
    raise UsageError(f"There is no topic `{named}`.", _hint(wanted, topics))


def _hint(wanted: str, topics: Sequence[str]) -> str:
    from quizapp.hint import nearest  # noqa: PLC0415 - only a mistake needs it

    names = {called(topic): topic for called in (_last, _plain) for topic in topics}
    near = nearest(wanted, names)
    meant = f"Did you mean `{names[near]}`? " if near else ""
    return f"{meant}There are: {_listed(topics)}." if names else "These decks have none."


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _plain(name: str) -> str:
    text = unicodedata.normalize("NFKC", name).casefold().strip()
    for ending in _ENDINGS:
        text = text.removesuffix(ending)
    return " ".join(text.replace("-", " ").replace("_", " ").split())


def _last(name: str) -> str:
    return _plain(name).rpartition("/")[2].strip()
