"""stats: what has been learned, and what comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizapp.commands import DeckName, as_json, desk_of, print_json, warn, whose
from quizapp.say import counted, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from quizapp.deck import Deck
    from quizapp.progress.store import Store

AHEAD = 7  # days of the forecast
YEAR = 364  # days before the last one that are looked at
WEEKS = 8  # printed, the newest
MINUTE = 60_000
SHOWN = 5  # hardest cards and confusions


@click.command("stats")
@click.argument("decks", nargs=-1, type=DeckName(), metavar="[DECK]...")
@click.option("--since", metavar="DAY", type=click.DateTime(["%Y-%m-%d"]), help="From this day, 2026-01-31.")
@click.option("--until", metavar="DAY", type=click.DateTime(["%Y-%m-%d"]), help="Up to this day, with it.")
@as_json
@whose
@click.pass_context
def command(
    ctx: click.Context,
    decks: tuple[str, ...],
    since: datetime | None,
    until: datetime | None,
    as_json: bool,
) -> None:
    """Say what has been learned of DECK, or of all decks, and what comes.

    --since and --until bound the weeks, the calibration, the pairs and the time; without them, it
    is the last year.
    """
    from quizapp.progress import stats  # noqa: PLC0415 - imports when it runs

    desk = desk_of(ctx)
    found = desk.decks(decks)[0] if decks else []
    with desk.report() as store:
        for notice in store.notices:
            warn(notice)
        day = store.today()
        period = _period(since, until, day)
        rows = [_row(store, day, deck, period) for deck in found] or [_row(store, day, None, period)]
        days = stats.streak(store.db, day)
        for said in desk.doubt(found, store):
            warn(said)
        begun = next(store.events(), None) is not None
    if as_json:
        print_json({"day": day.isoformat(), "days_in_a_row": days, "decks": rows})
        return
    if not begun:
        say("Nothing yet: `quizapp study` begins.")
        return
    say(f"{counted(days, 'day')} in a row")
    for row in rows:
        _print(row, found, day)


def _period(since: datetime | None, until: datetime | None, day: date) -> tuple[date, date]:
    """Return the first and the last day that are looked at; raises UsageError."""
    from quizapp.progress.studyday import later  # noqa: PLC0415 - imports when it runs

    last = until.date() if until is not None else day
    first = since.date() if since is not None else later(last, -YEAR)
    if first > last:
        from quizapp.errors import UsageError  # noqa: PLC0415 - only a mistake needs it

        raise UsageError(f"The period would begin on {first}, after its end on {last}.", "Swap the two days.")
    return first, last


def _row(store: Store, day: date, deck: Deck | None, period: tuple[date, date]) -> dict[str, object]:
    from quizapp.progress import stats  # noqa: PLC0415 - as above

    prefix = f"{deck.id}/" if deck is not None else ""
    kept = stats.retention(store.db, day, prefix=prefix)
    today = stats.days(store.db, day, day, prefix)
    fragile, growing, firm, lasting = stats.firmness(store.db, prefix)
    return {
        "deck": deck.id if deck is not None else None,
        "answered_today": today[0].answers if today else 0,
        "ms_today": today[0].ms if today else 0,
        "remembered": kept.share,
        "of": kept.asked,
        "memory": {"fragile": fragile, "growing": growing, "firm": firm, "lasting": lasting},
        "due": stats.forecast(store.db, day, AHEAD, prefix),
        "hardest": [
            {"card": each.card, "lapses": each.lapses} for each in stats.hardest(store.db, SHOWN, prefix)
        ],
        "confusions": [
            {"card": each.card, "took_for": each.took_for, "times": each.times}
            for each in stats.confusions(store.db, SHOWN, prefix)
        ],
        **_over(store, prefix, *period),
    }


def _over(store: Store, prefix: str, first: date, last: date) -> dict[str, object]:
    """Return what is looked at over a period."""
    from quizapp.progress import stats  # noqa: PLC0415 - as above
    from quizapp.progress.calibration import calibrated  # noqa: PLC0415 - as above
    from quizapp.progress.returned import came_back, weeks  # noqa: PLC0415 - as above

    held = calibrated(came_back(store.db, first, last, prefix))
    studied = stats.days(store.db, first, last, prefix)
    return {
        "since": first.isoformat(),
        "until": last.isoformat(),
        "days": [{"day": each.day.isoformat(), "answers": each.answers, "ms": each.ms} for each in studied],
        "median_ms": stats.median_ms(store.db, first, last, prefix),
        "weeks": [
            {"monday": each.monday.isoformat(), "right": each.right, "of": each.asked}
            | {"low": each.low, "high": each.high}
            for each in weeks(came_back(store.db, first, last, prefix))
        ],
        "calibration": {
            "log_loss": held.log_loss,
            "rmse": held.rmse,
            "bins": [
                {"expected": each.expected, "right": each.right, "of": each.asked} for each in held.bins
            ],
            "by_days_since": [
                {"days": each.days, "expected": each.expected, "right": each.right, "of": each.asked}
                for each in held.curve
            ],
        },
        "pairs": [
            {"deck": each.deck, "one": each.one, "other": each.other, "times": each.times}
            for each in stats.pairs(store.db, first, last, prefix)[:SHOWN]
        ],
    }


def _print(row: dict[str, object], decks: Sequence[Deck], day: date) -> None:
    from datetime import timedelta  # noqa: PLC0415 - as above

    title = next((deck.title for deck in decks if deck.id == row["deck"]), "All decks")
    say(f"\n{title}")
    say(f"  {row['answered_today']} answered today; {_remembered(row)}")
    memory, due = row["memory"], row["due"]
    assert isinstance(memory, dict)
    assert isinstance(due, list)
    say("  memory: " + ", ".join(f"{count} {step}" for step, count in memory.items()))
    ahead = (f"{(day + timedelta(days=number)):%a} {count}" for number, count in enumerate(due))
    say("  due: " + "  ".join(ahead))
    for name in ("hardest", "confusions"):
        some = row[name]
        assert isinstance(some, list)
        for each in some:
            said = (
                f"forgotten {each['lapses']}×"
                if name == "hardest"
                else f"taken for {each['took_for']} {each['times']}×"
            )
            say(f"  {each['card']}: {said}")
    _print_period(row)


def _print_period(row: dict[str, object]) -> None:
    studied, weeks, held, pairs = row["days"], row["weeks"], row["calibration"], row["pairs"]
    assert isinstance(studied, list)
    assert isinstance(weeks, list)
    assert isinstance(held, dict)
    assert isinstance(pairs, list)
    if not studied:
        say(f"  nothing was answered from {row['since']} to {row['until']}")
        return
    answers, minutes = sum(each["answers"] for each in studied), sum(each["ms"] for each in studied) / MINUTE
    say(
        f"  from {row['since']} to {row['until']}: {counted(answers, 'answer')} "
        f"on {counted(len(studied), 'day')}, {counted(round(minutes), 'minute')}"
    )
    for each in weeks[-WEEKS:]:
        say(
            f"  week of {each['monday']}: remembered {each['right']} of {each['of']}, "
            f"likely {each['low']:.0%} to {each['high']:.0%}"
        )
    for each in held["by_days_since"]:
        say(
            f"  after {each['days']} or more days: {each['right']} of {each['of']} right, "
            f"{each['expected']:.0%} expected"
        )
    for each in pairs:
        say(f"  {each['one']} and {each['other']}: taken for each other {each['times']}×")


def _remembered(row: dict[str, object]) -> str:
    """Say how much was remembered; of a few cards, a share would say more than is known."""
    from quizapp.progress.stats import ENOUGH  # noqa: PLC0415 - as above

    share, asked = row["remembered"], row["of"]
    assert isinstance(asked, int)
    if not asked:
        return "nothing has come back in 30 days yet"
    if asked < ENOUGH:
        return f"{asked} came back in 30 days, too few to say how much you remember"
    return f"you remembered {share:.0%} of the {asked} that came back in 30 days"
