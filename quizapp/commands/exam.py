"""exam: so many questions without a word on the answers, and a marked paper at the end."""

from __future__ import annotations

import click

from quizapp.commands import DeckName, as_json, whose


@click.command("exam")
@click.argument("decks", nargs=-1, type=DeckName(), metavar="[DECK]...")
@click.option("--questions", type=click.IntRange(1, 500), default=20, show_default=True, help="How many.")
@click.option("--minutes", type=click.IntRange(0, 600), default=0, help="The time; none without it.")
@click.option("--plain", is_flag=True, help="Plain lines: no colour, no cursor movement.")
@click.option("--seed", type=int, default=None, help="The same paper for the same seed.")
@click.option("--last", is_flag=True, help="Open the paper of the last exam again.")
@as_json
@whose
@click.pass_context
def command(
    ctx: click.Context,
    decks: tuple[str, ...],
    questions: int,
    minutes: int,
    plain: bool,
    seed: int | None,
    last: bool,
    as_json: bool,
) -> None:
    """Sit an exam on DECK (paths or ids), or on all decks; it moves no schedule.

    Nothing is said about an answer until the paper is handed in. Time that is up can be extended. With
    --last, the paper of the last exam is opened again, or printed with --plain or --json.
    """
    if last:
        from quizapp.door import review  # noqa: PLC0415 - imports when it runs

        ctx.exit(review(ctx.obj, plain=plain, as_json=as_json))
    if as_json:
        from quizapp.errors import UsageError  # noqa: PLC0415 - only a mistake needs it

        raise UsageError("--json prints a paper that there is: it needs --last.")
    from quizapp.door import examine  # noqa: PLC0415 - imports when it runs

    ctx.exit(examine(ctx.obj, decks, questions=questions, minutes=minutes, plain=plain, seed=seed))
