"""Several answers: all of them, in any order unless the order is asked."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from quizapp.fold import clean, fold, squeeze
from quizapp.hedge import SAID, UNSURE
from quizapp.mark import Mark, at_once

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizapp.mark import Answer, Rival, Rivals, Verdict

__all__ = ["EXAMPLE", "Several"]

_SPARE_PIECES = 12  # beyond twice the answers; who gives more is not answering
_LONGEST_JOIN = 4  # pieces that may belong together, as in "Trinidad and Tobago"
_MOST_WORDS = 12  # of a piece that may be several answers without a comma
_LONGEST = 2000  # characters
# A comma within 1,439 or after "February 28" and a slash within 1953/2003 part nothing.
_GAP = (
    r"(?<!\d),|,(?!\d{3}(?!\d))|[;\n\r、，；､・･·‧•|]|(?<!\d)/|/(?!\d)|\s&\s|\s\+\s|(?<=[^\W\d])\+(?=[^\W\d])|"
    r"(?<=[^\W\d])(?:와|과|이랑|하고)\s|\s및\s|\s그리고\s|"
    r"(?<=[^\W\d_a-z])と(?=[^\W\d_a-z]|[、,])|(?<=[ァ-龯])(?:や|および|及び|和|与)(?=[ァ-龯])|"
    r"\b(?:and|then|plus|(?:but )?also|as well as|(?:along|together) with|followed by)\b|→|[-=]>|\s>\s"
)
_BEFORE_ALL = rf"^\s*(?:{SAID}\s+|{UNSURE}\s+)*(?:(?:both|all of|all|not only)\b\s*)?"
_NUMBERED = r"\(?(?:1[.):]|[aA]\))\s"
_NUMBER = r"(?<!\S)\(?(?:\d{1,2}[.):]|[a-lA-L]\))\s+"
_FIRST = r"^\s*first(?:ly)?\s+(?=.*\bthen\b)"
_AMERICAN_DAY = r"([A-Za-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?),\s+(?=\d{4}\b)"


class Several(NamedTuple):
    """A set of answers, or a sequence where they are asked `in_order`."""

    items: tuple[Answer, ...]
    in_order: bool = False

    @property
    def shown(self) -> str:
        """The answers on one line: "Japan, China and South Korea"."""
        return self._listed([item.shown for item in self.items])

    @property
    def written(self) -> str:
        """The same with names as the deck has them, where one is shown otherwise; else nothing."""
        names = [getattr(item, "written", "") for item in self.items]
        if not any(names):
            return ""
        return self._listed([name or item.shown for name, item in zip(names, self.items, strict=True)])

    def _listed(self, names: list[str]) -> str:
        if any(re.search(_GAP, name) for name in names):
            return "; ".join(names)
        return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)

    @property
    def asks_for(self) -> str:
        """What is to be typed, and how many."""
        kinds = {item.asks_for for item in self.items}
        order = ", in order" if self.in_order else ""
        kind = kinds.pop() if len(kinds) == 1 else "text"
        return f"{len(self.items)} {'answer' if kind == 'text' else kind}s{order}"

    def judge(self, response: str, rivals: Rivals) -> Mark:
        """Match what was given with what was asked; name what is too much, and count what is missing."""
        if mark := at_once(response, self.shown, _LONGEST, "the list is too long to be read"):
            return mark
        pieces = self._pieces(response, rivals)
        table = [[_judged(item, piece, rivals) for item in self.items] for piece in pieces]
        given = _matched([[m.verdict in {"right", "near"} for m in row] for row in table], len(self.items))
        return self._marked(pieces, table, given)

    def clashes(self, other: Answer) -> bool:
        """Whether the other list holds the same answers."""
        if not isinstance(other, Several):
            return len(self.items) == 1 and self.items[0].clashes(other)
        return len(self.items) == len(other.items) and all(
            any(item.clashes(theirs) for theirs in other.items) for item in self.items
        )

    def _marked(self, pieces: list[str], table: list[list[Mark]], given: dict[int, int]) -> Mark:
        """Make the mark; `given` says which piece gave which item."""
        missing = tuple(item.shown for i, item in enumerate(self.items) if i not in given)
        loose = [row for row in range(len(pieces)) if row not in given.values()]
        # A second name of something already given is no fault, nor is what is true as well.
        extra = [row for row in loose if not any(m.verdict in {"right", "near", "which"} for m in table[row])]
        asked_back = [m for row in loose for m in table[row] if m.verdict == "which"]
        if missing and asked_back and not extra:
            return Mark("which", 0.0, asked_back[0].why, self.shown)
        slipped = [table[row][i].why for i, row in given.items() if table[row][i].verdict == "near"]
        count = len(self.items)
        score = max(0.0, (len(given) - len(extra)) / count) if count else 0.0
        surplus = f"not among them: {', '.join(clean(pieces[row]) for row in extra[:3])}" if extra else ""
        if not given:
            took = {m.took_for for row in extra for m in table[row] if m.took_for}
            told = next((m.why for row in extra for m in table[row] if m.took_for), "")
            if len(pieces) > 1 or not told:  # one name is told whose it is, a list is not that one
                told = "none of them yet"
            return Mark("wrong", 0.0, told, self.shown, missing, took.pop() if len(took) == 1 else "")
        if missing or extra:
            count_missing = (
                f"{len(missing)} missing" if len(missing) > 1 else "one is missing" if missing else ""
            )
            whys = "; ".join(filter(None, (count_missing, surplus)))
            return Mark("part", score, whys, self.shown, missing)
        if self.in_order and (off := sum(a > b for a, b in _neighbours(given))):
            placed = (count - 1 - off) / (count - 1)
            return Mark("part", 0.5 * placed, "all of them, but in another order", self.shown)
        verdict: Verdict = "near" if slipped else "right"
        return Mark(verdict, 1.0, next(iter(slipped), ""), self.shown)

    def _pieces(self, response: str, rivals: Rivals) -> list[str]:
        """Part the response, but never inside an answer that matches whole; repeats are dropped."""
        text = re.sub(_AMERICAN_DAY, r"\1 ", re.sub(_BEFORE_ALL, "", response, flags=re.IGNORECASE))
        if re.match(_NUMBERED, text):
            text = re.sub(_NUMBER, "\n", text)
        if self.in_order:
            text = re.sub(_FIRST, "", text, flags=re.IGNORECASE)
        gaps = [(0, 0), *(m.span() for m in re.finditer(_GAP, text, re.IGNORECASE)), (len(text), len(text))]
        pairs = list(pairwise(gaps))[: 2 * len(self.items) + _SPARE_PIECES]
        whole = {squeeze(name) for item in self.items for name in _all_of(item)}
        found: dict[str, str] = {}
        at = 0
        while at < len(pairs):
            for size in range(min(_LONGEST_JOIN, len(pairs) - at), 0, -1):
                piece = text[pairs[at][0][1] : pairs[at + size - 1][1][0]].strip()
                if size == 1 or squeeze(piece) in whole:
                    break
            at += size
            unspaced = len(pairs) < len(self.items) and squeeze(piece) not in whole
            for part in self._unspaced(piece, rivals) if unspaced else [piece]:
                if squeeze(part):
                    found.setdefault(squeeze(part), part)
        return list(found.values())

    def _unspaced(self, piece: str, rivals: Rivals) -> list[str]:
        """Part "Japan South Korea", if every word of it then belongs to an answer."""
        words = fold(piece).split()
        if not 1 < len(words) <= _MOST_WORDS or {"or", "nor", "not"} & {*words} or self._takes(piece, rivals):
            return [piece]
        found: list[str] = []
        while words:
            size = next(
                (n for n in range(min(len(words), 4), 0, -1) if self._takes(" ".join(words[:n]), rivals)), 0
            )
            if not size:
                return [piece]
            found.append(" ".join(words[:size]))
            words = words[size:]
        return found

    def _takes(self, piece: str, rivals: Rivals) -> bool:
        return any(_judged(item, piece, rivals).verdict == "right" for item in self.items)


def _all_of(item: Answer) -> tuple[str, ...]:
    """Return what an item goes by, whole."""
    written = getattr(item, "written", "")
    return (item.shown, *([written] if written else []), *getattr(item, "also", ()))


class _Called:
    """The deck without its neighbours: enough to tell what cannot be right, and quick."""

    def __init__(self, rivals: Rivals) -> None:
        self.called = rivals.called

    def between(self, shortest: int, longest: int, *, parts: bool = False) -> Iterable[Rival]:  # noqa: ARG002 - the protocol's name
        return ()


def _judged(item: Answer, piece: str, rivals: Rivals) -> Mark:
    """Judge one piece as one item; all the deck is looked through only where that can matter."""
    mark = item.judge(piece, _Called(rivals))
    return item.judge(piece, rivals) if mark.verdict in {"right", "near"} else mark


def _matched(fits: list[list[bool]], count: int) -> dict[int, int]:
    """Match pieces with items so that as many as can be are given (augmenting paths)."""
    given: dict[int, int] = {}

    def place(row: int, tried: set[int]) -> bool:
        for item in range(count):
            if fits[row][item] and item not in tried:
                tried.add(item)
                if item not in given or place(given[item], tried):
                    given[item] = row
                    return True
        return False

    for row in range(len(fits)):
        place(row, set())
    return given


def _neighbours(given: dict[int, int]) -> list[tuple[int, int]]:
    """Pair the places in the response of each item and the next."""
    places = [given[item] for item in sorted(given)]
    return list(pairwise(places))


class _Word:
    """The plainest answer there is, for the example: kinds of answer do not import each other."""

    asks_for = "word"

    def __init__(self, shown: str) -> None:
        self.shown = shown

    def judge(self, response: str, rivals: Rivals) -> Mark:  # noqa: ARG002 - the protocol's name
        right = squeeze(response) == squeeze(self.shown)
        return Mark("right" if right else "wrong", float(right), "", self.shown)

    def clashes(self, other: Answer) -> bool:
        return squeeze(other.shown) == squeeze(self.shown)


EXAMPLE = (
    Several((_Word("South Korea"), _Word("Japan"))),
    (
        ("Japan, South Korea", "right"),
        ("south korea & japan", "right"),
        ("Japan", "part"),
        ("Japan, South Korea, China", "part"),
        ("China", "wrong"),
        ("...", "wrong"),
    ),
)
