"""stats: what has been learned, and what comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizapp.commands import DeckName, as_json, desk_of, print_json, warn, whose
from quizapp.say import counted, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from quizapp.deck import Deck
    from quizapp.progress.store import Store

AHEAD = 7  # days of the forecast
SHOWN = 5  # hardest cards and confusions


@click.command("stats")
@click.argument("decks", nargs=-1, type=DeckName(), metavar="[DECK]...")
@as_json
@whose
@click.pass_context
def command(ctx: click.Context, decks: tuple[str, ...], as_json: bool) -> None:
    """Say what has been learned of DECK, or of all decks, and what comes."""
    from quizapp.progress import stats  # noqa: PLC0415 - imports when it runs

    desk = desk_of(ctx)
    found = desk.decks(decks)[0] if decks else []
    with desk.report() as store:
        for notice in store.notices:
            warn(notice)
        day = store.today()
        rows = [_row(store, day, deck) for deck in found] or [_row(store, day, None)]
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


def _row(store: Store, day: date, deck: Deck | None) -> dict[str, object]:
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
