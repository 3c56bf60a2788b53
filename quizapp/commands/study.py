"""study: sit down and answer what is due, in the app or in plain lines."""

from __future__ import annotations

import click

from quizapp.commands import DeckName, whose


@click.command("study")
@click.argument("decks", nargs=-1, type=DeckName(), metavar="[DECK]...")
@click.option(
    "--only",
    "topic",
    metavar="TOPIC",
    default=None,
    help="One topic of the decks alone, by its file or title.",
)
@click.option("--ahead", is_flag=True, help="Cards that come due next, before they are due.")
@click.option("--plain", is_flag=True, help="Plain lines: no colour, no cursor movement.")
@click.option("--seed", type=int, default=None, help="Draw the same questions for the same seed.")
@whose
@click.pass_context
def command(
    ctx: click.Context,
    decks: tuple[str, ...],
    topic: str | None,
    ahead: bool,
    plain: bool,
    seed: int | None,
) -> None:
    """Study what is due in DECK (paths or ids), or in all decks.

    With --plain, or without a terminal at both ends, in plain lines: one line is one response, a line
    that begins with `:` is a command (`:help` lists them), and the end of input ends the sitting.
    """
    from quizapp.door import study  # noqa: PLC0415 - imports when it runs

    ctx.exit(study(ctx.obj, decks, topic=topic, early=ahead, plain=plain, seed=seed))
