"""The titles that a name is dressed in: before it, after it, with what qualifies them."""

from __future__ import annotations

import re

__all__ = ["is_title", "untitled"]

# The patterns are strings: `re` compiles each when it is first asked, so that importing costs nothing.
_QUALIFIER = (
    r"(?:former|then|acting|current|incumbent|late|ex|us|u s|american|korean|north korean|south korean|"
    r"french|german|[a-z]{3,}(?:ese|ian|ish))"
)
_TITLE = (
    r"(?:mr|mrs|ms|miss|mx|dr|doctor|prof|professor|sir|dame|lord|lady|st|saint|pope|"
    r"(?:vice )?president(?: elect)?|(?:deputy )?prime minister|pm|premier|chancellor|"
    r"chair(?:man|woman|person)?|supreme leader|leader|"
    r"(?:foreign|defen[cs]e|finance|interior|home|trade) (?:minister|secretary)|minister|"
    r"(?:general|press|chief cabinet|cabinet) secretary|secretary(?: general| of state| of defen[cs]e)?|"
    r"(?:special )?envoy|ambassador|senator|representative|governor|mayor|general|gen|admiral|marshal|"
    r"colonel|emperor|empress|king|queen|prince|princess|comrade)"
)
_TITLES_BEFORE = rf"^(?:{_QUALIFIER} )*(?:{_TITLE} )+(?=\S)"
_TITLES_AFTER = (
    r"\s*(?:大統領|内閣総理大臣|総理大臣|総理|首相|外務大臣|防衛大臣|外相|防衛相|大臣|国務委員長|委員長|総書記|"
    r"元首相|前首相|さん|氏|대통령|총리|위원장|장관|국무위원장|총비서|씨|님)$"
)


def untitled(name: str) -> str:
    """Strip titles, with what qualifies them, from a folded name."""
    if not name.isascii():
        name = re.sub(_TITLES_AFTER, "", name)
    return re.sub(_TITLES_BEFORE, "", name)


def is_title(text: str) -> bool:
    """Say whether a folded text is a title and no name: "prime minister of Japan"."""
    return bool(re.fullmatch(rf"(?:{_QUALIFIER} )*{_TITLE}(?: of .+)?", text))
