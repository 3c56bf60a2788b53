"""The ways a name may be written: orders, parts, nicknames, with and without a title.

`forms` is what the deck's index of names is built from; a response is looked up there by
`fold.squeeze`, the same folding.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.fold import fold, joined
from quizapp.nativename import native_families
from quizapp.osa import weight
from quizapp.title import is_title, untitled

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["forms", "full_names", "parts_of"]

_LEAST_PART = 3  # letters
_PARTICLES = frozenset({
    "von", "van", "der", "den", "del", "dos", "das", "bin", "ibn", "abu", "ben", "bar", "the", "and", "san",
    "les", "los", "las",
})  # fmt: skip
_NICKNAME = r"[(\[\"“]([^)\]\"”]+)[)\]\"”]"
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_SUFFIX = r" (?:jr|sr|junior|senior)$"


def forms(shown: str, also: Iterable[str], family: str, person: bool) -> list[tuple[str, bool]]:  # noqa: FBT001 - part of what a name is
    """Give every squeezed form a fact goes by, and whether it is only a part of the name.

    With a family name only that is a part; without, any part of a person's name of three letters or
    more. What is not a person has no parts.
    """
    found: dict[str, bool] = {}
    for name in full_names(shown, also, family, person=person):
        found[joined(name)] = False
    if person:
        for part in parts_of(shown, also, family):
            found.setdefault(joined(part), True)
    found.pop("", None)
    return list(found.items())


def full_names(shown: str, also: Iterable[str], family: str, *, person: bool) -> list[str]:
    """Give the folded names, each order and shortening of a person's among them."""
    found: dict[str, None] = {}
    for written in (shown, *also):
        for spelt in dict.fromkeys((written, written.translate(_UMLAUTS))):
            found[fold(spelt)] = None
            last = fold(family if spelt == written else family.translate(_UMLAUTS)).split() if person else []
            for name in _called(spelt) if person else ():
                for words in _shortened(name, last):
                    found.update(dict.fromkeys(_orders(words, last)))
        if "(" in written and not person:
            found[fold(re.sub(r"\s*\([^()]*\)", "", written))] = None
    found.pop("", None)
    return list(found)


def parts_of(shown: str, also: Iterable[str], family: str) -> list[str]:
    """Give the folded parts by which a person may be called: the family name, or each long enough word."""
    native_parts = native_families(shown, also, family)
    if family:
        return list(dict.fromkeys([*_umlauts(family), *_family_words(family), *native_parts]))
    native = (name for name in also if " " in name.strip() and not fold(name).isascii())
    words = [fold(word) for name in (shown, *native) for word in re.split(r"[\s()\[\]\"“”・]+", name)]
    long_enough = [
        word
        for word in words
        if weight(word) >= _LEAST_PART and word not in _PARTICLES and not is_title(word)
    ]
    return list(dict.fromkeys([*long_enough, *native_parts]))


def _umlauts(written: str) -> list[str]:
    """Fold a text; with ä, ö, ü it is written ae, oe, ue as well."""
    spelt = written.translate(_UMLAUTS)
    return [fold(written)] if spelt == written else [fold(written), fold(spelt)]


def _family_words(family: str) -> list[str]:
    """Give the parts of a double family name, each of which may stand for the whole."""
    return [
        word
        for spelling in _umlauts(family)
        for word in spelling.split()
        if weight(word) >= _LEAST_PART and word not in _PARTICLES
    ]


def _called(written: str) -> list[str]:
    """Take a nickname out of "Seungmin (Helen) Lee": with it, without it, and instead."""
    nicknames = re.findall(_NICKNAME, written)
    if not nicknames:
        return [written]
    first, *rest = re.sub(_NICKNAME, " ", written).split() or [""]
    found = [" ".join([first, *rest])]
    for nickname in nicknames:
        found += [
            " ".join(words)
            for words in ([nickname, *rest], [first, nickname, *rest], [nickname, first, *rest])
        ]
    return found


def _shortened(name: str, family: list[str]) -> list[list[str]]:
    """Give the words of a name; also without titles, initials, a Jr, or middle names before the family."""
    whole = fold(name)
    words = whole.split()
    if len(words) < 3 and untitled(whole) == whole:  # noqa: PLR2004 - nothing to leave out of two
        return [words]
    plain = re.sub(_SUFFIX, "", untitled(whole)).split()
    found = [words, plain]
    without = [word for word in plain if len(word) > 1 or not word.isascii()]
    if len(without) > 1:
        found.append(without)
    if family and plain[-len(family) :] == family and len(plain) > len(family) + 1 and "-" not in name:
        found.append([plain[0], *family])
    if len(family) > 1 and not _PARTICLES & {*family}:  # one part of a double name
        given = plain[: -len(family)]
        if given and plain[len(given) :] == family:
            found += [[*given, part] for part in family]
    return found


def _orders(words: list[str], family: list[str]) -> list[str]:
    """Give the name as written and with the family name at the other end."""
    found = [" ".join(words)]
    size = len(family) or 1
    if len(words) > size:
        if not family or words[:size] == family:
            found.append(" ".join(words[size:] + words[:size]))
        if not family or words[-size:] == family:
            found.append(" ".join(words[-size:] + words[:-size]))
    return found
