"""Numbers as people write them: separators, words, scales, qualifiers, Korean and Japanese units."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

__all__ = ["Said", "read"]

# The patterns are strings: `re` compiles each when it is first asked, so that importing costs nothing.
_LONGEST = 200  # characters
_DIGITS = 24  # a longer number is no answer, and would outgrow Decimal's precision
_SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "none": 0, "nil": 0, "a": 1, "an": 1,
    "dozen": 12,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "fourty": 40, "ninty": 90,
}  # fmt: skip
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_SHORT_SCALES = _SCALES | {
    "k": 3,
    "m": 6,
    "mn": 6,
    "mio": 6,
    "mln": 6,
    "bn": 9,
    "b": 9,
    "tn": 12,
    "hundred": 2,
}
_EAST_DIGITS = {
    sign: n
    for n, signs in enumerate(
        ("〇零영공", "一일", "二이", "三삼", "四사", "五오", "六육륙", "七칠", "八팔", "九구")
    )
    for sign in signs
}
_EAST_SMALL = {"十": 10, "십": 10, "百": 100, "백": 100, "千": 1000, "천": 1000}
_EAST_BIG = {"万": 10**4, "萬": 10**4, "만": 10**4, "億": 10**8, "억": 10**8, "兆": 10**12, "조": 10**12}
_KOREAN_OWN = {
    "하나": 1, "한": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "넷": 4, "네": 4, "다섯": 5, "여섯": 6,
    "일곱": 7, "여덟": 8, "아홉": 9, "열둘": 12, "열두": 12, "열": 10,
}  # fmt: skip
_ABOUT = (
    r"about|around|approximately|approx\.?|roughly|circa|ca\.|some|nearly|almost|close to|or so|-?ish\b|"
    r"~|≈|約|およそ|ほど|程度|くらい|약|대략|정도|쯤"
)
_AT_LEAST = (
    r"at least|no fewer than|not fewer than|no less than|not less than|a minimum of|minimum|or more|and more|"
    r"and up|"
    r">=|≥|\+(?=\s|$)|(?<=\d)\+|以上|少なくとも|이상|적어도|최소"
)
_MORE_THAN = r"more than|over|above|upwards of|>"
_AT_MOST = (
    r"at most|no more than|not more than|up to|fewer than|less than|under|below|maximum|or less|or fewer|"
    r"<=|≤|<|以下|이하|未満|미만"
)
_NUMBER = r"(?<![a-z.,\d])(?:\d{1,3}(?:[, '’٬]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.,]\d+)*)"


class Said(NamedTuple):
    """One number as said: its value, what qualified it, and the other value a lone point allows (1.439)."""

    value: Decimal
    about: bool = False
    least: bool = False
    most: bool = False
    over: bool = False
    otherwise: Decimal | None = None


def read(text: str, unit: str = "") -> tuple[Said, ...]:
    """Give every number in the text: none if there is none, several if there are several."""
    if len(text) > _LONGEST:
        return ()
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    plain = re.sub("[‐‑‒–—―−]", "-", plain)
    least = bool(re.search(_AT_LEAST, plain))
    most = not least and bool(re.search(_AT_MOST, plain))
    about = bool(re.search(rf"(?:^|(?<=[\s\d])|(?<=[^a-z]))(?:{_ABOUT})", plain))
    over = not least and not most and bool(re.search(rf"(?:{_MORE_THAN})\s*[\d$£€a-z]", plain))
    for qualifier in (_AT_LEAST, _AT_MOST, _ABOUT, _MORE_THAN):
        plain = re.sub(rf"(?<![a-z])(?:{qualifier})(?![a-z])", " ", plain)
    plain = " ".join(plain.split())
    found = _digits(plain, unit) or _east_asian(plain) or _words(plain)
    return tuple(Said(value, about, least, most, over, otherwise) for value, otherwise in found)


def _digits(text: str, unit: str) -> list[tuple[Decimal, Decimal | None]]:
    """Read numbers written with digits, each with the scale that follows it."""
    if any(sign in text for sign in _EAST_BIG | _EAST_SMALL) and re.search(
        r"\d\s*[万萬만億억兆조千천百백十십]", text
    ):
        return []
    found: list[tuple[Decimal, Decimal | None]] = []
    for match in re.finditer(_NUMBER, text, re.ASCII):
        value, otherwise = _plain_number(match[0])
        if value is None:
            return []
        word = re.match(r"\s*([a-z]+)", text[match.end() :])
        scale = _SHORT_SCALES.get(word[1], 0) if word else 0
        if word and word[1] in {"m", "k", "b"} and unit.strip().casefold().startswith(word[1]):
            scale = 0  # 5 m of a length
        before = text[: match.start()]
        sign = (
            -1
            if re.search(r"(?:^|[\s$£€])(?:-|minus )\s?[$£€]?$", before) and not re.search(r"\d\s*-$", before)
            else 1
        )
        if word and word[1] == "dozen":
            value *= 12
        found.append((sign * value.scaleb(scale), None if otherwise is None or scale else sign * otherwise))
    return found


def _plain_number(digits: str) -> tuple[Decimal | None, Decimal | None]:
    """Give the value of digits with separators, and the other value if a point may part thousands."""
    digits = re.sub("[ '’٬]", "", digits)
    if sum(c.isdigit() for c in digits) > _DIGITS:
        return None, None
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}\.\d{3},\d+|\d+,\d{1,2}", digits):
        digits = digits.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        digits = digits.replace(",", "")
    if not re.fullmatch(r"\d+(?:\.\d+)?", digits):
        return None, None
    either = re.fullmatch(r"\d{1,3}\.\d{3}", digits)
    return Decimal(digits), Decimal(digits.replace(".", "")) if either else None


def _words(text: str) -> list[tuple[Decimal, Decimal | None]]:
    """Read English number words; a gap between two numbers makes them two."""
    text = re.sub(r"\bhalf a (million|billion|thousand|dozen)\b", r"0.5 \1", text)
    groups: list[list[str]] = [[]]
    for word in re.findall(r"[a-z]+|0\.5|[,;/]", text):
        if word in _SMALL or word in _TENS or word in _SCALES or word in {"hundred", "0.5", "minus", "point"}:
            groups[-1].append(word)
        elif groups[-1] and not (word == "and" and groups[-1][-1] in {"hundred", *_SCALES}):
            groups.append([])
    return [(value, None) for group in groups for value in _word_numbers(group)]


def _word_numbers(words: list[str]) -> list[Decimal]:
    """Add up number words; what cannot stand together ("three four") is two numbers."""
    if not words or words in (["a"], ["an"], ["no"]):
        return []
    if "point" in words:
        whole, digits = words[: words.index("point")], words[words.index("point") + 1 :]
        decimals = "".join(str(_SMALL.get(word, "x")) for word in digits)
        return [Decimal(f"{_word_numbers(whole)[0]}.{decimals}")] if whole and decimals.isdecimal() else []
    if "dozen" in words:
        return [12 * (_word_numbers(words[: words.index("dozen")]) or [Decimal(1)])[0]]
    total, current, last, sign = Decimal(0), Decimal(0), Decimal(10**15), 1
    found: list[Decimal] = []
    for word in words:
        if word == "minus":
            sign = -1
        elif word == "0.5":
            current, last = Decimal("0.5"), Decimal(1)
        elif word == "hundred":
            current, last = (current or Decimal(1)) * 100, Decimal(100)
        elif word in _SCALES:
            total, current, last = (
                total + (current or Decimal(1)).scaleb(_SCALES[word]),
                Decimal(0),
                Decimal(10**15),
            )
        else:
            step = Decimal(_SMALL.get(word, _TENS.get(word, 0)))
            fits = last >= 100 or (word in _SMALL and 20 <= last < 100 and 0 < step < 10)  # noqa: PLR2004 - how number words nest
            if not fits:
                found.append(sign * (total + current))
                total, current, sign = Decimal(0), Decimal(0), 1
            current, last = current + step, step if step < 100 else last  # noqa: PLR2004 - as above
    return [*found, sign * (total + current)]


def _east_asian(text: str) -> list[tuple[Decimal, Decimal | None]]:
    """Read 8百万, 1万2千, 천사백삼십구 and 八百万, with a counter after it or not."""
    if own := re.match(rf"({'|'.join(_KOREAN_OWN)})(?= |개|번|명|발|회|가지|$)", text):
        return [(Decimal(_KOREAN_OWN[own[1]]), None)]
    signs = "".join((*_EAST_DIGITS, *_EAST_SMALL, *_EAST_BIG))
    match = re.match(rf"[$¥₩\s]*((?:\d[\d,]*(?:\.\d+)?|[{signs}]|\s(?=[\d{signs}]))+)(.*)", text, re.ASCII)
    if not match or re.search(rf"[\d{signs}]", match[2]):
        return []
    tokens = re.findall(r"\d[\d,]*(?:\.\d+)?|\S", match[1], re.ASCII)
    total, section, current = Decimal(0), Decimal(0), None
    for token in tokens:
        if token in _EAST_DIGITS:
            current = (current or Decimal(0)) * 10 + _EAST_DIGITS[token]
        elif token in _EAST_SMALL:
            section, current = section + (1 if current is None else current) * _EAST_SMALL[token], None
        elif token in _EAST_BIG:
            section += current or Decimal(0)
            total, section, current = total + (section or Decimal(1)) * _EAST_BIG[token], Decimal(0), None
        elif current is None and len(token) <= _DIGITS:
            current = Decimal(token.replace(",", ""))
        else:
            return []
    return [(total + section + (current or Decimal(0)), None)]
