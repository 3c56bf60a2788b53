"""Points of an explanation: shown for comparison, and the learner ticks which they had."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from quizapp.fold import squeeze
from quizapp.mark import Mark

if TYPE_CHECKING:
    from quizapp.mark import Answer, Rivals

__all__ = ["EXAMPLE", "Points"]

_ALL = frozenset({"all", "every", "everything", "both", "yes", "全部", "すべて", "모두", "전부", "다"})
_NONE = frozenset({"none", "nothing", "neither", "no", "0", "なし", "없음"})
_LONGEST = 300  # characters


class Points(NamedTuple):
    """What an answer in the learner's own words should hold."""

    points: tuple[str, ...]

    @property
    def shown(self) -> str:
        """The points on one line."""
        return "; ".join(self.points)

    @property
    def asks_for(self) -> str:
        """What is to be ticked."""
        return "points"

    def judge(self, response: str, rivals: Rivals) -> Mark:  # noqa: ARG002 - the learner judges, not the deck
        """Mark by the ticked numbers: "1 3", "1-3", "all", "none"."""
        ticked = self._ticked(response)
        if ticked is None:
            return Mark(
                "which", 0.0, f"tick by number, from 1 to {len(self.points)}, or all, or none", self.shown
            )
        missing = tuple(point for i, point in enumerate(self.points, 1) if i not in ticked)
        if not missing:
            return Mark("right", 1.0, "", self.shown)
        had = len(self.points) - len(missing)
        if not had:
            return Mark("wrong", 0.0, "none of them yet", self.shown, missing)
        return Mark("part", had / len(self.points), f"{had} of {len(self.points)}", self.shown, missing)

    def clashes(self, other: Answer) -> bool:
        """Whether the other answer makes a point of this one."""
        theirs = other.points if isinstance(other, Points) else (other.shown,)
        return not {squeeze(point) for point in self.points}.isdisjoint(map(squeeze, theirs))

    def _ticked(self, response: str) -> set[int] | None:
        """Read the ticks; None if they cannot be read or are out of range."""
        word = squeeze(response)
        if word in _ALL or word == squeeze(self.shown):
            return set(range(1, len(self.points) + 1))
        if word in _NONE:
            return set()
        plain = unicodedata.normalize("NFKC", response[:_LONGEST]).casefold()
        plain = re.sub(r"\s*[-–—~]\s*", "-", plain)
        if len(response) > _LONGEST or not re.fullmatch(
            r"[\d\s,;.&/、+()-]*|(?:\d+(?:-\d+)?|and|[\s,&])+", plain, re.ASCII
        ):
            return None
        ticked: set[int] = set()
        for first, last in re.findall(r"(\d{1,3})(?:-(\d{1,3}))?", plain, re.ASCII):
            ticked.update(range(int(first), int(last or first) + 1))
        return ticked if ticked and ticked <= set(range(1, len(self.points) + 1)) else None


EXAMPLE = (
    Points(("It weighs politically at home", "It weighs emotionally at home", "It cannot be bargained away")),
    (("1 2 3", "right"), ("all", "right"), ("1,3", "part"), ("none", "wrong"), ("perhaps", "which")),
)
