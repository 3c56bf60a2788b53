"""Door: opens the app, or the plain lines where there is no terminal; it knows no command line."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from quizapp.safe import one_line
from quizapp.say import say

if TYPE_CHECKING:
    from quizapp.desk import Desk

__all__ = ["home", "is_terminal", "study"]


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

        for notice in desk.notices:
            say(f"quizapp: {one_line(notice)}", err=True)
        return sit(desk, named, topic=topic, early=early, seed=seed)
    return _run(desk, named, topic=topic, early=early, study=True, seed=seed)


def home(desk: Desk) -> int:
    """Open the app on Home; without a terminal, print what today holds."""
    if not is_terminal():
        from quizapp.plain.today import print_today  # noqa: PLC0415 - only plain lines need it

        return print_today(desk)
    return _run(desk, (), topic=None, early=False, study=False, seed=None)


def _run(
    desk: Desk, decks: tuple[str, ...], *, topic: str | None, early: bool, study: bool, seed: int | None
) -> int:
    import time  # noqa: PLC0415 - the edge, where clock and chance come in
    from random import Random  # noqa: PLC0415 - as above

    from quizapp.tui.app import Start, run  # noqa: PLC0415 - Textual is for the screens alone

    found, _wrong = desk.decks(decks)
    if topic is not None:
        from quizapp.study.topic import topic_named  # noqa: PLC0415 - few sittings keep to one

        topic = topic_named(topic, found)
    with desk.store() as store:
        return run(
            Start(
                library=desk.library,
                store=store,
                settings=desk.settings,
                named=decks,
                topic=topic,
                early=early,
                study=study,
                now=lambda: time.time_ns() // 1_000_000,
                rng=Random(seed),  # noqa: S311 - draws questions, not secrets
                notices=(*desk.notices, *desk.faults(found), *desk.carry_over(found, store)),
            )
        )
