"""Numbers in Han characters and Hangul: 八百万, 8백만, 이천십구, 마흔둘, 七点五, 一九五〇."""

from __future__ import annotations

import re
from decimal import Decimal

__all__ = ["SIGNS", "east_asian", "own_korean"]

_LONGEST = 24  # digits of one token; see `numberprose`
_DIGITS = {
    sign: n
    for n, signs in enumerate(
        ("〇零영공", "一일壱", "二이弐两兩", "三삼参參", "四사", "五오", "六육륙", "七칠", "八팔", "九구")
    )
    for sign in signs
}
_SMALL = {"十": 10, "십": 10, "拾": 10, "百": 100, "백": 100, "千": 1000, "천": 1000}
_BIG = {
    "万": 10**4,
    "萬": 10**4,
    "만": 10**4,
    "億": 10**8,
    "亿": 10**8,
    "억": 10**8,
    "兆": 10**12,
    "조": 10**12,
}
_KOREAN_ONES = {
    "하나": 1, "한": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "넷": 4, "네": 4, "다섯": 5, "여섯": 6,
    "일곱": 7, "여덟": 8, "아홉": 9,
}  # fmt: skip
_KOREAN_TENS = {
    "열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80,
    "아흔": 90,
}  # fmt: skip
_POINTS = "点點점"
SIGNS = "".join((*_DIGITS, *_SMALL, *_BIG))


def own_korean(text: str) -> Decimal | None:
    """Read a Korean number of Korean's own at the head of a text, alone or before a counter: 마흔두 명."""
    ones, tens = "|".join(_KOREAN_ONES), "|".join(_KOREAN_TENS)
    found = re.match(rf"({tens})?({ones})?(?= |[(]|개|번|명|발|회|가지|살|$)", text)
    if not found or not found[0]:
        return None
    return Decimal(_KOREAN_TENS.get(found[1] or "", 0) + _KOREAN_ONES.get(found[2] or "", 0))


def east_asian(text: str) -> Decimal | None:
    """Read digits, signs and scales without a gap as one number; None where they do not make one."""
    whole, *decimals = re.split(f"[{_POINTS}]", text)
    if decimals:
        value = east_asian(whole)
        digits = "".join(str(_DIGITS.get(sign, sign)) for sign in decimals[0])
        return (
            value + Decimal(f"0.{digits}")
            if len(decimals) == 1 and value is not None and digits.isdecimal()
            else None
        )
    total, section, current = Decimal(0), Decimal(0), None
    for token in re.findall(r"\d[\d,]*(?:\.\d+)?|\S", text, re.ASCII):
        if token in _DIGITS:
            current = (current or Decimal(0)) * 10 + _DIGITS[token]
        elif token in _SMALL:
            section, current = section + (1 if current is None else current) * _SMALL[token], None
        elif token in _BIG:
            section += current or Decimal(0)
            total, section, current = total + (section or Decimal(1)) * _BIG[token], Decimal(0), None
        elif current is None and len(token) <= _LONGEST:
            current = Decimal(token.replace(",", ""))
        else:
            return None
    return total + section + (current or Decimal(0))
