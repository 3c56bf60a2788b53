"""new: write a first deck, with an example of each kind of fact, to write one's own in."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

import click

from quizapp.commands import PlaceName, as_json, print_json, warn, whose
from quizapp.say import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.firstdeck import Plan

_UNKNOWN = "unknown"  # the author of a source of whom nothing is said


@click.command("new")
@click.argument("path", type=PlaceName())
@click.option("--title", metavar="TEXT", help="The name that learners read.")
@click.option("--id", "deck_id", metavar="ID", help="The permanent id; made of the title without it.")
@click.option("--kinds", metavar="KIND,…", help="The kinds of fact to show; all without it.")
@click.option("--source", metavar="TEXT", help="The title of a text that your facts are from.")
@click.option("--author", metavar="TEXT", help="Who wrote it.")
@click.option("--licence", metavar="TEXT", help="Under what terms the deck may be used.")
@click.option("--folder/--file", "as_folder", default=None, help="A folder of files, or one file.")
@click.option("--yes", is_flag=True, help="Ask nothing; take what is given, and defaults.")
@as_json
@whose
def command(
    path: str,
    title: str | None,
    deck_id: str | None,
    kinds: str | None,
    source: str | None,
    author: str | None,
    licence: str | None,
    as_folder: bool | None,
    yes: bool,
    as_json: bool,
) -> None:
    """Write a first deck at PATH, with comments and an example of each kind of fact.

    A PATH that ends in .yaml becomes one file, any other a folder. On a terminal, asks for what no option
    gives; Enter takes what is offered. Nothing that is there is ever written over.
    """
    from quizapp import firstdeck  # noqa: PLC0415 - imports when it runs
    from quizapp.deckfile import read  # noqa: PLC0415 - as above

    place, folder = firstdeck.place_of(path, as_folder=as_folder)
    asks = not yes and sys.stdin.isatty() and sys.stderr.isatty()
    answers = {"title": title, "id": deck_id, "kinds": kinds, "source": source, "author": author}
    plan = _planned(firstdeck.title_of(place), answers | {"licence": licence}, _asked if asks else _given)
    written = firstdeck.write(plan, place, folder=folder)
    if as_json:
        deck = read(place)
        facts, cards = deck.facts_by_kind(), deck.card_count()
        deck.close()
        told = {"id": plan.id, "title": plan.title, "path": str(place), "files": list(map(str, written))}
        print_json(told | {"facts": facts, "cards": cards})
        return
    for each in written:
        say(str(each))
    named = shlex.quote(str(place))
    warn(f"Next: write your own facts over the examples; `quizapp check {named}` reads along.")
    warn(f"`quizapp add {named}` studies it from where it lies.")


def _planned(title: str, given: dict[str, str | None], ask: Callable[..., str]) -> Plan:
    """Ask for what is not given, one after another; what follows from an answer is offered next."""
    from quizapp.firstdeck import (  # noqa: PLC0415 - as above
        AUTHOR,
        LICENCE,
        SOURCE,
        Plan,
        all_starters,
        checked_id,
        id_of,
        kinds_in,
    )
    from quizapp.safe import one_line  # noqa: PLC0415 - as above

    title = one_line(ask("Title", given["title"], title)) or title
    deck_id = ask("Id, for good", given["id"], id_of(title), checked_id)
    kinds = ask("Kinds of fact", given["kinds"], ", ".join(all_starters()), kinds_in)
    source = one_line(ask("A source, its title", given["source"], SOURCE)) or SOURCE
    by = AUTHOR if source == SOURCE else _UNKNOWN
    # Five questions; a source of one's own is asked for in two parts.
    asked = _given if source == SOURCE else ask
    author = one_line(asked("Its author", given["author"], by)) or by
    author = "" if author == _UNKNOWN else author
    licence = one_line(ask("Licence", given["licence"], LICENCE)) or LICENCE
    return Plan(title, checked_id(deck_id), kinds_in(kinds), source, author, licence)


def _given(_question: str, given: str | None, default: str, _check: Callable[[str], object] = str) -> str:
    return default if given is None else given


def _asked(question: str, given: str | None, default: str, check: Callable[[str], object] = str) -> str:
    """Ask on the terminal until the answer will do; Enter takes the default."""
    from quizapp.errors import UsageError  # noqa: PLC0415 - as above
    from quizapp.safe import one_line  # noqa: PLC0415 - as above

    def read(text: str) -> str:
        try:
            check(text)
        except UsageError as error:
            raise click.UsageError(one_line(str(error))) from error
        return text

    if given is not None:
        return given
    return str(click.prompt(question, default=one_line(default), value_proc=read, err=True))
