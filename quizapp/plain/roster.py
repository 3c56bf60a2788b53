"""The cast of a deck in plain lines, and all that is told of one of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quizapp.safe import one_line
from quizapp.say import counted
from quizapp.study.roster import confused_in_words
from quizapp.wording import listed, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.deck import Deck
    from quizapp.study.roster import Brief, Person

__all__ = ["lines", "list_lines", "values"]


def list_lines(deck: Deck, sides: list[tuple[str, list[Brief]]]) -> Iterator[str]:
    """Yield the actors by side, each with what it is."""
    title = one_line(deck.title)
    if not sides:
        yield f"{title} has no actors."
        return
    yield f"{title}: {counted(sum(len(some) for _side, some in sides), 'actor')}."
    for side, some in sides:
        yield ""
        yield side or "Others"
        for each in some:
            told = listed(each.roles) or each.kind
            yield f"  {each.name}{f', {told}' if told else ''}{f' {each.dated}' if each.dated else ''}"


def lines(who: Person) -> Iterator[str]:
    """Yield all that is told of an actor."""
    yield f"{who.name}, {listed(who.roles) or who.kind}{f' {who.dated}' if who.dated else ''}"
    if who.sides:
        yield f"  Side: {listed(who.sides)}."
    for script, names in who.aliases.items():
        yield f"  Also, in {script}: {', '.join(names)}."
    yield f"  Did: {'' if who.deeds else 'the deck tells of nothing.'}".rstrip()
    yield from (f"    {f'{deed.dated}: ' if deed.dated else ''}{deed.what}" for deed in who.deeds)
    yield f"  Holds: {'' if who.views else 'the deck says nothing.'}".rstrip()
    for view in who.views:
        account = f" According to {view.account}." if view.account else ""
        yield f"    {view.issue}: {opened(view.stance)}{account}"
    yield from (f"  {confused_in_words(who.name, each)}" for each in who.lookalikes)
    if who.note:
        yield f"  {who.note}"
    if who.outside:
        yield f"  From elsewhere: {who.outside}"
    if who.source:
        yield f"  [{who.source}]"


def values(who: Person, deck: Deck) -> dict[str, Any]:
    """Return an actor as JSON values."""
    told: dict[str, Any] = {"deck": deck.id, **who._asdict()}
    told |= {"fact": who.fact.key, "aliases": dict(who.aliases)}
    for name in ("deeds", "views", "lookalikes"):
        told[name] = [each._asdict() for each in told[name]]
    return told
