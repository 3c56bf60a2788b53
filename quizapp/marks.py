"""Marks of verdicts, memory and problems: each a sign, a word and a style, so that colour is never alone."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["MEMORY", "SEVERITIES", "VERDICTS", "Sign"]


class Sign(NamedTuple):
    """How a thing is marked: its mark, its word, and the name of its style on a screen."""

    mark: str
    word: str
    style: str


VERDICTS = {
    "right": Sign("✓", "right", "$good"),
    "near": Sign("≈", "near", "$good"),
    "part": Sign("◐", "partly", "$fair"),
    "which": Sign("?", "which one", "$fair"),
    "wrong": Sign("✗", "not yet", "$poor"),
}
MEMORY = (
    Sign("○", "new", "$memory-0"),
    Sign("◔", "fragile", "$memory-1"),
    Sign("◑", "growing", "$memory-2"),
    Sign("◕", "firm", "$memory-3"),
    Sign("●", "lasting", "$memory-4"),
)
SEVERITIES = {
    "error": Sign("✗", "error", "$poor"),
    "advice": Sign("!", "advice", "$fair"),
}
