"""paths: say where settings, progress, backups, cache and decks lie."""

from __future__ import annotations

import click

from quizapp.commands import as_json, desk_of, print_json, whose
from quizapp.say import say


@click.command("paths")
@as_json
@whose
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Say where settings, progress, backups, cache and decks lie."""
    desk = desk_of(ctx)
    rows = {name: str(path) for name, path in desk.places._asdict().items()}
    rows["added"] = str(desk.places.added)
    if as_json:
        print_json(rows)
        return
    for name, path in rows.items():
        say(f"{name:<9} {path}")
