"""A learner at the keyboard: real decks, a real progress file, a fixed clock, real key presses."""

from __future__ import annotations

import difflib
import os
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random

import pytest
from painted import painted

from quizapp.config import Settings
from quizapp.fact import Option
from quizapp.library import Library
from quizapp.progress.store import Store
from quizapp.progress.studyday import Moment
from quizapp.response import Arrange, Pair, Place
from quizapp.tui.app import QuizApp, Start
from quizapp.tui.watching import WatchApp, Watched

SUNDAY = 1_795_305_600_000  # 22 November 2026, 09:00 in Seoul
SEOUL = 540
DAY = 86_400_000
SNAPSHOTS = Path(__file__).parent / "snapshots"

RIVERS = """
deck: rivers
title: Rivers
cards:
  spain: {ask: Which river is the border of Spain and France?, answer: Bidasoa, wrong: [Ebro, Adour, Garonne], ask_as: [choice]}
  rhine: {ask: Into which sea does the Rhine flow?, answer: North Sea, wrong: [Baltic, Adriatic], ask_as: [choice], note: Near Rotterdam., outside: It is 1233 km long., source: atlas ¶3}
  nile: {ask: How long is the Nile in kilometres?, answer: "6650", wrong: ["5000", "7000"], ask_as: [choice]}
sources: {atlas: {title: An atlas, short: Atlas}}
"""

TYPED = """
deck: typed
title: Typed
study: {new_per_day: 20}
cards:
  norway: {ask: Which city is the capital of Norway?, answer: Oslo, ask_as: [typed]}
  peru: {ask: Which city is the capital of Peru?, answer: Lima, ask_as: [typed]}
"""

OPEN = """
deck: open
title: Open
cards:
  why: {ask: Why is the river the border?, points: [It is easy to see, Neither side could move it]}
  what: {ask: What is a border?, points: [a line that two sides agree on]}
"""

HINTED = """
deck: hinted
title: Hinted
cards:
  rhine: {ask: Into which sea does the Rhine flow?, answer: North Sea, wrong: [Baltic, Adriatic], hint: It is cold}
"""

KIMS = """
deck: kims
title: Kims
actors:
  korea: {name: Korea, kind: government}
  jong-un: {name: Kim Jong-un, family: Kim, role: leader of the North, of: korea, as_of: 2021, facets: [name], ask_as: [typed]}
  yo-jong: {name: Kim Yo-jong, family: Kim, role: spokeswoman of the North, of: korea, as_of: 2021, facets: [name], ask_as: [typed]}
"""

BOTH = {
    "deck.yaml": "deck: both\ntitle: Both topics\n",
    "dates.yaml": "cards:\n  one: {ask: First?, answer: A, wrong: [B, C], ask_as: [choice]}\n",
    "people.yaml": "cards:\n  two: {ask: Second?, answer: D, wrong: [E, F], ask_as: [choice]}\n",
}


PAST = """
deck: past
title: The past
study: {new_per_day: 1}
events:
  hanoi: {what: The second summit takes place in Hanoi, short: Hanoi summit, when: 2019-02, facets: [when], ask_as: {when: [typed]}, source: lee ¶4, note: It ended without an agreement.}
sources: {lee: {title: An article, short: Lee}}
"""
EVENTS = (("First mid-range missile test", "1993"), ("Missile over Japan", "1998-08"), ("Sunshine ends", "2008"), ("Singapore summit", "June 2018"), ("Hanoi summit", "February 2019"))  # fmt: skip


DECKS = {
    "past": PAST,
    "rivers": RIVERS,
    "typed": TYPED,
    "open": OPEN,
    "kims": KIMS,
    "hinted": HINTED,
    "both": BOTH,
}


def arrange(*shown, about=0, events=EVENTS):
    """Return a shape that shows these of the events, named by their places in time."""
    ranks = sorted(shown)
    return Arrange(
        tuple(Option(events[each][0], f"k{each}") for each in shown),
        tuple(shown.index(each) for each in ranks),
        about,
        tuple(events[each][1] for each in shown),
    )


