"""Search: the words by which a text is found; Korean, Japanese and Chinese by each two characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["match_of", "tokens", "words_of"]

# Kana, Chinese characters, Hangul syllables: written without spaces that could be relied on.
_RUN = re.compile("([\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3\U00020000-\U0003ffff]+)|([^\\W_]+)")


def tokens(text: str) -> Iterator[str]:
    """Yield what is indexed of a text: its words; of East Asian runs every character, and every two."""
    for found in _RUN.finditer(fold(text)):
        run, word = found.groups()
        if word:
            yield word
            continue
        yield from run
        yield from (run[at : at + 2] for at in range(len(run) - 1))


def words_of(text: str) -> list[str]:
    """Return what a text that is looked for must contain, the last one last."""
    wanted: list[str] = []
    for found in _RUN.finditer(fold(text)):
        run, word = found.groups()
        if word or len(run) == 1:
            wanted.append(word or run)
        else:
            wanted += [run[at : at + 2] for at in range(len(run) - 1)]
    return wanted


def match_of(text: str, *, begun: bool) -> str:
    """Return the FTS5 query for a text; its last word may go on where it was only `begun`."""
    wanted = words_of(text)
    quoted = [f'"{word}"' for word in wanted]
    if begun and quoted:
        quoted[-1] += "*"
    return " AND ".join(quoted)
