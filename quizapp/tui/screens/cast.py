"""Cast: who is who in a deck, and of one all that is told: names, deeds, views, look-alikes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal
from textual.widgets import Input

from quizapp.cast import actors_of
from quizapp.fold import squeeze
from quizapp.progress.stats import EVERY, confusions
from quizapp.say import counted
from quizapp.study import drill
from quizapp.study.firmness import firmness
from quizapp.study.mixup import mixups, times, to_drill
from quizapp.study.roster import Deed, View, has_actors, lookalikes, person, roster
from quizapp.tui.aside import Aside
from quizapp.tui.keys import CAST, bindings
from quizapp.tui.page import Page
from quizapp.tui.text import beside, line
from quizapp.tui.widgets.castlist import CastList
from quizapp.tui.widgets.field import Field
from quizapp.tui.widgets.person import NOBODY, Named, told_of
from quizapp.tui.widgets.pointing import Pointed
from quizapp.tui.widgets.portrait import Followed, Portrait
from quizapp.tui.widgets.region import Region

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.content import Content

    from quizapp.deck import Deck
    from quizapp.fact import Fact
    from quizapp.progress.stats import Confusion
    from quizapp.study.confusion import Confused
    from quizapp.study.mixup import Mixup
    from quizapp.tui.keys import Command
    from quizapp.tui.widgets.hints import Hint
    from quizapp.tui.widgets.person import Link

__all__ = ["Cast"]

_BESIDE = next(width for width, name in Page.HORIZONTAL_BREAKPOINTS if name == "-normal")
_NONE = "No deck here has actors. An author lists them under `actors:`."


class Cast(Aside, Page):
    """The actors of a deck by side, and beside them, or instead of them, the one that is chosen."""

    CSS_PATH = "cast.tcss"
    HEADING = "Cast"
    ABOUT = (
        "Who is who. The mark shows how firmly the weakest card of somebody is held. Tab or → goes into what "
        "is told of the one chosen: there Enter opens an event or a position, or goes to another actor. A "
        "name, in any script, is looked for as you type it."
    )
    OFFERED = CAST
    BINDINGS = bindings(CAST)

    def __init__(self, name: str = "", deck: str = "", sought: str = "") -> None:
        super().__init__()
        self._asked = (name, deck)
        self._deck: Deck | None = None
        self._sides: list[tuple[str, list[Fact]]] = []
        self._alike: dict[str, tuple[str, ...]] = {}
        self._mixups: list[Mixup] = []
        self._firm: dict[str, int | None] = {}
        self._told: str | None = None  # of whom the portrait is, None where it is to be told anew
        self._pairs: list[Confused] = []  # to be drilled: those of the one chosen, else all of the deck
        self._own = False
        self._query = sought

    def parts(self) -> ComposeResult:
        """Yield the deck, the field, the list, and the one that is chosen."""
        yield Region(self._head, id="head")
        yield Field("a name or an alias, in any script", id="query")
        with Horizontal(id="panes"):
            yield CastList()
            yield Portrait()

    def on_mount(self) -> None:
        """Show the first deck with actors, or the one with the actor that is asked for."""
        with self.prevent(Input.Changed):
            self.query_one(Field).value = self._query
        decks = self._decks
        name, asked = self._asked
        wanted = [deck for deck in decks if asked in {"", deck.id}] or decks
        having = (deck for deck in wanted if name and actors_of([name], deck))
        self._open(next(having, wanted[0] if wanted else None), name)
        if name:
            self._point(on=self._narrow)

    def on_screen_resume(self) -> None:
        """Look anew where a round or the page of a fact has changed something."""
        if self._deck is not None and self.quiz.changed:
            here = next((deck for deck in self._decks if deck.id == self._deck.id), None)
            actor = self.query_one(CastList).actor
            self._open(here, actor.key if actor is not None else "")

    @property
    def _decks(self) -> list[Deck]:
        return [deck for deck in self.quiz.decks if has_actors(deck)]

    @property
    def _narrow(self) -> bool:
        """Whether there is room for the list or for one of it, not for both."""
        return self.app.size.width < _BESIDE

    # -- what is shown --------------------------------------------------------------------------------

    def _open(self, deck: Deck | None, key: str = "") -> None:
        """Show the actors of a deck, and one of them."""
        self._deck = deck
        self._sides = roster(deck) if deck is not None else []
        self._alike = lookalikes(deck) if deck is not None else {}
        self._mixups = []
        self._firm.clear()
        self._told = None
        self._list()
        if key:
            self.query_one(CastList).choose(key)
        self._show()
        self._count()

    def _list(self) -> None:
        """List those whose names hold what is typed."""
        deck, sides = self._deck, self._sides
        if deck is not None and (piece := squeeze(self._query)):
            found = deck.going_by(piece, "actor")
            kept = ((side, [each for each in some if each.key in found]) for side, some in sides)
            sides = [(side, some) for side, some in kept if some]
        empty = _NONE if deck is None else f"Nobody in {deck.title} goes by “{self._query}”."
        self.query_one(CastList).hold(deck, sides, self._firmness, empty)

    def _firmness(self, fact: Fact) -> int | None:
        """Return how firm the weakest card of a fact is, None where none is asked."""
        if fact.key not in self._firm:
            assert self._deck is not None
            firm = firmness(fact, self._deck, self.quiz.start.store)
            self._firm[fact.key] = min(firm.values(), default=None)
        return self._firm[fact.key]

    def _firmness_of(self, key: str) -> int | None:
        fact = self._deck.fact(key) if self._deck is not None else None
        return self._firmness(fact) if fact is not None else None

    def _show(self) -> None:
        """Show the one that is chosen."""
        actor = self.query_one(CastList).actor
        key = actor.key if actor is not None else ""
        if key != self._told:
            self._told = key
            self._tell(key)
        self.query_one("#head", Region).redraw()
        self.query_one(CastList).light(on=not self._into)
        self.set_class(self._into, "-into")
        self.set_class(bool(self._query) or self.typing, "-finding")
        self.offer()

    def _tell(self, key: str) -> None:
        """Tell all of an actor, or of nobody, and know who of those it is confused with can be drilled."""
        deck = self._deck
        who = person(deck, key, times(self._mixups), self._alike) if deck is not None and key else None
        sides: list[Named] = []
        own: list[Confused] = []
        if deck is not None and who is not None:
            own = to_drill(deck, self._mixups, key)
            over = actors_of(who.fact.texts("of"), deck)
            sides = [Named(each.key, name) for each, name in zip(over, who.sides, strict=True)]
        self._pairs = own or (to_drill(deck, self._mixups) if deck is not None else [])
        self._own = bool(own)
        self.query_one(Portrait).hold(NOBODY if who is None else told_of(who, sides, self._firmness_of))

    @property
    def _into(self) -> bool:
        """Whether what is told of the one chosen is gone through."""
        return self.query_one(Portrait).pointing

    def _point(self, *, on: bool) -> None:
        self.query_one(Portrait).point(on=on and self.query_one(CastList).actor is not None)
        self.say()
        self._show()

    # -- who is taken for whom ------------------------------------------------------------------------

    def _count(self) -> None:
        """Begin to look through the log for those that this learner took for each other."""
        if self._deck is not None:
            prefix = f"{self._deck.id}/"
            self.look_aside(lambda db: confusions(db, EVERY, prefix), self._counted)

    def _counted(self, taken: Sequence[Confusion] | None, said: str) -> None:
        if taken is None:
            self.say(f"Whom you take for whom cannot be counted: {said}")
        elif taken and self._deck is not None:
            self._mixups, self._told = mixups(self._deck, taken), None
            self._show()

    # -- what can be done -----------------------------------------------------------------------------

    def can(self, action: str) -> bool:
        """Say whether a command is possible now."""
        actor = self.query_one(CastList).actor
        if action in {"open", "into"}:
            return actor is not None and not (action == "into" and self._into)
        if action == "out":
            return self._into
        if action == "drill":
            return bool(self._pairs)
        if action == "next_deck":
            return len(self._decks) > 1
        return action != "type" or bool(self._sides)

    def hints(self) -> list[Hint]:
        """Return what the footer offers now; where Enter goes in, nothing else need."""
        return [each for each in super().hints() if not self._narrow or each[2] != "into"]

    def hint(self, command: Command) -> str:
        """Return the word for a command in the footer."""
        if command.action == "open":
            row = self.query_one(Portrait).row
            if self._narrow and not self._into:
                return "show"
            return "go there" if row is not None and not self._opens(row) else "open"
        if command.action == "drill":
            return "drill this mix-up" if self._own else "drill mix-ups"
        return super().hint(command)

    def _opens(self, row: Link) -> bool:
        """Say whether a row leads to the page of a fact, and not to another actor here."""
        actor = self.query_one(CastList).actor
        own = isinstance(row, Named) and actor is not None and row.key == actor.key
        return own or isinstance(row, (Deed, View))

    def action_open(self) -> None:
        """Open the fact that is pointed at, or go to that actor."""
        actor, row = self.query_one(CastList).actor, self.query_one(Portrait).row
        if self.typing:
            self._leave_field()
        if actor is None or self._deck is None:
            return
        if row is None:
            if self._narrow:
                self._point(on=True)
            else:
                self.quiz.open_fact(self._deck.id, actor.key)
        elif self._opens(row):
            facet = {Deed: "who", View: "holder"}.get(type(row), "")
            self.quiz.open_fact(self._deck.id, row.key, facet)
        else:
            self._go_to(row.key)

    def _go_to(self, key: str) -> None:
        """Choose another actor, also one that was not looked for."""
        found = self.query_one(CastList)
        if not found.choose(key):
            self._clear()
            found.choose(key)
        self._point(on=self._narrow)

    def action_into(self) -> None:
        """Go into what is told of the one chosen."""
        self._point(on=True)

    def action_out(self) -> None:
        """Go back to the list."""
        self._point(on=False)

    def _move(self, by: int) -> None:
        self.say()
        if self._into:
            self.query_one(Portrait).move(by)
            self.offer()
        else:
            self.query_one(CastList).move(by)
            self._show()

    def action_up(self) -> None:
        """Point at what is above."""
        self._move(-1)

    def action_down(self) -> None:
        """Point at what is below."""
        self._move(1)

    def action_page_up(self) -> None:
        """Go a page up."""
        self._page(-1)

    def action_page_down(self) -> None:
        """Go a page down."""
        self._page(1)

    def _page(self, by: int) -> None:
        if self._into:
            self.query_one(Portrait).page(by)
            self.offer()
        else:
            self._move(by * max(self.query_one(CastList).size.height - 1, 1))

    @on(Pointed)
    def pointed(self, message: Pointed) -> None:
        """Show who was clicked on; open it where it was shown already."""
        message.stop()
        was_in = self._into
        self._point(on=False)
        if message.opened and not was_in:
            self.action_open()

    @on(Followed)
    def followed(self, message: Followed) -> None:
        """Follow what was clicked on where it was pointed at already."""
        message.stop()
        self._show()
        if message.opened:
            self.action_open()

    def action_next_deck(self) -> None:
        """Show the next deck that has actors."""
        decks = self._decks
        here = next((at for at, deck in enumerate(decks) if deck is self._deck), -1)
        self._query = ""
        self._point(on=False)
        self._open(decks[(here + 1) % len(decks)])

    def action_drill(self) -> None:
        """Drill those that this learner took for each other."""
        decks = self.quiz.decks
        able = [pair for pair in self._pairs if drill.able(pair, decks)]
        if not able:
            self.say("Nothing can be asked of them now.")
            return
        self.quiz.drill(drill.drill_of(able, decks))

    # -- finding --------------------------------------------------------------------------------------

    def action_type(self) -> None:
        """Type a name."""
        self.query_one(Portrait).point(on=False)
        self.add_class("-finding")
        self.set_focus(self.query_one(Field))
        self._show()

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Look for what is typed."""
        event.stop()
        self._query = event.value
        self._list()
        self._show()

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Leave the field, and show whom it found."""
        event.stop()
        self._leave_field()
        if self._narrow:
            self._point(on=True)

    def _leave_field(self) -> None:
        self.set_focus(None)
        self._show()

    def _clear(self) -> None:
        """Look for nobody any more."""
        field = self.query_one(Field)
        with self.prevent(Input.Changed):
            field.value = ""
        self._query = ""
        self._list()

    def action_back(self) -> None:
        """Leave the field, the one that is shown, or what was looked for, else the screen."""
        if self.typing and self._query and self.query_one(CastList).actors:
            self._leave_field()
        elif self.typing or (self._query and not self._into):
            self._clear()
            self._leave_field()
        elif self._into:
            self.action_out()
        else:
            self.go_back()

    # -- what it looks like -----------------------------------------------------------------------------

    def _head(self, width: int) -> Content:
        if self._deck is None:
            return line(("Cast", "$bright bold"))
        shown, total = len(self.query_one(CastList).actors), sum(len(some) for _side, some in self._sides)
        count = f"{shown} of {total}" if shown < total else counted(total, "actor")
        title = line(("Cast", "$bright bold"), ("  ", ""), (self._deck.title, "$quiet"))
        return beside(title, line((count, "$quiet")), width)

    def on_resize(self) -> None:
        """Show the list, the one chosen, or both."""
        super().on_resize()
        self._show()
