"""Capitals: the names that stand in running prose, told from other words by their capitals."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from quizapp.fold import fold, squeeze
from quizapp.printed import Item, masked
from quizapp.title import is_title

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from quizapp.passage import Passage

__all__ = ["names_in", "words_of"]

# Letters and digits with hyphens, points of abbreviations and apostrophes inside: U.S.-led, Jong-un, O'Neill.
_WORD = re.compile(
    r"(?:[^\W\d_]\.)+(?:[^\W\d_](?![\w]))?(?:[-‑][^\W_]+(?:[-‑'’][^\W_]+)*)?"
    r"|[^\W_]+(?:[-‑](?:(?:[^\W\d_]\.)+|[^\W_]+)|['’][^\W_]+)*"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_SENTENCE_END = re.compile(r"(?:[.!?…:]|[.!?,:]?\s*[\"“”«‘(\[])[\"'’”»)\]]*\s*[\"'“‘«(\[]*\s*$")
_TITLE_WITH_POINT = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Rep|Gov|Lt|Col|Capt|No|vs|Jr|Sr)\.\s*$")
_ABBREVIATED = re.compile(r"(?:^|[^\w])(?:[^\W\d_]\.)+\s*$")
_LONGEST = 12  # words of a name; a longer run is a text in capitals
_JOINING = frozenset(("of", "for", "de", "del", "di", "da", "du", "von", "van", "der", "den", "bin", "al"))
# Words that begin sentences, or stand capitalised as no name: never a name by themselves, nor at its head.
_OPENERS = frozenset(
    re.findall(
        r"\w+",
        """a about above across after afterwards again against ago ahead all almost along already also
        although always amid among an and another any anyone anything anyway apart are around as at away
        be because before behind below beside besides between beyond both but by can clearly could
        crucially despite did do does doing done down due during each earlier either else elsewhere
        especially even eventually ever every everyone everything except few finally first firstly
        following for former formerly from further furthermore generally given had half has have having he
        hence her here hers him his how however i if importantly in inc indeed instead into is it its
        itself just last lastly later least less let lest like likewise many maybe me meanwhile more
        moreover most mr mrs ms much must my near nearly neither never nevertheless next no nobody none
        nonetheless nor not nothing notwithstanding now obviously of off often on once one only onto
        opposite or other others otherwise our out outside over overall own past per perhaps please plus
        possibly previously probably quite rather recently regarding s second secondly several shall she
        should similarly since so some somebody someone something sometimes soon still subsequently such
        suddenly than thanks that the their them then there thereafter therefore these they third thirdly
        this those though through throughout thus to today together tomorrow too toward towards under
        underneath undoubtedly unfortunately unless unlike until up upon us usually versus very via was we
        were what whatever when whenever where whereas wherever whether which whichever while whilst who
        whoever whom whose why will with within without would yes yesterday yet you your monday tuesday
        wednesday thursday friday saturday sunday two four five six seven eight nine ten eleven twelve""",
    )
)

_ARTICLES = frozenset({"The", "A", "An", "I"})


class _Token(NamedTuple):
    """A word where it stands; `capital` if it begins with one, `opens` if a sentence begins with it."""

    text: str
    start: int
    capital: bool
    opens: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def words_of(text: str) -> list[str]:
    """Return the words of a text, without the 's of possession."""
    return [_POSSESSIVE.sub("", word) for word in _WORD.findall(text)]


def names_in(rows: Sequence[tuple[Passage, Sequence[Item]]]) -> list[list[Item]]:
    """Return the names of each paragraph of one text, given with its dates, which are none.

    A name is a run of words with capitals. A single word at the beginning of a sentence is one only where it
    has its capital elsewhere too, inside a sentence.
    """
    tokens = [_tokens(passage, dates) for passage, dates in rows]
    inside = {fold(each.text) for row in tokens for each in row if each.capital and not each.opens}
    small = {fold(each.text) for row in tokens for each in row if not each.capital}
    return [
        [item for run in _runs(each.text, row) if (item := _name(each.text, run, inside, small)) is not None]
        for (each, _dates), row in zip(rows, tokens, strict=True)
    ]


