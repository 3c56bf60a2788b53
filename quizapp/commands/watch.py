"""watch: check a deck at every save, and try the fact that was worked on."""

from __future__ import annotations

import click

from quizapp.commands import DeckName, whose


@click.command("watch")
@click.argument("path", type=DeckName(), metavar="PATH")
@click.option("--plain", is_flag=True, help="Plain lines: no colour, no cursor movement.")
@whose
@click.pass_context
def command(ctx: click.Context, path: str, plain: bool) -> None:
    """Check the deck at PATH (or of that id) whenever it is saved, until you leave.

    Its problems stand on the left; on the right the fact that was worked on last, as every question that it
    can become, to be answered there. Nothing is logged. With --plain, or without a terminal at both ends, the
    problems are printed at every save, until Ctrl-C.
    """
    from quizapp.door import watch  # noqa: PLC0415 - imports when it runs

    ctx.exit(watch(ctx.obj, path, plain=plain))
