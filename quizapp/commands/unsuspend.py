"""unsuspend: take up suspended cards again."""

from __future__ import annotations

import click

from quizapp.commands import CardName, DeckName, as_json, desk_of, print_json, warn, whose
from quizapp.say import say


@click.command("unsuspend")
@click.argument("deck", type=DeckName())
@click.argument("cards", nargs=-1, type=CardName(), metavar="[CARD]...")
@as_json
@whose
@click.pass_context
def command(ctx: click.Context, deck: str, cards: tuple[str, ...], as_json: bool) -> None:
    """Take suspended cards of DECK up again: each CARD named, or list them all where none is."""
    from quizapp.errors import UsageError  # noqa: PLC0415 - imports when it runs

    desk = desk_of(ctx)
    found = desk.library.find(deck)
    with desk.report() as store:
        for notice in store.notices:
            warn(notice)
        suspended = [memory.card for memory in store.memories(f"{found.id}/") if memory.suspended]
    wanted = [f"{found.id}/{card.removeprefix(f'{found.id}/')}" for card in cards]
    for card in wanted:
        if card not in suspended:
            from quizapp.hint import did_you_mean  # noqa: PLC0415 - only a mistake needs it

            all_of_them = f"`quizapp unsuspend {deck}` lists those that are."
            raise UsageError(f"`{card}` is not suspended.", did_you_mean(card, suspended, all_of_them))
    if wanted:
        with desk.store() as store:
            for notice in store.notices:
                warn(notice)
            for card in wanted:
                store.unsuspend(card)
    if as_json:
        print_json([{"card": card, "suspended": card not in wanted} for card in suspended])
        return
    for card in wanted or suspended:
        say(card.partition("/")[2])
    if not cards:
        warn(
            f"{len(suspended)} suspended. Name those to take up again." if suspended else "None is suspended."
        )
