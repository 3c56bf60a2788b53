"""Watch: a deck while its author writes it: its problems, and the fact last worked on, to be answered."""

from __future__ import annotations

from functools import partial
from itertools import count
from threading import Event
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Container, Vertical
from textual.message import Message
from textual.worker import get_current_worker

from quizapp.clockface import time_of
from quizapp.errors import DeckError
from quizapp.progress.studyday import study_day
from quizapp.reading import shown_path
from quizapp.reports.text import tally
from quizapp.say import counted
from quizapp.study.trial import Trial
from quizapp.tui.keys import ANSWERS, WATCH, bindings
from quizapp.tui.page import LEAST, Page
from quizapp.tui.text import NOTHING, beside, cut, line, lines
from quizapp.tui.tries import Tries
from quizapp.tui.widgets.findings import Chosen, Findings
from quizapp.tui.widgets.region import Region
from quizapp.tui.widgets.sheet import Sheet
from quizapp.tui.widgets.subject import painted as subject
from quizapp.vigil import Vigil, sights

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.content import Content
    from textual.events import Click, DescendantFocus

    from quizapp.deck import Deck
    from quizapp.progress.studyday import Clock
    from quizapp.reports import Found
    from quizapp.tui.keys import Command
    from quizapp.tui.widgets.hints import Hint
    from quizapp.vigil import Sight

__all__ = ["Watch"]

_EVERY = 0.05  # seconds between two looks at the files
_PATIENCE = 0.5  # seconds for which the late rules wait until what came before them is on the screen
_WIDE = 120  # columns from which problems and question stand beside each other
_STACKED = (76, 23)  # columns and rows from which they stand below each other; else there is one of them
_TALL = 36  # rows that have room for a question, its verdict, and a problem unfolded


class Seen(Message):
    """A deck was read: what it is found to be, or that there is none; `shown` is set once it is."""

    def __init__(self, number: int, found: Sight | DeckError) -> None:
        super().__init__()
        self.number = number
        self.found = found
        self.shown = Event()


