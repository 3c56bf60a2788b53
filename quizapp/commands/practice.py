"""practice: a round beside the schedule: timeline, match, sort, matrix."""

from __future__ import annotations

import click

from quizapp.commands import DeckName, whose


@click.command("practice")
@click.argument("kind", metavar="KIND")
@click.argument("deck", type=DeckName())
@click.option("--plain", is_flag=True, help="Plain lines: no colour, no cursor movement.")
@click.option("--seed", type=int, default=None, help="Draw the same round for the same seed.")
@whose
@click.pass_context
def command(ctx: click.Context, kind: str, deck: str, plain: bool, seed: int | None) -> None:
    """Practise DECK (a path or an id) as KIND: timeline, match, sort or matrix.

    What is answered is logged, and moves no schedule.
    """
    from quizapp.door import practise  # noqa: PLC0415 - imports when it runs

    ctx.exit(practise(ctx.obj, kind, deck, plain=plain, seed=seed))
