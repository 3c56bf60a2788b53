"""Positions: who holds what on which issue, a cell for each, by date; and two holders beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from quizapp.errors import QuizError
from quizapp.marks import MEMORY
from quizapp.study.asof import changes
from quizapp.study.crossing import Crossing, crossing
from quizapp.study.firmness import firmness, leading
from quizapp.study.holdings import filtered, headed, holdings, only
from quizapp.tui.keys import POSITIONS, bindings
from quizapp.tui.page import Page
from quizapp.tui.text import NOTHING, beside, hung, line, lines
from quizapp.tui.widgets import held as told
from quizapp.tui.widgets.facing import Facing
from quizapp.tui.widgets.field import Field
from quizapp.tui.widgets.matrix import UNASKED, Matrix
from quizapp.tui.widgets.region import Region
from quizapp.tui.widgets.rows import Pointed, Rolled, Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content

    from quizapp.deck import Deck
    from quizapp.marks import Sign
    from quizapp.study.asof import Change
    from quizapp.study.holdings import Holdings, Position

__all__ = ["Positions"]

_TWO = 2
_IN_CELL = {"later_held", "earlier_held"}
_IN_TIME = {"earlier", "later", "newest"}
_OF_TABLE = {"filter", "mark", "left", "right"}


class Positions(Page):
    """The table, or two of its holders; below, all that is told of what is chosen."""

    CSS_PATH = "positions.tcss"
    HEADING = "Positions"
    ABOUT = (
        "Who holds what on which issue: in each cell the newest, in short, and how firmly you remember it. "
        "× says how many stand in a cell, ≠ that accounts differ, → that the holder changed over time; · that "
        "the deck says nothing. Mark two holders to see them beside each other."
    )
    OFFERED = POSITIONS
    BINDINGS = bindings(POSITIONS)

    def __init__(self, deck: str = "", *holders: str) -> None:
        super().__init__()
        self._asked = deck
        self._deck = ""
        self._whole: Holdings | None = None
        self._table: Holdings | None = None
        self._alone = holders[:1] if len(holders) < _TWO else ()
        self._two: tuple[str, str] | None = (holders[0], holders[1]) if len(holders) >= _TWO else None
        self._changes: list[Change] | None = None
        self._when: int | None = None
        self._cells: dict[tuple[str, str], Crossing] = {}
        self._firm: dict[str, Sign] = {}
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
        first = next((deck for deck in decks if deck.id == self._asked), decks[0] if decks else None)
        self._read(first)

    def on_screen_resume(self) -> None:
        """Read the table again where the page of a fact has changed something."""
        if self._whole is not None and self.quiz.changed:
            self._read(next((deck for deck in self._decks() if deck.id == self._deck), None))

    def on_resize(self) -> None:
        """Draw all to the new size."""
        super().on_resize()
        self._show()

    # -- reading --------------------------------------------------------------------------------------

    def _decks(self) -> list[Deck]:
        """Return the decks that have positions."""
        try:
            return [deck for deck in self.quiz.decks if deck.sharing("kind", "position", 1)]
        except QuizError as error:
            self._wrong = str(error)
            return []

    def _read(self, deck: Deck | None) -> None:
        self._firm, self._changes, self._whole = {}, None, None
        if deck is not None:
            if deck.id != self._deck:
                self._when = None
            self._deck, self._whole = deck.id, holdings(deck)
        if self._whole is not None and self._two and not set(self._two) <= set(self._whole.holders):
            self._two = None
        self._filter()

    def _filter(self) -> None:
        """Keep the part of the table that was asked for."""
        self._cells = {}
        self._table = self._whole
        matrix = self.query_one(Matrix)
        if self._whole is None:
            matrix.empty = self._nothing
            self._show()
            return
        if self._alone and set(self._alone) <= set(self._whole.holders):
            self._table = only(self._whole, self._alone)
        self._table = filtered(self._table or self._whole, self.query_one(Field).value)
        empty = f"Nothing has all these words in its name. {self.key_of('back')} shows the whole table."
        matrix.hold(self._table, self._look, self._sign, empty)
        self._face()
        self._show()

    @property
    def _nothing(self) -> str:
        """What is said where there is no table."""
        if self._wrong:
            return self._wrong
        if not self.quiz.decks:
            return "There are no decks yet. `quizapp new` begins one."
        return (
            "No deck here has positions: who holds what on which issue. "
            "`quizapp new --kinds position` begins a deck that has."
        )

    def _look(self, issue: str, holder: str) -> Crossing:
        place = issue, holder
        if place not in self._cells:
            assert self._whole is not None
            day = self._changed[self._when].day if self._when is not None else None
            self._cells[place] = crossing(self._whole, issue, holder, day)
        return self._cells[place]

    def _sign(self, position: Position) -> Sign:
        """Return how firmly a position is remembered."""
        if position.key not in self._firm:
            assert self._whole is not None
            try:
                firm = leading(firmness(position.fact, self._whole.deck, self.quiz.start.store), "stance")
            except QuizError as error:
                self._wrong, firm = str(error), None
            self._firm[position.key] = MEMORY[firm] if firm is not None else UNASKED
        return self._firm[position.key]

    @property
    def _changed(self) -> list[Change]:
        """The days on which the table changes."""
        if self._changes is None:
            self._changes = changes(self._whole) if self._whole is not None else []
        return self._changes

    def _face(self) -> None:
        """Set the two holders beside each other."""
        if self._two is not None and self._whole is not None and self._table is not None:
            table = self._whole._replace(issues=self._table.issues if not self._alone else self._whole.issues)
            one, other = self._two
            self.query_one(Facing).hold(
                table, self._two, (table.holders[one], table.holders[other]), self._sign
            )

    def _show(self) -> None:
        self.set_class(self._two is not None, "-facing")
        self.set_class(self.typing or bool(self.query_one(Field).value), "-filtered")
        for rows in self.query(Rows):
            rows.reach()
        for region in (self.query_one("#head", Region), self.query_one("#told", Region)):
            region.redraw()
        self.offer()

    # -- what can be done -----------------------------------------------------------------------------

    @property
    def _rows(self) -> Matrix | Facing:
        return self.query_one(Facing if self._two is not None else Matrix)

    @property
    def _here(self) -> tuple[Position | None, Crossing, tuple[str, str]] | None:
        """What is chosen: a position, its cell, and the names of its holder and its issue."""
        if self._whole is None:
            return None
        matrix, facing = self.query_one(Matrix), self.query_one(Facing)
        if self._two is not None:
            position = facing.position
            if position is None:
                return None
            place, found = (position.issue, position.holder), position
            cell = self._look(*place)
        else:
            if matrix.cell is None:
                return None
            place = matrix.cell
            cell = self._look(*place)
            found = matrix.walked or cell.shown  # type: ignore[assignment]
        return found, cell, (self._whole.holders[place[1]], self._whole.issues[place[0]])

    def can(self, action: str) -> bool:
        """Say whether a command is possible now."""
        here = self._here
        if action == "open":
            contrast = self.query_one(Facing).contrast if self._two is not None else None
            return contrast is not None or (here is not None and here[0] is not None)
        if action in _IN_CELL:
            return self._two is None and here is not None and len(here[1].ever) > 1
        if action in _IN_TIME:
            return self._two is None and self._whole is not None and (action != "newest" or self._when is not None)
        if action in _OF_TABLE:
            return self._whole is not None and (self._two is None or action in {"left", "right"})
        if action == "scope":
            return len(self._decks()) > 1
        return True

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
        if isinstance(rows, Facing):
            hit = rows.hit(message.row, message.down, message.x)
            before: tuple[int, object] = (rows.row_at, rows.position)
        else:
            hit = rows.hit(message.row, message.x)
            before = (rows.issue, rows.cell)
        if hit is None:
            return
        rows.choose(*hit)
        after = (rows.row_at, rows.position) if isinstance(rows, Facing) else (rows.issue, rows.cell)
        self._show()
        if before == after and message.row >= 0 and self.can("open"):
            self.action_open()

    def action_open(self) -> None:
        """Open the page of the fact that is chosen."""
        contrast = self.query_one(Facing).contrast if self._two is not None else None
        if contrast is not None:
            self.quiz.open_fact(self._deck, contrast.key)
        elif (here := self._here) is not None and here[0] is not None:
            self.quiz.open_fact(self._deck, here[0].key, "stance")

    def action_later_held(self, by: int = 1) -> None:
        """Show the next position of the cell."""
        here = self._here
        if here is None:
            return
        ever = here[1].ever
        at = next((number for number, each in enumerate(ever) if here[0] is not None and each.key == here[0].key), -1)
        at = (at + by) % len(ever) if at >= 0 else len(ever) - 1
        self.query_one(Matrix).walked = ever[at]
        self._show()

    def action_earlier_held(self) -> None:
        """Show the position before in the cell."""
        self.action_later_held(-1)

    def action_earlier(self) -> None:
        """Show the table as it stood before its last change."""
        last = len(self._changed) - 1
        if last < 0:
            self.say("Nothing in this table is dated.")
        elif self._when == 0:
            self.say("Nothing in this table is dated before that.")
        else:
            self._go_to(last if self._when is None else self._when - 1)

    def action_later(self) -> None:
        """Show the table as it stood after its next change."""
        if self._when is None:
            self.say("This is the newest of all.")
        else:
            self._go_to(self._when + 1 if self._when + 1 < len(self._changed) else None)

    def action_newest(self) -> None:
        """Show the newest of all."""
        self._go_to(None)

    def _go_to(self, when: int | None) -> None:
        self._when, self._cells = when, {}
        self.query_one(Matrix).walked = None
        self.say()
        self._show()

    def action_mark(self) -> None:
        """Mark the holder, or no more; two that are marked are compared."""
        matrix = self.query_one(Matrix)
        if matrix.cell is None or self._whole is None:
            return
        holder = matrix.cell[1]
        matrix.marked = [] if holder in matrix.marked else [*matrix.marked, holder]
        self.say()
        if len(matrix.marked) == _TWO:
            self._two = matrix.marked[0], matrix.marked[1]
            matrix.marked = []
            self.query_one(Facing).choose(0, 0)
            self._face()
        elif matrix.marked:
            key = self.key_of("mark")
            self.say(f"{headed(self._whole.holders[holder])} is marked; {key} on another holder compares the two.")
        self._show()

    def action_scope(self) -> None:
        """Show the table of the next deck that has one."""
        decks = self._decks()
        ids = [deck.id for deck in decks]
        at = ids.index(self._deck) if self._deck in ids else -1
        self.query_one(Matrix).marked = []
        self._alone, self._two = (), None
        with self.prevent(Input.Changed):
            self.query_one(Field).value = ""
        self._read(decks[(at + 1) % len(decks)])

    def action_filter(self) -> None:
        """Type words that holders and issues are to have in their names."""
        self.add_class("-filtered")
        self.set_focus(self.query_one(Field))
        self._show()

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Keep what has the words."""
        event.stop()
        self._filter()

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Go on in what was kept."""
        event.stop()
        self.set_focus(None)
        self._show()

    def action_back(self) -> None:
        """Leave the words, the comparison, or the page, one after the other."""
        field, matrix = self.query_one(Field), self.query_one(Matrix)
        if self._two is not None:
            self._two = None
            self._show()
        elif self.typing or field.value or self._alone:
            self.set_focus(None)
            self._alone = ()
            with self.prevent(Input.Changed):
                field.value = ""
            self._filter()
        elif matrix.marked:
            matrix.marked = []
            self.say()
            self._show()
        elif len(self.app.screen_stack) > 1 and not self.quiz.start.page:
            self.dismiss()
        else:
            self.quiz.go_home()

    # -- what it looks like -----------------------------------------------------------------------------

    def _head(self, width: int) -> Content:
        if self._whole is None or self._table is None:
            return line(("Positions", "$bright bold"))
        left = line(("Positions", "$bright bold"), (f"   {self._whole.deck.title}", "$quiet"))
        return beside(left, line((self._beside(width), "$quiet")), width)

    def _beside(self, width: int) -> str:
        """Say what part of the table is in sight."""
        assert self._table is not None
        if self._two is not None:
            return self.query_one(Facing).count
        then = f"as it stood {self._changed[self._when].said}" if self._when is not None else ""
        return " · ".join(filter(None, (then, self.query_one(Matrix).in_sight(width))))

    def _told(self, width: int) -> Content:
        most = self.query_one("#told").content_size.height or 1
        contrast = self.query_one(Facing).contrast if self._two is not None else None
        if contrast is not None:
            said = f"according to {contrast.account}" if contrast.account else ""
            meta = " · ".join(filter(None, (said, contrast.source)))
            return lines(hung("", line((meta, "$quiet")), width)[:most])
        here = self._here
        if here is None:
            return NOTHING
        position, cell, (holder, issue) = here
        if position is None:
            when = self._changed[self._when].said if self._when is not None else ""
            drawn = told.silence(holder, issue, cell, when, width, most)
        else:
            drawn = told.painted(position, (holder, issue), cell, self._sign(position), width, most)
        left = most - len(drawn) - 1
        return lines([*drawn, *[NOTHING] * left, told.legend(width, table=self._two is None)]) if left > 0 else lines(drawn)
