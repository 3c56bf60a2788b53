"""study: sit down and answer what is due, in the app or in plain lines."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from quizapp.commands import DeckName, desk_of, whose

if TYPE_CHECKING:
    from quizapp.desk import Desk


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
    desk = desk_of(ctx)
    if plain or not is_terminal():
        from quizapp.plain.sitting import sit  # noqa: PLC0415 - only plain lines need it

        ctx.exit(sit(desk, decks, topic=topic, early=ahead, seed=seed))
    ctx.exit(_run(desk, decks, topic=topic, early=ahead, study=True, seed=seed))


def is_terminal() -> bool:
    """Say whether there is a terminal at both ends that can move its cursor."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "") != "dumb"


def open_app(desk: Desk) -> int:
    """Open the app on Home; without a terminal, print what today holds."""
    if not is_terminal():
        from quizapp.plain.today import print_today  # noqa: PLC0415 - only plain lines need it

        return print_today(desk)
    return _run(desk, (), topic=None, early=False, study=False, seed=None)


def _run(
    desk: Desk, decks: tuple[str, ...], *, topic: str | None, early: bool, study: bool, seed: int | None
) -> int:
    import time  # noqa: PLC0415 - the edge, where clock and chance come in
    from random import Random  # noqa: PLC0415 - as above

    from quizapp.tui.app import Start, run  # noqa: PLC0415 - Textual is for the screens alone

    found, _wrong = desk.decks(decks)
    if topic is not None:
        from quizapp.study.topic import topic_named  # noqa: PLC0415 - few sittings keep to one

        topic = topic_named(topic, found)
    with desk.store() as store:
        return run(
            Start(
                library=desk.library,
                store=store,
                settings=desk.settings,
                named=decks,
                topic=topic,
                early=early,
                study=study,
                now=lambda: time.time_ns() // 1_000_000,
                rng=Random(seed),  # noqa: S311 - draws questions, not secrets
                notices=(*desk.notices, *desk.faults(found), *desk.carry_over(found, store)),
            )
        )
