"""show: print a deck as it is read: a timeline, who is who, who holds what, and all the rest."""

from __future__ import annotations

import sys

import click

from quizapp.commands import DeckName, as_json, desk_of, print_json, warn, whose
from quizapp.say import say

PIPED = 80  # columns, where there is no terminal to fit


@click.command("show")
@click.argument("deck", type=DeckName())
@click.option(
    "--format", "how", metavar="FORMAT", default="", help="text, markdown or html; text without it."
)
@click.option("--only", metavar="TOPIC", default=None, help="One topic, by its file or its title.")
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(), help="Write to FILE; its ending tells the format."
)
@as_json
@whose
@click.pass_context
def command(
    ctx: click.Context, deck: str, how: str, only: str | None, output: str | None, as_json: bool
) -> None:
    """Print DECK (a path or an id) as it is read: timeline, cast, positions, figures, terms, questions.

    As text it fits the terminal; as HTML it is one page, made to be printed.
    """
    from json import dumps  # noqa: PLC0415 - imports when it runs

    from quizapp.errors import UsageError  # noqa: PLC0415 - as above
    from quizapp.outlines import outline  # noqa: PLC0415 - as above
    from quizapp.showing import format_named  # noqa: PLC0415 - as above
    from quizapp.study.topic import topic_named  # noqa: PLC0415 - as above

    if as_json and how:
        raise UsageError("--json and --format are two ways to write a deck.", "Give one of them.")
    desk = desk_of(ctx)
    way = format_named(how, output or "")
    found = desk.library.find(deck)
    topic = topic_named(only, [found]) if only is not None else None
    for fault in desk.faults([found]):
        warn(fault)
    made = outline(found, topic)
    if output is not None:
        whole = (
            f"{dumps(made.values(), ensure_ascii=False, indent=2)}\n" if as_json else way.write(made, PIPED)
        )
        _write(output, whole)
    elif as_json:
        print_json(made.values())
    else:
        say(way.write(made, _columns()).rstrip("\n"))


def _write(named: str, text: str) -> None:
    """Write a file whole, over one that may be there; but no deck's, which `-o` may be a slip for."""
    from quizapp.errors import QuizError, UsageError  # noqa: PLC0415 - as above
    from quizapp.paths import expanded  # noqa: PLC0415 - as above
    from quizapp.shelf import ENDINGS  # noqa: PLC0415 - as above
    from quizapp.whole import over_file  # noqa: PLC0415 - as above

    path = expanded(named)
    if path.exists() and not path.is_file():  # a device or a pipe would become a file
        raise UsageError(f"{path} is not a file.", "Name one, or leave `-o` out and redirect.")
    if path.suffix in ENDINGS:
        raise UsageError(f"{path} has the ending of a deck's file.", "Name a .txt, .md, .html or .json.")
    try:
        over_file(path, text)
    except OSError as error:
        hint = "Check that its folder exists and that you may write there."
        raise QuizError(f"{path} cannot be written: {error.strerror or error}.", hint) from error


def _columns() -> int:
    if not sys.stdout.isatty():
        return PIPED
    from shutil import get_terminal_size  # noqa: PLC0415 - as above

    return get_terminal_size((PIPED, 24)).columns
