"""Paper: what a round of practice or an exam came to, and how firm each of its cards is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll

from quizapp.marks import MEMORY, VERDICTS
from quizapp.tui.keys import PAPER, bindings
from quizapp.tui.page import Page
from quizapp.tui.text import NOTHING, beside, hung, line, lines
from quizapp.tui.widgets.region import Region

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content

    from quizapp.study.game import Entry, Game
    from quizapp.study.rounds import Round

__all__ = ["Paper"]

_GOOD = {"right", "near"}
_TWICE = 400  # milliseconds within which Enter is one that was pressed twice: the paper is seen but once


class Paper(Page):
    """The end of a round."""

    CSS_PATH = "paper.tcss"
    HEADING = "The paper"
    ABOUT = (
        "What the round came to: each question with its verdict, what you said where that was not right, "
        "the answer, where it stands, and how firm your memory of the card is. It moves no schedule."
    )
    OFFERED = PAPER
    BINDINGS = bindings(PAPER)

    def __init__(self, game: Round, played: Game) -> None:
        super().__init__()
        self.game = game
        self.played = played
        # A table is looked at whole: how firm each of its cells is.
        whole = played.mode == "exam" or game.kind == "matrix"
        self._whole = whole or not any(map(_missed, self._entries))

    @property
    def _entries(self) -> tuple[Entry, ...]:
        return self.played.result.entries if self.played.result is not None else ()

    def parts(self) -> ComposeResult:
        """Yield the one text there is."""
        with VerticalScroll(id="sheet", can_focus=False):
            yield Region(self._painted, id="came")

    def on_mount(self) -> None:
        """Offer what can be done."""
        self.offer()

    # -- what can be done -----------------------------------------------------------------------------

    def can(self, action: str) -> bool:
        """Say whether a command is possible now."""
        missed = sum(map(_missed, self._entries))
        return 0 < missed < len(self._entries) if action == "whole" else True

    def action_onward(self) -> None:
        """Go home, but not by an Enter that was meant for the last question."""
        if self.played.since >= _TWICE:
            self.quiz.go_home()

    def action_again(self) -> None:
        """Begin another round of the same kind."""
        self.quiz.play(self.game)

    def action_whole(self) -> None:
        """Show every question, or those alone that were missed."""
        self._whole = not self._whole
        self.query_one("#came", Region).redraw()
        self.query_one("#sheet").scroll_home(animate=False)

    # -- what it looks like -----------------------------------------------------------------------------

    def _painted(self, width: int) -> Content:
        result = self.played.result
        head = line((f"{self.game.title}   ", "$act bold"), (self.game.deck, "$quiet"))
        drawn = [
            head,
            NOTHING,
            *hung("", line((result.said if result else "", "$bright bold")), width),
            NOTHING,
        ]
        entries = [entry for entry in self._entries if self._whole or _missed(entry)]
        if entries and not self._whole:
            drawn += [line(("To look at again", "$quiet")), NOTHING]
        for entry in entries:
            drawn += self._entry(entry, width)
        return lines(drawn)

    def _entry(self, entry: Entry, width: int) -> list[Content]:
        sign = VERDICTS[entry.verdict]
        memory = self.quiz.start.store.memory(entry.card)
        firm = MEMORY[memory.firmness if memory is not None else 0]
        drawn = hung((f"{sign.mark} ", f"{sign.style} bold"), line((entry.asked, "$foreground")), width)
        known = line((entry.expected, "$bright"))
        if entry.said and _missed(entry):
            known = line(("you: ", "$quiet"), (entry.said, sign.style), "   ") + known
        drawn += hung("  ", known, width)
        source = line((entry.source, "$quiet"))
        drawn.append(line("  ") + beside(source, line((f"{firm.mark} {firm.word}", firm.style)), width - 2))
        return [*drawn, NOTHING]


def _missed(entry: Entry) -> bool:
    return entry.verdict not in _GOOD
