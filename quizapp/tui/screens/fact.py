"""Fact: the page of one fact: how it reads, its cards, every form of the question, history and memory."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, VerticalScroll

from quizapp.errors import QuizError, UsageError
from quizapp.study.dossier import Dossier, dossier
from quizapp.study.dossier import Page as CardPage
from quizapp.tui.keys import FACT, bindings
from quizapp.tui.page import Page
from quizapp.tui.tends import Tends
from quizapp.tui.text import NOTHING, lines
from quizapp.tui.widgets import told
from quizapp.tui.widgets.facets import Facets, Turned
from quizapp.tui.widgets.region import Region

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.content import Content

    from quizapp.tui.keys import Command

__all__ = ["FactPage"]


class FactPage(Tends, Page):
    """One fact of one deck; what is done here is done to its chosen card."""

    CSS_PATH = "fact.tcss"
    HEADING = "A fact"
    ABOUT = (
        "All that is told of one fact. ← → go through its cards, each with every form of its question, "
        "what you answered, and how well you would know it from day to day. What you do to a card u undoes."
    )
    OFFERED = FACT
    BINDINGS = bindings(FACT)

    def __init__(self, deck: str, key: str, facet: str = "") -> None:
        super().__init__()
        self._deck = deck
        self._key = key
        self._facet = facet
        self._told: Dossier | None = None

    def parts(self) -> ComposeResult:
        """Yield the fact, the row of its cards, and what is told of the chosen one."""
        yield Region(self._head, id="head")
        yield Facets()
        with Horizontal(id="panes"):
            with VerticalScroll(id="sheet", can_focus=False):
                yield Region(self._card, id="card")
            with VerticalScroll(id="side", can_focus=False):
                yield Region(self._side, id="memory")

    def on_mount(self) -> None:
        """Look the fact up."""
        self.read()

    def on_screen_resume(self) -> None:
        """Read anew where the settings, or another page, have changed something."""
        if self._told is not None and self.quiz.changed:
            self.read()

    def read(self) -> None:
        """Read the fact and its cards anew."""
        try:
            self._told = dossier(self.quiz.deck(self._deck), self._key, self.quiz.start.store)
        except QuizError as error:
            self._told = None
            self.say(str(error))
        if self._told is not None:
            facets = [page.facet for page in self._told.pages]
            if self._facet not in facets:
                asked = (page.facet for page in self._told.pages if page.card is not None)
                self._facet = next(asked, facets[0] if facets else "")
        self.query_one(Facets).hold(self._told.pages if self._told else (), self._facet)
        for region in self.query(Region):
            region.redraw()
        self.offer()

    @property
    def page(self) -> CardPage | None:
        """What is told of the chosen card."""
        pages: Sequence[CardPage] = self._told.pages if self._told is not None else ()
        return next((page for page in pages if page.facet == self._facet), None)

    # -- what can be done -----------------------------------------------------------------------------

    def hint(self, command: Command) -> str:
        """Return the word for a command in the footer."""
        suspended = self.page is not None and self.page.memory is not None and self.page.memory.suspended
        return "take up again" if command.action == "suspend" and suspended else super().hint(command)

    def can(self, action: str) -> bool:
        """Say whether a command is possible now."""
        if action in {"next_card", "previous_card"}:
            return self._told is not None and len(self._told.pages) > 1
        if action == "edit":
            return self._told is not None
        return super().can(action)

    @property
    def tended(self) -> tuple[str, ...]:
        """The chosen card."""
        page = self.page
        return (page.card.id,) if page is not None and page.card is not None else ()

    def note_of(self, card: str) -> str:
        """Return the note that stands."""
        page = self.page
        return page.note if page is not None and page.card is not None and page.card.id == card else ""

    def after(self) -> None:
        """Show what was changed."""
        self.read()

    def action_next_card(self, by: int = 1) -> None:
        """Show another card of the fact."""
        assert self._told is not None
        facets = [page.facet for page in self._told.pages]
        self._facet = facets[(facets.index(self._facet) + by) % len(facets)]
        self._show()

    def action_previous_card(self) -> None:
        """Show the card before."""
        self.action_next_card(-1)

    @on(Turned)
    def turn(self, message: Turned) -> None:
        """Show the card that was clicked on."""
        message.stop()
        self._facet = message.facet
        self._show()

    def _show(self) -> None:
        self.say()
        self.query_one(Facets).hold(self._told.pages if self._told else (), self._facet)
        for name in ("#card", "#memory"):
            self.query_one(name, Region).redraw()
        self.query_one("#sheet").scroll_home(animate=False)
        self.offer()

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.dismiss()

    # -- its place in the file ------------------------------------------------------------------------

    def action_edit(self) -> None:
        """Open the fact's file in the learner's editor; of a shipped deck, a copy of it."""
        from quizapp.owncopy import is_shipped  # noqa: PLC0415 - only an edit needs it

        assert self._told is not None
        library = self.quiz.start.library
        deck = self._told.deck
        if not is_shipped(deck, library.shipped) or library.own is None:
            self._edit()
            return
        from quizapp.tui.screens.ask import Ask  # noqa: PLC0415 - as above

        text = (
            f"{deck.title} came with quizapp, and an upgrade would overwrite what you change. It is copied "
            f"to {library.own} first; from then on the copy takes its place, and your progress stays. "
            "Delete the copy to have the shipped deck back."
        )
        self.app.push_screen(Ask(text, "copy it and edit"), self._copied)

    def _copied(self, yes: bool | None) -> None:  # noqa: FBT001 - what the panel answers
        from quizapp.owncopy import copied, is_shipped  # noqa: PLC0415 - as above

        library = self.quiz.start.library
        if not yes or self._told is None or library.own is None:
            return
        try:
            copied(self._told.deck, library.own)
        except QuizError as error:
            self.say(str(error))
            return
        self.quiz.reread()
        self.read()
        if is_shipped(self.quiz.deck(self._deck), library.shipped):
            self.say(f"Another deck's file of that name lies in {library.own} already: rename it first.")
            return
        self._edit()

    def _edit(self) -> None:
        from quizapp.tui.editing import edited  # noqa: PLC0415 - only an edit needs it

        if self._told is None:
            return
        fact = self._told.fact
        try:
            failed = edited(self.app, Path(fact.path).absolute(), fact.line)
        except UsageError as error:
            self.say(str(error))
            return
        self._reread(failed)

    def _reread(self, failed: str) -> None:
        """Read the deck anew after an edit, and say what is wrong in it."""
        assert self._told is not None
        before, path = self._told.deck.digest, Path(self._told.deck.path)
        try:
            said = self.quiz.reread(path)
        except QuizError as error:
            self.say(f"{error} It is shown as it was.")
            return
        self.read()
        same = self.quiz.deck(self._deck).digest == before
        self.say(failed or " ".join(said) or ("" if same else "Read anew."))

    # -- what it looks like -----------------------------------------------------------------------------

    def _head(self, width: int) -> Content:
        return told.head(self._told, width) if self._told is not None else told.missing(self._key, width)

    def _card(self, width: int) -> Content:
        if self._told is None:
            return NOTHING
        if self.page is None:  # of a government, say, nothing is asked
            return lines(told.place(self._told, width))
        wide = self.has_class("-wide")
        drawn = told.card(self._told, self.page, width)
        if not wide:
            drawn += told.memory(self._told, self.page, width)
        return lines([*drawn, *told.place(self._told, width)])

    def _side(self, width: int) -> Content:
        if self._told is None or self.page is None or not self.has_class("-wide"):
            return NOTHING
        return lines([*told.memory(self._told, self.page, width), *told.around(self._told, width)])

    def on_resize(self) -> None:
        """Set what is told in one column or two."""
        super().on_resize()
        for name in ("#card", "#memory"):
            self.query_one(name, Region).redraw()
