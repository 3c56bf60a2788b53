"""The words of a date in one spelling: months as #2, decades as digits, Korean and Japanese as English."""

from __future__ import annotations

import re

from quizapp.eastnumber import SIGNS, east_asian
from quizapp.edtf import MONTHS
from quizapp.osa import osa

__all__ = ["plainly"]

# The patterns are strings: `re` compiles each when it is first asked, so that importing costs nothing.
_MONTH_WORDS = {
    word: n for n, name in enumerate(MONTHS, 1) for word in (name.casefold(), name[:3].casefold())
}
_MONTH_WORDS |= {"sept": 9, "febr": 2}
_DECADES = (
    "noughties", "tens", "twenties", "thirties", "forties",
    "fifties", "sixties", "seventies", "eighties", "nineties",
)  # fmt: skip
# Those that bear a slip: one in May or June could be the other.
_LONG_MONTHS = {name.casefold(): n for n, name in enumerate(MONTHS, 1) if len(name) > len("June")}
_CENTURY_WORDS = {"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21, "twenty first": 21}
_NOW_EAST = "現在|今日|今|现在|至今|현재|지금|오늘날?"
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}


def plainly(text: str) -> str:
    """Unify signs, and write months as #2: the shapes that follow see digits and few words."""
    text = re.sub("[‐‑‒–—―−〜～]", "-", text.casefold())
    text = re.sub('[’‘ʼ`´′“”"]', "'", text)
    text = _from_east_asia(text)
    text = re.sub(r"(?<=\d)\s*[./]\s*(?=\d)", "-", text)
    text = re.sub(r"(?<=[a-z])\.|,|(?<=\d)\.(?=\s|$)|[()!。、]|(?<=[a-z])'s\b(?= )", " ", text)
    text = " ".join(re.sub(r"\ba d\b|\bce\b", "ad", text).split())
    text = re.sub(r"[a-z]+", lambda m: _month(m[0]), re.sub(r"([a-z]{3})(\d{4})\b", r"\1 \2", text))
    text = re.sub(r"(?<![#\d])(\d{1,4})(?:st|nd|rd|th)?(?:-| of | |/)(?=#)", r"\1 ", text)
    text = re.sub(r"(#\d+)(?:-| the | '?|/)(?=\d)", r"\1 ", text)
    text = re.sub(r"(#\d+ \d{1,2})(?:st|nd|rd|th)", r"\1", text)
    text = re.sub(r"#(\d+) (\d{1,2}) ?(?:-|to|and) ?(\d{1,2}) (\d{4})", r"\2 - \3 #\1 \4", text)
    for words, number in _CENTURY_WORDS.items():
        text = text.replace(words + " century", f"{number}th century")
    text = re.sub(rf"(?:\b(eigh|nine)teen[ -])?\b({'|'.join(_DECADES)})\b", _decade, text)
    return " ".join(text.split())


def _month(word: str) -> str:
    """Give the number of a month for its name, its abbreviation or a slip in a long name."""
    if word in _MONTH_WORDS:
        return f"#{_MONTH_WORDS[word]}"
    near = [n for name, n in _LONG_MONTHS.items() if osa(word, name, 1) <= 1]
    return f"#{near[0]}" if len(near) == 1 else word


def _decade(found: re.Match[str]) -> str:
    century = {"eigh": "18", "nine": "19"}.get(found[1], "")
    return f"{century}{_DECADES.index(found[2])}0s"


def _era(found: re.Match[str]) -> str:
    return f"{_ERAS[found[1]] + int(found[2].replace('元', '1'))}年"


def _in_digits(found: re.Match[str]) -> str:
    """Write 二〇一九 and 二千十九 as 2019."""
    value = east_asian(found[0])
    return found[0] if value is None else f"{value:f}"


def _from_east_asia(text: str) -> str:
    """Rewrite 2019年2月28日 and 2019년 2월, eras, and the particles around them."""
    if text.isascii():
        return text
    text = re.sub(r"유월|시월", lambda month: "6월" if month[0] == "유월" else "10월", text)
    unit = r"\s*(?:[年月日년월일]|世[紀纪]|세기)"
    text = re.sub(rf"[{SIGNS}]+(?={unit})|^[{SIGNS}]{{4}}$", _in_digits, text)
    for korean, sign in (
        ("년대", "年代"),
        ("년", "年"),
        ("월", "月"),
        ("일", "日"),
        ("세기", "世紀"),
        ("世纪", "世紀"),
    ):
        text = re.sub(rf"(?<=\d)\s*{korean}", sign, text)
    text = re.sub(rf"({'|'.join(_ERAS)})\s*(\d{{1,2}}|元)年", _era, text)
    text = re.sub(r"(?<=[年月])\s*[の의]\s*(?=\d)", "", text)
    text = re.sub(rf"\s*(?:から|부터|-|~)?\s*(?:{_NOW_EAST})\s*(?:まで|까지)?\s*$", "から", text)
    text = re.sub(r"(?:^|\s)(?:西暦|서기|기원후)\s*", " ", text)
    text = re.sub(r"(?<=[年月日代])\s*[-~]\s*(?=\d)", " - ", text)
    text = re.sub(r"\s*(?:と|及び|와|과|및)\s*(?=\d)", " and ", text)
    text = re.sub(r"(\d+)\s*年代", r"\1s", text)
    text = re.sub(r"(\d+)\s*世紀", r"\1th century", text)
    text = re.sub(r"(\d{4})\s*年\s*(\d+)\s*月\s*(\d+)\s*日", r"\1-\2-\3", text)
    text = re.sub(r"(\d{4})\s*年\s*(\d+)\s*月", r"\1-\2", text)
    text = re.sub(r"(\d+)\s*月\s*(\d+)\s*日", r"\2 #\1", text)
    text = re.sub(r"(\d+)\s*月", r"#\1", text)
    text = re.sub(r"(\d{3,4})\s*年", r"\1", text)
    text = re.sub(r"\s*(?:から|부터)\s*(?=[\d#])", " - ", text)
    text = re.sub(r"(.*?)\s*(?:以来|以降|以後|이후|이래|から|부터)\s*$", r"since \1", text)
    if " - " not in text:
        text = re.sub(r"(.*?)\s*(?:以前|まで|이전|까지)\s*$", r"until \1", text)
    return re.sub(r"\s*(?:まで|까지|に|の|에)\s*$", "", text)
