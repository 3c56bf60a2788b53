"""Timeline: the events of decks on an axis of time, in lanes, coloured by what is remembered of them."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, cast

from textual import on

from quizapp.axis import Axis, fitted, period
from quizapp.edtf import parse
from quizapp.errors import QuizError
from quizapp.fold import fold
from quizapp.lane import Laid
from quizapp.lanes import lanes_of
from quizapp.marks import MEMORY
from quizapp.stretch import stretch
from quizapp.study.chronicle import GROUPS, chronicle, grouped, undated
from quizapp.tui.keys import TIMELINE, Command, bindings
from quizapp.tui.page import Page
from quizapp.tui.text import beside, clipped, hung, line, lines
from quizapp.tui.widgets.region import Region
from quizapp.tui.widgets.timechart import Pointed, TimeChart, Wheeled
from quizapp.tui.widgets.timelist import TimeList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.content import Content

    from quizapp.deck import Deck
    from quizapp.stretch import Stretch
    from quizapp.study.chronicle import Group, Happening

__all__ = ["Timeline"]

_MANY = 3_000  # events that are read only after the page is there
_ROOM = 0.14  # of the width, after the last event: its name needs some
_FACTOR = 2.0
_WIDEST = 2  # views of all events: further away there is nothing to see
_PAN = 0.5
_WHEEL = 0.15
_PAGE = 10  # events
_NOBODY = {"actor": "nobody named", "country": "nobody named", "topic": "no topic", "none": ""}
_GROUPED = {"actor": " by actor", "country": " by country", "topic": " by topic", "none": ""}


class Timeline(Page):
    """Events to look at; the chosen one is told below, and the view follows it."""

    CSS_PATH = "timeline.tcss"
    HEADING = "Timeline"
    ABOUT = (
        "The events of your decks on an axis of time. The mark shows what you remember, from ○ new to "
        "● lasting; a number, how many events fall together. ─◔─ was on some day of its line, ◔━━ lasted as "
        "long as its bar, ░◔░ is not sure, ◔╌╌› has no end. A click chooses, a second one opens; the wheel "
        "zooms about the pointer, with shift it pans."
    )
    OFFERED = TIMELINE
    BINDINGS = bindings(TIMELINE)

    def __init__(self, by: str = "none", first: str = "", last: str = "") -> None:
        super().__init__()
        self._by = by
        self._asked = first, last
        self._deck: Deck | None = None
        self._events: Sequence[Happening] = ()
        self._days: Sequence[Stretch] = ()
        self._axis: Axis | None = None
        self._at = 0
        self._lane = 0
        self._said = ""
        self._words = ""
        self._hits: list[int] = []

    def parts(self) -> ComposeResult:
        """Yield what is looked at, the timeline in both its forms, and what is told of the chosen event."""
        yield Region(self._head, id="head")
        yield TimeChart()
        yield TimeList()
        yield Region(self._told, id="told")

    def on_mount(self) -> None:
        """Read the events; where they are many, once the page is there."""
        decks = self.quiz.decks
        named = self.quiz.start.named
        self._deck = decks[0] if len(decks) == 1 and named else None
        if sum(deck.facts_by_kind().get("event", 0) for deck in decks) > _MANY:
            self._said = "Reading the events …"
            self._show()
            self.call_after_refresh(self._read)
        else:
            self._read()

    def on_screen_resume(self) -> None:
        """Read again where the page of a fact has changed something."""
        if self._axis is not None and self.quiz.changed:
            self._read()

    def _read(self) -> None:
        """Read the events, and stay at the chosen one where it is still there."""
        before = self._event
        try:
            decks = self.quiz.decks if self._deck is None else [self.quiz.deck(self._deck.id)]
            self._events = chronicle(decks, self.quiz.start.store, cast("Group", self._by))
        except (QuizError, sqlite3.Error) as error:
            self._events, self._said = (), f"The events cannot be read: {error}"
            self._show()
            return
        self._days = [stretch(each.when) for each in self._events]
        self._said = "" if self._events else "No event has a date."
        self._at = self._place_of(before) if before is not None else 0
        if self._axis is None or before is None:
            self._axis = self._first_view()
        self._look_for(self._words)
        self._arrange()
        if before is None:
            self.say(undated(decks, self._events))

    def _place_of(self, event: Happening) -> int:
        """Return where an event is now; the first place where it is gone."""
        own = (event.deck, event.fact.key)
        return next((at for at, each in enumerate(self._events) if (each.deck, each.fact.key) == own), 0)

    def _first_view(self) -> Axis:
        """Return the view of what was asked for, or of all."""
        since, until = (parse(each) if each else None for each in self._asked)
        whole = self._whole()
        if since is None and until is None:
            return whole
        first = since.earliest if since is not None else None
        last = until.latest if until is not None else None
        start = first.toordinal() if first is not None else int(whole.first)
        end = last.toordinal() if last is not None else int(whole.end)
        axis = fitted(start, max(start, end), 1)
        self._at = next((at for at in range(len(self._days)) if self._in_sight(at, axis)), 0)
        return axis

    def _extent(self) -> tuple[int, int]:
        """Return the first and the last day that any event can have been on."""
        return min((each.low for each in self._days), default=1), max(
            (each.high for each in self._days), default=1
        )

    def _whole(self) -> Axis:
        return fitted(*self._extent(), 1, _ROOM)

    def _arrange(self) -> None:
        """Put the events into their lanes."""
        names, places = lanes_of([each.lanes for each in self._events], _NOBODY[self._by])
        things = [
            Laid(days, event.firmness, lanes, lambda event=event: event.label)  # type: ignore[misc]  # bound in the loop
            for event, days, lanes in zip(self._events, self._days, places, strict=True)
        ]
        self._lane = min(things[self._at].lanes) if things else 0
        self.query_one(TimeChart).hold(things, names if self._by != "none" else ())
        self.query_one(TimeList).hold(self._events, self._days)
        self._show()

    def _show(self) -> None:
        if self._axis is not None:
            chart = self.query_one(TimeChart)
            chart.lane = self._lane
            chart.look(self._axis, self._at)
            self.query_one(TimeList).look(self._axis, self._at)
        for region in self.query(Region):
            region.redraw()
        self.offer()

    # -- what can be done -----------------------------------------------------------------------------

    @property
    def _event(self) -> Happening | None:
        return self._events[self._at] if self._events else None

    def can(self, action: str) -> bool:
        """Say whether a command is possible now."""
        if action == "again":
            return bool(self._hits)
        if action in {"back", "palette", "help", "settings", "theme", "leave"}:
            return True
        if action == "scope":
            return len(self.quiz.decks) > 1
        return bool(self._events)

    def _choose(self, place: int, lane: int | None = None) -> None:
        """Choose an event and have it on view."""
        if self._axis is None or not self._events:
            return
        self._at = min(max(place, 0), len(self._events) - 1)
        if lane is not None and lane >= 0:
            self._lane = lane
        days = self._days[self._at]
        self._axis = self._axis.showing(days.first, days.last)
        self._show()

    def _in_sight(self, place: int, axis: Axis | None = None) -> bool:
        axis = axis or self._axis
        days = self._days[place]
        return axis is not None and days.high >= axis.first and days.low < axis.end

    def _step(self, by: int) -> None:
        """Go on by events in time; where the chosen one was left behind, to one that is on view."""
        if not self._in_sight(self._at):
            seen = [at for at in range(len(self._events)) if self._in_sight(at)]
            if seen:
                self._choose(seen[0 if by > 0 else -1])
                return
        self._choose(self._at + by)

    def action_later(self) -> None:
        """Go to the next event."""
        self._step(1)

    def action_earlier(self) -> None:
        """Go to the event before."""
        self._step(-1)

    def action_page_down(self) -> None:
        """Go on by ten events."""
        self._step(_PAGE)

    def action_page_up(self) -> None:
        """Go back by ten events."""
        self._step(-_PAGE)

    def action_first(self) -> None:
        """Go to the first event."""
        self._choose(0)

    def action_last(self) -> None:
        """Go to the last event."""
        self._choose(len(self._events) - 1)

    def action_down(self) -> None:
        """Go to the row below; in a list, to the next event."""
        self._across(1)

    def action_up(self) -> None:
        """Go to the row above; in a list, to the event before."""
        self._across(-1)

    def _across(self, by: int) -> None:
        if self.has_class("-narrow"):
            self._step(by)
            return
        found = self.query_one(TimeChart).nearest(by)
        if found is not None:
            self._choose(*found)
        elif not self._in_sight(self._at):
            self._step(by)

    def action_closer(self, factor: float = 1 / _FACTOR, day: float | None = None) -> None:
        """Look closer at the chosen event."""
        if self._axis is None or (factor > 1 and self._axis.days >= self._whole().days * _WIDEST):
            return
        if day is None:
            days = self._days[self._at]
            start, end = max(days.first, self._axis.first), min(days.last + 1, self._axis.end)
            day = (start + end) / 2 if start <= end else (days.first + days.last + 1) / 2
        self._axis = self._axis.zoomed(day, factor)
        self._show()

    def action_wider(self) -> None:
        """Have more of the time on view."""
        self.action_closer(_FACTOR)

    def action_whole(self) -> None:
        """Have all events on view."""
        self._axis = self._whole()
        self._show()

    def action_pan_later(self, share: float = _PAN) -> None:
        """Look at what is later; not so far that nothing is left."""
        if self._axis is None:
            return
        axis, whole = self._axis.panned(share), self._whole()
        if axis.first < whole.end and axis.end > whole.first:
            self._axis = axis
            self._show()

    def action_pan_earlier(self) -> None:
        """Look at what is earlier."""
        self.action_pan_later(-_PAN)

    @on(Wheeled)
    def wheeled(self, message: Wheeled) -> None:
        """Zoom about the pointer, pan, or in a list go through the events."""
        message.stop()
        if self.has_class("-narrow"):
            self._step(message.by)
        elif message.aside:
            self.action_pan_later(message.by * _WHEEL)
        else:
            self.action_closer(_FACTOR**0.5 if message.by > 0 else _FACTOR**-0.5, message.day)

    @on(Pointed)
    def pointed(self, message: Pointed) -> None:
        """Choose what was clicked on; open it where it was chosen before."""
        message.stop()
        if message.opened:
            self.action_open()
        else:
            self._choose(message.place, message.lane)

    def action_open(self) -> None:
        """Open the page of the chosen event's fact."""
        if self._event is not None:
            self.quiz.open_fact(self._event.deck, self._event.fact.key)

    def action_lanes(self) -> None:
        """Group the events in the next way."""
        self._by = GROUPS[(GROUPS.index(self._by) + 1) % len(GROUPS)]
        self._events = grouped(self._events, cast("Group", self._by))
        self._arrange()

    def action_scope(self) -> None:
        """Choose a deck, or all, by typing some of its name."""
        from quizapp.tui.screens.palette import Palette  # noqa: PLC0415 - few change it

        scopes = [None, *self.quiz.decks]
        offered = [
            (Command(str(number), "all: decks" if deck is None else f"deck: {deck.title}", ()), "")
            for number, deck in enumerate(scopes)
        ]

        def chosen(number: str | None) -> None:
            if number is not None:
                self._deck, self._axis = scopes[int(number)], None
                self._asked = "", ""
                self._read()

        self.app.push_screen(Palette(offered, "a deck"), chosen)

    def action_seek(self) -> None:
        """Ask for words, and go to the next event that has them all."""
        from quizapp.tui.screens.seek import Seek  # noqa: PLC0415 - few look for one

        def sought(words: str | None) -> None:
            if words is None:
                return
            self._look_for(words)
            if self._hits and self._at not in self._hits:
                self.action_again()
            else:
                self._show()

        self.app.push_screen(Seek(self._words), sought)

    def _look_for(self, words: str) -> None:
        """Find what has these words beside each other, or else all of them."""
        self._words = words
        told = [_told_of(each) for each in self._events] if words else []
        self._hits = _found(told, [fold(words)]) or _found(told, fold(words).split())

    def action_again(self) -> None:
        """Go to the next event that was looked for."""
        self._choose(next((at for at in self._hits if at > self._at), self._hits[0]))

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.go_back()

    # -- what it looks like -----------------------------------------------------------------------------

    def _head(self, width: int) -> Content:
        deck = self._deck.title if self._deck is not None else ""
        title = line(("Timeline", "$bright bold"), (_GROUPED[self._by], "$bright"), (f"  {deck}", "$quiet"))
        told = self._period()
        found = ""
        if self._words and not self._hits:
            found = f"nothing has “{self._words}”   "
        elif self._at in self._hits:
            found = f"“{self._words}” {self._hits.index(self._at) + 1} of {len(self._hits)}   "
        return beside(title, line((found, "$act"), (told, "$quiet")), width)

    def _period(self) -> str:
        """Return what is on view, as far as there is anything."""
        if self._axis is None or not self._events:
            return ""
        first, last = self._extent()
        start, end = max(self._axis.first, first), min(self._axis.end, last + 1)
        return period(Axis(start, end - start, 1)) if start < end else period(self._axis)

    def _told(self, width: int) -> Content:
        event = self._event
        if event is None:
            return lines(hung("", line((self._said, "$quiet")), width))
        sign = MEMORY[event.firmness]
        place = f"{self._at + 1:,} of {len(self._events):,}"
        rows = [beside(line((event.said, "$act bold")), line((place, "$quiet")), width)]
        rows += clipped(hung("", line((event.title, "$bright")), width), 2, width)
        told = " · ".join(part for part in (", ".join(event.lanes), event.source) if part)
        rows.append(
            beside(line((f"{sign.mark} {sign.word}", sign.style), (f"   {told}", "$quiet")), line(""), width)
        )
        if event.open_order:
            after = self._events[self._at + 1].label
            rows += clipped(
                hung(
                    ("≈ ", "$fair bold"),
                    line(("order with the next is not settled: ", "$fair"), (after, "$quiet")),
                    width,
                ),
                1,
                width,
            )
        return lines(rows)


def _told_of(event: Happening) -> str:
    """Return what an event is looked for by."""
    return fold(" ".join((event.label, event.title, event.said, *event.lanes)))


def _found(told: Sequence[str], wanted: Sequence[str]) -> list[int]:
    """Return the places of what has all these words."""
    if not all(wanted):
        return []
    return [place for place, text in enumerate(told) if all(word in text for word in wanted)]
