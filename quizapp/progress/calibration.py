"""Calibration: how far what FSRS expects of a memory is what happens."""

from __future__ import annotations

from math import floor, log, sqrt
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from quizapp.progress.returned import MATURE, count_in, weeks_of, wilson

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from quizapp.progress.returned import Came, Week

__all__ = ["Bin", "Calibration", "Returned", "Share", "Since", "calibrated", "looked_at"]

_K = TypeVar("_K")
_BINS = 20
_SINCE = (1, 2, 4, 8, 15, 31, 61, 121, 241, 481)  # days from which a step of the forgetting curve begins
_SURE = 1e-6  # nothing is expected more surely than this, so that one surprise costs no infinity


class Bin(NamedTuple):
    """Answers of which much the same share was expected to be right: what was expected, and what came."""

    low: float
    expected: float
    right: int
    asked: int
    band: tuple[float, float]


class Since(NamedTuple):
    """Answers so many days after the last: what was expected, and what came."""

    days: int
    expected: float
    right: int
    asked: int
    band: tuple[float, float]


class Calibration(NamedTuple):
    """What was expected against what came: in bins, by days since the last answer, and in two figures.

    Both figures are the smaller the better, and None where nothing came back.
    """

    bins: tuple[Bin, ...]
    curve: tuple[Since, ...]
    log_loss: float | None
    rmse: float | None


class Share(NamedTuple):
    """Of `asked` cards that came back, how many were remembered, within what band."""

    right: int
    asked: int
    low: float
    high: float


class Returned(NamedTuple):
    """What is to be said of what came back: by weeks, young and mature, and against what was expected."""

    weeks: tuple[Week, ...]
    young: Share
    mature: Share
    calibration: Calibration


def looked_at(came: Iterable[Came]) -> Returned:
    """Return all that is to be said of what came back, in one pass."""
    found: dict[date, list[int]] = {}
    ripe = {False: [0, 0], True: [0, 0]}

    def passing() -> Iterator[Came]:
        for each in came:
            count_in(found, each)
            counted = ripe[each.stability >= MATURE]
            counted[0] += each.right
            counted[1] += 1
            yield each

    calibration = calibrated(passing())
    young, mature = (Share(right, asked, *wilson(right, asked)) for right, asked in ripe.values())
    return Returned(tuple(weeks_of(found)), young, mature, calibration)


def calibrated(came: Iterable[Came]) -> Calibration:
    """Compare what was expected of answers with what came of them, in one pass.

    Log loss and RMSE(bins) are as the FSRS project defines them (`rmse_matrix` of
    open-spaced-repetition/srs-benchmark, `utils.py`): answers are grouped by days since the last (powers
    of 3.62), by which answer of the card it is (of 1.89) and by how often it was forgotten (of 1.73), and
    the groups' mean errors are weighed by their answers. Where theirs takes recall, this takes the share
    of right answers that is expected with a blind guess in it.
    """
    bins: dict[int, list[float]] = {}
    curve: dict[int, list[float]] = {}
    groups: dict[tuple[int, int, int], list[float]] = {}
    loss = 0.0
    asked = 0
    for each in came:
        asked += 1
        sure = min(max(each.expected, _SURE), 1 - _SURE)
        loss -= log(sure if each.right else 1 - sure)
        _add(bins, min(int(each.expected * _BINS), _BINS - 1), each)
        _add(curve, max((days for days in _SINCE if days <= each.elapsed), default=_SINCE[0]), each)
        _add(groups, _group(each), each)
    if not asked:
        return Calibration((), (), None, None)
    square = sum(count * ((right - expected) / count) ** 2 for expected, right, count in groups.values())
    return Calibration(
        tuple(Bin(place / _BINS, *_came_to(bins[place])) for place in sorted(bins)),
        tuple(Since(days, *_came_to(curve[days])) for days in sorted(curve)),
        loss / asked,
        sqrt(square / asked),
    )


def _add(groups: dict[_K, list[float]], key: _K, each: Came) -> None:
    sums = groups.setdefault(key, [0.0, 0, 0])
    sums[0] += each.expected
    sums[1] += each.right
    sums[2] += 1


def _came_to(sums: list[float]) -> tuple[float, int, int, tuple[float, float]]:
    expected, right, asked = sums[0], int(sums[1]), int(sums[2])
    return expected / asked, right, asked, wilson(right, asked)


def _group(each: Came) -> tuple[int, int, int]:
    lapses = floor(log(each.lapses) / log(1.73)) if each.lapses else -1
    return floor(log(each.elapsed) / log(3.62)), floor(log(each.reps + 1) / log(1.89)), lapses
