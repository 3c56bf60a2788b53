"""The titles that a name is dressed in: before it, after it, with what qualifies them."""

from __future__ import annotations

import re

from quizapp.romanisation import korean_family

__all__ = ["is_title", "undressed", "ungoverned", "untitled"]

# The patterns are strings: `re` compiles each when it is first asked, so that importing costs nothing.
_QUALIFIER = (
    r"(?:former|then|acting|current|incumbent|late|ex|us|u s|american|korean|north korean|south korean|"
    r"french|german|[a-z]{3,}(?:ese|ian|ish)|[a-z]{4,}s)"
)
_TITLE = (
    r"(?:mr|mrs|ms|miss|mx|dr|doctor|prof|professor|sir|dame|lord|lady|st|saint|pope|rev|reverend|"
    r"frau|herr|monsieur|madame|mme|senora?|signora?|sen|rep|gov|capt|captain|lieutenant|justice|"
    r"(?:vice )?president(?: elect)?|(?:deputy )?prime minister|pm|premier|chancellor|"
    r"chair(?:man|woman|person)?|supreme leader|leader|"
    r"(?:foreign|defen[cs]e|finance|interior|home|trade) (?:minister|secretary)|minister|"
    r"(?:general|press|chief cabinet|cabinet) secretary|secretary(?: general| of state| of defen[cs]e)?|"
    r"(?:special )?envoy|ambassador|senator|representative|governor|mayor|general|gen|admiral|marshal|"
    r"colonel|emperor|empress|king|queen|prince|princess|comrade)"
)
_TITLES_BEFORE = rf"^(?:{_QUALIFIER} )*(?:{_TITLE} )+(?=\S)"
_LATE = r"^(?:late|former|ex|then) (?=\S)"
_TITLES_AFTER = (
    r"(?<=.)\s*(?:大統領|内閣総理大臣|総理大臣|総理|首相|外務大臣|防衛大臣|外相|防衛相|大臣|"
    r"官房長官|長官|幹事長|議員|国務委員長|委員長|総書記|国家主席|主席|總統|总统|总理|部长|先生|女史|夫人|さん|さま|様|氏|"
    r"대통령|총리|수상|주석|국무위원장|위원장|장관|차관|의원|총비서|총서기|여사|선생|씨|님)(?:님|さん)?$"
)
_LATE_AFTER = r"(?<=.)(?:前|元|現|副| (?:전|현|부))$"
_HONORIFICS = r"(?<=\S) (?:san|sama|sensei|ssi|nim)$"
_POST = (
    r"(?<=\S) (?:(?:vice )?president(?: elect)?|(?:deputy )?prime minister|pm|"
    r"(?:foreign|defen[cs]e) minister)$"
)
_OF_A_LAND = r"(?<=\S) of .+$"
_GOVERNMENT = r"^government of (?:the )?(?=.)|(?<=.) government$|(?<=..)(?:政府| ?정부)$"


def untitled(name: str) -> str:
    """Strip titles, with what qualifies them, from a folded name."""
    if not name.isascii():
        name = re.sub(_TITLES_AFTER, "", name)
    return re.sub(_TITLES_BEFORE, "", name)


def undressed(name: str) -> str:
    """Strip from a folded response all that may stand round a person's name: "the late Abe-san of Japan"."""
    bare = re.sub(_HONORIFICS, "", name)
    if korean_family(bare.partition(" ")[0]) and name.endswith(" san"):
        bare = name  # An San, the archer
    plain = untitled(bare)
    if not name.isascii() and plain != name:
        plain = re.sub(_LATE_AFTER, "", plain)
    plain = re.sub(_POST, "", re.sub(_LATE, "", plain))
    plain = re.sub(_OF_A_LAND, "", plain) if plain != name else name
    return re.sub(r" junior$", " jr", plain)


def ungoverned(name: str) -> tuple[str, ...]:
    """Strip from a folded response that the government of a country is meant: "Japan's government"."""
    plain = re.sub(_GOVERNMENT, "", name)
    return (plain, plain.removesuffix("s")) if plain != name and name.isascii() else (plain,)


def is_title(text: str) -> bool:
    """Say whether a folded text is a title and no name: "prime minister of Japan"."""
    return bool(re.fullmatch(rf"(?:{_QUALIFIER} )*{_TITLE}(?: of .+)?", text))
