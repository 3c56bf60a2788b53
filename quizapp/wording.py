"""How prompts are put together: names joined and hidden, dates in a sentence, whose account it is.

The program adds its question after the author's words, and changes nothing in them but the capital
that begins a sentence.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from quizapp.edtf import ends, parse, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quizapp.edtf import Interval
    from quizapp.fact import Around, Fact, Source

__all__ = [
    "GAP",
    "account",
    "as_of",
    "capital",
    "dated",
    "hide",
    "in_date",
    "inferred",
    "listed",
    "opened",
    "stated",
    "which",
]

GAP = "▁▁▁"
_NO_PREPOSITION = ("since ", "until ", "before ", "after ", "about ", "some time ", "from ", "between ")
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def listed(names: Sequence[str]) -> str:
    """Join names as a sentence does: "A", "A and B", "A, B and C"."""
    if len(names) < 2:  # noqa: PLR2004 - "and" stands between two
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def count(number: int) -> str:
    """Return a small number as a word."""
    return _COUNTS[number] if number < len(_COUNTS) else str(number)


def capital(text: str) -> str:
    """Return the text with a capital at its beginning, unless its first word has one inside (iPhone)."""
    first = text.split(" ", 1)[0]
    if first[:1].islower() and first[1:] == first[1:].lower():
        return text[:1].upper() + text[1:]
    return text


def opened(text: str) -> str:
    """Return a statement as a sentence of its own, closed with a full stop if it has no mark."""
    text = capital(text.strip())
    return text if text.endswith((".", "?", "!", "…", "。", ":")) else f"{text}."


def which(actors: Sequence[Fact]) -> str:
    """Ask for actors without saying more than their number and kind: "which government", "which two"."""
    if len(actors) > 1:
        return f"which {count(len(actors))}"
    kind = actors[0].text("kind") if actors else "person"
    return "who" if kind in {"", "person", "author"} else f"which {kind}"


def in_date(text: str) -> str:
    """Return an EDTF date as it stands in a sentence: "in 2019", "on 28 February 2019"."""
    return _in(parse(text)) if text else ""


def _in(date: Interval) -> str:
    said = shown(date)
    if said.startswith(_NO_PREPOSITION):
        return said
    if date.kind == "span" and date.precision not in {"decade", "century"}:
        start, end = ends(date)
        if start is not None and end is not None:
            return f"from {shown(start)} to {shown(end)}"
    return dated(said, date.precision)


def dated(said: str, precision: str) -> str:
    """Return a date as written for learners with the preposition that it takes in a sentence."""
    if said.startswith(_NO_PREPOSITION):
        return said
    return f"on {said}" if precision == "day" else f"in {said}"


def account(fact: Fact, around: Around) -> str:
    """Return whose reading a fact is, as a sentence names it, or an empty text."""
    given = fact.text("according_to")
    if not given:
        return ""
    source = around.source(given)
    if source is not None:
        return source.shown
    actor = around.fact(given)
    return actor.text("name") if actor is not None and actor.kind == "actor" else given


def stated(fact: Fact, around: Around, question: str) -> str:
    """Put the account before a question: "According to Goto, which government …?"."""
    told = account(fact, around)
    return f"According to {told}, {question}" if told else capital(question)


def as_of(fact: Fact, around: Around) -> str:
    """Return when a fact held, as EDTF: its own, that of its first source with a date, or the deck's."""
    source = _dated_by(fact, around)
    return fact.text("as_of") or (source.date if source else "") or around.as_of


def _dated_by(fact: Fact, around: Around) -> Source | None:
    """Return the source that a fact's date is from: the first that it cites, or the first with a date."""
    sources = [source for key, _place in fact.cited if (source := around.source(key)) is not None]
    if fact.text("as_of"):
        return sources[0] if sources else None
    return next((source for source in sources if source.date), None)


def inferred(fact: Fact, around: Around) -> str:
    """Return what a prompt adds to a date that its source does not print whole."""
    source = _dated_by(fact, around)
    return f" (the {source.inferred} is inferred)" if source is not None and source.inferred else ""


def hide(text: str, forms: Iterable[str]) -> str:
    """Return the text with every one of the forms replaced by a gap."""
    there = text.lower()  # to look for a word is quick, to make a pattern of those that are not there is not
    found = {form for form in forms if form and _first_word(form) in there}
    if not found:
        return text
    pattern = _pattern(tuple(sorted(found, key=lambda form: (-len(form), form))))
    return pattern.sub(GAP, text) if pattern else text


@lru_cache(maxsize=4096)
def _first_word(form: str) -> str:
    return form.lower().split(" ", 1)[0]


@lru_cache(maxsize=512)
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str] | None:
    if not forms:
        return None
    parts = []
    for form in forms:
        body = re.escape(form).replace(r"\ ", r"[\s\-]+")
        if not form.isascii():  # Korean and Japanese put no space around a name
            parts.append(body)
        elif len(form) <= 3 and form.isupper():  # noqa: PLR2004 - "US" is not "us"
            parts.append(rf"(?-i:\b{body}\b)")
        else:
            parts.append(rf"\b{body}s?\b")
    return re.compile("|".join(parts), re.IGNORECASE)
