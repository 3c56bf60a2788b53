"""Positions: who holds what on which issue, a cell for each, by date; and two holders beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from quizapp.errors import QuizError
from quizapp.marks import MEMORY
from quizapp.study.holdings import headed
from quizapp.study.survey import Survey, with_positions
from quizapp.tui.keys import POSITIONS, bindings
from quizapp.tui.page import Page
from quizapp.tui.text import NOTHING, beside, hung, line, lines
from quizapp.tui.widgets import held as told
from quizapp.tui.widgets.facing import Facing
from quizapp.tui.widgets.field import Field
from quizapp.tui.widgets.matrix import UNASKED, Matrix
from quizapp.tui.widgets.region import Region
from quizapp.tui.widgets.rows import Pointed, Rolled

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content

    from quizapp.deck import Deck
    from quizapp.marks import Sign
    from quizapp.study.asof import Change
    from quizapp.study.crossing import Crossing
    from quizapp.study.holdings import Position

__all__ = ["Positions"]

_TWO = 2
_NONE = (
    "No deck here has positions: who holds what on which issue. "
    "`quizapp new --kinds position` begins one that has."
)


class Positions(Page):
    """The table, or two of its holders; below, all that is told of what is chosen."""

    CSS_PATH = "positions.tcss"
    HEADING = "Positions"
    ABOUT = (
        "Who holds what on which issue: in each cell the newest, in short, and how firmly you remember it. "
        "× says how many stand in a cell, ≠ that accounts differ, → that the holder changed over time; "
        "· that the deck says nothing. Two holders that you mark are set beside each other."
    )
    OFFERED = POSITIONS
    BINDINGS = bindings(POSITIONS)

    def __init__(self, deck: str = "", *holders: str) -> None:
        super().__init__()
        self._asked = deck
        self._alone = holders if len(holders) < _TWO else ()
        self._two: tuple[str, str] | None = (holders[0], holders[1]) if len(holders) >= _TWO else None
        self._survey: Survey | None = None
        self._several = False
        self._wrong = ""

    def parts(self) -> ComposeResult:
        """Yield what is looked at, the field that filters, the table, the comparison, and what is told."""
        yield Region(self._head, id="head")
        yield Field("holders and issues by words", id="words")
        yield Matrix()
        yield Facing()
        yield Region(self._told, id="told")

    def on_mount(self) -> None:
        """Read the table of the deck that was asked for, or of the first that has one."""
        decks = self._decks()
        self._read(next((deck for deck in decks if deck.id == self._asked), decks[0] if decks else None))

    def on_screen_resume(self) -> None:
        """Read the table again where the page of a fact has changed something."""
        if self._survey is not None and self.quiz.changed:
            here, when = self._survey.deck.id, self._survey.when
            self._read(next((deck for deck in self._decks() if deck.id == here), None), when)

    def on_resize(self) -> None:
        """Draw all to the new size."""
        super().on_resize()
        self._show()

    # -- reading --------------------------------------------------------------------------------------

    def _decks(self) -> list[Deck]:
        """Return the decks that have positions."""
        try:
            decks = with_positions(self.quiz.decks)
        except QuizError as error:
            self._wrong = str(error)
            decks = []
        self._several = len(decks) > 1
        return decks

    def _read(self, deck: Deck | None, when: Change | None = None) -> None:
        """Look at the table of a deck, as it stood then."""
        survey = Survey(deck, self.quiz.start.store, self._alone) if deck is not None else None
        if survey is not None and when in survey.changes:
            survey.go(when)
        self._survey, self._wrong = survey, self._wrong if survey is None else ""
        if survey is None or not set(self._two or ()) <= set(survey.whole.holders):
            self._two = None
        self._narrow()

    def _narrow(self) -> None:
        """Keep the part of the table that has the words."""
        matrix, survey = self.query_one(Matrix), self._survey
        if survey is None:
            none = _NONE if self.quiz.decks else "There are no decks yet. `quizapp new` begins one."
            matrix.empty = self._wrong or none
        else:
            survey.narrow(self.query_one(Field).value)
            empty = f"Nothing has all these words in its name. {self.key_of('back')} shows all again."
            matrix.hold(survey.table, survey.look, self._sign, empty)
            self._face()
        self._show()

    def _sign(self, position: Position) -> Sign:
        """Return how firmly a position is remembered, as a mark, a word and a colour."""
        firm = None
        if self._survey is not None:
            try:
                firm = self._survey.firm(position)
            except QuizError as error:
                self._wrong = str(error)
        return MEMORY[firm] if firm is not None else UNASKED

    def _face(self) -> None:
        """Set the two holders beside each other."""
        if self._two is not None and self._survey is not None:
            whole, (one, other) = self._survey.whole, self._two
            names = whole.holders[one], whole.holders[other]
            self.query_one(Facing).hold(whole, self._two, names, self._sign)

    def _show(self) -> None:
        self.set_class(self._two is not None, "-facing")
        self.set_class(self.typing or bool(self.query_one(Field).value), "-filtered")
        for rows in (self.query_one(Matrix), self.query_one(Facing)):
            rows.reach()
        for name in ("#head", "#told"):
            self.query_one(name, Region).redraw()
        if self._wrong and self._survey is not None:
            self.say(f"What you remember cannot be read: {self._wrong}")
        self.offer()

    # -- what can be done -----------------------------------------------------------------------------

    @property
    def _rows(self) -> Matrix | Facing:
        """What is on screen."""
        return self.query_one(Facing) if self._two is not None else self.query_one(Matrix)

    @property
    def _place(self) -> tuple[str, str] | None:
        """The chosen cell, as its issue and holder by key."""
        if self._survey is None:
            return None
        if self._two is None:
            return self.query_one(Matrix).cell
        held = self.query_one(Facing).position
        return (held.issue, held.holder) if held is not None else None

    @property
    def _cell(self) -> Crossing | None:
        """What is in the chosen cell."""
        place = self._place
        return self._survey.look(*place) if self._survey is not None and place is not None else None

    @property
    def _held(self) -> Position | None:
        """The position that is chosen: that of the comparison, one that was walked to, or the newest."""
        if self._two is not None:
            return self.query_one(Facing).position
        cell = self._cell
        return self.query_one(Matrix).walked or (cell.shown if cell is not None else None)

    @property
    def _fact(self) -> str:
        """The key of the fact that is chosen; "" where there is none."""
        contrast = self.query_one(Facing).contrast if self._two is not None else None
        chosen = contrast or self._held
        return chosen.key if chosen is not None else ""

    def can(self, action: str) -> bool:
        """Say whether a command is possible now."""
        table, cell = self._two is None and self._survey is not None, self._cell
        several = table and cell is not None and len(cell.ever) > 1
        able = {
            "open": bool(self._fact),
            "mark": table and cell is not None,
            "filter": table,
            "scope": self._several,
            "newest": table and self._survey is not None and self._survey.when is not None,
            **dict.fromkeys(("left", "right"), self._survey is not None),
            **dict.fromkeys(("earlier", "later"), table),
            **dict.fromkeys(("later_held", "earlier_held"), several),
        }
        return able.get(action, True)

    def _move(self, across: int, down: int) -> None:
        self._rows.move(across, down)
        self.say()
        self._show()

    def action_up(self) -> None:
        """Choose the cell above."""
        self._move(0, -1)

    def action_down(self) -> None:
        """Choose the cell below."""
        self._move(0, 1)

    def action_left(self) -> None:
        """Choose the cell to the left."""
        self._move(-1, 0)

    def action_right(self) -> None:
        """Choose the cell to the right."""
        self._move(1, 0)

    def action_page_up(self) -> None:
        """Choose a cell a page above."""
        self._move(0, -self._rows.seen)

    def action_page_down(self) -> None:
        """Choose a cell a page below."""
        self._move(0, self._rows.seen)

    @on(Rolled)
    def rolled(self, message: Rolled) -> None:
        """Go through the rows by the wheel."""
        message.stop()
        self._move(0, message.by)

    @on(Pointed)
    def pointed(self, message: Pointed) -> None:
        """Choose what was clicked on; open it where it was chosen already."""
        message.stop()
        rows = self._rows
        hit = rows.hit(message.row, message.down, message.x)
        if hit is None:
            return
        before = rows.chosen
        rows.choose(*hit)
        self._show()
        if rows.chosen == before and message.row >= 0 and self._fact:
            self.action_open()

    def action_open(self) -> None:
        """Open the page of the fact that is chosen."""
        if self._survey is not None and self._fact:
            self.quiz.open_fact(self._survey.deck.id, self._fact, "stance")

    def action_later_held(self, by: int = 1) -> None:
        """Show the next position of the cell."""
        cell, held = self._cell, self._held
        if cell is None or not cell.ever:
            return
        keys = [each.key for each in cell.ever]
        at = (keys.index(held.key) + by) % len(keys) if held is not None else -1
        self.query_one(Matrix).walked = cell.ever[at]
        self._show()

    def action_earlier_held(self) -> None:
        """Show the position before in the cell."""
        self.action_later_held(-1)

    def action_earlier(self) -> None:
        """Show the table as it stood before its last change."""
        survey = self._survey
        if survey is not None:
            before = " before that" if survey.when is not None else ""
            self._went("" if survey.earlier() else f"Nothing in this table is dated{before}.")

    def action_later(self) -> None:
        """Show the table as it stood after its next change."""
        if self._survey is not None:
            self._went("" if self._survey.later() else "This is the newest of all.")

    def action_newest(self) -> None:
        """Show the newest of all."""
        if self._survey is not None:
            self._survey.go(None)
            self._went()

    def _went(self, saying: str = "") -> None:
        self.query_one(Matrix).walked = None
        self.say(saying)
        self._show()

    def action_mark(self) -> None:
        """Mark the holder, or no more; two that are marked are compared."""
        matrix = self.query_one(Matrix)
        if matrix.cell is None or self._survey is None:
            return
        holder = matrix.cell[1]
        matrix.marked = [] if holder in matrix.marked else [*matrix.marked, holder]
        saying = ""
        if len(matrix.marked) == _TWO:
            self._two = matrix.marked[0], matrix.marked[1]
            matrix.marked = []
            self.query_one(Facing).choose(0, 0)
            self._face()
        elif matrix.marked:
            name, key = headed(self._survey.whole.holders[holder]), self.key_of("mark")
            saying = f"{name} is marked; {key} on another holder compares the two."
        self.say(saying)
        self._show()

    def action_scope(self) -> None:
        """Show the table of the next deck that has one."""
        decks = self._decks()
        ids = [deck.id for deck in decks]
        here = self._survey.deck.id if self._survey is not None else ""
        after = ids.index(here) + 1 if here in ids else 0
        self.query_one(Matrix).marked = []
        self._alone, self._two = (), None
        self._forget_words()
        if decks:
            self._read(decks[after % len(decks)])

    def _forget_words(self) -> None:
        self.set_focus(None)
        with self.prevent(Input.Changed):
            self.query_one(Field).value = ""

    def action_filter(self) -> None:
        """Type words that holders and issues are to have in their names."""
        self.add_class("-filtered")
        self.set_focus(self.query_one(Field))
        self._show()

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Keep what has the words."""
        event.stop()
        self._narrow()

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Go on in what was kept."""
        event.stop()
        self.set_focus(None)
        self._show()

    def action_back(self) -> None:
        """Leave the comparison, the words, the mark or the page, one after the other."""
        matrix = self.query_one(Matrix)
        if self._two is not None:
            self._two = None
            self._show()
        elif self.typing or self.query_one(Field).value or self._alone:
            self._alone = ()
            self._forget_words()
            if self._survey is not None:
                self._survey.widen()
            self._narrow()
        elif matrix.marked:
            matrix.marked = []
            self.say()
            self._show()
        else:
            self.go_back()

    # -- what it looks like -----------------------------------------------------------------------------

    def _head(self, width: int) -> Content:
        survey = self._survey
        left = line(("Positions", "$bright bold"), (f"   {survey.deck.title}" if survey else "", "$quiet"))
        return beside(left, line((self._beside(width), "$quiet")), width)

    def _beside(self, width: int) -> str:
        """Say what part of the table is in sight."""
        if self._survey is None:
            return ""
        if self._two is not None:
            return self.query_one(Facing).count
        when = self._survey.when
        then = f"as it stood {when.said}" if when is not None else ""
        return " · ".join(filter(None, (then, self.query_one(Matrix).in_sight(width))))

    def _told(self, width: int) -> Content:
        most = self.query_one("#told").content_size.height
        contrast = self.query_one(Facing).contrast if self._two is not None else None
        if contrast is not None:
            told_by = f"according to {contrast.account}" if contrast.account else ""
            meta = " · ".join(filter(None, (told_by, contrast.source)))
            return lines(hung("", line((meta, "$quiet")), width)[:most])
        place, cell, position = self._place, self._cell, self._held
        if self._survey is None or place is None or cell is None:
            return NOTHING
        names = self._survey.named(place[1], place[0])
        if position is None:
            when = self._survey.when.said if self._survey.when is not None else ""
            drawn = told.silence(names, cell, when, width, most)
        else:
            drawn = told.painted(position, names, cell, self._sign(position), width, most)
        left = most - len(drawn) - 1
        if left > 0:
            drawn += [*[NOTHING] * left, told.legend(width, table=self._two is None)]
        return lines(drawn)
