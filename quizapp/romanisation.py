"""The sounds of Korean and Japanese names, so that two ways of spelling one in Latin letters are one name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["romanised"]

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
