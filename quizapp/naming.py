"""The ways a name may be written: orders, parts, titles, nicknames, romanisations.

`forms` is what the deck's index of names is built from; a response is looked up there by
`fold.squeeze`, the same folding.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.fold import fold, joined
from quizapp.osa import weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["forms", "full_names", "is_title", "parts_of", "romanised", "untitled"]

_LEAST_PART = 3  # letters
_PARTICLES = frozenset({
    "von", "van", "der", "den", "del", "dos", "das", "bin", "ibn", "abu", "ben", "bar", "the", "and", "san",
    "les", "los", "las",
})  # fmt: skip
_NICKNAME = r"[(\[\"“]([^)\]\"”]+)[)\]\"”]"
_SUFFIX = r" (?:jr|sr|junior|senior)$"
_QUALIFIER = (
    r"(?:former|then|acting|current|incumbent|late|ex|us|u s|american|korean|north korean|south korean|"
    r"french|german|[a-z]{3,}(?:ese|ian|ish))"
)
_TITLE = (
    r"(?:mr|mrs|ms|miss|mx|dr|doctor|prof|professor|sir|dame|lord|lady|st|saint|pope|"
    r"(?:vice )?president(?: elect)?|(?:deputy )?prime minister|pm|premier|chancellor|"
    r"chair(?:man|woman|person)?|supreme leader|leader|"
    r"(?:foreign|defen[cs]e|finance|interior|home|trade) (?:minister|secretary)|minister|"
    r"(?:general|press|chief cabinet|cabinet) secretary|secretary(?: general| of state| of defen[cs]e)?|"
    r"(?:special )?envoy|ambassador|senator|representative|governor|mayor|general|gen|admiral|marshal|"
    r"colonel|emperor|empress|king|queen|prince|princess|comrade)"
)
_TITLED = f"{_TITLE} "
_TITLES_BEFORE = rf"^(?:{_QUALIFIER} )*(?:{_TITLE} )+(?=\S)"
_TITLES_AFTER = (
    r"\s*(?:大統領|内閣総理大臣|総理大臣|総理|首相|外務大臣|防衛大臣|外相|防衛相|大臣|国務委員長|委員長|総書記|"
    r"元首相|前首相|さん|氏|대통령|총리|위원장|장관|국무위원장|총비서|씨|님)$"
)
# Families of Korean names as they are spelt in Latin letters; the first of each stands for all.
_KOREAN_FAMILIES = {
    spelling: group.split()[0]
    for group in (
        "kim gim", "lee yi rhee ri rhie", "pak park bak", "choe choi choy", "jeong jung chung chong joung",
        "kang gang", "jo cho", "yun yoon youn", "jang chang", "im lim rim yim", "oh o", "seo suh", "sin shin",
        "kwon gwon", "hwang", "an ahn", "song", "ryu yu yoo ryoo", "hong", "jeon chun chon", "ko go koh goh",
        "mun moon", "son sohn", "bae pae", "baek paik paek", "heo hur huh", "nam", "noh roh no ro",
        "kwak gwak", "seong sung", "ju joo chu", "u woo", "ku koo goo", "ban pan", "eom um",
    )
    for spelling in group.split()
}  # fmt: skip
_KOREAN = (  # Revised, McCune–Reischauer and newspaper spellings of one sound, brought together
    ("sh", "s"), ("ch|z", "j"), ("[kgq]", "k"), ("[td]h?", "t"), ("[bp]h?", "p"), ("[rl]", "l"),
    ("yeo|you|yoo|yu|yo", "yo"), ("ui|yi|ee|ie", "i"), ("w(?=oo|u)", ""), ("eo|eu|oo|ou|u", "o"),
    ("ae|ai", "e"), ("h(?![aeiouy])", ""),
)  # fmt: skip
_JAPANESE = (  # Hepburn, Kunrei and passport spellings, long vowels written or not
    ("sh(?=[auoe])", "sy"), ("sh", "s"), ("t?ch(?=[auoe])", "ty"), ("ch", "t"), ("ts", "t"), ("fu", "hu"),
    ("j(?=[auoe])y?", "zy"), ("j", "z"), ("yy", "y"), ("o[ou]+|oh(?![aeiouy])", "o"), ("uu", "u"),
    ("m(?=[bmp])", "n"),
)  # fmt: skip
_MORA = r"(?:(?:kk|ss|tt|pp)?(?:sh|ch|ts|[kgnhbpmr]y|[kgsztdnhbpmrfjwy])?[aeiou]h?|n(?![aeiouy])|m(?=[bmp]))+"


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
    last = fold(family).split() if family else []
    for written in (shown, *also):
        found[fold(written)] = None
        if person:
            for name in _called(written):
                for words in _shortened(name, last):
                    found.update(dict.fromkeys(_orders(words, last)))
        elif "(" in written:
            found[fold(re.sub(r"\s*\([^()]*\)", "", written))] = None
    found.pop("", None)
    return list(found)


def parts_of(shown: str, also: Iterable[str], family: str) -> list[str]:
    """Give the folded parts by which a person may be called: the family name, or each long enough word."""
    if family:
        name = fold(family)
        last = name.rsplit(" ", maxsplit=1)[-1]
        return [name, last] if _PARTICLES & set(name.split()) and last != name else [name]
    native = (name for name in also if " " in name.strip() and not fold(name).isascii())
    words = [fold(word) for name in (shown, *native) for word in re.split(r"[\s()\[\]\"“”・]+", name)]
    return [
        word
        for word in dict.fromkeys(words)
        if weight(word) >= _LEAST_PART and word not in _PARTICLES and not re.fullmatch(_TITLE, word)
    ]


def untitled(name: str) -> str:
    """Strip titles, with what qualifies them, from a folded name."""
    if not name.isascii():
        name = re.sub(_TITLES_AFTER, "", name)
    return re.sub(_TITLES_BEFORE, "", name)


def is_title(text: str) -> bool:
    """Say whether a folded text is a title and no name: "prime minister of Japan"."""
    return bool(re.fullmatch(rf"(?:{_QUALIFIER} )*{_TITLE}(?: of .+)?", text))


def romanised(name: str, models: Sequence[str]) -> frozenset[str]:
    """Give the sounds of a folded name, spelt the way of the models' language; none if it has no rules.

    Two spellings of one name share a sound. Rules apply only where the models (the answer's own
    names) look Korean by their family name, or Japanese syllable by syllable.
    """
    found = set()
    if any(_is_korean(model) for model in models):
        found.add("k:" + _sound(_family_unified(name.split()), _KOREAN))
    if any(all(re.fullmatch(_MORA, word) for word in model.split()) for model in models):
        found.add("j:" + _sound(name.replace(" ", ""), _JAPANESE))
    return frozenset(found) if re.fullmatch("[a-z ]+", name) else frozenset()


def _is_korean(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and (words[0] in _KOREAN_FAMILIES or words[-1] in _KOREAN_FAMILIES)


def _family_unified(words: list[str]) -> str:
    """Join the words, the family name in its one spelling."""
    for at in (0, -1):
        if words and words[at] in _KOREAN_FAMILIES:
            words = [*words]
            words[at] = _KOREAN_FAMILIES[words[at]]
            break
    return "".join(words)


def _sound(text: str, rules: Iterable[tuple[str, str]]) -> str:
    for pattern, instead in rules:
        text = re.sub(pattern, instead, text)
    return text


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
    if len(words) < 3 and not re.match(_TITLED, whole):  # noqa: PLR2004 - nothing to leave out of two
        return [words]
    plain = re.sub(_SUFFIX, "", untitled(whole)).split()
    found = [words, plain]
    without = [word for word in plain if len(word) > 1 or not word.isascii()]
    if len(without) > 1:
        found.append(without)
    if family and plain[-len(family) :] == family and len(plain) > len(family) + 1 and "-" not in name:
        found.append([plain[0], *family])
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
