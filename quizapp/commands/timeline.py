"""timeline: the events of decks in the order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from quizapp.commands import DeckName, Word, as_json, desk_of, print_json, warn, whose
from quizapp.say import counted, say

if TYPE_CHECKING:
    from quizapp.edtf import Interval
    from quizapp.study.chronicle import Group, Happening


def _groups() -> tuple[str, ...]:
    from quizapp.study.chronicle import GROUPS  # noqa: PLC0415 - imports when it runs

    return GROUPS


@click.command("timeline")
@click.argument("decks", nargs=-1, type=DeckName(), metavar="[DECK]...")
@click.option("--from", "first", metavar="DATE", help="From then on: 2017, 2019-02 or 197X.")
@click.option("--to", "last", metavar="DATE", help="Until then, that date included.")
@click.option("--by", default="none", type=Word("grouping", _groups), help="By actor, country or topic.")
@click.option("--plain", is_flag=True, help="Print lines, also in a terminal.")
@as_json
@whose
@click.pass_context
def command(
    ctx: click.Context,
    decks: tuple[str, ...],
    first: str | None,
    last: str | None,
    by: str,
    plain: bool,
    as_json: bool,
) -> None:
    """Show the events of DECK, or of all decks, on an axis of time, with what is remembered of each.

    Without a terminal, or with --plain, each event is printed, in the order of time.
    """
    from quizapp.door import is_terminal, look_up  # noqa: PLC0415 - imports when it runs
    from quizapp.errors import UsageError  # noqa: PLC0415 - as above
    from quizapp.study.chronicle import chronicle, inside, undated  # noqa: PLC0415 - as above

    since, until = _date("--from", first), _date("--to", last)
    start, end = since and since.earliest, until and until.latest
    if start and end and start > end:
        raise UsageError(f"--from {first} is after --to {last}.", "Give the earlier date to --from.")
    desk = desk_of(ctx)
    if not plain and not as_json and is_terminal():
        ctx.exit(look_up(desk, "timeline", by, first or "", last or "", decks=decks))
    found, wrong = desk.decks(decks)
    for fault in (*map(str, wrong), *desk.faults(found)):
        warn(fault)
    with desk.report() as store:
        for notice in store.notices:
            warn(notice)
        every = chronicle(found, store, cast("Group", by))
    happenings = inside(every, start, end)
    if as_json:
        print_json([_row(each) for each in happenings])
        return
    if not happenings:
        say(
            "No event has a date."
            if not every
            else f"No event lies there, of {counted(len(every), 'event')}."
        )
        return
    _print_runs(happenings)
    if said := undated(found, every):
        say(said)


def _date(option: str, given: str | None) -> Interval | None:
    from quizapp.edtf import parse  # noqa: PLC0415 - imports when it runs
    from quizapp.errors import UsageError  # noqa: PLC0415 - as above

    if given is None:
        return None
    try:
        found = parse(given)
    except ValueError as error:
        raise UsageError(f"{option}: {error}.", "A timeline is cut at one date.") from error
    if found.kind != "point":
        raise UsageError(f"{option} {given} is more than one date.", "Give --from and --to one each.")
    return found


def _print_runs(happenings: list[Happening]) -> None:
    from quizapp.study.chronicle import runs  # noqa: PLC0415 - imports when it runs

    for run in runs(happenings):
        if len(run) > 1:
            say(f"≈ The order of these {len(run)} is not settled:")
        for each in run:
            _print(each, "  " * (len(run) > 1))


def _print(each: Happening, margin: str) -> None:
    from quizapp.marks import MEMORY  # noqa: PLC0415 - imports when it runs

    sign = MEMORY[each.firmness]
    say(f"{margin}{each.said}: {each.title}")
    told = [f"{sign.mark} {sign.word}", ", ".join(each.lanes), each.source]
    say(f"{margin}    " + " · ".join(part for part in told if part))


def _row(each: Happening) -> dict[str, object]:
    from quizapp.marks import MEMORY  # noqa: PLC0415 - imports when it runs

    when = each.when
    return {
        "deck": each.deck,
        "fact": each.fact.key,
        "date": when.text,
        "said": each.said,
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
        "precision": when.precision,
        "about": when.about,
        "uncertain": when.uncertain,
        "label": each.label,
        "what": each.title,
        "lanes": each.lanes,
        "memory": MEMORY[each.firmness].word,
        "source": each.source,
        "order_with_next_settled": not each.open_order,
    }
