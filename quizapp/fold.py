"""Text as it is compared: without what a learner may fairly type in another way.

`fold` keeps the words apart and is what spelling is compared on; `squeeze` joins them and is the
form under which names are indexed and looked up. Digits keep what gives them their value: a space
between two digits, a decimal point, a leading minus.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["clean", "fold", "joined", "squeeze"]

_MARKED = "\u0530"  # up to here Latin, Greek and Cyrillic: their marks decorate; a dakuten does not
_LETTERS = str.maketrans(  # what Unicode does not take apart
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ı": "i",
        "ħ": "h",
        "&": " and ",
    }
)
_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}  # katakana is to it what capitals are
_APOSTROPHES = "'’‘ʼʻʾʿ`´′＇"
_DASH = re.compile("[‐‑‒–—―−﹘﹣－⁻]")
_INNER_APOSTROPHE = re.compile(f"(?<=[^\\W\\d_])[{_APOSTROPHES}](?=[^\\W\\d_])")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
# A point between digits and a minus before a number stay, `#` after a letter and `%` after a digit too.
_KEPT = re.compile(r"(?<=\d)\.(?=\d)|(?:^|(?<=[^\d\s]\s))-(?=\d)|(?<=[^\W\d_])#|(?<=\d)%")
_DIGIT = re.compile(r"\d")
# What a text must not hold to be folded in one step: marks that join, points, commas, signs of numbers.
_TELLING = re.compile(r"[&'`#%]|\d[.,]\d|-\d")
_ASCII_GAP = re.compile(r"[^a-z0-9+<=>$]+")
_ARTICLES = re.compile(r"^(?:(?:the|an?) )+(?=.)")
_KNOWN = 200  # characters of a text that is worth remembering: the deck's, not what a cat typed
_SPACE_TO_DROP = re.compile(r"(?<!\d) | (?!\d)")


def fold(text: str) -> str:
    """Fold case, width, kana, accents, quotes, dashes, punctuation and a leading article.

    What is nothing but punctuation is compared as it stands, so that `?` is not an empty answer.
    """
    return _known(text) if len(text) <= _KNOWN else _folded(text)


@lru_cache(maxsize=16_384)
def _known(text: str) -> str:
    return _folded(text)


def _folded(text: str) -> str:
    plain = text.lower() if text.isascii() else _plain(text)
    if plain.isascii() and not _TELLING.search(plain) and (words := _ASCII_GAP.sub(" ", plain).strip()):
        return _unarticled(words, plain)
    if "&" in plain:
        plain = plain.replace("&", " and ")
    plain = _INNER_APOSTROPHE.sub("", plain)
    words = " ".join(_spaced(plain).split())
    if not words:
        return " ".join(clean(plain).split())
    return _unarticled(words, plain)


def squeeze(text: str) -> str:
    """Fold, and drop the spaces (Jong-un, Jong Un, Jongun), but never between two digits."""
    return joined(fold(text))


def joined(folded: str) -> str:
    """Drop the spaces of a text that is folded already."""
    return _SPACE_TO_DROP.sub("", folded) if " " in folded else folded


def clean(text: str, most: int = 40) -> str:
    """Make something typed fit to be quoted in a sentence: one line, no controls, not long."""
    kept = "".join(" " if c.isspace() else c for c in text[: 4 * most] if c.isspace() or c.isprintable())
    line = " ".join(kept.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _unarticled(words: str, plain: str) -> str:
    """Drop the leading article; the A of A. A. Milne is none."""
    if "a." in plain and re.match(r"\W*(?:the\s+)?a\.", plain):
        return words.removeprefix("the ")
    return _ARTICLES.sub("", words)


def _plain(text: str) -> str:
    """Unify width, case, dashes and letters, and strip the marks of alphabets that merely decorate."""
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    text = _DASH.sub("-", text).translate(_LETTERS).translate(_HIRAGANA)
    if text.isascii():
        return text
    kept: list[str] = []
    decorated = False
    for char in unicodedata.normalize("NFD", text):
        if not unicodedata.combining(char):
            decorated = char < _MARKED
        elif decorated:
            continue
        kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept))


def _spaced(text: str) -> str:
    """Put a space for every gap; what `_KEPT` names survives."""
    if _DIGIT.search(text):
        text = _THOUSANDS.sub("", text)
    kept = {m.start() for m in _KEPT.finditer(text)} if re.search("[.#%-]", text) else set()
    if not kept and text.isascii():
        return _ASCII_GAP.sub(" ", text)
    return "".join(c if i in kept else _spaced_char(c) for i, c in enumerate(text))


def _spaced_char(char: str) -> str:
    """Give the character, a space for a gap, or nothing for what is not seen."""
    if char.isalnum():
        return char
    category = unicodedata.category(char)
    if category in {"Cf", "Cs", "Co", "Cn"} or "\ufe00" <= char <= "\ufe0f":
        return ""
    if category[0] in "PZC" or category == "Sk" or char in "|~":
        return " "
    return char
