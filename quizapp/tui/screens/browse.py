"""Browse: every fact and card, looked for as one types; what is found can be opened, or tended together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input

from quizapp.errors import QuizError
from quizapp.filter import completions, parsed, sought, unknown
from quizapp.study.dossier import dossier
from quizapp.study.finding import SORTS, Finder
from quizapp.tui.keys import BROWSE, bindings
from quizapp.tui.page import Page
from quizapp.tui.tends import Tends
from quizapp.tui.text import NOTHING, beside, line, lines
from quizapp.tui.widgets import told
from quizapp.tui.widgets.field import Field
from quizapp.tui.widgets.foundlist import FoundList
from quizapp.tui.widgets.pointing import Pointed
from quizapp.tui.widgets.region import Region

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.content import Content

__all__ = ["Browse"]

_MOST = 6  # completions that are shown


class Browse(Tends, Page):
    """A field to search with, what is found, and beside it, where there is room, what is told of it."""

    CSS_PATH = "browse.tcss"
    HEADING = "Browse"
    ABOUT = (
        "Every fact and card of every deck. Type words, or filters such as due:today kind:position "
        "lapses>3 -flagged; Tab completes. Enter opens what is pointed at; Space chooses several, to be "
        "tended at once."
    )
    OFFERED = BROWSE
    BINDINGS = bindings(BROWSE)

    def __init__(self, query: str = "") -> None:
        super().__init__()
        self._query = query
        self._sort = "relevance"
        self._finder: Finder | None = None
        self._steps: Iterator[tuple[int, int]] = iter(())
        self._values: dict[str, list[str]] = {}
        self._wrong = ""
        self._count = ""

    def parts(self) -> ComposeResult:
        """Yield the field, the line that counts, the list, and the side."""
        yield Field("search: words, or due:today kind:event lapses>3 …", id="query")
        yield Region(self._counted, id="counted")
        with Horizontal(id="panes"):
            yield FoundList()
            with VerticalScroll(id="side", can_focus=False):
                yield Region(self._side, id="told")

    def on_mount(self) -> None:
        """Index what has changed since it was looked at last, step by step, and let the learner type."""
        field = self.query_one(Field)
        with self.prevent(Input.Changed):
            field.value = self._query
        field.cursor_position = len(field.value)
        self.set_focus(field)
        self._begin()

    def _begin(self) -> None:
        start = self.quiz.start
        self._finder = Finder(self.quiz.decks, start.store, start.library.cache)
        self._steps = self._finder.build()
        self._build()

    def _build(self) -> None:
        """Take a step of the index; the screen is free in between."""
        step = next(self._steps, None)
        if step is not None:
            self._count = f"Reading the decks: {step[0]:,} of {step[1]:,}"
            self.query_one("#counted", Region).redraw()
            self.call_later(self._build)
            return
        assert self._finder is not None
        self._values = self._finder.values()
        self._ready = True
        self._look()

    def on_screen_resume(self) -> None:
        """Look again where the page of a fact has changed something."""
        if self._ready and self.quiz.changed:
            self._begin()

    _ready = False

    # -- searching ------------------------------------------------------------------------------------

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Look for what is typed."""
        event.stop()
        self._query = event.value
        if self._ready:
            self._look()

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Open what is pointed at."""
        event.stop()
        self.action_open()

    def _look(self) -> None:
        assert self._finder is not None
        found = self.query_one(FoundList)
        try:
            node = parsed(self._query)
            items = self._finder.find(node, self._sort)
            if not items and completions(self._query, self._values):  # a key is being typed, and no word yet
                node = parsed(self._query.rpartition(" ")[0])
                items = self._finder.find(node, self._sort)
            self._wrong = ""
        except QuizError as error:
            self._wrong = str(error)
        else:
            found.marked &= set(items)
            nothing = " ".join(filter(None, ("Nothing is found.", unknown(node, self._values))))
            empty = nothing if self._finder.total else "There are no facts."
            found.hold(items, self._finder, empty, sought(node))
        self._show()

    def _show(self) -> None:
        found = self.query_one(FoundList)
        total = self._finder.total if self._finder is not None else 0
        chosen = f" · {len(found.marked)} chosen" if found.marked else ""
        self._count = f"{len(found.items):,} of {total:,}{chosen}"
        for name in ("#counted", "#told"):
            self.query_one(name, Region).redraw()
        found.refresh()
        self.offer()

    # -- what can be done -----------------------------------------------------------------------------

    def can(self, action: str) -> bool:
        """Say whether a command is possible now."""
        found = self.query_one(FoundList)
        if action in {"open", "mark", "mark_all"}:
            return found.item is not None
        if action == "complete":
            return self.typing
        return super().can(action)

    @property
    def tended(self) -> tuple[str, ...]:
        """The chosen cards, in the order of the list; the one pointed at where none is chosen."""
        found = self.query_one(FoundList)
        if found.marked:
            return tuple(item.card for item in found.items if item in found.marked and item.card)
        return (found.item.card,) if found.item is not None and found.item.card else ()

    def note_of(self, card: str) -> str:
        """Return the note that stands."""
        deck, _, inside = card.partition("/")
        made = dossier(self.quiz.deck(deck), inside.partition("#")[0], self.quiz.start.store)
        pages = made.pages if made is not None else ()
        return next((page.note for page in pages if page.card is not None and page.card.id == card), "")

    def after(self) -> None:
        """Show what was changed."""
        if self._finder is not None:
            self._finder.refresh()
        self._look()

    def _move(self, by: int) -> None:
        self.query_one(FoundList).move(by)
        self.say()
        self._show()

    def action_up(self) -> None:
        """Point at the row above."""
        self._move(-1)

    def action_down(self) -> None:
        """Point at the row below."""
        self._move(1)

    def action_page_up(self) -> None:
        """Point at a row a page above."""
        self._move(-max(self.query_one(FoundList).size.height - 1, 1))

    def action_page_down(self) -> None:
        """Point at a row a page below."""
        self._move(max(self.query_one(FoundList).size.height - 1, 1))

    @on(Pointed)
    def pointed(self, message: Pointed) -> None:
        """Show what was clicked on; open it where it was shown already."""
        message.stop()
        self._show()
        if message.opened:
            self.action_open()

    def action_open(self) -> None:
        """Open the page of the fact that is pointed at."""
        item = self.query_one(FoundList).item
        if item is not None:
            self.quiz.open_fact(item.deck, item.key, item.facet)

    def action_mark(self) -> None:
        """Choose what is pointed at, or no more, and go on to the next."""
        found = self.query_one(FoundList)
        if found.item is not None:
            found.marked ^= {found.item}
            self._move(1)

    def action_mark_all(self) -> None:
        """Choose all that is found, or none."""
        found = self.query_one(FoundList)
        found.marked = set() if found.marked else set(found.items)
        self._show()

    def action_sort(self) -> None:
        """Sort in the next way."""
        self._sort = SORTS[(SORTS.index(self._sort) + 1) % len(SORTS)]
        if self._ready:
            self._look()

    def action_type(self) -> None:
        """Type in the field."""
        self.set_focus(self.query_one(Field))
        self.offer()

    def action_complete(self) -> None:
        """Complete the last word, as far as that is certain, else with the first that it may become."""
        field = self.query_one(Field)
        able = completions(field.value, self._values)
        if not able:
            return
        words = field.value
        start = max(words.rfind(" "), words.rfind("(")) + 1
        start += words[start:].startswith("-")
        field.value = f"{words[:start]}{able[0]}"
        field.cursor_position = len(field.value)

    def action_back(self) -> None:
        """Leave the field for the list, or the list for where one came from."""
        if self.typing and self.query_one(FoundList).items:
            self.set_focus(None)
            self.offer()
        else:
            self.go_back()

    # -- what it looks like -----------------------------------------------------------------------------

    def _counted(self, width: int) -> Content:
        if self._wrong:
            return line((self._wrong, "$fair"))
        able = completions(self._query, self._values)[:_MOST] if self.typing else []
        left = line((self._count, "$quiet"))
        if able:
            left = line(left, ("   Tab ", "$act"), ("  ".join(able), "$quiet"))
        return lines([beside(left, line((f"by {self._sort}", "$quiet")), width)])

    def _side(self, width: int) -> Content:
        item = self.query_one(FoundList).item
        if item is None or not self.has_class("-wide"):
            return NOTHING
        made = dossier(self.quiz.deck(item.deck), item.key, self.quiz.start.store)
        if made is None:
            return NOTHING
        page = next((page for page in made.pages if page.facet == item.facet), None)
        drawn = [told.head(made, width), NOTHING]
        if page is not None:
            drawn += [*told.card(made, page, width), *told.memory(made, page, width)]
        return lines([*drawn, *told.place(made, width)])

    def on_resize(self) -> None:
        """Show the side or not."""
        super().on_resize()
        self.query_one("#told", Region).redraw()
