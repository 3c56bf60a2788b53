"""cast: say who is who in a deck, or all that is told of one of them."""

from __future__ import annotations

import click

from quizapp.commands import DeckName, as_json, desk_of, print_json, warn, whose
from quizapp.say import say


@click.command("cast")
@click.argument("deck", type=DeckName())
@click.argument("name", required=False)
@as_json
@whose
@click.pass_context
def command(ctx: click.Context, deck: str, name: str | None, as_json: bool) -> None:
    """Say who is who in DECK, or of NAME (a key, a name or an alias) all that is told.

    Role, side, names in every script, what they did and hold, and whom the deck and you confuse them with.
    """
    from quizapp.errors import UsageError  # noqa: PLC0415 - imports when it runs
    from quizapp.fold import squeeze  # noqa: PLC0415 - as above
    from quizapp.hint import did_you_mean  # noqa: PLC0415 - as above
    from quizapp.plain import roster as plain  # noqa: PLC0415 - as above
    from quizapp.study.roster import mixed_up, person, roster  # noqa: PLC0415 - as above

    desk = desk_of(ctx)
    found = desk.library.find(deck)
    for fault in desk.faults([found]):
        warn(fault)
    with desk.report() as store:
        for notice in store.notices:
            warn(notice)
        mixed = mixed_up(found, store)
    sides = [
        (side, [who for each in some if (who := person(found, each.key, mixed)) is not None])
        for side, some in roster(found)
    ]
    everyone = [who for _side, some in sides for who in some]
    if name is not None:
        from quizapp.cast import called  # noqa: PLC0415 - as above

        some = [who for who in everyone if who.fact.key == name or squeeze(name) in called(who.fact)]
        if not some:
            hint = did_you_mean(name, [who.name for who in everyone], f"`quizapp cast {deck}` lists all.")
            raise UsageError(f"Nobody in {found.title} goes by `{name}`.", hint)
        everyone = some
    if as_json:
        print_json([plain.values(who) for who in everyone])
        return
    told = (line for who in everyone for line in plain.lines(who))
    for line in plain.list_lines(found, sides) if name is None else told:
        say(line)
