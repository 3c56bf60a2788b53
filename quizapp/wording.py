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
    "cited",
    "dated",
    "happened",
    "held",
    "held_as_of",
    "hide",
    "in_date",
    "inferred",
    "listed",
    "opened",
    "stated",
    "titled",
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
    """Return an EDTF date as it stands in a sentence: "in 2019", "perhaps on 28 February 2019"."""
    return _in(parse(text)) if text else ""


def happened(text: str) -> str:
    """Return the verb for an event with its EDTF date: "happened in 2019", "began in 1953"."""
    date = parse(text)
    start, end = ends(date)
    if date.kind == "since" and start is not None:
        return f"began {_in(start)}"
    if date.kind == "until" and end is not None:
        return f"ended {_in(end)}"
    said = _in(date)
    return f"went on {said}" if date.kind == "span" and said.startswith("from ") else f"happened {said}"


def held(text: str) -> str:
    """Return an EDTF date as it stands after a role that was held: "in 2021", "from 1953 on"."""
    date = parse(text)
    start = ends(date)[0] if date.kind == "since" else None
    return f"from {shown(start)} on" if start is not None else _in(date)


def _in(date: Interval) -> str:
    said = shown(date)
    if date.kind == "span":
        return _from_to(date, said)
    doubt = "perhaps " if "perhaps " in said else ""
    said = said.replace("perhaps ", "", 1)
    if date.kind == "point" and date.about and date.precision in {"decade", "century"}:
        return f"{doubt}{said.replace('about', 'around', 1)}"
    if date.kind != "point" or date.about:
        return f"{doubt}{said}"
    return f"{doubt}{'on' if date.precision == 'day' else 'in'} {said}"


def _from_to(date: Interval, said: str) -> str:
    """Return a from–to in words, what both ends share only once: "from 3 to 28 February 2019"."""
    first, last = (shown(end) if end is not None else "" for end in ends(date))
    if said.startswith("from ") or " and " in said:
        return said if said.startswith("from ") else f"in {said}"
    begin, finish = first.split(" "), last.split(" ")
    while len(begin) > 1 and begin[-1] == finish[-1] and len(begin) == len(finish):
        begin.pop()
        finish.pop()
    return f"from {' '.join(begin)} to {last}"


def dated(said: str, precision: str) -> str:
    """Return a date as shown to learners with the preposition that it takes in a sentence."""
    doubt = "perhaps " if "perhaps " in said else ""
    said = said.replace("perhaps ", "", 1)
    if said.startswith(_NO_PREPOSITION):
        return f"{doubt}{said}"
    if "–" in said:
        return f"{doubt}from {' to '.join(part.strip() for part in said.split('–'))}"
    return f"{doubt}{'on' if precision == 'day' else 'in'} {said}"


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


def held_as_of(fact: Fact) -> str:
    """Say when a fact held, where its author said so: "as of 2021, until 2022"."""
    since, until = fact.text("as_of"), fact.text("until")
    parts = [f"as of {shown(parse(since))}" if since else "", f"until {shown(parse(until))}" if until else ""]
    return ", ".join(part for part in parts if part)


def cited(places: Iterable[Sequence[str]], around: Around) -> str:
    """Return sources with their paragraphs, given by key: "Lee ¶3; Goto ¶6"."""
    parts = []
    for key, place in places:
        source = around.source(key)
        named = source.shown if source else key
        parts.append(f"{named} ¶{place}" if place else named)
    return "; ".join(parts)


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


def titled(topic: str) -> str:
    """Return a topic's name as it is read: "figures-and-terms" is Figures and terms."""
    words = topic.rpartition("/")[2].replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]
