"""stats: what has been learned, and what comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quizapp.commands import DeckName, as_json, desk_of, say_json, warn, whose
from quizapp.say import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from quizapp.deck import Deck
    from quizapp.desk import Desk
    from quizapp.progress.store import Store
    from quizapp.study.period import Period
    from quizapp.study.report import Report, Scope

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command("stats")
@click.argument("decks", nargs=-1, type=DeckName(), metavar="[DECK]...")
@click.option("--since", metavar="DAY", type=_DAY, help="From this day, 2026-01-31.")
@click.option("--until", metavar="DAY", type=_DAY, help="Up to this day, with it.")
@click.option("--last", metavar="TIME", help="So long until today: 30d, 8w, 3m, 1y, or all.")
@click.option("--only", metavar="TOPIC", help="Of one topic alone.")
@click.option("--plain", is_flag=True, help="Print every figure in words, also in a terminal.")
@as_json
@click.option("--csv", "way", flag_value="csv", help="Print a row for each figure.")
@click.option("--html", "way", flag_value="html", help="Write one page that needs nothing else.")
@click.option("--svg", "way", flag_value="svg", help="Write the figures as one drawing.")
@click.option("-o", "--output", metavar="FILE", type=click.Path(), help="Write to FILE.")
@whose
@click.pass_context
def command(
    ctx: click.Context,
    decks: tuple[str, ...],
    since: datetime | None,
    until: datetime | None,
    last: str | None,
    only: str | None,
    plain: bool,
    as_json: bool,
    way: str | None,
    output: str | None,
) -> None:
    """Say what has been learned of DECK, or of all decks, and what comes.

    In a terminal it opens the screen; with any of these options, or in a pipe, it prints. --since and
    --until, or --last, bound what came back, the pairs and the time; without them, it is the last year.

    --csv prints the columns section, deck, topic, key, measure and value: a row of section
    "remembered", key "2026-03-02" and measure "share" has the share of that week that was remembered.
    """
    from quizapp.door import is_terminal, look_up  # noqa: PLC0415 - imports when it runs
    from quizapp.figures import way_of  # noqa: PLC0415 - as above

    desk = desk_of(ctx)
    if as_json and way:
        from quizapp.errors import UsageError  # noqa: PLC0415 - only a mistake needs it

        raise UsageError(f"It is JSON or {way}, not both.", "Leave one of them out.")
    way = "json" if as_json else way
    narrowed = any((since, until, last, only, plain, way, output))
    if not narrowed and is_terminal():
        ctx.exit(look_up(desk, "stats", decks=decks))
    reports, begun = _reports(desk, decks, only, (since, until, last))
    if not begun and way is None:
        say("Nothing yet: `quizapp study` begins.")
        return
    columns, drawn = _columns(), plain or not _draws()
    text = way_of(way or "text").write(reports, columns, plain=drawn)
    if output is not None:
        _write(output, text)
    elif way == "json":
        say_json(text.rstrip("\n"))
    else:
        say(text.rstrip("\n"))


def _reports(
    desk: Desk,
    named: tuple[str, ...],
    only: str | None,
    bounds: tuple[datetime | None, datetime | None, str | None],
) -> tuple[list[Report], bool]:
    """Return what is told of each deck that is named, or of all together; and whether anything is known."""
    from quizapp.study.report import aim_of, report  # noqa: PLC0415 - imports when it runs

    found, wrong = desk.decks(named)
    for fault in wrong:
        warn(str(fault))
    with desk.report() as store:
        for notice in store.notices:
            warn(notice)
        period = _period(bounds, store)
        scopes = _scopes(found, named, only)
        reports = [report(scope, store, period, aim_of(scope, desk.settings)) for scope in scopes]
        for said in desk.doubt(found, store):
            warn(said)
        return reports, next(store.events(), None) is not None


def _scopes(found: Sequence[Deck], named: Sequence[str], only: str | None) -> list[Scope]:
    from quizapp.study.report import scope_of  # noqa: PLC0415 - as above

    if only is not None:
        from quizapp.study.topic import topic_named  # noqa: PLC0415 - as above

        topic = topic_named(only, found)
        having = (deck for deck in found if topic in dict(deck.topics()))
        return [scope_of(found, deck, topic) for deck in having]
    return [scope_of(found, deck) for deck in found] if named else [scope_of(found)]


def _period(bounds: tuple[datetime | None, datetime | None, str | None], store: Store) -> Period:
    """Return the first and the last day that are looked at; raises UsageError."""
    from quizapp.errors import UsageError  # noqa: PLC0415 - imports when it runs
    from quizapp.study.period import Period, back_to  # noqa: PLC0415 - as above

    since, until, last = bounds
    today = store.today()
    if last is not None:
        if since is not None or until is not None:
            raise UsageError("--last ends today: it goes with neither --since nor --until.", "Leave it out.")
        return back_to(last, today, store.db)
    end: date = until.date() if until is not None else today
    year = back_to("1y", end, store.db).first
    first = since.date() if since is not None else year
    if first > end:
        hint = "Swap the two days." if until is not None else "Name a day that was."
        raise UsageError(f"The period would begin on {first}, after its end on {end}.", hint)
    return Period(first, end)


def _write(named: str, text: str) -> None:
    """Write a file whole, over one that may be there; but no deck's or log's, which may be a slip."""
    from quizapp.errors import QuizError, UsageError  # noqa: PLC0415 - imports when it runs
    from quizapp.paths import expanded  # noqa: PLC0415 - as above
    from quizapp.shelf import ENDINGS  # noqa: PLC0415 - as above
    from quizapp.whole import over_file  # noqa: PLC0415 - as above

    path = expanded(named)
    if path.exists() and not path.is_file():  # a device or a pipe would become a file
        raise UsageError(f"{path} is not a file.", "Name one, or leave `-o` out and redirect.")
    if path.suffix in {*ENDINGS, ".db"}:
        raise UsageError(f"{path} has the ending of a deck or of progress.", "Name a .html, .svg or .csv.")
    try:
        over_file(path, text)
    except OSError as error:
        hint = "Check that its folder exists and that you may write there."
        raise QuizError(f"{path} cannot be written: {error.strerror or error}.", hint) from error


def _columns() -> int:
    from shutil import get_terminal_size  # noqa: PLC0415 - only to print

    return max(min(get_terminal_size().columns, 100), 40)


def _draws() -> bool:
    """Say whether what is printed can be a drawing: a stream whose encoding has bars."""
    import sys  # noqa: PLC0415 - only to print

    try:
        "▁█·░".encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
