"""schema: print the JSON Schema of a deck file, by which an editor completes and explains keys."""

from __future__ import annotations

import click

from quizapp.commands import say_json, whose


@click.command("schema")
@whose
def command() -> None:
    """Print the JSON Schema of a deck file, made from the tables that the reader checks by.

    An editor with a YAML language server completes and explains keys where a deck file begins with
    "# yaml-language-server: $schema=deck.schema.json" and this schema lies beside it.
    """
    from quizapp.deckschema import as_text  # noqa: PLC0415 - imports when it runs

    say_json(as_text().rstrip("\n"))
