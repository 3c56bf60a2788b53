"""sync: exchange progress with other devices through a shared folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizapp.commands import PlaceName, as_json, desk_of, print_json, warn, whose
from quizapp.say import counted, say

if TYPE_CHECKING:
    from quizapp.progress.exchange import Exchanged


@click.command("sync")
@click.argument("folder", type=PlaceName())
@as_json
@whose
@click.pass_context
def command(ctx: click.Context, folder: str, as_json: bool) -> None:
    """Exchange progress with your other devices through FOLDER, which a sync service, a stick or git carries.

    Each device keeps its log there, in one file, and reads the others'. Nothing else leaves this machine.

    What was sent stays known: answers that a later restore takes back come again with the next sync.
    """
    from quizapp.paths import expanded  # noqa: PLC0415 - imports when it runs
    from quizapp.progress.exchange import exchange, one_at_a_time  # noqa: PLC0415 - as above
    from quizapp.progress.studyday import wall  # noqa: PLC0415 - as above

    desk = desk_of(ctx)
    where = expanded(folder).absolute()
    with one_at_a_time(desk.places.state), desk.store() as store:
        done = exchange(store, where, desk.places.backups, now=wall())
    if as_json:
        print_json(_row(done))
    else:
        _print(done)
    for note in done.noted:
        warn(note)
    if done.news.ahead:
        warn(done.news.told_ahead())
    for each in done.wrong:
        warn(each)
    if done.wrong:
        ctx.exit(1)


def _row(done: Exchanged) -> dict[str, object]:
    return {
        "sent": done.sent,
        "received": done.news.events,
        "answers": done.news.answers,
        "devices": done.news.devices,
        "answers_after_today": done.news.ahead,
        "file": str(done.file),
        "backup": str(done.backup) if done.backup else None,
        "noted": list(done.noted),
        "wrong": list(done.wrong),
    }


def _print(done: Exchanged) -> None:
    received = f"received {done.news.events}"
    if done.news.events:
        received += f" from {counted(done.news.devices, 'device')}"
    say(f"Sent {done.sent}, {received}; nothing else left this machine.")
    if done.backup is not None:
        say(f"Backup: {done.backup}")
