"""A short text: the words count, not case, accents, articles or one slip of the key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from quizapp.fold import fold, joined, squeeze
from quizapp.hedge import bare, choices, denied
from quizapp.mark import Mark, at_once
from quizapp.osa import as_near, crosses, nearest, same_spelling, slip_told

if TYPE_CHECKING:
    from quizapp.mark import Answer, Rival, Rivals, Verdict

__all__ = ["EXAMPLE", "Text"]

_LONGEST = 1000  # characters
_PLACED = r"^(?:in|at|on|to) "


class Text(NamedTuple):
    """A text, its equals (`also`), and what must never pass for it (`wrong`).

    `key` is the fact in the deck's index of names, if it is there; `true_as_well` holds what fits
    too but is not asked for.
    """

    shown: str
    also: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    key: str = ""
    true_as_well: tuple[str, ...] = ()

    @property
    def asks_for(self) -> str:
        """What is to be typed."""
        return "text"

    def judge(self, response: str, rivals: Rivals) -> Mark:
        """Judge by the folded words, forgiving a slip unless it leads to another answer."""
        if mark := at_once(response, self.shown, _LONGEST, "a few words will do"):
            return mark
        said = fold(response)
        if mark := self._exactly(said, rivals):
            return mark
        plain = bare(said)
        if plain != said and (mark := self._exactly(plain, rivals)):
            return mark
        return self._loosely(plain, response, rivals) or self._nearly(plain, rivals)

    def clashes(self, other: Answer) -> bool:
        """Whether the other text says the same, or is true as well."""
        if not isinstance(other, Text):
            return squeeze(other.shown) in _forms(self)
        fits = {squeeze(text) for text in self.true_as_well}
        return not (_forms(self) | fits).isdisjoint(_forms(other))

    def _ours(self, rival: Rival) -> bool:
        return (bool(self.key) and rival.key == self.key) or rival.form in _forms(self)

    def _exactly(self, said: str, rivals: Rivals) -> Mark | None:
        form = joined(said)
        if form in _forms(self):
            return self._mark("right")
        if form in {squeeze(text) for text in self.true_as_well}:
            return self._mark("which", "true as well: what else?")
        if form in {squeeze(text) for text in self.wrong}:
            return self._mark("wrong")
        others = {
            rival.key: rival for rival in rivals.called(form) if not self._ours(rival) and not rival.part
        }
        if len(others) == 1:
            other = next(iter(others.values()))
            return Mark("wrong", 0.0, f"That is {other.told}.", self.shown, took_for=other.key)
        return None

    def _loosely(self, said: str, response: str, rivals: Rivals) -> Mark | None:
        """Judge other spellings and a place with or without its "in"; ask back what names no one answer."""
        own = [fold(text) for text in _texts(self)]
        if same_spelling(said) in map(same_spelling, own):
            return self._mark("right")
        unplaced = re.sub(_PLACED, "", said)
        if any(unplaced == text or said == re.sub(_PLACED, "", text) for text in own):
            return self._mark("right")
        if denied(said) and not any(map(denied, own)):
            return self._mark("which", "say what it is, not what it is not")
        marks = [self._exactly(fold(choice), rivals) for choice in choices(response)]
        rights = sum(mark is not None and mark.verdict == "right" for mark in marks)
        if rights == len(marks) > 0:
            return self._mark("right")
        return self._mark("which", "one answer only: which is it?") if rights else None

    def _nearly(self, said: str, rivals: Rivals) -> Mark:
        texts = _texts(self)
        if not any(re.match(_PLACED, fold(text)) for text in texts):
            said = re.sub(_PLACED, "", said)
        off = nearest(said, texts)
        if off <= 0:
            return self._mark("wrong")
        elsewhere = (*self.wrong, *self.true_as_well)
        if as_near(said, off, elsewhere) or crosses(said, off, rivals, self._ours):
            return self._mark("wrong", "too near to another answer to let the slip pass")
        aliases = () if nearest(said, [self.shown]) == off else self.also
        return self._mark("near", slip_told(said, off, aliases, lambda text: [text]))

    def _mark(self, verdict: Verdict, why: str = "") -> Mark:
        return Mark(verdict, 1.0 if verdict in {"right", "near"} else 0.0, why, self.shown)


def _forms(answer: Text) -> set[str]:
    return {squeeze(text) for text in _texts(answer)} - {""}


def _texts(answer: Text) -> list[str]:
    """Give the texts that will do; what stands in brackets may be left out."""
    given = [answer.shown, *answer.also]
    bare = [re.sub(r"\s*\([^()]*\)", "", text) for text in given if "(" in text]
    return [*given, *(text for text in bare if squeeze(text))]


EXAMPLE = (
    Text("reunification", also=("unity",), wrong=("denuclearisation",)),
    (
        ("Reunification", "right"),
        ("the reunification", "right"),
        ("unity", "right"),
        ("reunificaton", "near"),
        ("denuclearization", "wrong"),
        ("trade", "wrong"),
    ),
)
