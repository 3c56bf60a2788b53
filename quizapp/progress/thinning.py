"""Thinning: which backups need not be kept any longer; a pure function over their times and sizes."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from quizapp.progress.backup import moment_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from quizapp.progress.backup import Backup

__all__ = ["GUARDED_DAYS", "LIMIT", "thinned"]

LIMIT: Final = 500_000_000
"""Bytes that backups may take together; beyond it the oldest go first."""

GUARDED_DAYS: Final = 90
"""Days for which the newest copies that were taken before a merge, a repair ... are safe from `LIMIT` too."""

_SITTINGS = 5
_GUARDED = 3  # copies of each occasion other than a sitting
_DAY = 86_400_000


# What of each so many newest stretches of time, in which there is any, the newest is kept.
_STRETCHES: tuple[tuple[int, Callable[[datetime], object]], ...] = (
    (7, lambda time: time.date()),
    (5, lambda time: time.isocalendar()[:2]),
    (12, lambda time: (time.year, time.month)),
)


def thinned(backups: Iterable[Backup], now: int, limit: int = LIMIT) -> list[Backup]:
    """Return those to be deleted, the oldest first.

    Kept are the last five, the last of each of the last seven days, five weeks and twelve months that have
    one, and three of each occasion other than a sitting (a merge, a repair ...) for `GUARDED_DAYS`. Where
    they take more than `limit` bytes the oldest go too, never the newest nor those of an occasion.
    """
    ordered = sorted(backups, reverse=True)
    # What a clock that was ahead has dated must not push out what is taken now, nor the other way about.
    ahead = [each for each in ordered if each.at > now + _DAY]
    usual = ordered[len(ahead) :]
    kept = _by_time(usual) | _by_time(ahead)
    guarded = _by_occasion(usual, now) | _by_occasion(ahead, now) | {*usual[:1], *ahead[:1]}
    kept |= guarded
    size = sum(each.size for each in kept)
    for each in [*reversed(usual), *reversed(ahead)]:
        if size <= limit:
            break
        if each in kept and each not in guarded:
            kept.remove(each)
            size -= each.size
    return [each for each in reversed(ordered) if each not in kept]


def _by_time(ordered: Sequence[Backup]) -> set[Backup]:
    kept = set(ordered[:_SITTINGS])
    for many, stretch in _STRETCHES:
        newest = [next(group) for _, group in groupby(ordered, lambda each: stretch(moment_of(each.at)))]  # noqa: B023 - used up at once
        kept.update(newest[:many])
    return kept


def _by_occasion(ordered: Sequence[Backup], now: int) -> set[Backup]:
    kept: set[Backup] = set()
    for why in {each.why for each in ordered} - {"sitting"}:
        kept.update([each for each in ordered if each.why == why][:_GUARDED])
    return {each for each in kept if each.at > now - GUARDED_DAYS * _DAY}
