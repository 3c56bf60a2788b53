"""A name: either order, with or without title and accents, the family name where only one has it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from quizapp.fold import clean, fold, joined, squeeze
from quizapp.hedge import bare, choices, denied
from quizapp.initial import fits_initials, parted_initials
from quizapp.mark import Mark, at_once
from quizapp.naming import forms, full_names, parts_of
from quizapp.osa import as_near, crosses, meant_rival, nearest, same_spelling, slip_told
from quizapp.romanisation import romanised
from quizapp.title import is_title, undressed, ungoverned, untitled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.mark import Answer, Rival, Rivals, Verdict

__all__ = ["EXAMPLE", "Name", "forms"]

_QUARTERS = {"n ": "north ", "s ": "south ", "e ": "east ", "w ": "west "}
_QUARTER_LAST = (" north", " south", " east", " west")
_MOST_NAMESAKES = 50  # looked at for initials
_LONGEST = 300  # characters; beyond that nothing is looked for but the name itself


class Name(NamedTuple):
    """The name of an actor, a place or a term.

    `also` are its aliases, `family` the family name of a `person`; `parts` are further words that
    will do alone; `key` is the fact in the deck's index of names; `true_as_well` holds the names or
    keys of those that fit too, but are not asked for; `written` is the name as the deck has it, where it
    is shown in another order.
    """

    shown: str
    also: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    key: str = ""
    family: str = ""
    person: bool = False
    true_as_well: tuple[str, ...] = ()
    written: str = ""

    @property
    def named(self) -> str:
        """The name by which it is known and judged."""
        return self.written or self.shown

    @property
    def asks_for(self) -> str:
        """What is to be typed."""
        return "name"

    def judge(self, response: str, rivals: Rivals) -> Mark:
        """Judge a name; one that fits several is asked back, one that is another's is told."""
        if mark := at_once(response, self.shown, _LONGEST, "a name is shorter"):
            return mark
        if self.written and squeeze(response) == squeeze(self.written):
            return self._mark("right")
        said = fold(response)
        plain = bare(said)
        loose, *looser = (undressed(plain),) if self.person else ungoverned(plain)
        plainer = untitled(plain)
        shorter = (plain, plainer, loose, *looser, _without_initials(plainer), _quarters_spelt(plain))
        for text in dict.fromkeys((said, *shorter)):
            if mark := self._exactly(text, response, rivals):
                return mark
        return self._nearly(loose, response, rivals)

    def clashes(self, other: Answer) -> bool:
        """Whether the other name is this one, an alias of it, or fits as well."""
        if not isinstance(other, Name):
            return False
        if self.key and self.key == other.key:
            return True
        ours, theirs = ({f for f, part in _forms(name).items() if not part} for name in (self, other))
        fits = {squeeze(text) for text in self.true_as_well}
        return bool(ours & theirs) or bool(fits & theirs) or other.key in self.true_as_well

    def _ours(self, rival: Rival) -> bool:
        return (bool(self.key) and rival.key == self.key) or squeeze(rival.shown) == squeeze(self.named)

    def _others(self, form: str, rivals: Rivals) -> list[Rival]:
        return [rival for rival in rivals.called(form) if not self._ours(rival)]

    def _exactly(self, said: str, response: str, rivals: Rivals) -> Mark | None:
        """Judge what is a name of the deck, letter by letter."""
        form = joined(said)
        known = _forms(self)
        others = self._others(form, rivals)
        if form in known:
            if known[form] and not form.isascii() and self.family:  # 金 is Kim, whoever else is
                others += self._others(squeeze(self.family), rivals)
            in_the_way = [rival for rival in others if known[form] or not rival.part]
            return self._mark("which", _which(response)) if in_the_way else self._mark("right")
        if form in {squeeze(text) for text in self.true_as_well} or any(
            r.key in self.true_as_well for r in others
        ):
            return self._mark("which", f"true as well: {'who else' if self.person else 'which other one'}?")
        if self.key and any(r.key == self.key for r in rivals.called(form)):
            return self._mark("right")  # the deck knows this fact by more than the question does
        if not others:
            return None
        if len({rival.key for rival in others}) > 1:
            return self._mark("wrong", "more than one goes by that name, but not this one")
        return self._told(others[0])

    def _nearly(self, said: str, response: str, rivals: Rivals) -> Mark:
        """Judge what is no name of the deck as it stands: another spelling, a slip, half a name."""
        names = _full_names(self)
        parts = [p for p in self._parts() if not self._others(joined(p), rivals)]
        shared = [p for p in self._parts() if p not in parts]
        if any(same_spelling(said) == same_spelling(name) for name in (*names, *parts)):
            return self._mark("right")
        if self.person and (
            mark := self._by_sound(said, response, rivals, names, parts, shared)
            or self._by_initials(response, rivals, names)
        ):
            return mark
        if mark := self._named_otherwise(response, rivals):
            return mark
        if len(said) > 1 and any(_in_part(said, name) for name in names):
            return self._mark("which", "and the family name?" if self.person else "say the whole name")
        written = [*names, *parts] if self.person else [self.named, *self.also, *self.parts]
        off = nearest(said, written)
        if (
            off > 0
            and not crosses(said, off, rivals, self._ours)
            and not as_near(said, off, self.true_as_well)
        ):
            own = [*full_names(self.named, (), self.family, person=self.person), *parts]
            aliases = () if nearest(said, own) == off else self.also
            return self._mark(
                "near",
                slip_told(said, off, aliases, lambda alias: full_names(alias, (), "", person=self.person)),
            )
        rival = meant_rival(said, rivals, self._ours)
        return self._told(rival) if rival else self._mark("wrong")

    def _by_sound(
        self,
        said: str,
        response: str,
        rivals: Rivals,
        names: Sequence[str],
        parts: list[str],
        shared: list[str],
    ) -> Mark | None:
        """Accept another romanisation of the name, unless it is the spelling of another's."""
        sounds = romanised(said, names)
        if not sounds:
            return None
        if any(sounds & romanised(part, names) for part in shared):
            return self._mark("which", _which(response))
        if not any(sounds & romanised(name, names) for name in (*names, *parts)):
            return None
        form = joined(said)
        for rival in rivals.between(len(form) - 3, len(form) + 3):
            alike = rival.form[:2] == form[:2] or rival.form[-2:] == form[-2:]
            if alike and sounds & romanised(rival.form, names) and not self._ours(rival):
                return self._mark("which", _which(response))
        return self._mark("right")

    def _by_initials(self, response: str, rivals: Rivals, names: Sequence[str]) -> Mark | None:
        """Accept an initial for a given name beside the family name, unless it fits another as well."""
        said = undressed(bare(parted_initials(response)))
        words = {word for word in said.split() if len(word) > 1}
        others = {
            rival.key: rival
            for word in words
            for rival in self._others(word, rivals)[:_MOST_NAMESAKES]
            if fits_initials(said, _with_initials(rival.shown, ""))
        }
        own = (*names, *_with_initials(self.named, self.family))
        if not fits_initials(said, own):
            if others or not fits_initials(_without_initials(said), own):
                return self._told(next(iter(others.values()))) if len(others) == 1 else None
        elif others:
            return self._mark("which", _which(response))
        known = any(f" {part} " in f" {said} " for part in self._parts())
        return self._mark("right") if known else self._mark("which", "and the family name?")

    def _named_otherwise(self, response: str, rivals: Rivals) -> Mark | None:
        """Ask back a denial, and several names for one unless all are names of this one."""
        if denied(fold(response)) and not denied(fold(self.named)):
            return self._mark("which", "say who or what it is, not what it is not")
        pieces = [piece for piece in choices(response) if not is_title(fold(piece))]
        if not 0 < len(pieces) <= 6:  # noqa: PLR2004 - more is no list of names
            return None
        marks = [self._exactly(bare(untitled(fold(piece))), piece, rivals) for piece in pieces]
        if all(mark and mark.verdict == "right" for mark in marks):
            return marks[0]
        last = pieces[-1].rsplit(maxsplit=1)[-1]  # "North or South Korea" means North Korea first
        marks += [self._exactly(untitled(fold(f"{piece} {last}")), piece, rivals) for piece in pieces[:-1]]
        known = [mark for mark in marks if mark]
        # Two others are asked back as well: what is asked back must not tell that the answer is among them.
        if any(mark.verdict in {"right", "which"} for mark in known) or len(known) > 1:
            return self._mark("which", "one name only: which is it?") if len(pieces) > 1 else None
        return None

    def _parts(self) -> list[str]:
        return [*_own_parts(self), *map(fold, self.parts)]

    def _told(self, rival: Rival) -> Mark:
        return Mark("wrong", 0.0, f"That is {rival.told}.", self.shown, took_for=rival.key)

    def _mark(self, verdict: Verdict, why: str = "") -> Mark:
        return Mark(verdict, 1.0 if verdict in {"right", "near"} else 0.0, why, self.shown)


