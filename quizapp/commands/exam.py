"""exam: so many questions without a word on the answers, and a marked paper at the end."""

from __future__ import annotations

import click

from quizapp.commands import DeckName, whose


@click.command("exam")
@click.argument("decks", nargs=-1, type=DeckName(), metavar="[DECK]...")
@click.option("--questions", type=click.IntRange(1, 500), default=20, show_default=True, help="How many.")
@click.option("--minutes", type=click.IntRange(0, 600), default=0, help="The time; none without it.")
@click.option("--plain", is_flag=True, help="Plain lines: no colour, no cursor movement.")
@click.option("--seed", type=int, default=None, help="The same paper for the same seed.")
@whose
@click.pass_context
def command(
    ctx: click.Context, decks: tuple[str, ...], questions: int, minutes: int, plain: bool, seed: int | None
) -> None:
    """Sit an exam on DECK (paths or ids), or on all decks; it moves no schedule.

    Nothing is said about an answer until the paper is handed in. Time that is up can be extended.
    """
    from quizapp.door import examine  # noqa: PLC0415 - imports when it runs

    ctx.exit(examine(ctx.obj, decks, questions=questions, minutes=minutes, plain=plain, seed=seed))
