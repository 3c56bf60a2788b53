"""json: every figure by name, as programs read it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.progress.stats import Day
    from quizapp.study.report import Report

__all__ = ["row", "write"]


def write(reports: Sequence[Report], columns: int = 80, *, plain: bool = False) -> str:
    """Return the figures as JSON."""
    del columns, plain
    told = {
        "day": reports[0].today.isoformat() if reports else None,
        "days_in_a_row": reports[0].streak if reports else 0,
        "decks": [row(each) for each in reports],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def row(told: Report) -> dict[str, object]:
    """Return what is told of one deck, a topic or all."""
    stands, did, came = told.standing, told.history, told.returned
    return {
        "deck": told.scope.deck.id if told.scope.deck is not None else None,
        "topic": told.scope.topic,
        "since": told.period.first.isoformat(),
        "until": told.period.last.isoformat(),
        "answered_today": sum(each.answers for each in did.heat if each.day == told.today),
        "ms_today": sum(each.ms for each in did.heat if each.day == told.today),
        "aim": told.aim,
        "due": list(stands.ahead),
        "due_by_month": [{"month": f"{each.first:%Y-%m}", "cards": each.cards} for each in stands.months],
        "memory": [
            {"by": each.by, "name": each.name}
            | dict(zip(("new", "fragile", "growing", "firm", "lasting"), each.marks, strict=True))
            for each in stands.memory
        ],
        "hardest": [each._asdict() for each in stands.hardest],
        "calendar": [_day(each) for each in did.heat],
        "days": [_day(each) for each in did.days],
        "time_by_deck": [each._asdict() for each in did.decks],
        "median_ms": did.median_ms,
        "weeks": [each._asdict() | {"monday": each.monday.isoformat()} for each in came.weeks],
        "young": came.young._asdict(),
        "mature": came.mature._asdict(),
        "calibration": {
            "log_loss": came.calibration.log_loss,
            "rmse": came.calibration.rmse,
            "bins": [each._asdict() for each in came.calibration.bins],
            "by_days_since": [each._asdict() for each in came.calibration.curve],
        },
        "pairs": [each._asdict() for each in told.confused],
    }


def _day(each: Day) -> dict[str, object]:
    return each._asdict() | {"day": each.day.isoformat()}