@lru_cache(maxsize=256)  # one name is asked for its forms many times over while a response is judged
def _forms(name: Name) -> dict[str, bool]:
    """Give the forms a name goes by, and which are parts; a full name counts before a part spelt the same."""
    own = forms(name.named, name.also, name.family, name.person)
    return {squeeze(part): True for part in name.parts} | dict(own)


@lru_cache(maxsize=256)
def _full_names(name: Name) -> tuple[str, ...]:
    return tuple(full_names(name.named, name.also, name.family, person=name.person))


@lru_cache(maxsize=256)
def _own_parts(name: Name) -> tuple[str, ...]:
    return tuple(parts_of(name.named, name.also, name.family)) if name.person else ()


@lru_cache(maxsize=256)
def _with_initials(shown: str, family: str) -> tuple[str, ...]:
    """Give the names an initial may stand in; a given name with a hyphen is one word, or two."""
    return tuple(full_names(shown.replace("-", ""), (), family.replace("-", ""), person=True))


def _which(response: str) -> str:
    return f"which {clean(response)}? More than one fits."


def _in_part(said: str, name: str) -> bool:
    """Whether this is some words of a name, or the end of one that has no gaps (晋三 of 安倍晋三)."""
    if said.isascii():
        return len(said) > 2 and f" {said} " in f" {name} "  # noqa: PLR2004 - no bare initials
    return f" {said} " in f" {name} " or name.endswith(said)


def _quarters_spelt(said: str) -> str:
    """Spell out the N of N. Korea, and put the North of Korea (North) where it belongs."""
    if said.endswith(_QUARTER_LAST):
        first, _, last = said.rpartition(" ")
        return f"{last} {first}"
    quarter = _QUARTERS.get(said[:2])
    return quarter + said[2:] if quarter else said


def _without_initials(said: str) -> str:
    words: Sequence[str] = said.split()
    kept = [w for i, w in enumerate(words) if len(w) > 1 or not w.isascii() or i == 0]
    return " ".join(kept) if len(kept) > 1 else said


EXAMPLE = (
    Name("Shinzo Abe", also=("安倍晋三",), family="Abe", person=True),
    (
        ("Abe Shinzō", "right"),
        ("prime minister abe", "right"),
        ("安倍晋三", "right"),
        ("Shinso Abe", "near"),
        ("Shinzo", "which"),
        ("Taro Kono", "wrong"),
    ),
)
