"""Calibration: how far what FSRS expects of a memory is what happens."""

from __future__ import annotations

from math import floor, log, sqrt
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from quizapp.progress.returned import wilson

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizapp.progress.returned import Came

__all__ = ["Bin", "Calibration", "Since", "calibrated"]

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


def calibrated(came: Iterable[Came]) -> Calibration:
    """Compare what was expected of answers with what came of them, in one pass.

    Log loss and RMSE(bins) are as the FSRS project defines them (open-spaced-repetition/srs-benchmark,
    "Metrics"; `rmse_matrix` of fsrs-optimizer): answers are grouped by days since the last, by how often
    the card was answered and by how often it was forgotten, each on a scale of powers, and the groups'
    mean errors are weighed by their answers.
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
