"""Door: opens the app, or the plain lines where there is no terminal; it knows no command line."""

from __future__ import annotations

import os
import sys
import time
from random import Random
from typing import TYPE_CHECKING

from quizapp.errors import DamagedProgress, NotProgress, UsageError
from quizapp.safe import one_line
from quizapp.say import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.desk import Desk
    from quizapp.study.past import Past
    from quizapp.study.rounds import Round

__all__ = ["examine", "home", "is_terminal", "look_up", "practise", "review", "study", "watch"]

_PAUSE = 0.1  # seconds between two looks at a deck's files


def is_terminal() -> bool:
    """Say whether there is a terminal at both ends that can move its cursor."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "") != "dumb"


def study(
    desk: Desk,
    named: tuple[str, ...],
    *,
    topic: str | None = None,
    early: bool = False,
    plain: bool = False,
    seed: int | None = None,
) -> int:
    """Open the app on the first question; without a terminal, or where it is wished, sit in plain lines."""
    if plain or not is_terminal():
        from quizapp.plain.sitting import sit  # noqa: PLC0415 - only plain lines need it

        _say(desk)
        return _held(desk, lambda: sit(desk, named, topic=topic, early=early, seed=seed))
    return _run(desk, named, topic=topic, early=early, study=True, seed=seed)


def home(desk: Desk) -> int:
    """Open the app on Home; without a terminal, print what today holds."""
    if not is_terminal():
        from quizapp.plain.today import print_today  # noqa: PLC0415 - only plain lines need it

        return print_today(desk)
    return _run(desk, (), seed=None)


def practise(desk: Desk, kind: str, named: str, *, plain: bool = False, seed: int | None = None) -> int:
    """Hold a practice on a deck."""
    from quizapp.study.rounds import practice_on  # noqa: PLC0415 - only practice needs it

    found, _wrong = desk.decks((named,))
    return _play(desk, (named,), practice_on(kind, found[0]), plain=plain, seed=seed)


def examine(
    desk: Desk,
    named: tuple[str, ...],
    *,
    questions: int,
    minutes: int = 0,
    plain: bool = False,
    seed: int | None = None,
) -> int:
    """Hold an exam over some decks, or over all."""
    from quizapp.study.rounds import exam_of  # noqa: PLC0415 - only an exam needs it

    found, _wrong = desk.decks(named)
    return _play(desk, named, exam_of(found, questions, minutes), plain=plain, seed=seed)


def review(desk: Desk, *, plain: bool = False, as_json: bool = False) -> int:
    """Open the paper of the last exam again."""
    from quizapp.study.past import past_exams  # noqa: PLC0415 - only then

    with desk.store() as store:
        for notice in store.notices:
            say(f"quizapp: {one_line(notice)}", err=True)
        past = next(iter(past_exams(store, 1)), None)
    if past is None:
        raise UsageError("No exam was sat yet.", "`quizapp exam` begins one.")
    if not plain and not as_json and is_terminal():
        return _run(desk, (), seed=None, past=past)
    from quizapp.plain.again import show  # noqa: PLC0415 - only plain lines need it

    found, _wrong = desk.decks(())
    with desk.store() as store:
        return show(past, found, store, as_json=as_json, talking=plain)


def watch(desk: Desk, named: str, *, plain: bool = False) -> int:
    """Watch over a deck while it is written; without a terminal, or where it is wished, in plain lines."""
    from quizapp.progress.studyday import wall  # noqa: PLC0415 - only this needs a clock of days

    path = desk.deck_at(named)
    if plain or not is_terminal():
        from quizapp.plain.watching import keep_watch  # noqa: PLC0415 - only plain lines need it

        _say(desk)
        return keep_watch(path, wall, desk.settings.rollover, lambda: time.sleep(_PAUSE))
    from quizapp.tui.watching import Watched, run  # noqa: PLC0415 - Textual is for the screens alone

    return run(Watched(path, desk.settings, wall, tuple(desk.notices)))


def look_up(desk: Desk, page: str, *asked: str, decks: tuple[str, ...] = ()) -> int:
    """Open the app on one of the pages to look things up in, of some decks or of all."""
    return _run(desk, decks, seed=None, page=page, asked=asked)


def _play(desk: Desk, named: tuple[str, ...], game: Round, *, plain: bool, seed: int | None) -> int:
    if not plain and is_terminal():
        return _run(desk, named, seed=seed, game=game)
    from quizapp.plain.playing import play  # noqa: PLC0415 - only plain lines need it
    from quizapp.plain.spare import parted  # noqa: PLC0415 - as above
    from quizapp.study.rounds import Table  # noqa: PLC0415 - as above

    def hold() -> int:
        with desk.sitting() as store:
            for notice in store.notices:
                say(f"quizapp: {one_line(notice)}", err=True)
            table = Table(store, Random(seed), _ticks, desk.settings.date_order)  # noqa: S311 - draws questions
            return parted(store.spare, lambda: play(game.begin(table)))

    _say(desk)
    return _held(desk, hold)


def _held(desk: Desk, hold: Callable[[], int]) -> int:
    """Hold a sitting; where the progress file is damaged or gone, offer a backup, then hold it."""
    if desk.lost:
        from quizapp.rescue import find_lost  # noqa: PLC0415 - only bad luck needs it

        find_lost(desk)
    try:
        return hold()
    except (DamagedProgress, NotProgress) as error:
        from quizapp.rescue import rescue  # noqa: PLC0415 - as above

        rescue(desk, error)
    return hold()


def _say(desk: Desk) -> None:
    for notice in desk.notices:
        say(f"quizapp: {one_line(notice)}", err=True)


def _ticks() -> int:
    return time.monotonic_ns() // 1_000_000


def _run(  # noqa: PLR0913 - all that the app may open on
    desk: Desk,
    decks: tuple[str, ...],
    *,
    topic: str | None = None,
    early: bool = False,
    study: bool = False,
    seed: int | None = None,
    game: Round | None = None,
    past: Past | None = None,
    page: str = "",
    asked: tuple[str, ...] = (),
) -> int:
    from quizapp.plain.spare import parted  # noqa: PLC0415 - as below
    from quizapp.tui.app import Start, run  # noqa: PLC0415 - Textual is for the screens alone

    found, _wrong = desk.decks(decks)
    if topic is not None:
        from quizapp.study.topic import topic_named  # noqa: PLC0415 - few sittings keep to one

        topic = topic_named(topic, found)

    def hold() -> int:
        with desk.sitting() as store:
            start = Start(
                library=desk.library,
                store=store,
                settings=desk.settings,
                named=decks,
                topic=topic,
                early=early,
                study=study,
                game=game,
                past=past,
                page=page,
                asked=asked,
                now=lambda: time.time_ns() // 1_000_000,
                ticks=_ticks,
                places=desk.places,
                rng=Random(seed),  # noqa: S311 - draws questions, not secrets
                notices=(
                    *desk.notices,
                    *store.notices,
                    *desk.faults(found),
                    *desk.carry_over(found, store),
                    *desk.doubt(found, store),
                ),
            )
            return parted(store.spare, lambda: run(start))

    return _held(desk, hold)
