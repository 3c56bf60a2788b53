"""check: say everything that is wrong in decks, and where, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizapp.commands import DeckName, as_json, desk_of, print_json, warn, whose
from quizapp.say import counted, say

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.library import Library


@click.command("check")
@click.argument("paths", nargs=-1, required=True, type=DeckName(), metavar="PATH...")
@click.option(
    "--log",
    "logs",
    metavar="FILE",
    multiple=True,
    type=click.Path(),
    help="A learner's log (`quizapp log`): what was overridden and flagged.",
)
@as_json
@whose
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], logs: tuple[str, ...], as_json: bool) -> None:
    """Check the decks at PATH: every problem with file, line, column and remedy.

    With --log (once for each learner), also what they insisted on against a verdict, and what they flagged.
    Exit code 1 if any is an error, 2 if there is nothing to check.
    """
    from quizapp.deckfile import read  # noqa: PLC0415 - as above
    from quizapp.errors import DeckError  # noqa: PLC0415 - as above
    from quizapp.paths import expanded  # noqa: PLC0415 - as above
    from quizapp.progress.studyday import study_day, wall  # noqa: PLC0415 - as above
    from quizapp.study.feedback import heard, read_logs  # noqa: PLC0415 - as above

    events = read_logs(map(expanded, logs))
    desk = desk_of(ctx)
    library, today = desk.library, study_day(wall(), desk.settings.rollover)
    problems = []
    seen: dict[str, str] = {}
    for each in (found for named in paths for found in _decks_at(named, library)):
        deck = read(each)
        problems += [*deck.problems(today), *heard(deck, events)]
        if seen.setdefault(deck.id, str(each)) != str(each):
            raise DeckError(
                f"Two decks have the id `{deck.id}`: {seen[deck.id]} and {each}.",
                "Give one an id of its own.",
            )
        if not as_json:
            facts = counted(sum(deck.facts_by_kind().values()), "fact")
            warn(f"{deck.id}: {facts}, {counted(deck.card_count(), 'card')}.")
        deck.close()
    errors = sum(problem.severity == "error" for problem in problems)
    if as_json:
        print_json([problem._asdict() for problem in problems])
    else:
        for problem in problems:
            say(str(problem))
        found = f"{counted(errors, 'error')}, {len(problems) - errors} advice."
        warn(found if problems else "No problems.")
    if errors:
        ctx.exit(1)


def _decks_at(named: str, library: Library) -> list[Path]:
    """Return the decks that a path holds or an id names; raises UsageError where there are none."""
    from pathlib import Path  # noqa: PLC0415 - imports when it runs

    from quizapp.errors import UsageError  # noqa: PLC0415 - as above
    from quizapp.paths import expanded  # noqa: PLC0415 - as above
    from quizapp.shelf import decks_under  # noqa: PLC0415 - as above

    path = expanded(named)
    if not path.exists() and "/" not in named and not path.suffix:
        path = Path(library.find(named).path)
    if not path.exists():
        raise UsageError(
            f"There is nothing at {path}.", "Name a deck file, a deck's folder, or a folder of decks."
        )
    found = list(decks_under(path))
    if not found:
        raise UsageError(f"There is no deck in {path}.", "A deck is a YAML file with a `deck:` line.")
    return found
