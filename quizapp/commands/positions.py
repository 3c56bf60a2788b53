"""positions: say who holds what on which issue, or compare two holders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizapp.commands import DeckName, as_json, desk_of, print_json, warn, whose
from quizapp.say import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quizapp.study.holdings import Holdings

TWO = 2  # holders that can be compared


@click.command("positions")
@click.argument("deck", required=False, type=DeckName())
@click.option(
    "--holder", "holders", multiple=True, metavar="NAME", help="One holder alone; given twice, two compared."
)
@click.option("--plain", is_flag=True, help="Print lines, also in a terminal.")
@as_json
@whose
@click.pass_context
def command(
    ctx: click.Context, deck: str | None, holders: tuple[str, ...], plain: bool, as_json: bool
) -> None:
    """Say who holds what on which issue in DECK, or in every deck that has positions.

    Each with its account, date, source and how firmly you remember it. With two holders, in what they
    agree and differ as far as the deck says so. In a terminal it opens the screen.
    """
    from quizapp.door import is_terminal, look_up  # noqa: PLC0415 - imports when it runs
    from quizapp.errors import UsageError  # noqa: PLC0415 - as above
    from quizapp.plain import holdings as lines  # noqa: PLC0415 - as above
    from quizapp.study.holdings import holdings, only  # noqa: PLC0415 - as above

    if len(holders) > TWO:
        raise UsageError(f"Two holders can be compared; {len(holders)} are named.", "Name two of them.")
    desk = desk_of(ctx)
    named = (deck,) if deck else ()
    found, wrong = desk.decks(named)
    on_screen = not plain and not as_json and is_terminal()
    for fault in (*map(str, wrong), *desk.faults(found)) if not on_screen else ():
        warn(fault)
    tables = [table for each in found if (table := holdings(each)).held or deck]
    keys: list[str] = []
    if holders:
        table, keys = _asked(tables, holders)
        tables = [only(table, keys)]
    if on_screen:
        ctx.exit(look_up(desk, "positions", tables[0].deck.id if tables else "", *keys, decks=named))
    with desk.report() as store:
        for notice in store.notices:
            warn(notice)
        if len(keys) == TWO:
            one, other = keys
            if as_json:
                print_json(lines.comparison_values(tables[0], one, other, store))
            else:
                _print(lines.comparison_lines(tables[0], one, other, store))
        elif as_json:
            print_json([lines.values(table, store) for table in tables])
        else:
            _print(line for table in tables for line in (*lines.lines(table, store), ""))
            if not tables:
                say("No deck here has positions.")


def _asked(tables: Sequence[Holdings], holders: tuple[str, ...]) -> tuple[Holdings, list[str]]:
    """Return the first table in which all these holders are, and their keys; raises UsageError."""
    from quizapp.errors import UsageError  # noqa: PLC0415 - as above
    from quizapp.study.holdings import holder_named  # noqa: PLC0415 - as above

    if not any(table.held for table in tables):
        raise UsageError("No deck here has positions.", "Name a deck that has; `quizapp decks` lists them.")
    first: UsageError | None = None
    for table in tables:
        try:
            keys = list(dict.fromkeys(holder_named(table, each) for each in holders))
        except UsageError as error:
            first = first or error
            continue
        if len(keys) < len(holders):
            raise UsageError("Both names are of one holder.", "Name two that differ.")
        return table, keys
    assert first is not None
    raise first


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)
