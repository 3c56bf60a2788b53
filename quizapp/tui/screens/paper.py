"""Paper: what a round of practice or an exam came to, line by line; each can be contested, and flagged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll

from quizapp.marks import MEMORY, VERDICTS
from quizapp.study.paper import missed
from quizapp.tui.keys import PAPER, bindings
from quizapp.tui.page import Page
from quizapp.tui.text import NOTHING, beside, clipped, hung, line, lines
from quizapp.tui.widgets.filled import Filling, painted
from quizapp.tui.widgets.region import Region

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content

    from quizapp.marks import Sign
    from quizapp.study.paper import Entry, Paper
    from quizapp.study.rounds import Round
    from quizapp.tui.keys import Command

__all__ = ["PaperPage"]

_TWICE = 400  # milliseconds within which Enter is one that was pressed twice: a paper is seen but once
_DETAIL = 3  # rows for what was asked and answered


class PaperPage(Page):
    """The end of a round, or an exam of an earlier day. `game` begins another, where there is one."""

    CSS_PATH = "paper.tcss"
    HEADING = "The paper"
    ABOUT = (
        "What the round came to: each question with its verdict, what you said where that was not right, "
        "the answer, where it stands, and how firm your memory of the card is. ! says that a verdict was "
        "mistaken, and f tells the author of a slip. It moves no schedule."
    )
    OFFERED = PAPER
    BINDINGS = bindings(PAPER)

    def __init__(
        self,
        paper: Paper,
        title: tuple[str, str],
        game: Round | None = None,
        *,
        exam: bool,
        fresh: bool = False,
    ) -> None:
        super().__init__()
        self.paper = paper
        self.titled = title
        self.game = game
        # A table is looked at whole: how firm each of its cells is.
        self._table = bool(paper.result.tables)
        self._whole = exam or self._table or not any(map(missed, self._entries))
        self._fresh = fresh
        self._shown = self._lines()
        self._at = self._shown[0] if self._shown else 0
        self._rows: dict[int, tuple[int, int]] = {}
        self._since = 0

    @property
    def _entries(self) -> tuple[Entry, ...]:
        return self.paper.result.entries

    def _lines(self) -> list[int]:
        """Return the places of the lines shown."""
        return [place for place, entry in enumerate(self._entries) if self._whole or missed(entry)]

    def parts(self) -> ComposeResult:
        """Yield the one text there is."""
        with VerticalScroll(id="sheet", can_focus=False):
            yield Region(self._painted, id="came")
        yield Region(self._detail, id="detail")

    def on_mount(self) -> None:
        """Offer what can be done."""
        self._since = self.quiz.start.ticks()
        self.offer()
        if self._table:
            self.call_after_refresh(self._first)

    def _first(self) -> None:
        """Choose the first cell, now that it is known where each stands."""
        self._at = next(iter(self._rows), self._at)
        self._redraw()

    # -- what can be done -----------------------------------------------------------------------------

    def can(self, action: str) -> bool:
        """Say whether a command is possible now."""
        if action == "override":
            return bool(self._shown and self._entries[self._at].uuid)
        if action == "flag":
            return bool(self._shown)
        if action == "again":
            return self.game is not None
        wrong = sum(map(missed, self._entries))
        return 0 < wrong < len(self._entries) if action == "whole" else True

    def hint(self, command: Command) -> str:
        """Name the override by what it says of the verdict of the line that is chosen."""
        if command.action == "override":
            return "I was right" if missed(self._entries[self._at]) else "I was wrong"
        return command.hint

    def action_onward(self) -> None:
        """Go home, but not by an Enter that was meant for the last question."""
        if not self._fresh or self.quiz.start.ticks() - self._since >= _TWICE:
            self.quiz.go_home()

    def action_again(self) -> None:
        """Begin another round of the same kind."""
        if self.game is not None:
            self.quiz.play(self.game)

    def action_whole(self) -> None:
        """Show every question, or those alone that were missed."""
        self._whole = not self._whole
        self._shown = self._lines()
        self._at = self._at if self._at in self._shown else self._shown[0]
        self._redraw()
        self.query_one("#sheet").scroll_home(animate=False)

    def action_override(self) -> None:
        """Say that the verdict of the line that is chosen was mistaken; the line stays in sight."""
        if self.safely(lambda: self.paper.contest(self._at)):
            changed = VERDICTS[self._entries[self._at].verdict]
            self.say(f"{changed.mark} {changed.word}, as you say.")
            self._redraw()

    def action_flag(self) -> None:
        """Ask for a comment, and flag the card of the line that is chosen."""
        at = self._at
        self.ask_flag(lambda comment: self.paper.flag(at, comment))

    def action_up(self) -> None:
        """Choose the line above."""
        self._move(-1)

    def action_down(self) -> None:
        """Choose the line below."""
        self._move(1)

    def _move(self, by: int) -> None:
        """Choose another line, and bring it into sight."""
        if not self._rows:
            return
        order = list(self._rows)  # as it is drawn
        place = min(max(order.index(self._at) + by, 0), len(order) - 1)
        self._at = order[place]
        self.say()
        self._redraw()
        sheet = self.query_one("#sheet")
        first, last = self._rows.get(self._at, (0, 0))
        if place == 0:
            sheet.scroll_home(animate=False)
        elif first < sheet.scroll_y or last > sheet.scroll_y + sheet.size.height:
            sheet.scroll_to(y=first if by < 0 else last - sheet.size.height, animate=False)

    def _redraw(self) -> None:
        for region in self.query(Region):
            region.redraw()
        self.offer()

    # -- what it looks like -----------------------------------------------------------------------------

    def _painted(self, width: int) -> Content:
        title, deck = self.titled
        drawn = [
            line((f"{title}   ", "$act bold"), (deck, "$quiet")),
            NOTHING,
            *hung("", line((self.paper.result.said, "$bright bold")), width),
            NOTHING,
        ]
        self._rows = {}
        if self._table and self._whole:
            filling = Filling(self._entries, self._firm, self._at)
            for table in self.paper.result.tables:
                rows, places = painted(table, width, filling)
                for place, (first, last) in places.items():
                    self._rows[place] = first + len(drawn), last + len(drawn)
                drawn += [*rows, NOTHING]
            return lines(drawn)
        if self._shown and not self._whole:
            drawn += [line(("To look at again", "$quiet")), NOTHING]
        for place in self._shown:
            rows = self._entry(place, width)
            self._rows[place] = len(drawn), len(drawn) + len(rows) - 1
            drawn += rows
        return lines(drawn)

    def _detail(self, width: int) -> Content:
        """Draw the line of the cell that is chosen in a table, always as high."""
        if not (self._table and self._whole and self._shown):
            return NOTHING
        rows = self._entry(self._at, width)[:-1]
        last = rows.pop()
        rows = clipped(rows, _DETAIL, width)
        return lines([NOTHING, *rows, last, *[NOTHING] * (_DETAIL - len(rows))])

    def _firm(self, card: str) -> Sign:
        memory = self.quiz.start.store.memory(card)
        return MEMORY[memory.firmness if memory is not None else 0]

    def _entry(self, place: int, width: int) -> list[Content]:
        entry = self._entries[place]
        sign, firm = VERDICTS[entry.verdict], self._firm(entry.card)
        chosen = place == self._at
        asked = line((entry.asked, "$bright bold" if chosen else "$foreground"))
        mark = line(("▸ " if chosen else "  ", "$act bold"), (f"{sign.mark} ", f"{sign.style} bold"))
        drawn = hung(mark, asked, width)
        known = line((entry.expected, "$bright"))
        if entry.said and missed(entry) and entry.said != entry.expected:
            known = line(("you: ", "$quiet"), (entry.said, sign.style), "   ") + known
        drawn += hung("    ", known, width)
        source = line((entry.source, "$quiet"))
        drawn.append(line("    ") + beside(source, line((f"{firm.mark} {firm.word}", firm.style)), width - 4))
        return [*drawn, NOTHING]
