"""A number: exact, about or at least, with separators, words or a unit as one likes."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from quizapp import numberprose
from quizapp.fold import fold, squeeze
from quizapp.hedge import denied
from quizapp.mark import Mark

if TYPE_CHECKING:
    from quizapp.mark import Answer, Rivals
    from quizapp.numberprose import Said

__all__ = ["EXAMPLE", "Number"]

_LONGEST = 200  # characters; beyond that nothing is looked for
_SHARE = Decimal("0.1")  # of the value, for one that is about right
_POWERS = {
    1: ("ten times", "a tenth"),
    2: ("a hundred times", "a hundredth"),
    3: ("a thousand times", "a thousandth"),
    6: ("a million times", "a millionth"),
}
_HINTS = ("write it as a number, such as 12", "write it as a number, such as 25")  # never the answer itself


class Number(NamedTuple):
    """A value with how exactly it is known: `about` allows a tenth, `within` exactly so much."""

    value: Decimal | int
    about: bool = False
    at_least: bool = False
    within: Decimal | int | None = None
    unit: str = ""

    @property
    def shown(self) -> str:
        """The number with its qualifiers and its unit: "about 40 missiles"."""
        qualifiers = ("at least " if self.at_least else "") + ("about " if self.about else "")
        return f"{qualifiers}{_written(Decimal(self.value))} {self.unit}".strip()

    @property
    def asks_for(self) -> str:
        """What is to be typed."""
        return "number"

    def judge(self, response: str, rivals: Rivals) -> Mark:  # noqa: ARG002 - a number is read, not matched
        """Judge the one number that was given; of two, ask which."""
        if squeeze(response) == squeeze(self.shown):
            return Mark("right", 1.0, "", self.shown)
        if denied(fold(response[:_LONGEST])):
            return Mark("which", 0.0, "say how many it is, not how many it is not", self.shown)
        said = numberprose.read(response, self.unit)
        if not said:
            return Mark("which", 0.0, _HINTS[_written(Decimal(self.value)) in _HINTS[0]], self.shown)
        if len({(s.value, s.otherwise) for s in said}) > 1:
            return Mark("which", 0.0, "one number only: which is it?", self.shown)
        if said[0].parted and not _fits(self, _exact(self, said[0])):
            return Mark("which", 0.0, "one number only: which is it?", self.shown)
        return self._judged(said[0]._replace(value=_exact(self, said[0])))

    def clashes(self, other: Answer) -> bool:
        """Whether either number would pass for the other."""
        if not isinstance(other, Number):
            return False
        return _fits(self, Decimal(other.value)) or _fits(other, Decimal(self.value))

    def _judged(self, said: Said) -> Mark:
        # More than two of what is counted are at least three.
        value = said.value + (said.over and self.at_least and said.value + 1 == self.value)
        if not _fits(self, value):
            if said.otherwise is not None and _fits(self, said.otherwise):
                return Mark("which", 0.0, "is that a decimal point? Write it without", self.shown)
            return Mark("wrong", 0.0, _off(Decimal(self.value), value, at_least=self.at_least), self.shown)
        if said.most and value == Decimal(self.value):
            return Mark("wrong", 0.0, "the other way round: it is no upper limit", self.shown)
        if said.over and said.value == Decimal(self.value) and not self.about:
            return Mark("part", 0.5, "that number itself counts too", self.shown)
        if said.least and not self.at_least:
            return Mark("part", 0.5, "that number, but not as a lower limit", self.shown)
        return Mark("right", 1.0, "" if value == Decimal(self.value) else "close enough", self.shown)


def _exact(number: Number, said: Said) -> Decimal:
    """Give the value that was said; of a fraction in per cent, or as exact as the answer is (⅓ for 0.33)."""
    if not said.fraction:
        return said.value
    value = said.value * (100 if number.unit.casefold().startswith(("%", "per cent", "percent")) else 1)
    mine = Decimal(number.value)
    places = -int(mine.as_tuple().exponent)
    return mine if places > 1 and round(value, places) == mine else value


def _fits(number: Number, value: Decimal) -> bool:
    mine = Decimal(number.value)
    if number.within is not None:
        return abs(value - mine) <= abs(Decimal(number.within))
    return abs(value - mine) <= (abs(mine) * _SHARE if number.about else 0)


def _off(mine: Decimal, value: Decimal, *, at_least: bool) -> str:
    """Say how far off, by what kind of slip if it looks like one."""
    if slip := _slip(mine, value):
        return slip
    way = "too low" if value < mine else "too high"
    if at_least and value > mine:
        return f"{way}: not so many are certain"
    told = _written(abs(mine - value))
    return way if told == _written(mine) else f"{way} by {told}"


def _slip(mine: Decimal, value: Decimal) -> str:
    """Name the slip that leads from one number to the other: a zero, a sign, swapped digits."""
    if not mine:
        return ""
    for power, (times, share) in _POWERS.items():
        if value == mine.scaleb(power):
            return f"{times} too much"
        if mine == value.scaleb(power):
            return f"{share} of it"
    if value == -mine:
        return "the sign is the wrong way round"
    if value == 2 * mine:
        return "twice as much as it is"
    return "you swapped two digits" if _swapped(f"{mine:f}", f"{value:f}") else ""


def _written(value: Decimal) -> str:
    """Write a number with separators and without idle zeros."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _swapped(a: str, b: str) -> bool:
    """Whether two neighbouring digits changed places."""
    off = [i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
    if len(a) != len(b) or len(off) != 2 or off[1] != off[0] + 1:  # noqa: PLR2004 - a pair
        return False
    return a[off[0]] == b[off[1]] and a[off[1]] == b[off[0]]


EXAMPLE = (
    Number(1439),
    (
        ("1,439", "right"),
        ("one thousand four hundred thirty-nine", "right"),
        ("1 439 provocations", "right"),
        ("1493", "wrong"),
        ("about 1,400", "wrong"),
        ("many", "which"),
    ),
)
