"""cast: say who is who in a deck, or all that is told of one of them."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import click

from quizapp.commands import DeckName, as_json, desk_of, print_json, warn, whose
from quizapp.say import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quizapp.deck import Deck
    from quizapp.progress.store import Store
    from quizapp.study.roster import Person


@click.command("cast")
@click.argument("deck", required=False, type=DeckName())
@click.argument("name", required=False)
@click.option("--plain", is_flag=True, help="Print lines, also in a terminal.")
@as_json
@whose
@click.pass_context
def command(ctx: click.Context, deck: str | None, name: str | None, plain: bool, as_json: bool) -> None:
    """Say who is who in DECK, or of NAME (a key, a name or an alias) all that is told.

    Role, side, names in every script, what they did and hold, and whom the deck and you confuse them with.
    In a terminal it opens the screen; without DECK it is about every deck that has actors.
    """
    from quizapp.door import is_terminal, look_up  # noqa: PLC0415 - imports when it runs
    from quizapp.plain import roster as lines  # noqa: PLC0415 - as above
    from quizapp.study.roster import brief, has_actors, roster  # noqa: PLC0415 - as above

    desk = desk_of(ctx)
    desk.library.name_in(desk.settings.name_order)
    keys: list[str] = []
    if deck is None:
        decks, wrong = desk.library.decks()
        found = [each for each in decks if has_actors(each)]
    else:
        found, wrong = [desk.library.find(deck)], []
        keys = _named(found[0], deck, name) if name is not None else []
    if not plain and not as_json and is_terminal():
        asked = keys if len(keys) == 1 else ["", "", name or ""]  # those who share a name are listed
        ctx.exit(look_up(desk, "cast", *asked, decks=() if deck is None else (deck,)))
    for fault in (*map(str, wrong), *desk.faults(found)):
        warn(fault)
    with desk.report() as store:
        for notice in store.notices:
            warn(notice)
        if as_json:
            print_json([lines.values(who, each) for each in found for who in _told(each, store, keys)])
            return
        for each in found:
            if keys:
                _say(line for who in _told(each, store, keys) for line in lines.lines(who))
            else:
                sides = [(side, [brief(fact, each) for fact in some]) for side, some in roster(each)]
                _say(chain(lines.list_lines(each, sides), () if deck else ("",)))
    if not found:
        say("No deck here has actors.")


def _named(deck: Deck, given: str, name: str) -> list[str]:
    """Return the keys of those who go by a name; raises UsageError with the nearest."""
    from quizapp.errors import UsageError  # noqa: PLC0415 - imports when it runs
    from quizapp.study.roster import brief, called, roster  # noqa: PLC0415 - as above

    keys = called(deck, name)
    if not keys:
        from quizapp.hint import did_you_mean  # noqa: PLC0415 - only a mistake needs it

        names = [brief(fact, deck).name for _side, some in roster(deck) for fact in some]
        hint = did_you_mean(name, names, f"`quizapp cast {given}` lists all.")
        raise UsageError(f"Nobody in {deck.title} goes by `{name}`.", hint)
    return keys


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)


def _told(deck: Deck, store: Store, keys: Sequence[str]) -> Iterator[Person]:
    """Yield all that is told of these actors of a deck, or of all of them."""
    from quizapp.progress.stats import EVERY, confusions  # noqa: PLC0415 - imports when it runs
    from quizapp.study.mixup import mixups, times  # noqa: PLC0415 - as above
    from quizapp.study.roster import lookalikes, person, roster  # noqa: PLC0415 - as above

    mixed = times(mixups(deck, confusions(store.db, EVERY, f"{deck.id}/")))
    alike = lookalikes(deck)
    for key in keys or [fact.key for _side, some in roster(deck) for fact in some]:
        who = person(deck, key, mixed, alike)
        if who is not None:
            yield who
