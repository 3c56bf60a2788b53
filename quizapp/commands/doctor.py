"""doctor: check the progress file, and say what is wrong and what to do; --repair does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizapp.commands import as_json, desk_of, print_json, warn, whose
from quizapp.say import counted, say

if TYPE_CHECKING:
    from quizapp.progress.finding import Finding


@click.command("doctor")
@click.option("--repair", is_flag=True, help="Repair what can be repaired; the old file is kept.")
@as_json
@whose
@click.pass_context
def command(ctx: click.Context, repair: bool, as_json: bool) -> None:
    """Check the progress file and all that belongs to it; it only reads, unless --repair is given."""
    from quizapp.progress.doctor import examine  # noqa: PLC0415 - imports when it runs
    from quizapp.progress.studyday import wall  # noqa: PLC0415 - as above
    from quizapp.progress.surroundings import around  # noqa: PLC0415 - as above
    from quizapp.study.strays import strays  # noqa: PLC0415 - as above

    desk = desk_of(ctx)
    path, now = desk.places.progress.absolute(), wall()
    if desk.progress and not path.exists():
        from quizapp.progress.readonly import open_to_read  # noqa: PLC0415 - says what was meant

        open_to_read(path, named=True)
    findings, cards = examine(path, now)
    done: list[str] = []
    if repair and any(finding.needs for finding in findings):
        from quizapp.progress.repair import repair as repaired  # noqa: PLC0415 - only then

        done = repaired(path, desk.places.backups, findings, now)
        findings, cards = examine(path, wall())
    decks, wrong = desk.library.decks()
    findings += strays(cards, decks, wrong)
    findings += around(path, desk.places.backups, desk.places.state)
    if as_json:
        print_json({"done": done, "findings": [finding._asdict() for finding in findings]})
    else:
        _tell(done, findings)
    if repair and not done:
        well = all(finding.well for finding in findings)
        warn("Nothing needed to be repaired." if well else "This cannot be repaired here.")
    if not all(finding.well for finding in findings):
        ctx.exit(1)


def _tell(done: list[str], findings: list[Finding]) -> None:
    import shutil  # noqa: PLC0415 - imports when it runs

    from quizapp.columns import wrapped  # noqa: PLC0415 - as above
    from quizapp.safe import one_line  # noqa: PLC0415 - as above

    columns = min(shutil.get_terminal_size().columns, 100) - 2

    def tell(mark: str, text: str) -> None:
        for number, line in enumerate(wrapped(one_line(text), columns)):
            say(f"{mark if not number else ' '} {line}")

    for sentence in done:
        tell("→", sentence)
    for finding in findings:
        tell(("·" if finding.remedy else "✓") if finding.well else "!", finding.said)
        if finding.remedy:
            tell(" ", finding.remedy)
    bad = sum(not finding.well for finding in findings)
    say(f"{counted(bad, 'thing')} to be put right." if bad else "All is well.")
