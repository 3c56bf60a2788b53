"""Tour: a minute of what there is, page by page; any key but those that turn pages leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll

from quizapp.marks import MEMORY, VERDICTS
from quizapp.tui.keymap import mapped
from quizapp.tui.keys import STUDY, TOUR, bindings
from quizapp.tui.over import Over
from quizapp.tui.shell import Shell
from quizapp.tui.text import NOTHING, beside, hung, line, lines
from quizapp.tui.widgets.region import Region

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.content import Content
    from textual.events import Key

__all__ = ["Tour"]

_LABEL = 12
_VERDICTS = {
    "right": "as it stands",
    "near": "a slip of the keyboard; counted as right",
    "part": "some of it is right",
    "which": "asked back once, nothing counted",
    "wrong": "the right answer is shown, and it comes again",
}
_MEMORY = (
    "never asked",
    "for some days",
    "for a week or more",
    "for a month or more",
    "for four months or more",
)


class Tour(Over[None]):
    """Six pages over Home."""

    CSS_PATH = "tour.tcss"
    BINDINGS = bindings(TOUR)

    def __init__(self, key_of: Callable[[str], str]) -> None:
        super().__init__()
        self._key_of = key_of  # of a command on Home
        self._study: dict[str, tuple[str, str]] = {}  # the keys of a question, and those while one types
        self._at = 0

    def parts(self) -> ComposeResult:
        """Yield the page, and the keys below it."""
        with VerticalScroll(id="sheet", can_focus=False):
            yield Region(self._painted)
        yield Region(self._keys, id="keys")

    def on_mount(self) -> None:
        """Look which keys commands have."""
        given = self.app.given if isinstance(self.app, Shell) else {}
        for each in mapped(STUDY, given):
            self._study[each.action] = each.shown_keys(), each.shown_keys(typing=True)
        self.query_one(Region).redraw()

    def _key(self, action: str) -> tuple[str, str]:
        return self._study.get(action, ("", ""))

    def action_onward(self) -> None:
        """Turn to the next page; from the last one, back to Home."""
        if self._at + 1 == len(_PAGES):
            self.dismiss(None)
            return
        self._turn(1)

    def action_before(self) -> None:
        """Turn to the page before."""
        if self._at:
            self._turn(-1)

    def _turn(self, by: int) -> None:
        self._at += by
        for region in self.query(Region):
            region.redraw()
        self.query_one("#sheet").scroll_home(animate=False)

    def on_key(self, event: Key) -> None:
        """Leave at any key that turns no page."""
        if event.key not in {key for command in TOUR for key in command.keys}:
            event.stop()
            event.prevent_default()
            self.dismiss(None)

    def _painted(self, width: int) -> Content:
        title, page = _PAGES[self._at]
        place = line((f"{self._at + 1} of {len(_PAGES)}", "$quiet"))
        return lines([beside(line((title, "$bright bold")), place, width), NOTHING, *page(self, width)])

    def _keys(self, width: int) -> Content:
        last = self._at + 1 == len(_PAGES)
        word = " to Home" if last else " next page"
        keys = line(("Enter", "$act bold"), word, ("   ←", "$act"), (" before", "$quiet"))
        return lines([NOTHING, beside(keys, line(("any other key leaves", "$quiet")), width)])

    # -- the pages --------------------------------------------------------------------------------------

    def _decks(self, width: int) -> list[Content]:
        text = (
            "A deck is a file of facts: events, people, positions, cards. Each fact is asked in several "
            "ways, and comes back when you are about to forget it: after days, then weeks, then months."
        )
        more = "Home shows what today holds. Enter begins it; ten or fifteen minutes a day are enough."
        return [*hung("", line(text), width), NOTHING, *hung("", line(more), width)]

    def _answers(self, width: int) -> list[Content]:
        rows = (
            ("1 2 3 …", "answer with that option, at once"),
            ("letters", "where there is a field, type; Enter sends it"),
            ("↑ ↓ Space", "choose; take hold of a thing and move it"),
            (self._key("give_up")[0], f"I don't know, show me ({self._key('give_up')[1]} while you type)"),
        )
        more = "What is typed is read kindly: accents, case, word order and small slips do not matter."
        return [*_table(rows, width), NOTHING, *hung("", line(more), width)]

    def _verdicts(self, width: int) -> list[Content]:
        drawn: list[Content] = []
        for verdict, means in _VERDICTS.items():
            sign = next(sign for each, sign in VERDICTS.items() if each == verdict)
            drawn += hung(line((f"{sign.mark} {sign.word:<{_LABEL}}", sign.style)), line(means), width)
        more = f"If a verdict is mistaken, {self._key('override')[0]} turns it round."
        return [*drawn, NOTHING, *hung("", line(more), width)]

    def _memory(self, width: int) -> list[Content]:
        drawn: list[Content] = []
        for sign, means in zip(MEMORY, _MEMORY, strict=True):
            drawn += hung(line((f"{sign.mark} {sign.word:<{_LABEL}}", sign.style)), line(means), width)
        more = "The same five marks stand on every screen: how long a fact is likely to last."
        return [*drawn, NOTHING, *hung("", line(more), width)]

    def _back(self, width: int) -> list[Content]:
        rows = (
            (self._key("undo")[0], "takes the last step back, and the one before"),
            ("Esc", "goes back, from anywhere; every answer is kept already"),
            ("ctrl+q", "leaves the program at once"),
            (self._key("suspend")[0], "asks a card no more"),
            (self._key("bury")[0], "puts a card off to tomorrow"),
        )
        return _table(rows, width)

    def _look(self, width: int) -> list[Content]:
        rows = (
            (self._key_of("timeline"), "events on an axis of time"),
            (self._key_of("positions"), "who holds what on which issue"),
            (self._key_of("cast"), "who is who"),
            (self._key_of("browse"), "search and browse all facts"),
            (self._key_of("practice"), "practice and exams, which move no schedule"),
            (self._key_of("settings"), "settings: limits, an exam's day, colours, keys"),
            ("ctrl+p", "everything that can be done now"),
            (self._key_of("help"), "explains the screen you are on"),
        )
        return _table(rows, width)


_PAGES = (
    ("Decks and days", Tour._decks),  # noqa: SLF001 - the tour's own pages
    ("Answering", Tour._answers),  # noqa: SLF001 - as above
    ("What a verdict says", Tour._verdicts),  # noqa: SLF001 - as above
    ("How firm it is", Tour._memory),  # noqa: SLF001 - as above
    ("Back, and out", Tour._back),  # noqa: SLF001 - as above
    ("Where to look things up", Tour._look),  # noqa: SLF001 - as above
)


def _table(rows: tuple[tuple[str, str], ...], width: int) -> list[Content]:
    drawn: list[Content] = []
    for key, means in rows:
        drawn += hung(line((f"{key:<{_LABEL}}", "$act")), line(means), width)
    return drawn
