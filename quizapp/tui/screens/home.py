"""Home: what today holds, the decks with their topics, and one obvious key to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import VerticalScroll

from quizapp.errors import DamagedProgress, QuizError
from quizapp.study.day import Day, day_of
from quizapp.tui.keys import HOME, bindings
from quizapp.tui.page import Page
from quizapp.tui.text import NOTHING, beside, hung, line, lines
from quizapp.tui.widgets.agenda import Agenda, Chosen
from quizapp.tui.widgets.memory import legend
from quizapp.tui.widgets.notices import notices
from quizapp.tui.widgets.region import Region
from quizapp.tui.widgets.today import dated
from quizapp.tui.widgets.week import week

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content

__all__ = ["Home"]

_NOTICES = 3  # one part in so many of the window is theirs: what can be begun has to be seen


class Home(Page):
    """Where a learner begins."""

    CSS_PATH = "home.tcss"
    HEADING = "Home"
    ABOUT = (
        "What today holds. Enter begins what is chosen: all of today, one deck, or one topic alone. "
        "The marks show how firmly a topic is held, from ○ new to ● lasting."
    )
    OFFERED = HOME
    BINDINGS = bindings(HOME)

    def __init__(self, saying: str = "") -> None:
        super().__init__()
        self._saying = saying
        self._day: Day | None = None
        self._told: list[str] = []
        self._first = False  # whether the tour is offered

    def parts(self) -> ComposeResult:
        """Yield the date, what there is to begin, and what lies ahead."""
        yield Region(self._head, id="head")
        yield Region(self._notices, id="notices")
        with VerticalScroll(id="sheet", can_focus=False):
            yield Agenda()
            yield Region(self._foot, id="foot")

    def on_mount(self) -> None:
        """Count up the day."""
        self._count()
        if self._saying:
            self.say(self._saying)

    def on_screen_resume(self) -> None:
        """Count again where another page has changed something."""
        if self.quiz.changed:
            self.quiz.changed = False
            self._count()

    def _count(self) -> None:
        try:
            self._day = day_of(self.quiz.decks, self.quiz.start.store, self.quiz.start.settings)
        except DamagedProgress:
            raise  # nothing can be begun: the app ends, and a backup is offered
        except QuizError as error:
            self.fault(error)
        else:
            self.query_one(Agenda).hold(self._day)
        self._told = self.quiz.told()
        self._first = self._offers_tour()
        for region in self.query(Region):
            region.redraw()
        self.offer()

    # -- what can be done -----------------------------------------------------------------------------

    def can(self, action: str) -> bool:
        """Say whether a command is possible now."""
        if action == "begin":
            return self.query_one(Agenda).chosen is not None
        if action == "practice":
            return bool(self.quiz.decks)
        if action == "no_tour":
            return self._first
        if action == "ahead":
            return self._day is not None and self._day.early
        return True

    def action_up(self) -> None:
        """Choose the row above."""
        self._move(-1)

    def action_down(self) -> None:
        """Choose the row below."""
        self._move(1)

    def action_page_up(self) -> None:
        """Choose a row a page above."""
        self._move(-self.query_one("#sheet").size.height)

    def action_page_down(self) -> None:
        """Choose a row a page below."""
        self._move(self.query_one("#sheet").size.height)

    def _move(self, by: int) -> None:
        agenda, sheet = self.query_one(Agenda), self.query_one("#sheet")
        agenda.move(by)
        self.say()
        if not sheet.scroll_y <= agenda.place < sheet.scroll_y + sheet.size.height:
            sheet.scroll_to(y=agenda.place if by < 0 else agenda.place - sheet.size.height + 1, animate=False)

    @on(Chosen)
    def choose(self, message: Chosen) -> None:
        """Begin what was clicked on."""
        message.stop()
        self.action_begin()

    def action_begin(self) -> None:
        """Begin what is chosen; where today holds nothing more, ahead of time."""
        day, row = self._day, self.query_one(Agenda).chosen
        self._begin(early=day is not None and row is not None and row.held is None and not day.left)

    def action_ahead(self) -> None:
        """Study what is chosen ahead of time."""
        self._begin(early=True)

    def action_tour(self) -> None:
        """Show what there is, in a minute."""
        from quizapp.tui.screens.tour import Tour  # noqa: PLC0415 - once in a lifetime

        self.action_no_tour()
        self.app.push_screen(Tour(self.key_of))

    def action_no_tour(self) -> None:
        """Offer the tour no more."""
        if self._first:
            self._first = False
            self.quiz.tour_is_over()
            self.query_one("#notices", Region).redraw()
            self.offer()

    def _offers_tour(self) -> bool:
        """Whether this is a first time: nothing was answered, and the tour was not taken or refused."""
        day = self._day
        return day is not None and bool(day.decks) and self.quiz.is_new

    def action_positions(self) -> None:
        """Show who holds what on which issue, in the chosen deck first."""
        row = self.query_one(Agenda).chosen
        self.quiz.look_up("positions", row.held.deck.id if row is not None and row.held is not None else "")

    def action_browse(self) -> None:
        """Look for facts and cards."""
        self.quiz.look_up("browse")

    def action_timeline(self) -> None:
        """Show the events on an axis of time."""
        self.quiz.look_up("timeline")

    def action_stats(self) -> None:
        """Show what was learned."""
        self.quiz.look_up("stats")

    def action_cast(self) -> None:
        """Show who is who."""
        self.quiz.look_up("cast")

    def action_practice(self) -> None:
        """Choose a round of practice or an exam, on the chosen deck or on all."""
        from quizapp.study.past import past_exams  # noqa: PLC0415 - Home does without, until it is wanted
        from quizapp.study.rounds import rounds_of  # noqa: PLC0415 - as above
        from quizapp.tui.keys import Command  # noqa: PLC0415 - as above
        from quizapp.tui.screens.palette import Palette  # noqa: PLC0415 - as above

        row = self.query_one(Agenda).chosen
        rounds = list(rounds_of(self.quiz.decks if row is None or row.held is None else [row.held.deck]))
        offered = [
            (Command(str(number), f"{each.title}: {each.deck}", ()), "") for number, each in enumerate(rounds)
        ]

        try:
            past = past_exams(self.quiz.start.store)
        except QuizError as error:
            self.fault(error)
            return
        offered += [
            (Command(str(number), f"Paper: {each.title}, {each.points}", ()), "")
            for number, each in enumerate(past, len(rounds))
        ]

        def chosen(number: str | None) -> None:
            if number is not None and int(number) < len(rounds):
                self.quiz.play(rounds[int(number)])
            elif number is not None:
                self.quiz.show_past(past[int(number) - len(rounds)])

        self.app.push_screen(Palette(offered, "a round"), chosen)

    def _begin(self, *, early: bool) -> None:
        row = self.query_one(Agenda).chosen
        if row is None:
            return
        decks = self.quiz.decks if row.held is None else [row.held.deck]
        topic = row.tally.topic if row.tally is not None else None
        try:
            begun = self.quiz.begin(decks, topic=topic, early=early)
        except QuizError as error:
            self.fault(error)
            return
        if not begun:
            there = f"in {row.name}" if row.name else "here"
            ahead = f" {self.key_of('ahead')} studies ahead of time."
            more = ahead if not early and self.can("ahead") else ""
            self.say(f"Nothing {'more to study ahead' if early else 'is due'} {there} now.{more}")

    # -- what it looks like -----------------------------------------------------------------------------

    def _head(self, width: int) -> Content:
        today = line((dated(self._day.day), "$quiet")) if self._day is not None else NOTHING
        return lines([beside(line(("quizapp", "$act bold")), today, width), NOTHING])

    def _notices(self, width: int) -> Content:
        said = notices(self._told, width, self.size.height // _NOTICES)
        if self._first:
            tour, no = self.key_of("tour"), self.key_of("no_tour")
            keys = line((tour, "$act bold"), " a tour of a minute   ", (no, "$act"), (" no", "$quiet"))
            said += hung("", line("Here for the first time? ", keys), width)
        return lines([*said, NOTHING]) if said else NOTHING

    def _foot(self, width: int) -> Content:
        day = self._day
        if day is None or not day.decks:
            return NOTHING
        drawn = [NOTHING]
        if any(day.ahead):
            drawn += [line(("Days ahead", "$quiet")), week(day.day, day.ahead, width), NOTHING]
        said = [f"{day.streak} days in a row"] if day.streak > 1 else []
        if day.remembered is not None:
            aim = self.quiz.start.settings.retention
            said.append(f"you remember {day.remembered:.0%} of what comes back (aim {aim:.0%})")
        drawn += hung("", line((" · ".join(said), "$quiet")), width) if said else [legend()]
        return lines(drawn)
