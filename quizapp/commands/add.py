"""add: study a deck, or a folder of decks, from where it lies."""

from __future__ import annotations

import click

from quizapp.commands import PlaceName, as_json, desk_of, print_json, warn, whose
from quizapp.say import counted


@click.command("add")
@click.argument("path", type=PlaceName())
@as_json
@whose
@click.pass_context
def command(ctx: click.Context, path: str, as_json: bool) -> None:
    """Study the deck, or the folder of decks, at PATH from where it lies."""
    from pathlib import Path  # noqa: PLC0415 - imports when it runs

    from quizapp.errors import DeckError, UsageError  # noqa: PLC0415 - as above
    from quizapp.library import Library, remember  # noqa: PLC0415 - as above
    from quizapp.paths import expanded  # noqa: PLC0415 - as above

    desk = desk_of(ctx)
    place = expanded(path).resolve()
    if "\n" in str(place):  # a line each is how they are noted
        raise UsageError(f"The path {place} has a line break in it.", "Give the deck another name.")
    if not place.exists():
        raise DeckError(
            f"There is nothing at {place}.", "Name a deck file, a deck's folder, or a folder of decks."
        )
    decks, wrong = Library((place,), desk.places.cache).decks()
    if wrong:
        raise wrong[0]
    if not decks:
        raise DeckError(
            f"There is no deck at {place}.", "A deck is a YAML file with a `deck:` line, or its folder."
        )
    desk.see_cards(decks)
    others, _wrong = desk.library.decks()
    paths = {deck.id: Path(deck.path).resolve() for deck in others}
    for deck in decks:
        if paths.get(deck.id, Path(deck.path).resolve()) != Path(deck.path).resolve():
            raise DeckError(
                f"There is already a deck `{deck.id}` at {paths[deck.id]}.",
                "Give one of them an id of its own.",
            )
    new = remember(desk.places.added, place)
    if as_json:
        rows = [{"id": deck.id, "path": deck.path, "cards": deck.card_count(), "new": new} for deck in decks]
        print_json(rows)
        return
    for deck in decks:
        errors = deck.error_count()
        said = f"; `quizapp check {place}` says what is wrong" if errors else ""
        warn(f"{'Added' if new else 'Already there:'} {deck.id}, {counted(deck.card_count(), 'card')}{said}.")
