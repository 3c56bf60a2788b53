"""Slips of the key: how far a spelling may be off, and when one letter makes another word.

A budget of one slip from five letters and two from twelve. It is never spent on a digit, a lone
letter or a Roman numeral (`World War I`), on a number word, on a Jr or Sr, on a word that denies
(`no deal`), nor on the part of a word that turns its meaning round (north and south, hyper- and
hypo-).
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from quizapp.fold import clean, fold, joined, squeeze

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from quizapp.mark import Rival, Rivals

__all__ = [
    "as_near",
    "budget",
    "crosses",
    "meant_rival",
    "nearest",
    "osa",
    "same_spelling",
    "slip_told",
    "slips",
    "weight",
]

_ONE_FROM, _TWO_FROM = 5, 12
_ABBREVIATION = 6  # letters; a longer text in capitals is shouting
_WORD, _STEM = 4, 3  # letters of what is a word of its own (north), and of what a prefix needs behind it
_LONGEST = 200  # characters; nothing that long is a name with a slip in it
_TELLING = re.compile(r"[ivx]+|\w|no|non|nor|not|never|neither|cannot|without|jr|sr|junior|senior")
_NUMBERS = frozenset({
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty",
    "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million", "billion",
    "trillion", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth",
    "seventieth", "eightieth", "ninetieth",
})  # fmt: skip
# Beginnings and endings that, exchanged, give another word; "" stands for the bare word.
_HEADS = (
    ("", "un", "in", "im", "il", "ir", "dis", "non", "de", "re", "a", "e", "anti", "counter", "ex"),
    ("north", "south", "east", "west"),
    ("inter", "intra"),
    ("macro", "micro"),
    ("hyper", "hypo"),
    ("pre", "post"),
    ("pro", "anti", "contra"),
    ("ab", "ad"),
    ("in", "de", "ex", "im", "re", "con", "sub", "ob"),
    ("over", "under"),
    ("maxi", "mini"),
    ("male", "female"),
)
_ALL_HEADS = frozenset(head for group in _HEADS for head in group)
_TAILS = (("ate", "ite", "ide"), ("ane", "ene", "yne", "ine"), ("er", "ee"), ("or", "ee"))
_SPELLINGS = (  # British and American: the same word, not a slip; `re` compiles them when first asked
    (r"is(?=(?:ations?|e[drs]?|ers?|ing)\b)", "iz"),
    (r"ys(?=e[drs]?\b)", "yz"),
    (r"(?<=[a-z]{2})our(?=(?:s|ed|ing|able|ite|ful|al)?\b)", "or"),
    (r"(?<=[a-z]{3})tre\b", "ter"),
    (r"(?<=\bdef|\boff|\blic)ence\b", "ense"),
    (r"(?<=[a-z])gramme(?=s?\b)", "gram"),
    (r"(?<=[aeiou])ll(?=ed|ing|er\b)", "l"),
    (r"(?<=[a-z]{2})ogue\b", "og"),
)


def osa(a: str, b: str, most: int) -> int:
    """Count insertions, deletions, changes and swaps of neighbours; more than `most` gives `most + 1`."""
    if a == b:
        return 0
    if most <= 0 or abs(len(a) - len(b)) > most:
        return max(most, 0) + 1
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    a, b = a[start:], b[start:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, char in enumerate(a, 1):
        now = [i] + [most + 1] * len(b)
        for j in range(max(1, i - most), min(len(b), i + most) + 1):
            other = b[j - 1]
            now[j] = min(row[j - 1] + (char != other), row[j] + 1, now[j - 1] + 1)
            if i > 1 and j > 1 and char == b[j - 2] and other == a[i - 2]:
                now[j] = min(now[j], before[j - 2] + 1)
        if min(now) > most and min(row) > most:
            return most + 1
        before, row = row, now
    return min(row[len(b)], most + 1)


def weight(text: str) -> int:
    """Count letters as a typist does: a Hangul syllable or a Han character is worth two."""
    return sum(2 if c >= "\u3400" else 1 for c in squeeze(text) if c.isalpha())


def budget(written: str) -> int:
    """How many slips this text, as the author wrote it, allows."""
    letters = [c for c in written if c.isalpha()]
    if len(letters) <= _ABBREVIATION and letters and all(c.isupper() for c in letters):
        return 0
    if any("\u3400" <= c <= "\u9fff" or c >= "\U00020000" for c in letters):
        return 0  # each Han character is a word of its own
    heavy = weight(written)
    return 0 if heavy < _ONE_FROM else 1 if heavy < _TWO_FROM else 2


def slips(said: str, meant: str, most: int) -> int:
    """Count the slips between two folded texts; `most + 1` where one would change the meaning."""
    if abs(len(said) - len(meant)) > most + meant.count(" ") + said.count(" ") or most <= 0:
        return most + 1
    ours, theirs = said.split(), meant.split()
    if sorted(filter(_TELLING.fullmatch, ours)) != sorted(filter(_TELLING.fullmatch, theirs)):
        return most + 1
    if len(ours) == len(theirs) and any(a != b and _apart(a, b) for a, b in zip(ours, theirs, strict=True)):
        return most + 1
    if len(ours) != len(theirs) and _headed(*sorted((ours, theirs), key=len)):
        return most + 1
    a, b = (re.split(r"(\d+)", _keys(joined(text))) for text in (said, meant))
    if a[1::2] != b[1::2]:
        return most + 1
    total = 0
    for left, right in zip(a[::2], b[::2], strict=True):
        total += osa(left, right, most)
    return min(total, most + 1)


def same_spelling(text: str) -> str:
    """Give one squeezed form to British and American spellings of a folded text."""
    for pattern, instead in _SPELLINGS:
        text = re.sub(pattern, instead, text)
    return joined(text)


def nearest(said: str, names: Iterable[str]) -> int:
    """Count the slips from a folded text to the nearest of these names, or -1 if none is near."""
    least = -1
    if len(said) > _LONGEST:
        return least
    for name in names:
        most = budget(name) if least < 0 else min(budget(name), least - 1)
        found = slips(said, fold(name), most) if most > 0 else most + 1
        if found <= most:
            least = found
    return least


def slip_told(said: str, off: int, aliases: Iterable[str], spelt: Callable[[str], Iterable[str]]) -> str:
    """Say to mind the spelling, and of which alias if it was that which was tried."""
    tried = next((alias for alias in aliases if nearest(said, spelt(alias)) == off), "")
    return f"mind the spelling: {clean(tried)}" if tried else "mind the spelling"


def crosses(said: str, off: int, rivals: Rivals, ours: Callable[[Rival], bool]) -> bool:
    """Whether another answer of the deck (not one that is `ours`) is at least as near to what was said."""
    form = joined(said)
    alike = _alike(form, off, rivals, parts=True)
    return any(osa(form, rival.form, off) <= off and not ours(rival) for rival in alike)


def as_near(said: str, off: int, texts: Iterable[str]) -> bool:
    """Whether one of these texts is at least as near to what was said."""
    return any(osa(joined(said), squeeze(text), off) <= off for text in texts)


def meant_rival(said: str, rivals: Rivals, ours: Callable[[Rival], bool]) -> Rival | None:
    """Find the one other answer that this is, but for a single slip of the key."""
    form = joined(said)
    if not _ONE_FROM <= len(form) <= _LONGEST:
        return None
    found: dict[str, Rival] = {}
    for rival in _alike(form, 1, rivals):
        if slips(form, rival.form, budget(rival.shown)) == 1 and not ours(rival):
            found[rival.key] = rival
    return next(iter(found.values())) if len(found) == 1 else None


def _alike(form: str, off: int, rivals: Rivals, *, parts: bool = False) -> Iterator[Rival]:
    """Yield the rivals that may be so few slips away: a sieve that makes a large deck a small one.

    A slip spoils at most two neighbouring pieces of the form; of one piece more than that, one must
    be found in the rival, as many characters away at most as there were slips.
    """
    size = -(-len(form) // (2 * off + 1)) or 1
    pieces = [(form[at : at + size], max(at - off, 0), at + size + off) for at in range(0, len(form), size)]
    few = len(pieces) <= 2 * off  # too short a form to be sieved
    for rival in rivals.between(len(form) - off, len(form) + off, parts=parts):
        if few or any(rival.form.find(piece, start, end) >= 0 for piece, start, end in pieces):
            yield rival


def _keys(form: str) -> str:
    """Take Hangul apart into what a finger types, so that one wrong vowel is one slip."""
    return form if form.isascii() else unicodedata.normalize("NFD", form)


def _headed(fewer: list[str], more: list[str]) -> bool:
    """Whether one is the other behind a prefix that stands apart: un-reunification."""
    return len(more) == len(fewer) + 1 and more[0] in _ALL_HEADS and more[1:] != fewer[1:]


def _apart(a: str, b: str) -> bool:
    """Whether two different words are both meant: no slip leads from one to the other."""
    if a in _NUMBERS and b in _NUMBERS:
        return True
    for group in _HEADS:
        for head in group:
            rest = a[len(head) :]
            if not a.startswith(head) or (len(head) < _WORD and len(rest) < _STEM):
                continue  # "in" and "im" alone are no prefixes
            if any(h != head and h + rest == b for h in group):
                return True
    return any(
        a.endswith(tail) and any(t != tail and a[: -len(tail)] + t == b for t in group)
        for group in _TAILS
        for tail in group
    )