def _tokens(passage: Passage, dates: Sequence[Item]) -> list[_Token]:
    found = []
    prose = passage.text[passage.bare :]
    for match in _WORD.finditer(masked(passage.text, dates), passage.bare):
        word = match[0]
        opens = word[0].isupper() and _opens(prose, match.start() - passage.bare)
        bare = word[: len(word) - len(owner[0])] if (owner := _POSSESSIVE.search(word)) else word
        found.append(_Token(bare, match.start(), word[0].isupper(), opens))
    return found


def _opens(text: str, start: int) -> bool:
    """Say whether a sentence begins here."""
    before = text[max(0, start - 24) : start]
    if not before.strip(" \"'“‘«(["):
        return start == len(before)
    if before[-1:] in "-‑–—/" or not _SENTENCE_END.search(before):
        return False
    quoted = before.rstrip("\"'“‘«([ ")
    if quoted[-1:] in ",:":  # He said, “We …”: a sentence in a sentence; a list after a colon is none
        return quoted != before.rstrip()
    return quoted[-1:] in "\"'’”»)]!?…." and not (
        quoted[-1:] == "." and (_TITLE_WITH_POINT.search(quoted) or _ABBREVIATED.search(quoted))
    )


def _runs(text: str, tokens: Sequence[_Token]) -> Iterator[list[_Token]]:
    """Yield the runs of words with capitals; "of" joins, "and" does within what "of" has joined."""
    run: list[_Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if not run:
            if token.capital:
                run = [token]
        elif len(run) < _LONGEST and token.capital and _adjoin(text, run[-1], token):
            run.append(token)
        elif len(run) < _LONGEST and (after := _joined(text, run, tokens, at)) > at:
            run += tokens[at : after + 1]
            at = after
        else:
            yield run
            run = [token] if token.capital else []
        at += 1
    if run:
        yield run


def _adjoin(text: str, left: _Token, right: _Token) -> bool:
    """Say whether nothing but a space, or the bracket of a nickname, is between two words."""
    gap = text[left.end : right.start]
    if gap == " (":
        after = text[right.end : right.end + 3]
        return after.startswith(") ") and after[2:].isupper()
    return gap in {" ", ") "} or (gap == ". " and len(left.text) == 1 and not right.opens)


def _joined(text: str, run: Sequence[_Token], tokens: Sequence[_Token], at: int) -> int:
    """Return the place of the word with a capital that "of", "of the" or "and" joins to a run, or `at`."""
    word = tokens[at].text
    ahead = at + 1
    if ahead < len(tokens) and word == "of" and tokens[ahead].text == "the":
        ahead += 1
    linked = word in _JOINING or (word == "and" and any(each.text in _JOINING for each in run))
    if not linked or ahead >= len(tokens) or not tokens[ahead].capital:
        return at
    chain = [run[-1], *tokens[at : ahead + 1]]
    gaps = (text[one.end : two.start] for one, two in pairwise(chain))
    return ahead if all(gap == " " for gap in gaps) else at


def _name(text: str, run: list[_Token], inside: Container[str], small: Container[str]) -> Item | None:
    """Return a run as a name; None where its capitals say nothing."""
    while run and _only_begins(run, inside, small):
        run = run[1:]
    while run and (not run[-1].capital or _is_opener(run[-1])):
        run = run[:-1]
    if not run or (len(run) == 1 and run[0].opens and fold(run[0].text) not in inside):
        return None
    said = text[run[0].start : run[-1].end]
    if is_title(fold(said)) and not _is_short(said):
        return None
    return Item("name", said, run[0].start, words=tuple(each.text for each in run), opens=run[0].opens)


def _only_begins(run: Sequence[_Token], inside: Container[str], small: Container[str]) -> bool:
    """Say whether the first word of a run has its capital from its place alone."""
    first = run[0]
    if not first.capital or (_is_opener(first) and (first.opens or first.text in _ARTICLES or len(run) == 1)):
        return True
    form = fold(first.text)
    return first.opens and len(run) > 1 and form in small and form not in inside and not _is_short(first.text)


def _is_opener(word: _Token) -> bool:
    return not _is_short(word.text) and (
        word.text.casefold() in _OPENERS or (len(word.text) == 1 and word.text.isascii())
    )


def _is_short(word: str) -> bool:
    """Say whether a word is an abbreviation: US and U.S. are no pronoun."""
    return len(word) > 1 and word.upper() == word and squeeze(word).isalpha()
