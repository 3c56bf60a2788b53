"""Portrait: all that is told of one actor; of what leads elsewhere one can be pointed at.

Only the rows in sight are wrapped and drawn: a government may have taken part in thousands of events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message
from textual.widget import Widget

from quizapp.marks import MEMORY
from quizapp.study.roster import Deed, Lookalike, View, confused_in_words
from quizapp.tui.text import NOTHING, abreast, beside, hung, line, lines
from quizapp.wording import listed, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.content import Content
    from textual.events import Click

    from quizapp.marks import Sign
    from quizapp.study.roster import Person

__all__ = ["Followed", "Link", "Named", "Portrait"]

_WIDEST = 96  # cells of a line that is still read at one look
_MOST = 0.4  # of the width that dates and issues beside the text may take
_GAP = 2


class Named(NamedTuple):
    """An actor that something leads to: itself, or the side that it is of."""

    key: str
    name: str


class _Title(NamedTuple):
    text: str


class _Said(NamedTuple):
    label: str
    text: str


Link = Named | Deed | View | Lookalike
"""A row that leads somewhere, by its key."""
Row = Link | _Title | _Said | None
"""A row, None for a blank line."""


class Followed(Message):
    """A row that leads elsewhere was clicked on; `opened` where it was the chosen one already."""

    def __init__(self, *, opened: bool) -> None:
        super().__init__()
        self.opened = opened


def _rows(who: Person, sides: Sequence[Named]) -> Iterator[Row]:
    """Yield what is told of an actor, row by row."""
    yield Named(who.fact.key, who.name)
    yield _Said("", f"{listed(who.roles) or who.kind}{f' {who.dated}' if who.dated else ''}")
    yield from sides
    widest = max(map(len, who.aliases), default=0)
    for script, names in who.aliases.items():
        yield _Said(script.ljust(widest), ", ".join(names))
    yield from (None, _Title("What they did" if who.kind in {"person", "author"} else "What it did"))
    yield from who.deeds or [_Said("The deck tells of nothing.", "")]
    yield from (None, _Title("What they hold" if who.kind in {"person", "author"} else "What it holds"))
    yield from who.views or [_Said("The deck says nothing.", "")]
    if who.lookalikes:
        yield from (None, _Title("Confused with"), *who.lookalikes)
    if who.note or who.outside or who.source:
        yield None
    for label, text in (("", who.note), ("From elsewhere", who.outside), ("Source", who.source)):
        if text:
            yield _Said(label, text)


class Portrait(Widget):
    """What is told of an actor; `pointing` while one of its rows is pointed at."""

    DEFAULT_CSS = "Portrait { height: 1fr; width: 1fr; }"

    def __init__(self) -> None:
        super().__init__(id="portrait")
        self.pointing = False
        self._who: Person | None = None
        self._rows: list[Row] = []
        self._links: list[int] = []
        self._at = 0
        self._top = (0, 0)  # the first row in sight, and how many of its lines are above
        self._firm: Callable[[str], int | None] = lambda _key: None
        self._widest = (0, 0)  # cells of a date and of an issue
        self._kept: dict[int, list[Content]] = {}
        self._width = 0
        self._seen: list[int] = []  # the row of each line in sight

    @property
    def row(self) -> Link | None:
        """The row pointed at."""
        row = self._rows[self._links[self._at]] if self.pointing and self._links else None
        return None if row is None or isinstance(row, (_Title, _Said)) else row

    def hold(self, who: Person | None, sides: Sequence[Named], firm: Callable[[str], int | None]) -> None:
        """Show another actor, or the same anew, from where it was looked at."""
        same = who is not None and self._who is not None and who.fact.key == self._who.fact.key
        self._who, self._firm = who, firm
        self._rows = list(_rows(who, sides)) if who is not None else []
        self._links = [at for at, row in enumerate(self._rows) if isinstance(row, Link)]
        deeds, views = (who.deeds, who.views) if who is not None else ((), ())
        self._widest = (
            max((len(deed.dated) for deed in deeds), default=0),
            max((line(view.issue).cell_length for view in views), default=0),
        )
        self._kept.clear()
        if not same:
            self._at, self._top = 0, (0, 0)
        self._at = min(self._at, max(len(self._links) - 1, 0))
        if self._top[0] >= len(self._rows):
            self._top = (0, 0)
        self.refresh()

    def point(self, *, on: bool) -> None:
        """Point at a row, the first in sight that leads elsewhere, or at none."""
        if on and not self.pointing:
            self._at = self._first_in_sight()
        self.pointing = on
        self._kept.clear()
        self.refresh()

    def move(self, by: int) -> None:
        """Point at another row."""
        before = self._at
        self._at = min(max(self._at + by, 0), max(len(self._links) - 1, 0))
        if self._at == before:
            self.scroll_lines(by)  # what follows the last, or stands before the first, leads nowhere
            return
        for at in (before, self._at):
            self._kept.pop(self._links[at], None)
        self._reach()

    def scroll_lines(self, by: int) -> None:
        """Go on or back by lines, not past the end."""
        row, skipped = self._top
        for _ in range(abs(by)):
            if by > 0 and self._goes_on((row, skipped)):
                row, skipped = (row, skipped + 1) if skipped + 1 < len(self._lines(row)) else (row + 1, 0)
            elif by < 0 and (row or skipped):
                row, skipped = (row, skipped - 1) if skipped else (row - 1, len(self._lines(row - 1)) - 1)
        self._top = row, skipped
        self.refresh()

    def page(self, by: int) -> None:
        """Go on or back by what is in sight; what is pointed at is then the first that is seen."""
        self.scroll_lines(by * max(self.size.height - 1, 1))
        if self.pointing and self._links and self._links[self._at] not in {*self._in_sight()}:
            self._kept.pop(self._links[self._at], None)
            self._at = self._first_in_sight()
            self._kept.pop(self._links[self._at], None)

    def _first_in_sight(self) -> int:
        last = len(self._links) - 1
        return next((at for at, row in enumerate(self._links) if (row, 0) >= self._top), last)

    def _goes_on(self, top: tuple[int, int]) -> bool:
        """Say whether there is more than fits below."""
        row, skipped = top
        left = self.size.height + skipped
        for at in range(row, len(self._rows)):
            left -= len(self._lines(at))
            if left < 0:
                return True
        return False

    def _in_sight(self) -> Iterator[int]:
        row, skipped = self._top
        left = self.size.height + skipped
        while left > 0 and row < len(self._rows):
            yield row
            left -= len(self._lines(row))
            row += 1

    def _reach(self) -> None:
        """Have the row pointed at in sight, with the title above it."""
        row = self._links[self._at]
        first = row
        while first and isinstance(self._rows[first - 1], _Title):
            first -= 1
        self._top = min(self._top, (first, 0))
        needed = sum(len(self._lines(at)) for at in range(self._top[0], row + 1)) - self._top[1]
        top, skipped = self._top
        while needed > self.size.height and top < row:
            needed -= len(self._lines(top)) - skipped
            top, skipped = top + 1, 0
        self._top = top, skipped
        self.refresh()

    def on_resize(self) -> None:
        """Keep the row pointed at in sight."""
        if self.pointing and self._links:
            self._reach()

    def on_click(self, event: Click) -> None:
        """Point at what was clicked on; a second click follows it."""
        event.stop()
        row = self._seen[event.y] if event.y < len(self._seen) else -1
        if row in self._links:
            at = self._links.index(row)
            again = self.pointing and at == self._at
            self._at, self.pointing = at, True
            self._kept.clear()
            self.refresh()
            self.post_message(Followed(opened=again))

    def on_mouse_scroll_down(self) -> None:
        """Scroll by the wheel."""
        self.scroll_lines(3)

    def on_mouse_scroll_up(self) -> None:
        """Scroll by the wheel."""
        self.scroll_lines(-3)

    # -- what it looks like ---------------------------------------------------------------------------

    def render(self) -> Content:
        """Return the lines that are in sight."""
        height = self.size.height
        row, skipped = self._top
        drawn: list[Content] = []
        self._seen = []
        while row < len(self._rows) and len(drawn) < height:
            each = self._lines(row)[skipped:]
            drawn += each
            self._seen += [row] * len(each)
            row, skipped = row + 1, 0
        return lines(drawn[:height])

    def _lines(self, at: int) -> list[Content]:
        """Return a row as it is wrapped at the width that there is."""
        width = max(min(self.size.width, _WIDEST), 12)
        if width != self._width:
            self._width = width
            self._kept.clear()
        if at not in self._kept:
            chosen = self.pointing and bool(self._links) and self._links[self._at] == at
            self._kept[at] = self._painted(self._rows[at], width, chosen=chosen)
        return self._kept[at]

    def _painted(self, row: Row, width: int, *, chosen: bool) -> list[Content]:
        if row is None or isinstance(row, _Title):
            return hung("", line((row.text, "$quiet")), width) if row is not None else [NOTHING]
        if isinstance(row, _Said):
            return hung(line("  ", (f"{row.label}  " if row.label else "", "$quiet")), line(row.text), width)
        gutter = line(("▸ " if chosen else "  ", "$act bold"))
        firm = self._firm(row.key)
        sign = MEMORY[firm] if firm is not None else None
        if isinstance(row, Named):
            return self._named(row, gutter, sign, width, chosen=chosen)
        mark = line(gutter, (f"{sign.mark} ", sign.style) if sign is not None else "  ")
        look = "$bright" if chosen else "$foreground"
        if isinstance(row, Lookalike):
            said = confused_in_words(self._who.name if self._who is not None else "", row)
            return [*hung(mark, line((row.name, look)), width), *hung("    ", line((said, "$quiet")), width)]
        dates, issues = self._widest
        if isinstance(row, View):
            account = f" According to {row.account}." if row.account else ""
            told = line((opened(row.stance), look), (account, "$quiet"))
            return _beside(mark, line((row.issue, "$act")), told, issues, width)
        return _beside(mark, line((row.dated, "$act")), line((row.what, look)), dates, width)

    def _named(
        self, row: Named, gutter: Content, sign: Sign | None, width: int, *, chosen: bool
    ) -> list[Content]:
        """Return the actor itself, with its memory in a word, or the side that it is of."""
        if self._who is None or row.key != self._who.fact.key:
            look = "$bright" if chosen else "$foreground"
            return hung(line(gutter, ("of ", "$quiet")), line((row.name, look)), width)
        name = line((row.name, "$bright bold"))
        word = line((f"{sign.mark} {sign.word}", sign.style)) if sign is not None else NOTHING
        if gutter.cell_length + name.cell_length + word.cell_length + _GAP > width:
            return [*hung(gutter, name, width), *([line("  ", word)] if word else [])]
        return [beside(line(gutter, name), word, width)]


def _beside(mark: Content, label: Content, text: Content, widest: int, width: int) -> list[Content]:
    """Set a date or an issue beside its text, or above it where there is too little room."""
    column = mark.cell_length + widest + _GAP
    if column > width * _MOST:
        above = hung(mark, label, width) if label else []
        return [*above, *hung(line("    ") if above else mark, text, width)]
    return abreast([line(mark, label)], column, hung("", text, width - column))
