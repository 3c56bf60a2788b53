"""log: print the event log as JSON Lines."""

from __future__ import annotations

import click

from quizapp.commands import desk_of, say_json, warn, whose


@click.command("log")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: a log always is.")
@whose
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Print the event log, one JSON object a line, in the order of replay."""
    from quizapp.progress.event import to_json  # noqa: PLC0415 - imports when it runs

    del as_json
    with desk_of(ctx).report() as store:
        for notice in store.notices:
            warn(notice)
        empty = True
        for event in store.events():
            empty = False
            say_json(to_json(event))
    if empty:
        warn("Nothing yet: the log begins with the first answer.")
