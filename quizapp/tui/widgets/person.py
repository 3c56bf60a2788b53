"""Person: the rows of what is told of one actor, and how each is drawn at a width."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.marks import MEMORY
from quizapp.study.roster import Deed, Lookalike, View, confused_in_words
from quizapp.tui.text import NOTHING, abreast, beside, hung, line
from quizapp.wording import listed, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.content import Content

    from quizapp.marks import Sign
    from quizapp.study.roster import Person

__all__ = ["NOBODY", "Link", "Named", "Telling", "Title", "told_of"]

_MOST = 0.4  # of the width that dates and issues beside the text may take
_GAP = 2
_ONE = {"person", "author"}


class Named(NamedTuple):
    """An actor that something leads to: itself, or the side that it is of."""

    key: str
    name: str


class Title(NamedTuple):
    """What the rows below are about."""

    text: str


class Said(NamedTuple):
    """Something that leads nowhere, after a label or none."""

    label: str
    text: str = ""


Link = Named | Deed | View | Lookalike
"""A row that leads somewhere, by its key."""
Row = Link | Title | Said | None
"""A row, None for a blank line."""


class Telling(NamedTuple):
    """What is told of an actor by key and name: its rows, and how firmly the fact of a key is remembered.

    `dates` and `issues` are the cells of the widest of them.
    """

    key: str
    name: str
    rows: Sequence[Row]
    firm: Callable[[str], int | None]
    dates: int = 0
    issues: int = 0

    def drawn(self, at: int, width: int, *, chosen: bool) -> list[Content]:
        """Return a row as it is wrapped at a width."""
        row = self.rows[at]
        if row is None or isinstance(row, Title):
            return hung("", line((row.text, "$quiet")), width) if row is not None else [NOTHING]
        if isinstance(row, Said):
            return hung(line("  ", (f"{row.label}  " if row.label else "", "$quiet")), line(row.text), width)
        gutter, look = line(("▸ " if chosen else "  ", "$act bold")), "$bright" if chosen else "$foreground"
        firm = self.firm(row.key)
        sign = MEMORY[firm] if firm is not None else None
        if isinstance(row, Named) and row.key == self.key:
            return _head(gutter, row, sign, width)
        if isinstance(row, Named):
            return hung(line(gutter, ("of ", "$quiet")), line((row.name, look)), width)
        mark = line(gutter, (f"{sign.mark} ", sign.style) if sign is not None else "  ")
        return self._linked(row, mark, look, width)

    def _linked(self, row: Deed | View | Lookalike, mark: Content, look: str, width: int) -> list[Content]:
        if isinstance(row, Lookalike):
            said = line((confused_in_words(self.name, row), "$quiet"))
            return [*hung(mark, line((row.name, look)), width), *hung("    ", said, width)]
        if isinstance(row, Deed):
            return _beside(mark, line((row.dated, "$act")), line((row.what, look)), self.dates, width)
        account = f" According to {row.account}." if row.account else ""
        told = line((opened(row.stance), look), (account, "$quiet"))
        return _beside(mark, line((row.issue, "$act")), told, self.issues, width)


NOBODY = Telling("", "", (), lambda _key: None)


def told_of(who: Person, sides: Sequence[Named], firm: Callable[[str], int | None]) -> Telling:
    """Return what is told of an actor, who is of these sides."""
    dates = max((len(deed.dated) for deed in who.deeds), default=0)
    issues = max((line(view.issue).cell_length for view in who.views), default=0)
    return Telling(who.fact.key, who.name, [*_rows(who, sides)], firm, dates, issues)


def _rows(who: Person, sides: Sequence[Named]) -> Iterator[Row]:
    yield Named(who.fact.key, who.name)
    yield Said("", f"{listed(who.roles) or who.kind}{f' {who.dated}' if who.dated else ''}")
    yield from sides
    widest = max(map(len, who.aliases), default=0)
    for script, names in who.aliases.items():
        yield Said(script.ljust(widest), ", ".join(names))
    yield from (None, Title("What they did" if who.kind in _ONE else "What it did"))
    yield from who.deeds or [Said("The deck tells of nothing.")]
    yield from (None, Title("What they hold" if who.kind in _ONE else "What it holds"))
    yield from who.views or [Said("The deck says nothing.")]
    if who.lookalikes:
        yield from (None, Title("Confused with"), *who.lookalikes)
    if who.note or who.outside or who.source:
        yield None
    for label, text in (("", who.note), ("From elsewhere", who.outside), ("Source", who.source)):
        if text:
            yield Said(label, text)


def _head(gutter: Content, row: Named, sign: Sign | None, width: int) -> list[Content]:
    """Return the actor itself, with its memory in a word."""
    name = line((row.name, "$bright bold"))
    word = line((f"{sign.mark} {sign.word}", sign.style)) if sign is not None else NOTHING
    if gutter.cell_length + name.cell_length + word.cell_length + _GAP > width:
        return [*hung(gutter, name, width), *([line("  ", word)] if word else [])]
    return [beside(line(gutter, name), word, width)]


def _beside(mark: Content, label: Content, text: Content, widest: int, width: int) -> list[Content]:
    """Set a date or an issue beside its text, or above it where there is too little room."""
    column = mark.cell_length + widest + (_GAP if widest else 0)
    if column > width * _MOST:
        above = hung(mark, label, width) if label else []
        return [*above, *hung(line("    ") if above else mark, text, width)]
    return abreast([line(mark, label)], column, hung("", text, width - column))
