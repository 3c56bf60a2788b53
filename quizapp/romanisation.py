"""The sounds of Korean and Japanese names, so that two ways of spelling one in Latin letters are one name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["is_japanese", "is_korean", "korean_family", "romanised"]

# Families of Korean names as they are spelt; the first of each stands for all.
_KOREAN_FAMILIES = {
    spelling: group.split()[0]
    for group in (
        "kim gim 김", "lee yi rhee ri rhie 이 리", "pak park bak 박", "choe choi choy 최", "kang gang 강",
        "jeong jung chung chong joung 정", "jo cho 조", "yun yoon youn 윤", "jang chang 장",
        "im lim rim yim 임 림", "oh o 오", "seo suh 서", "sin shin 신", "kwon gwon 권", "hwang 황",
        "an ahn 안", "song 송", "ryu yu yoo ryoo 류 유", "hong 홍", "jeon chun chon 전 천",
        "ko go koh goh 고", "mun moon 문",
        "son sohn 손", "bae pae 배", "baek paik paek 백", "heo hur huh 허", "nam 남", "noh roh no ro 노 로",
        "kwak gwak 곽", "seong sung 성", "ju joo chu 주 추", "u woo 우", "ku koo goo 구", "ban pan 반",
        "eom um 엄",
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
    if any(map(is_korean, models)):
        found.add("k:" + _sound(_family_unified(name.split()), _KOREAN))
    if any(map(is_japanese, models)):
        found.add("j:" + _sound(name.replace(" ", ""), _JAPANESE))
    return frozenset(found) if re.fullmatch("[a-z ]+", name) else frozenset()


def is_korean(name: str) -> bool:
    """Whether a folded name looks Korean by its family name, first or last."""
    words = name.split()
    return len(words) > 1 and (words[0] in _KOREAN_FAMILIES or words[-1] in _KOREAN_FAMILIES)


def is_japanese(name: str) -> bool:
    """Whether a folded name can be read as Japanese, syllable by syllable."""
    return all(re.fullmatch(_MORA, word) for word in name.split())


def korean_family(name: str) -> str:
    """Give the one spelling that stands for a Korean family name in Latin letters or Hangul, if it is one."""
    return _KOREAN_FAMILIES.get(name, "")


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
