"""Stats: what was learned and what comes, in one scroll of sections, of any deck, topic and period."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.message import Message

from quizapp.errors import QuizError
from quizapp.study import drill
from quizapp.study.confusion import confused
from quizapp.study.period import back_to, period_named
from quizapp.study.report import HEAT, aim_of, history, returned, scope_of, standing
from quizapp.tabled import SECTIONS, day_in_words
from quizapp.tui.aside import Aside
from quizapp.tui.keys import STATS, Command, bindings
from quizapp.tui.text import NOTHING, beside, line, lines, titled
from quizapp.tui.widgets import figures
from quizapp.tui.widgets.region import Region

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual.app import ComposeResult
    from textual.content import Content
    from textual.events import Click

    from quizapp.progress.calibration import Returned
    from quizapp.study.confusion import Confused
    from quizapp.study.period import Period
    from quizapp.study.report import History, Scope, Standing

__all__ = ["Stats"]

_PERIODS = (("1m", "1 month"), ("3m", "3 months"), ("1y", "1 year"), ("all", "all time"))
_YEAR = 2
_NAMES = [name for name, _title in SECTIONS]
_LISTS = ("hardest", "confusions")
_COUNTING = "Counting …"


class Pointed(Message):
    """A row of a list was clicked on; `opened` where it was the chosen one already."""

    def __init__(self, section: str, row: int, *, opened: bool) -> None:
        super().__init__()
        self.section, self.row, self.opened = section, row, opened


class _Part(Region):
    """A section; a click on one of its rows says so."""

    places: Sequence[int] = ()
    chosen = 0

    def on_click(self, event: Click) -> None:
        """Say which row was clicked on."""
        row = event.y - 1  # below its title
        name = str(self.id)
        if name in _LISTS and 0 <= row < len(self.places):
            place = self.places[row]
            self.post_message(Pointed(name, place, opened=place == self.chosen))


class Stats(Aside):
    """The figures; what takes long is counted aside, while the rest is shown."""

    CSS_PATH = "stats.tcss"
    HEADING = "Stats"
    ABOUT = (
        "What you remember, and what comes. 1 to 8 or Tab go from section to section; ] changes the period, "
        "t types one, o changes the deck or the topic. ← → go through the days of the calendar. In the "
        "lists, ↑ ↓ choose: Enter opens a card's fact or drills a pair, d drills all that you took for each "
        "other."
    )
    OFFERED = STATS
    BINDINGS = bindings(STATS)

    def __init__(self) -> None:
        super().__init__()
        self._scope: Scope | None = None
        self._length: int | None = _YEAR  # None where the period was typed
        self._period: Period | None = None
        self._stands: Standing | None = None
        self._did: History | None = None
        self._came: Returned | None = None
        self._confused: tuple[Confused, ...] = ()
        self._wrong = ""
        self._day: date | None = None
        self._at = 0
        self._gone_to = False

    def parts(self) -> ComposeResult:
        """Yield what is looked at, and the sections."""
        yield Region(self._head, id="head")
        with VerticalScroll(id="sheet", can_focus=False):
            for name in _NAMES:
                yield _Part(partial(self._section, name), id=name)

    def on_mount(self) -> None:
        """Count."""
        decks = self.quiz.decks
        named = self.quiz.start.named
        self._scope = scope_of(decks, decks[0] if len(decks) == 1 and named else None)
        self._count()

    def on_screen_resume(self) -> None:
        """Count again where a round or the page of a fact has changed something."""
        if self._scope is not None and self.quiz.changed:
            self._count()

    # -- counting -------------------------------------------------------------------------------------

    def _count(self) -> None:
        """Count what is quickly counted, and begin with the rest."""
        assert self._scope is not None
        store = self.quiz.start.store
        self.look_no_further()
        self._did, self._came, self._confused, self._wrong = None, None, (), ""
        try:
            today = store.today()
            self._day = self._day or today
            if self._length is not None:
                self._period = back_to(_PERIODS[self._length][0], today, store.db)
            period = self._period or back_to("1y", today, store.db)
            self._stands = standing(self._scope, store)
        except (QuizError, sqlite3.Error) as error:
            self._wrong = f"This cannot be counted: {error}"
            self._show()
            return
        self._show()
        scope = self._scope
        self.look_aside(
            lambda db: history(db, today, period, scope.prefix, scope.among), partial(self._counted, period)
        )

    def _counted(self, period: Period, did: History | None, said: str) -> None:
        """Show what was done, and count what came back, which takes longer."""
        scope = self._scope
        if did is None or scope is None:
            self._failed(said)
            return
        self._did, self._confused = did, tuple(confused(did.pairs, scope.decks))
        self._show()
        self.call_after_refresh(self._reach)
        self.look_aside(lambda db: returned(db, period, scope.prefix, scope.cards), self._came_back)

    def _came_back(self, came: Returned | None, said: str) -> None:
        if came is None:
            self._failed(said)
            return
        self._came = came
        self._show()
        self.call_after_refresh(self._reach)

    def _failed(self, said: str) -> None:
        self._wrong = f"This cannot be counted: {said}"
        self._show()

    def _show(self) -> None:
        for region in self.query(Region):
            region.redraw()
        self.offer()

    # -- what can be done -----------------------------------------------------------------------------

    @property
    def _rows(self) -> int:
        """How many rows the section has that can be chosen."""
        name = _NAMES[self._at]
        if name == "hardest":
            return len(self._stands.hardest) if self._stands is not None else 0
        return len(self._confused) if name == "confusions" else 0

    def can(self, action: str) -> bool:
        """Say whether a command is possible now."""
        if action == "open":
            return bool(self._rows)
        if action == "drill":
            return bool(self._confused) or self._two is not None
        if action in {"earlier", "later", "week_earlier", "week_later"}:
            return _NAMES[self._at] == "calendar"
        return True

    def hint(self, command: Command) -> str:
        """Return the word for a command in the footer."""
        if command.action == "open" and _NAMES[self._at] == "confusions":
            return "drill it"
        if command.action == "drill":
            return "drill these two" if self._two is not None else "drill all"
        return super().hint(command)

    def action_go(self, number: int) -> None:
        """Go to a section."""
        self._at = number - 1
        self._gone_to = True
        self._show()
        self._reach()

    def _reach(self) -> None:
        """Have the section in sight that was gone to, also where those above it have grown since."""
        if self._gone_to:
            part = self.query_one(f"#{_NAMES[self._at]}")
            self.query_one("#sheet").scroll_to_widget(part, top=True, animate=False)

    def action_section(self, by: int = 1) -> None:
        """Go to the next section."""
        self.action_go((self._at + by) % len(_NAMES) + 1)

    def action_section_before(self) -> None:
        """Go to the section before."""
        self.action_section(-1)

    def action_up(self) -> None:
        """Choose the row above, or scroll."""
        if not self._move(-1):
            self._gone_to = False
            super().action_up()

    def action_down(self) -> None:
        """Choose the row below, or scroll."""
        if not self._move(1):
            self._gone_to = False
            super().action_down()

    def _move(self, by: int) -> bool:
        part = self.query_one(f"#{_NAMES[self._at]}", _Part)
        if not 0 <= part.chosen + by < self._rows:
            return False
        part.chosen += by
        part.redraw()
        self.offer()
        row = part.virtual_region.y + 1 + part.places.index(part.chosen)
        sheet = self.query_one("#sheet")
        if not sheet.scroll_y <= row < sheet.scroll_y + sheet.size.height - 2:
            sheet.scroll_to(y=row - 2 if by < 0 else row - sheet.size.height + 4, animate=False)
        return True

    def on_pointed(self, message: Pointed) -> None:
        """Choose the row that was clicked on; open it where it was chosen before."""
        message.stop()
        here = _NAMES[self._at] == message.section
        self._at = _NAMES.index(message.section)
        self.query_one(f"#{message.section}", _Part).chosen = message.row
        self._show()
        if message.opened and here:
            self.action_open()

    def action_open(self) -> None:
        """Open the fact that is chosen, or drill the pair."""
        chosen = self.query_one(f"#{_NAMES[self._at]}", _Part).chosen
        if _NAMES[self._at] == "confusions":
            self._drill(self._confused[chosen : chosen + 1])
        elif self._stands is not None:
            hard = self._stands.hardest[chosen]
            self.quiz.open_fact(hard.deck, hard.key, hard.card.partition("#")[2])

    def action_drill(self) -> None:
        """Drill the pairs that were confused; of a hard card, it and what it was taken for."""
        two = self._two
        self._drill(self._confused if two is None else [two])

    @property
    def _two(self) -> Confused | None:
        """The hard card that is chosen and what it was taken for."""
        if _NAMES[self._at] != "hardest" or not self._rows or self._stands is None:
            return None
        hard = self._stands.hardest[self.query_one("#hardest", _Part).chosen]
        return hard.pair

    def _drill(self, pairs: Sequence[Confused]) -> None:
        decks = self.quiz.decks
        able = [pair for pair in pairs if drill.able(pair, decks)]
        if not able:
            self.say("Nothing can be asked of them: their facts or decks are gone.")
            return
        self.quiz.drill(drill.drill_of(able, decks))

    def action_shorter(self) -> None:
        """Look at a shorter period."""
        self.action_longer(-1)

    def action_longer(self, by: int = 1) -> None:
        """Look at a longer period."""
        self._length = (self._length + by) % len(_PERIODS) if self._length is not None else _YEAR
        self._count()

    def action_period(self) -> None:
        """Look at a period that is typed."""
        from quizapp.tui.screens.period import PeriodNamed  # noqa: PLC0415 - few want another

        store = self.quiz.start.store

        def named(text: str) -> Period:
            return period_named(text or "1y", store.today(), store.db)

        def typed(text: str | None) -> None:
            if text is not None:
                self._length, self._period = None, named(text)
                self._count()

        self.app.push_screen(PeriodNamed(named), typed)

    def action_scope(self) -> None:
        """Choose a deck or a topic, by typing some of its name."""
        from quizapp.tui.screens.palette import Palette  # noqa: PLC0415 - few change it

        decks = self.quiz.decks
        scopes = [(None, None)] + [
            (deck, topic)
            for deck in decks
            for topic in (None, *(name for name, _cards in deck.topics() if name))
        ]
        offered = [
            (Command(str(number), _called(deck.title if deck else "", topic), ()), "")
            for number, (deck, topic) in enumerate(scopes)
        ]

        def chosen(number: str | None) -> None:
            if number is not None:
                self._scope = scope_of(decks, *scopes[int(number)])
                self._count()

        self.app.push_screen(Palette(offered, "a deck or a topic"), chosen)

    def action_earlier(self, days: int = 1) -> None:
        """Go back in the calendar."""
        today = self.quiz.start.store.today()
        day = (self._day or today) - timedelta(days=days)
        first = today - timedelta(days=(HEAT - 1) * 7 + today.weekday())
        self._day = min(max(day, first), today)
        self.query_one("#calendar", _Part).redraw()

    def action_later(self) -> None:
        """Go on in the calendar."""
        self.action_earlier(-1)

    def action_week_earlier(self) -> None:
        """Go back a week."""
        self.action_earlier(7)

    def action_week_later(self) -> None:
        """Go on a week."""
        self.action_earlier(-7)

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.go_back()

    # -- what it looks like -----------------------------------------------------------------------------

    def _head(self, width: int) -> Content:
        if self._scope is None or self._period is None:
            return line(("Stats", "$bright bold"))
        first, last = map(day_in_words, self._period)
        if self._length is None:
            since = f"from {first} to {last}"
        else:
            since = f"{_PERIODS[self._length][1]}, since {first}"
        return beside(line((self._scope.title, "$bright bold")), line((since, "$quiet")), width)

    def _section(self, name: str, width: int) -> Content:
        number = _NAMES.index(name)
        here = number == self._at
        title = line(
            (f"{number + 1}  ", "$act bold" if here else "$quiet"),
            (SECTIONS[number][1], "$bright bold" if here else "$bright"),
        )
        return lines([title, *self._painted(name, width), NOTHING])

    def _painted(self, name: str, width: int) -> list[Content]:
        stands, did, came, scope = self._stands, self._did, self._came, self._scope
        drawn: list[Content] = [line((self._wrong or _COUNTING, "$quiet"))]
        today = self._period.last if self._period is not None else None
        if scope is None or stands is None or today is None:
            return drawn
        part = self.query_one(f"#{name}", _Part)
        here = _NAMES[self._at] == name
        if name == "ahead":
            drawn = figures.ahead(stands, today, width)
        elif name == "memory":
            drawn = figures.memory(stands, width)
        elif name == "hardest":
            part.chosen = min(part.chosen, max(len(stands.hardest) - 1, 0))
            drawn, part.places = figures.hardest(stands.hardest, width, part.chosen if here else -1)
        elif name == "confusions" and did is not None:
            part.chosen = min(part.chosen, max(len(self._confused) - 1, 0))
            drawn, part.places = figures.confusions(self._confused, width, part.chosen if here else -1)
        elif name == "calendar" and did is not None:
            drawn = figures.calendar(did, today, self._day or today, width)
        elif name == "time" and did is not None:
            drawn = figures.time(did, scope, width)
        elif name == "remembered" and came is not None:
            drawn = figures.remembered(came, aim_of(scope, self.quiz.start.settings), width)
        elif name == "calibration" and came is not None:
            drawn = figures.calibration(came, width)
        return drawn


def _called(deck: str, topic: str | None) -> str:
    if not deck:
        return "all decks"
    return f"{deck}: {titled(topic)}" if topic else deck
