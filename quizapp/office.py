"""Office: whether a text speaks of an office, which changes hands, rather than of what somebody once did."""

from __future__ import annotations

import re

__all__ = ["is_office"]

_OFFICE = re.compile(
    r"\b(?:(?:vice[- ])?president|(?:prime )?minister|premier|chancellor|secretary|ambassador|governor|mayor"
    r"|envoy|ceo|cfo|chair(?:man|woman|person)?|pope|senator|spokes\w+|commissioner|speaker|candidate|advis[eo]r"
    r"|managing director|director[- ]general|head of|leader of|member of)\b"
    r"|대통령|총리|장관|대표|의장|国家主席|首相|大臣|大統領|長官",
    re.IGNORECASE,
)


def is_office(text: str) -> bool:
    """Say whether a text names an office."""
    return _OFFICE.search(text) is not None
