"""Family names in Han characters, kana and Hangul, found at the head of a name that is written without a gap.

Only what custom leaves no doubt about is cut off; where the length allows two ways to cut, both are
given. Nothing is cut off a Western name (바이든, ジョー・バイデン): there the family comes last.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.fold import fold
from quizapp.romanisation import is_japanese, is_korean, korean_family

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["native_families"]

_GAP = r"[\s・·=＝]+"
_HAN = "[\u3400-\u9fff々\U00020000-\U0003ffff]"
_HANGUL = "[가-힣]"
_KOREAN_PAIRS = frozenset({
    "남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방",
    "南宮", "皇甫", "諸葛", "司空", "鮮于", "西門", "獨孤", "東方",
})  # fmt: skip
_CHINESE_PAIRS = frozenset({
    "欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "夏侯", "慕容", "令狐", "东方", "東方", "皇甫",
})  # fmt: skip
_LONGEST_KOREAN = 4  # a family of one or two, a name of one or two
_JAPANESE_CUTS = {2: (1,), 3: (1, 2), 4: (2,), 5: (2, 3)}  # characters of the whole name, of the family


def native_families(shown: str, also: Iterable[str], family: str) -> list[str]:
    """Give the folded family names that the aliases of a person hold in their own script."""
    native = [written for written in also if not fold(written).isascii()]
    if not native:
        return []
    name = fold(shown)
    han = any(re.search(_HAN, written) for written in native)
    eastern = (
        is_korean(name)
        or (is_japanese(name) and han)
        or (bool(family) and name.startswith(f"{fold(family)} "))
    )
    found: dict[str, None] = {}
    for written in native:
        words = [fold(word) for word in re.split(_GAP, written.strip()) if fold(word)]
        if len(words) == 1 and eastern:
            found.update(dict.fromkeys(_cut(words[0], name, family)))
        elif len(words) > 1:
            found[words[0] if eastern and not _is_family(words[-1], family) else words[-1]] = None
    return list(found)


def _cut(name: str, latin: str, family: str) -> Iterator[str]:
    """Cut the family name off a name without gaps, by the custom of the language it is in."""
    korean = is_korean(latin)
    if re.fullmatch(f"{_HANGUL}+", name):
        if name[:2] in _KOREAN_PAIRS and len(name) > 2:  # noqa: PLR2004 - something must be left
            yield name[:2]
        elif _is_family(name[-1], family) and not _is_family(name[0], family):
            yield name[-1]  # 성김, of one who writes Sung Kim
        elif 1 < len(name) <= _LONGEST_KOREAN - (not korean) and (korean or not is_japanese(latin)):
            yield name[0]
    elif re.fullmatch(f"{_HAN}+", name):
        if name[:2] in (_KOREAN_PAIRS if korean else _CHINESE_PAIRS) and len(name) > 2:  # noqa: PLR2004 - as above
            yield name[:2]
        elif is_japanese(latin) and not korean:
            yield from (name[:size] for size in _JAPANESE_CUTS.get(len(name), ()))
        elif 1 < len(name) <= _LONGEST_KOREAN:
            yield name[: 1 if len(name) < _LONGEST_KOREAN else 2]


def _is_family(hangul: str, family: str) -> bool:
    """Whether a family name in Hangul is the one that is given in Latin letters."""
    known = korean_family(hangul)
    return bool(known) and known == korean_family(fold(family))
