"""backup: keep a copy of the progress file, now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizapp.commands import as_json, desk_of, print_json, warn, whose
from quizapp.say import say

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path


@click.command("backup")
@click.option("--to", metavar="FILE", type=click.Path(), help="Write it there, on another disk for one.")
@as_json
@whose
@click.pass_context
def command(ctx: click.Context, to: str | None, as_json: bool) -> None:
    """Keep a copy of the progress file, whole and private; `quizapp restore` puts one back.

    Copies are also kept by themselves when a sitting ends, and before anything that changes much.
    """
    from quizapp.errors import UsageError  # noqa: PLC0415 - imports when it runs
    from quizapp.paths import expanded  # noqa: PLC0415 - as above
    from quizapp.progress.backup import take  # noqa: PLC0415 - as above
    from quizapp.progress.held import held  # noqa: PLC0415 - as above
    from quizapp.progress.studyday import wall  # noqa: PLC0415 - as above
    from quizapp.rescue import told  # noqa: PLC0415 - as above

    desk = desk_of(ctx)
    if to is not None and not to.strip():
        raise UsageError("--to is empty.", "Give it the path of a new file.")
    with desk.report() as store:
        if next(store.events(), None) is None:
            raise UsageError(
                f"There is no progress yet in {desk.places.progress}.", "`quizapp study` begins."
            )
        if to is None:
            place = take(store.db, desk.places.backups, why="asked", now=wall())
        else:
            place = _copied_to(store.db, expanded(to).absolute())
    found = held(place)
    if as_json:
        print_json({
            "backup": str(place),
            "answers": found.answers,
            "cards": found.cards,
            "last": None if found.last is None else found.last.isoformat(),
            "size": place.stat().st_size,
        })  # fmt: skip
        return
    say(str(place))
    warn(f"It holds {told(found)}.")


def _copied_to(db: sqlite3.Connection, place: Path) -> Path:
    from quizapp.progress.backup import copied, named  # noqa: PLC0415 - imports when it runs
    from quizapp.whole import see_free  # noqa: PLC0415 - as above

    see_free(place)
    return copied(db, place.parent, lambda making: named(making, place), cannot="No copy can be made")