def place(item=4, events=EVENTS):
    """Return a shape that shows all but one of the events in order, and asks where that one belongs."""
    others = [each for number, each in enumerate(events) if number != item]
    return Place(
        tuple(Option(name) for name, _date in others), tuple(date for _name, date in others),
        Option(events[item][0]), item,
    )  # fmt: skip


def pair(pairs, right=(), *, about=0, many=False):
    """Return a shape of these pairs; `right` is the order of the right-hand things where it is another."""
    things = tuple(right) or tuple(dict.fromkeys(thing for _left, thing in pairs))
    return Pair(
        tuple(Option(left) for left, _right in pairs), tuple(map(Option, things)),
        tuple(things.index(thing) for _left, thing in pairs), about, many,
    )  # fmt: skip


class Learner:
    """Presses keys and reads the screen."""

    def __init__(self, app, pilot, store, clock, ticks):
        self.app, self.pilot, self.store, self._clock, self._ticks = app, pilot, store, clock, ticks

    async def press(self, *keys):
        """Press keys one after the other."""
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()
            _ = self.app.cursor_position  # a terminal asks for it after each frame, a pilot never

    async def type(self, text):
        """Type a text, as a keyboard sends it."""
        await self.press(*("space" if each == " " else each for each in text))

    async def click(self, text):
        """Click on a text that is on the screen."""
        rows = self.lines()
        row = next(number for number, each in enumerate(rows) if text in each)
        await self.pilot.click(offset=(rows[row].index(text), row))
        await self.pilot.pause()

    async def turn(self, wheel, widget, *, shift=False):
        """Turn the wheel over a widget, by its id: `wheel` is the event of a mouse that does."""
        of = self.app.screen.query_one(f"#{widget}")
        await self.pilot._post_mouse_events([wheel], of, offset=(30, 4), button=0, shift=shift)
        await self.pilot.pause()

    async def resize(self, width, height):
        """Change the size of the window."""
        await self.pilot.resize_terminal(width, height)
        await self.pilot.pause()

    def lines(self):
        """Return the screen, line by line, without blanks at the ends."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    def sees(self):
        """Return the screen as one text."""
        return "\n".join(self.lines())

    async def skip_to(self, text):
        """Skip cards until a text is on the screen."""
        for _ in range(20):
            if text in self.sees():
                return
            await self.press("ctrl+s")
        pytest.fail(f"{text!r} never came")

    def answer(self):
        """Return the digit of the right option of the question on screen."""
        return str(self.app.screen.session.current.question.shape.right + 1)

    def wrong(self):
        """Return the digit of a wrong option."""
        return "2" if self.answer() == "1" else "1"

    arrange, place, pair = staticmethod(arrange), staticmethod(place), staticmethod(pair)

    async def put(self, shape, prompt="Which?", then=None):
        """Ask the card on screen in another way, and then, where its answer is right, in a third."""
        session = self.app.screen.session
        asked = session.current
        follows = asked.question._replace(shape=then[0], prompt=then[1]) if then else None
        question = asked.question._replace(shape=shape, prompt=prompt, then=follows)
        session.current, session.answered = asked._replace(question=question), None
        await self.app.screen._ask()
        await self.pilot.pause()

    def wait(self, ms):
        """Let time pass."""
        self._clock[0] += ms
        self._ticks[0] += ms

    def set_clock(self, by):
        """Set the clock on the wall; time goes on as before."""
        self._clock[0] += by

    def reviews(self):
        """Return the answers in the log, as (verdict, response)."""
        return [(event.verdict, event.response) for event in self.store.events() if event.kind == "review"]

    def kinds(self):
        """Return the kinds of all events in the log."""
        return [event.kind for event in self.store.events()]


@pytest.fixture
def at(tmp_path):
    """Return `at("rivers", …)`, which opens the app on decks: those above by name, or others as text."""
    clock, ticks = [SUNDAY], [0]

    @asynccontextmanager
    async def open_app(*names, size=(80, 24), study=True, theme="ink", store=None, new=10, settings=None, anew=False, **given):
        if anew:
            clock[0], ticks[0] = SUNDAY, 0
            for old in tmp_path.glob("progress.db*"):
                old.unlink()
        folder = tmp_path / "decks"
        folder.mkdir(exist_ok=True)
        for number, each in enumerate(DECKS.get(name, name) for name in names):
            if isinstance(each, str):
                (folder / f"deck{number}.yaml").write_text(each, encoding="utf-8")
            else:
                (folder / f"deck{number}").mkdir(exist_ok=True)
                for name, text in each.items():
                    (folder / f"deck{number}" / name).write_text(text, encoding="utf-8")
        own = store or Store.open(
            Path("progress.db") if anew else tmp_path / "progress.db", device="test", now=lambda: Moment(clock[0], SEOUL), patience=0.05
        )
        start = Start(
            library=Library((folder,), tmp_path / "cache"), store=own, settings=settings or Settings(theme=theme, new_per_day=new),
            now=lambda: clock[0], ticks=lambda: ticks[0], rng=Random(7), study=study, **given,
        )  # fmt: skip
        app = QuizApp(start)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Learner(app, pilot, own, clock, ticks)
        if store is None:
            own.close()

    return open_app


class Author(Learner):
    """Saves a deck that is watched, and reads the screen."""

    path: Path

    async def save(self, text):
        """Save the deck as most editors do, and wait until it has been checked."""
        other = self.path.with_suffix(".new")
        other.write_text(text, encoding="utf-8")
        other.replace(self.path)
        await self.looked()

    async def looked(self, times=1):
        """Let the app look at the files, and wait until what it reads is on the screen."""
        for _ in range(times):
            self.app.screen_stack[0]._look()
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()


@pytest.fixture
def watching(tmp_path, monkeypatch):
    """Return `watching(text)`, which opens the app of `watch` on a deck."""
    monkeypatch.chdir(tmp_path)
    path = Path("deck.yaml")

    def write(text):
        path.write_text(text, encoding="utf-8")

    @asynccontextmanager
    async def open_app(text, size=(120, 40), notices=(), theme="ink"):
        write(text)
        app = WatchApp(Watched(path, Settings(theme=theme), lambda: Moment(SUNDAY, SEOUL), notices))
        async with app.run_test(size=size) as pilot:
            author = Author(app, pilot, None, [SUNDAY], [0])
            author.path = path
            await author.looked()
            yield author

    return open_app


@pytest.fixture
def same_as():
    """Return `same_as(name, learner)`: the screen is as in snapshots/, or a readable difference is shown.

    `QUIZAPP_SNAPSHOTS=write` writes them anew. Where a theme looks otherwise than by its colours, it has a
    file of its own.
    """

    def compare(name, learner):
        path, own = SNAPSHOTS / f"{name}.txt", SNAPSHOTS / f"{name}-{learner.app.theme}.txt"
        seen = painted(learner.app)
        if os.environ.get("QUIZAPP_SNAPSHOTS") == "write":
            if learner.app.theme == "ink":
                path.write_text(seen, encoding="utf-8")
            own.unlink(missing_ok=True)
            if seen != path.read_text(encoding="utf-8"):
                own.write_text(seen, encoding="utf-8")
        kept = (own if own.exists() else path).read_text(encoding="utf-8")
        if seen != kept:
            changed = difflib.unified_diff(
                kept.splitlines(), seen.splitlines(), "kept", "seen", lineterm="", n=99
            )
            pytest.fail(f"{name} looks different in {learner.app.theme}:\n" + "\n".join(changed), pytrace=False)

    return compare
