"""Script: in which letters a name is written."""

from __future__ import annotations

from unicodedata import name

__all__ = ["LATIN", "script_of"]

LATIN = "Latin"
_SCRIPTS = (
    ("HANGUL", "Hangul"),
    ("HIRAGANA", "Kana"),
    ("KATAKANA", "Kana"),
    ("CJK", "Han characters"),
    ("CYRILLIC", "Cyrillic"),
    ("GREEK", "Greek"),
    ("ARABIC", "Arabic"),
    ("HEBREW", "Hebrew"),
    ("DEVANAGARI", "Devanagari"),
    ("THAI", "Thai"),
)


def script_of(text: str) -> str:
    """Return the script that a name is written in; of several the first in the table, else Latin."""
    if text.isascii():
        return LATIN
    begun = {name(char, "").partition(" ")[0] for char in text}
    return next((script for first, script in _SCRIPTS if first in begun), LATIN)
