"""decks: list the decks there are, with what each holds today."""

from __future__ import annotations

import click

from quizapp.commands import PlaceName, as_json, desk_of, print_json, warn, whose
from quizapp.say import say


@click.command("decks")
@click.argument("paths", nargs=-1, type=PlaceName(), metavar="[PATH]...")
@as_json
@whose
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], as_json: bool) -> None:
    """List the decks there are, or those at PATH, with what each holds today."""
    from pathlib import Path  # noqa: PLC0415 - as every command, imports when it runs

    from quizapp.library import Library  # noqa: PLC0415 - as above
    from quizapp.study.plan import today  # noqa: PLC0415 - as above

    desk = desk_of(ctx)
    library = Library(tuple(map(Path, paths)), desk.places.cache) if paths else desk.library
    decks, wrong = library.decks()
    missing = [path for path in paths if not Path(path).exists()]
    rows = []
    with desk.report() as store:
        for notice in store.notices:
            warn(notice)
        day = store.today()
        for deck in decks:
            holds = today(deck, store, desk.settings, day)
            rows.append(
                {
                    "id": deck.id,
                    "title": deck.title,
                    "path": deck.path,
                    "facts": deck.facts_by_kind(),
                    "cards": deck.card_count(),
                    "new": sum(tally.new for tally in holds.topics),
                    "due": holds.due + holds.learning,
                }
            )
    if as_json:
        print_json(rows)
    else:
        width = max((len(str(row["id"])) for row in rows), default=0)
        for row in rows:
            cards = "card " if row["cards"] == 1 else "cards"
            counts = f"{row['cards']:>5} {cards}  {row['due']:>4} due  {row['new']:>5} new"
            say(f"{row['id']:<{width}}  {counts}  {row['title']}")
    for path in missing:
        warn(f"There is nothing at {path}.")
    for error in wrong:
        warn(str(error))
    if not rows and not wrong and not missing:
        warn(f"There are no decks. Put one into {desk.places.decks}, or `quizapp add PATH`.")
    if wrong or missing:
        ctx.exit(1)