class Watch(Tries):
    """A deck that is read again whenever it is saved; nothing that is answered here is logged."""

    CSS_PATH = "watch.tcss"
    HEADING = "Watch"
    ABOUT = (
        "The deck is read again whenever it is saved. Its problems stand on one side; on the other the fact "
        "that was worked on last, as every question that it can become. Answers are judged and not kept."
    )
    OFFERED = WATCH
    MORE = ANSWERS
    BINDINGS = bindings(WATCH)
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (LEAST[0], "-narrow"), (76, "-normal"), (_WIDE, "-wide")]  # noqa: RUF012 - Textual's own way

    def __init__(self, path: Path, now: Clock, rollover: int, notices: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.vigil = Vigil(path)
        self.sight: Sight | None = None
        self._now = now
        self._rollover = rollover
        self._notices = notices
        self._gone = False
        self._read_at = ""  # when what is shown was read
        self._before = ""  # when the fact was as it is shown, where it is no longer
        self._tried_at = ""
        self._numbers = count(1)
        self._number = 0
        self._asking = False
        self._decks: list[Deck] = []

    def parts(self) -> ComposeResult:
        """Yield what is watched, the problems, and the question."""
        yield Region(self._head, id="head")
        with Container(id="panes"):
            with Vertical(id="left"):
                yield Findings()
            with Vertical(id="right"):
                yield Region(self._subject, id="subject")
                yield Sheet()

    def on_mount(self) -> None:
        """Look at the files now, and from now on."""
        self._arrange()
        if self._notices:
            self.say(" ".join(self._notices))
        self._look()
        self.set_interval(_EVERY, self._look)

    def on_unmount(self) -> None:
        """Let go of what was read."""
        for deck in self._decks:
            deck.close()

    @property
    def asking(self) -> bool:
        """Whether keys go to the question, and not to the problems."""
        return self._asking

    @property
    def findings(self) -> Findings:
        """The problems."""
        return self.query_one(Findings)

    # -- reading --------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Read the deck where it was saved; what is being read of it as it was is of no interest."""
        if self.vigil.look():
            self._number = next(self._numbers)
            self.run_worker(
                partial(self._read, self._number, self.sight, study_day(self._now(), self._rollover)),
                thread=True, exclusive=True, group="read",
            )  # fmt: skip

    def _read(self, number: int, before: Sight | None, today: date) -> None:
        """Read and check, in a thread; what was written to meanwhile is read again and not shown."""
        worker = get_current_worker()
        try:
            for sight in sights(self.vigil.path, today, before, lambda: not worker.is_cancelled):
                seen = Seen(number, sight)
                wanted = not worker.is_cancelled and (sight.whole or self.vigil.settled())
                if not (wanted and self.post_message(seen)):
                    if not sight.whole:
                        sight.deck.close()
                    return
                seen.shown.wait(_PATIENCE)  # two threads at once would both be slower
        except DeckError as error:
            self.post_message(Seen(number, error))

    @on(Seen)
    async def see(self, message: Seen) -> None:
        """Show what was found, unless the deck was saved again since."""
        message.stop()
        self.call_after_refresh(message.shown.set)
        found = message.found
        if message.number != self._number:
            if not isinstance(found, DeckError) and not found.whole:
                found.deck.close()
            return
        if isinstance(found, DeckError):
            self._gone = True
            self._list([])
        elif found.whole:
            self._gone = False
            before, self.sight = self.sight, found
            self._list(before.found if before is not None else [])
        else:
            self._gone = False
            self._read_at = time_of(self._now())
            before, self.sight = self.sight, found
            self.vigil.heed(found.paths)
            self._list(before.found if before is not None else None)
            await self._follow(found)
        self.drawn()

    def _list(self, before: list[Found] | None) -> None:
        """List the problems: the new one is chosen, or else the one that was, by what it is."""
        found = self.sight.found if self.sight is not None and not self._gone else []
        chosen, findings = self.findings.chosen, self.findings
        at = _number_of(chosen, found, findings.at)
        if before is not None and self.sight is not None and not self.sight.whole:
            known = {_what(each) for each in before}
            new = [number for number, each in enumerate(found) if _what(each) not in known]
            at = min(new, key=lambda number: found[number].problem.severity != "error", default=at)
        empty = line(("✓ ", "$good bold"), "No problems.") if not self._gone else NOTHING
        findings.hold(found, at, self._folder, empty)
        self.set_class(not found, "-calm")
        if not found and not self._gone:  # there is nothing to choose among
            self._turn_to(asking=True)

    async def _follow(self, sight: Sight) -> None:
        """Show the fact that was worked on, or the one that was shown as it now is."""
        self._decks.append(sight.deck)
        shown = self.trial.fact.key if self.trial is not None else ""
        await self._try(sight.edited or shown or sight.first)
        kept = {id(sight.deck), id(self.trial.deck) if self.trial is not None else 0}
        for deck in self._decks:
            if id(deck) not in kept:
                deck.close()
        self._decks = [deck for deck in self._decks if id(deck) in kept]

    # -- the question -----------------------------------------------------------------------------------

    async def _try(self, key: str) -> None:
        """Show a fact as it now is; where there is none of the key any more, the one shown stays."""
        sight, before = self.sight, self.trial
        if sight is None:
            return
        if before is not None and before.fact.key == key:
            trial = before.on(sight.deck)
        else:
            fact = sight.deck.fact(key) if key else None
            trial = Trial(fact, sight.deck) if fact is not None else None
        if trial is None:
            self._before = self._tried_at
            return
        self.trial, self._before, self._tried_at = trial, "", self._read_at
        asked = before.asked.question if before is not None and before.asked is not None else None
        if asked is None or self.asked is not asked:  # else it stands there as it is, with what was typed
            await self.put()

    async def _press(self, key: str) -> bool:
        """Pass a key on where the question has the keys; a digit is an answer wherever it is in sight."""
        if not self._asking:
            digit = len(key) == 1 and key.isdecimal() and not self.has_class("-one")
            if not digit or self.asked is None or self.answered is not None:
                return False
            self._turn_to(asking=True)
        return await super()._press(key)

    def hints(self) -> list[Hint]:
        """Name how to answer only where there is a question that has the keys."""
        return super().hints() if self._asking and self.asked is not None else Page.hints(self)

    # -- which side has the keys --------------------------------------------------------------------------

    def on_resize(self) -> None:
        """Show both sides where there is room, else the one that has the keys."""
        super().on_resize()
        self._arrange()

    def _arrange(self) -> None:
        width, height = self.size
        wide, one = width >= _WIDE, width < _STACKED[0] or height < _STACKED[1]
        stacked = not wide and not one
        folded = stacked and self._asking and height < _TALL
        self.findings.lay(roomy=wide or (one and height >= _STACKED[1]), folded=folded)
        self.set_class(one and not wide, "-one")
        self.set_class(self._asking, "-asking")
        self.set_class(not self._asking, "-reading")

    def _turn_to(self, *, asking: bool) -> None:
        if self._asking != asking:
            self._asking = asking
            over = self.sheet.answering.over if self.sheet.answering is not None else None
            self._arrange()
            self.set_focus(over if asking and self.asked is not None and self.answered is None else None)
            self.drawn()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Let who clicks into the field type there."""
        del event
        self._turn_to(asking=True)

    def on_click(self, event: Click) -> None:
        """Let who clicks on the question answer it."""
        if event.widget is self.sheet:
            self._turn_to(asking=True)

    @on(Chosen)
    async def choose(self, message: Chosen) -> None:
        """Show the fact of the problem that was clicked on."""
        message.stop()
        self._turn_to(asking=False)
        await self._of_chosen()

    async def _of_chosen(self) -> None:
        chosen = self.findings.chosen
        key = self.sight.fact_of(chosen.problem) if chosen is not None and self.sight is not None else ""
        if key and (self.trial is None or self.trial.fact.key != key):
            await self._try(key)
        self.offer()

    # -- commands -----------------------------------------------------------------------------------------

    def can(self, action: str) -> bool:
        """Say whether a command is possible now."""
        if action == "explain":
            return not self.asking and self.findings.chosen is not None
        return super().can(action)

    def hint(self, command: Command) -> str:
        """Name the other side, and what Esc does now."""
        if command.action == "pane" and self._asking:
            return "problems"
        if command.action == "back" and self._asking and self.answered is not None:
            return "answer again"
        return command.hint

    def action_pane(self) -> None:
        """Give the keys to the other side."""
        self._turn_to(asking=not self._asking)

    def action_explain(self) -> None:
        """Say why the chosen problem matters."""
        from quizapp.tui.screens.explain import Explain  # noqa: PLC0415 - opened by its key

        if self.findings.chosen is not None:
            self.app.push_screen(Explain(self.findings.chosen.problem.code))

    async def action_up(self) -> None:  # type: ignore[override]  # a page may take its time
        """Choose the problem above, or scroll the question up."""
        await self._move(-1)

    async def action_down(self) -> None:  # type: ignore[override]  # as above
        """Choose the problem below, or scroll the question down."""
        await self._move(1)

    async def _move(self, by: int) -> None:
        if self._asking:
            self.sheet.scroll_rows(by)
        else:
            self.findings.move(by)
            await self._of_chosen()

    async def action_page_up(self) -> None:  # type: ignore[override]  # as above
        """Go a page up."""
        await self._page(-1)

    async def action_page_down(self) -> None:  # type: ignore[override]  # as above
        """Go a page down."""
        await self._page(1)

    async def _page(self, by: int) -> None:
        if self._asking:
            self.sheet.scroll_rows(by * (self.sheet.size.height - 2))
        else:
            self.findings.page(by)
            await self._of_chosen()

    async def action_back(self) -> None:
        """Take the answer back; where there is none, leave."""
        if self._asking and self.answered is not None:
            await self.action_undo()
        else:
            self.app.exit(0)

    # -- what it looks like ---------------------------------------------------------------------------------

    def drawn(self) -> None:
        """Draw what stands above the question."""
        for name in ("#head", "#subject"):
            self.query_one(name, Region).redraw()
        self.offer()

    @property
    def _folder(self) -> str:
        """What the paths of a deck's files begin with, and need not say here."""
        path = self.vigil.path
        return f"{shown_path(path if path.is_dir() else path.parent)}/"

    def _head(self, width: int) -> Content:
        sight = self.sight
        path = line((shown_path(self.vigil.path), "$quiet"))
        if sight is None and not self._gone:
            return lines([beside(line(("watch", "$act bold")), path, width), line(("Reading …", "$quiet"))])
        title = line((sight.deck.title if sight is not None else "watch", "$act bold"))
        state = self._state()
        if state.cell_length > width:
            state = self._state(brief=True)
        return lines([beside(title, path, width), cut(state, width)])

    def _state(self, *, brief: bool = False) -> Content:
        sight = self.sight
        if self._gone or sight is None:
            since = f" It is shown as it was at {self._read_at}." if self._read_at else ""
            return line(("! The deck is gone.", "$poor bold"), since)
        errors = any(each.problem.severity == "error" for each in sight.found)
        look = "$poor" if errors else "$fair" if sight.found else "$good"
        said = tally(sight.found) if sight.found else "no problems"
        cards = f" · {counted(sight.facts, 'fact')}, {counted(sight.deck.card_count(), 'card')}"
        more = "" if sight.whole else " …"  # the late rules are still being heard
        checked = f"{'' if brief else cards} · checked {self._read_at}{more}"
        return line((said, look), (checked, "$quiet"))

    def _subject(self, width: int) -> Content:
        if self.sight is None:
            return NOTHING
        return subject(self.trial, self._folder, self._before, width, active=self._asking)


def _what(found: Found) -> tuple[str, str, str]:
    """Return what a problem is, wherever its line has moved."""
    return found.problem.path, found.problem.code, found.problem.message


def _number_of(chosen: Found | None, found: list[Found], at: int) -> int:
    """Return where a problem now is in a list, the nearest of those that are alike; else where it was."""
    if chosen is None:
        return at
    alike = [number for number, each in enumerate(found) if _what(each) == _what(chosen)]
    return min(alike, key=lambda number: abs(found[number].problem.line - chosen.problem.line), default=at)
