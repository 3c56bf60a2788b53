"""Text made safe for a terminal: nothing in a deck, a response or a file name may steer the screen."""

from __future__ import annotations

import re

__all__ = ["apart", "clean", "escaped", "one_line", "steering"]

# C0 but for tab and newline, DEL, C1, directional marks, embeddings and isolates, line and paragraph
# separators, byte-order mark, interlinear annotation, tag characters, and lone surrogates.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
)
_PICTURES = "\u2190-\u2bff\U0001f000-\U0001faff"
# What makes one picture of two or another one of it: terminals differ in how many cells that then takes.
_JOINING = re.compile(f"[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]|(?<=[{_PICTURES}])\u200d(?=[{_PICTURES}])")
_BREAKS = re.compile(r"\s*[\n\t]\s*")


def steering(text: str) -> str:
    """Return the first character that could steer a terminal, or an empty string."""
    found = _STEERING.search(text)
    return found.group() if found else ""


def clean(text: str) -> str:
    """Return the text without any character that could steer a terminal; newlines and tabs stay."""
    return _STEERING.sub("", text)


def apart(text: str) -> str:
    """Return the text with pictures that are joined set beside each other."""
    return text if text.isascii() else _JOINING.sub("", text)


def escaped(text: str) -> str:
    """Return JSON with each character that could steer a terminal written as its escape; nothing is lost."""
    import json  # noqa: PLC0415 - only what prints JSON needs it

    return _STEERING.sub(lambda found: json.dumps(found.group())[1:-1], text)


def one_line(text: str) -> str:
    """Return the text cleaned and on one line, as it takes the same cells in every terminal."""
    return _BREAKS.sub(" ", apart(clean(text))).strip()
