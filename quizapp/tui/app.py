"""The app: it opens screens and hands them the sitting; what is asked and judged is the core's."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.app import App
from textual.binding import Binding

from quizapp.errors import QuizError
from quizapp.safe import one_line
from quizapp.study.session import Session
from quizapp.tui.theme import INK, PAPER

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from textual.binding import BindingType
    from textual.screen import Screen

    from quizapp.config import Settings
    from quizapp.deck import Deck
    from quizapp.library import Library
    from quizapp.progress.store import Store
    from quizapp.study.game import Game
    from quizapp.study.past import Past
    from quizapp.study.rounds import Round

__all__ = ["QuizApp", "Start", "run"]


class Start(NamedTuple):
    """What the app is opened with.

    `named` are deck ids or paths, none for all decks; `study` opens on the first question, of `topic`
    and ahead of time (`early`) where that is wanted, `game` on a round of practice or an exam, and `past`
    on the paper of an earlier one. `now` gives UTC milliseconds, `ticks` those of a clock that nobody
    sets. `notices` are said once.
    """

    library: Library
    store: Store
    settings: Settings
    now: Callable[[], int]
    rng: Random
    named: tuple[str, ...] = ()
    topic: str | None = None
    early: bool = False
    study: bool = False
    game: Round | None = None
    past: Past | None = None
    ticks: Callable[[], int] = lambda: 0
    notices: tuple[str, ...] = ()


def run(start: Start) -> int:
    """Hold the screens until the learner leaves; return the exit code."""
    app = QuizApp(start)
    _ = app.decks  # a deck that cannot be found is said on the terminal, not on a screen
    code = app.run()
    if app.broke is not None:
        what = one_line(f"{type(app.broke).__name__}: {app.broke}")
        said = f"quizapp: something went wrong in the program ({what}). All answers are kept."
        print(f"{said} QUIZAPP_DEBUG=1 shows where.", file=sys.stderr)  # noqa: T201 - the terminal is plain again
        return 1
    return code or 0


class QuizApp(App[int]):
    """Home, Study and Summary take turns; help, palette and comments lie over them."""

    TITLE = "quizapp"
    ENABLE_COMMAND_PALETTE = False  # ours shows what is possible now, and reads no markup
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q,ctrl+c", "leave", show=False, priority=True),
    ]

    def __init__(self, start: Start) -> None:
        plain = "NO_COLOR" in os.environ
        # The first screen's styles are read with the app's: read later, all would be parsed twice.
        first = (
            "paper"
            if start.past is not None
            else "play"
            if start.game is not None
            else "study"
            if start.study
            else "home"
        )
        super().__init__(css_path=["theme.tcss", f"screens/{first}.tcss"], ansi_color=True if plain else None)
        self.start = start
        self.broke: BaseException | None = None
        self.notices = list(start.notices)
        self._decks: list[Deck] | None = None
        for theme in (INK, PAPER):
            self.register_theme(theme)
        # Set before anything is styled: a theme that is changed later makes Textual read all styles twice.
        self.set_reactive(App.theme, start.settings.theme)
        self.stylesheet.set_variables(self.get_css_variables())
        dark = self.current_theme.dark
        self.set_class(dark, "-dark-mode", update=False)
        self.set_class(not dark, "-light-mode", update=False)

    def get_default_screen(self) -> Screen[None]:
        """Open on the first screen with its styles: Textual reads them only for those that follow."""
        screen = self._first()
        self._load_screen_css(screen)
        return screen

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Let our styles name colours of ours before a theme of ours is on."""
        return INK.variables

    # -- screens ------------------------------------------------------------------------------------

    def _first(self) -> Screen[None]:
        """Open on the first question, or on Home where there is none or none is wanted."""
        if self.start.game is not None:
            return self._play(self.start.game)
        if self.start.past is not None:
            return self._paper(self.start.past)
        if not self.start.study:
            return self._home()
        try:
            session = self._sitting(self.decks, topic=self.start.topic, early=self.start.early)
        except QuizError as error:
            self.notices.append(str(error))
            return self._home()
        return self._study(session) if not session.finished else self._home("Nothing is due now.")

    def go_home(self, saying: str = "") -> None:
        """Show what today holds."""
        self.switch_screen(self._home(saying))

    def begin(self, decks: Sequence[Deck], *, topic: str | None = None, early: bool = False) -> bool:
        """Begin a sitting; False where it has nothing to ask."""
        session = self._sitting(decks, topic=topic, early=early)
        if session.finished:
            return False
        self.switch_screen(self._study(session))
        return True

    def resume(self, session: Session) -> None:
        """Go on with a sitting."""
        self.switch_screen(self._study(session))

    def finish(self, session: Session) -> None:
        """Show what a sitting came to; one in which nothing was answered came to nothing."""
        if session.last is None:
            self.go_home(session.summary().waiting)
            return
        from quizapp.tui.screens.summary import Summary  # noqa: PLC0415 - a first question does without

        self.switch_screen(Summary(session))

    def play(self, game: Round) -> None:
        """Begin a round of practice or an exam."""
        self.switch_screen(self._play(game))

    def show_paper(self, game: Round, played: Game) -> None:
        """Show what a round came to; one in which nothing was answered came to nothing."""
        if played.paper is None or not played.paper.result.entries:
            self.go_home()
            return
        from quizapp.tui.screens.paper import PaperPage  # noqa: PLC0415 - a first question does without

        exam = played.mode == "exam"
        self.switch_screen(PaperPage(played.paper, (game.title, game.deck), game, exam=exam, fresh=True))

    def show_past(self, past: Past) -> None:
        """Open the paper of an exam again."""
        self.switch_screen(self._paper(past))

    def _paper(self, past: Past) -> Screen[None]:
        from quizapp.tui.screens.paper import PaperPage  # noqa: PLC0415 - a first question does without

        paper = past.paper(self.decks, self.start.store)
        return PaperPage(paper, (past.title, past.decks(self.decks)), exam=True)

    def _play(self, game: Round) -> Screen[None]:
        from quizapp.study.rounds import Table  # noqa: PLC0415 - a first question does without
        from quizapp.tui.screens.play import Play  # noqa: PLC0415 - as above

        return Play(game, game.begin(Table(self.start.store, self.start.rng, self.start.ticks)))

    def _home(self, saying: str = "") -> Screen[None]:
        from quizapp.tui.screens.home import Home  # noqa: PLC0415 - `study` does without

        return Home(saying)

    def _study(self, session: Session) -> Screen[None]:
        from quizapp.tui.screens.study import Study  # noqa: PLC0415 - Home does without

        return Study(session)

    # -- what they show -------------------------------------------------------------------------------

    @property
    def decks(self) -> list[Deck]:
        """The decks that were named, or all there are; what is wrong with others becomes a notice."""
        if self._decks is None:
            if self.start.named:
                self._decks = list(
                    {deck.path: deck for deck in map(self.start.library.find, self.start.named)}.values()
                )
            else:
                self._decks, wrong = self.start.library.decks()
                self.notices += [str(error) for error in wrong]
        return self._decks

    def told(self) -> list[str]:
        """Return what is to be said once, and forget it."""
        said, self.notices = self.notices, []
        return said

    def _sitting(self, decks: Sequence[Deck], *, topic: str | None, early: bool) -> Session:
        start = self.start
        return Session(
            decks, start.store, start.settings, now=start.now, rng=start.rng, topic=topic, early=early
        )

    # -- leaving ----------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Leave cleanly, the terminal restored, where the system asks for it or the window is closed."""
        for name in ("SIGTERM", "SIGHUP"):
            with contextlib.suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                number = getattr(signal, name)
                asyncio.get_running_loop().add_signal_handler(number, self.exit, 128 + number)

    def action_leave(self) -> None:
        """Quit; every answer is on disk already."""
        self.exit(0)

    def _fatal_error(self) -> None:
        """End after a fault of ours: the learner reads one line; a traceback only who asks for it."""
        self.broke = self._exception
        if os.environ.get("QUIZAPP_DEBUG"):
            super()._fatal_error()
            return
        self._close_messages_no_wait()
