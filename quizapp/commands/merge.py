"""merge: unite the progress of another device with this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizapp.commands import PlaceName, as_json, desk_of, print_json, warn, whose
from quizapp.say import counted, say

if TYPE_CHECKING:
    from quizapp.progress.merge import Merged


@click.command("merge")
@click.argument("file", type=PlaceName())
@click.option("--dry-run", is_flag=True, help="Say what would come, and write nothing.")
@as_json
@whose
@click.pass_context
def command(ctx: click.Context, file: str, dry_run: bool, as_json: bool) -> None:
    """Unite the progress of FILE with yours: another progress file, or a log (`quizapp log`), `-` for stdin.

    FILE is only read. What is here already is passed over, so that merging twice, or both ways, is safe.
    Before anything is written, a backup is taken.
    """
    import sys  # noqa: PLC0415 - imports when it runs

    from quizapp.paths import expanded  # noqa: PLC0415 - as above
    from quizapp.progress.merge import log_of, merge, would_merge  # noqa: PLC0415 - as above
    from quizapp.progress.studyday import wall  # noqa: PLC0415 - as above

    desk = desk_of(ctx)
    named = file if file == "-" else str(expanded(file))
    with log_of(named, getattr(sys.stdin, "buffer", None)) as events:
        if dry_run:
            with desk.report() as store:
                merged = would_merge(store, events)
        else:
            with desk.store() as store:
                merged = merge(store, events, desk.places.backups, now=wall())
    if as_json:
        print_json({**_row(merged), "dry_run": dry_run})
    else:
        _print(merged, dry_run=dry_run)
    if merged.news.ahead:
        warn(merged.news.told_ahead())


def _row(merged: Merged) -> dict[str, object]:
    news = merged.news
    return {
        "events": news.events,
        "answers": news.answers,
        "devices": news.devices,
        "here_already": merged.here,
        "answers_after_today": news.ahead,
        "backup": str(merged.backup) if merged.backup else None,
    }


def _print(merged: Merged, *, dry_run: bool) -> None:
    news = merged.news
    here = f"{merged.here} {'was' if merged.here == 1 else 'were'} here already"
    if not news.events:
        say(f"Nothing new: {here}." if merged.here else "Nothing new: it is empty.")
        return
    came = "would come in" if dry_run else "came in"
    devices = counted(news.devices, "device")
    say(f"{counted(news.events, 'event')} of {devices} {came}, {counted(news.answers, 'answer')}; {here}.")
    if merged.backup is not None:
        say(f"Backup: {merged.backup}")
