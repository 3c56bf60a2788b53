"""Numbers as people write them: separators, words, scales, qualifiers, Korean and Japanese units."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from quizapp.eastnumber import SIGNS, east_asian, own_korean
from quizapp.fraction import FRACTION, VULGAR, plain_fractions, share

__all__ = ["Said", "read"]

# The patterns are strings: `re` compiles each when it is first asked, so that importing costs nothing.
_LONGEST = 200  # characters
_DIGITS = 24  # a longer number is no answer, and would outgrow Decimal's precision
_SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "none": 0, "nil": 0, "a": 1, "an": 1,
    "dozen": 12, "couple": 2, "pair": 2, "both": 2, "once": 1, "twice": 2, "thrice": 3,
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
_JOINING = frozenset({"hundred", "minus", "point"})
_NUMBER_WORD = rf"\b(?:{'|'.join((*_SMALL, *_TENS, *_SCALES, 'hundred'))})\b"
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
    """One number as said: its value, what qualified it, and the other value a lone point allows (1.439).

    `parted` is one that may be a fraction or two numbers (1/2).
    """

    value: Decimal
    about: bool = False
    least: bool = False
    most: bool = False
    over: bool = False
    otherwise: Decimal | None = None
    fraction: bool = False
    parted: bool = False


def read(text: str, unit: str = "") -> tuple[Said, ...]:
    """Give every number in the text: none if there is none, several if there are several."""
    if len(text) > _LONGEST:
        return ()
    text = re.sub(f"(?={VULGAR})", " ", text)  # NFKC makes 71⁄2 of 7½
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    plain = re.sub("[‐‑‒–—―−]", "-", plain)
    if re.search(r"\do(?:\b|\d)", plain):
        return ()  # the letter O is no nought
    plain = re.sub(r"\.{2,}", " ; ", plain)  # 7..8 are two
    plain = plain_fractions(re.sub(r"(?<![\d.])\.(?=\d)", "0.", plain))
    least = bool(re.search(_AT_LEAST, plain))
    most = not least and bool(re.search(_AT_MOST, plain))
    about = bool(re.search(rf"(?:^|(?<=[\s\d])|(?<=[^a-z]))(?:{_ABOUT})", plain))
    over = not least and not most and bool(re.search(rf"(?:{_MORE_THAN})\s*[\d$£€a-z]", plain))
    for qualifier in (_AT_LEAST, _AT_MOST, _ABOUT, _MORE_THAN):
        plain = re.sub(rf"(?<![a-z])(?:{qualifier})(?![a-z])", " ", plain)
    plain = " ".join(plain.split())
    fraction = re.search(FRACTION, plain) is not None
    if fraction and (not re.search(_NUMBER_WORD, plain) or re.search(r"\d", re.sub(FRACTION, "", plain))):
        plain = re.sub(FRACTION, lambda part: f"{share(part[0]):f}", plain)
    parted = re.fullmatch(r"(\d{1,3})/(\d{1,3})(?![\d/]).*", plain)
    if parted and int(parted[2]) > 1 and int(parted[1]) % int(parted[2]):
        return (
            Said(share(f"{parted[1]}⁄{parted[2]}"), about, least, most, over, fraction=True, parted=True),
        )
    found = (not re.search("⁄", plain) and (_digits(plain, unit) or _east_asian(plain))) or _words(plain)
    return tuple(Said(value, about, least, most, over, otherwise, fraction) for value, otherwise in found)


def _digits(text: str, unit: str) -> list[tuple[Decimal, Decimal | None]]:
    """Read numbers written with digits, each with the scale that follows it."""
    if re.search(r"\d\s*[万萬만億亿억兆조千천百백十십点點점]", text):
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
    text = re.sub(rf"\band[ -]({FRACTION})", r"\1", re.sub(r"\ba (couple|pair)(?: of)?\b", r"\1", text))
    groups: list[list[str]] = [[]]
    for word in re.findall(rf"[a-z]+|{FRACTION}|[,;/]", text):
        if word in _SMALL or word in _TENS or word in _SCALES or word in _JOINING or "⁄" in word:
            groups[-1].append(word)
        elif groups[-1] and not (word == "and" and groups[-1][-1] in {"hundred", *_SCALES}):
            groups.append([])
    return [(value, None) for group in groups for value in _word_numbers(group)]


def _word_numbers(words: list[str]) -> list[Decimal]:
    """Add up number words; what cannot stand together ("three four") is two numbers."""
    if not words or words in (["a"], ["an"], ["no"]):
        return []
    if words[0] == "minus":
        return [-value for value in _word_numbers(words[1:])]
    if "point" in words:
        return _with_point(words[: words.index("point")], words[words.index("point") + 1 :])
    if "dozen" in words:
        return [12 * (_word_numbers(words[: words.index("dozen")]) or [Decimal(1)])[0]]
    total, current, last, scale = Decimal(0), Decimal(0), Decimal(10**15), Decimal(1)
    found: list[Decimal] = []
    for word in words:
        if "⁄" in word:  # of a million in a million and a half, else of one
            current, last = current + share(word) * (scale if total and not current else 1), Decimal(1)
        elif word == "hundred":
            current, last = (current or Decimal(1)) * 100, Decimal(100)
        elif word in _SCALES:
            scale = Decimal(1).scaleb(_SCALES[word])
            total, current, last = (
                total + (current or Decimal(1)) * scale,
                Decimal(0),
                Decimal(10**15),
            )
        else:
            step = Decimal(_SMALL.get(word, _TENS.get(word, 0)))
            fits = last >= 100 or (word in _SMALL and 20 <= last < 100 and 0 < step < 10)  # noqa: PLR2004 - how number words nest
            if not fits:
                found.append(total + current)
                total, current = Decimal(0), Decimal(0)
            current, last = current + step, step if step < 100 else last  # noqa: PLR2004 - as above
    return [*found, total + current]


def _with_point(whole: list[str], digits: list[str]) -> list[Decimal]:
    """Read one point five, and one point five million."""
    scale = _SCALES.get(digits[-1], 0) if digits else 0
    decimals = "".join(str(_SMALL.get(word, "x")) for word in (digits[:-1] if scale else digits))
    before = _word_numbers(whole)
    if not before or before[0] % 1 or not decimals.isdecimal():  # a point five, ½ point five
        return []
    return [Decimal(f"{int(before[0])}.{decimals}").scaleb(scale)]  # half a dozen is 6.0


def _east_asian(text: str) -> list[tuple[Decimal, Decimal | None]]:
    """Read a number in Han characters or Hangul, with digits among them and a counter after it or not."""
    if (own := own_korean(text)) is not None:
        return [(own, None)]
    match = re.match(
        rf"[$¥₩\s]*((?:\d[\d,]*(?:\.\d+)?|[{SIGNS}]|(?<=[\d{SIGNS}])[点點점](?=[\d{SIGNS}])|\s(?=[\d{SIGNS}]))+)(.*)",
        text,
        re.ASCII,
    )
    if not match or re.search(rf"[\d{SIGNS}]", match[2]):
        return []
    value = east_asian(match[1])
    return [] if value is None else [(value, None)]
