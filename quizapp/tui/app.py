"""The app: it opens screens and hands them the sitting; what is asked and judged is the core's."""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from quizapp.errors import DamagedProgress, QuizError
from quizapp.paths import make_private
from quizapp.study.session import Session
from quizapp.tui.shell import Shell, held

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from random import Random

    from textual.screen import Screen

    from quizapp.config import Settings
    from quizapp.deck import Deck
    from quizapp.library import Library
    from quizapp.paths import Places
    from quizapp.progress.store import Store
    from quizapp.study.game import Game
    from quizapp.study.past import Past
    from quizapp.study.rounds import Round

__all__ = ["QuizApp", "Start", "run"]

_TOUR = "tour-seen"
"""A file in the state folder, once the tour was taken or refused."""
_PAGES = {
    "browse": "Browse", "cast": "Cast", "positions": "Positions", "stats": "Stats", "timeline": "Timeline",
}  # fmt: skip
"""The pages to look things up in, by the name of their file, which a first question does without."""


class Start(NamedTuple):
    """What the app is opened with.

    `named` are deck ids or paths, none for all decks; `study` opens on the first question, of `topic`
    and ahead of time (`early`) where that is wanted, `game` on a round of practice or an exam, `past` on
    the paper of an earlier one, and `page` on one of the pages to look things up in, with what it is `asked`.
    `now` gives UTC milliseconds, `ticks` those of a clock that nobody sets. `notices` are said once;
    `places` is where settings are kept, None where they cannot be.
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
    page: str = ""
    asked: tuple[str, ...] = ()
    ticks: Callable[[], int] = lambda: 0
    notices: tuple[str, ...] = ()
    places: Places | None = None


def _page(page: str, asked: Sequence[str]) -> Screen[None]:
    """Return a page to look things up in, with what it is asked."""
    made: Screen[None] = getattr(import_module(f"quizapp.tui.screens.{page}"), _PAGES[page])(*asked)
    return made


def run(start: Start) -> int:
    """Hold the screens until the learner leaves; return the exit code."""
    app = QuizApp(start)
    _ = app.decks  # a deck that cannot be found is said on the terminal, not on a screen
    return held(app)


class QuizApp(Shell):
    """Home, Study and Summary take turns; help, palette and comments lie over them."""

    def __init__(self, start: Start) -> None:
        opened = {"paper": start.past, "play": start.game, start.page: start.page or None}
        otherwise = "study" if start.study else "home"
        first = next((name for name, what in opened.items() if what is not None), otherwise)
        super().__init__(first, start.settings)
        self.start = start
        start.library.name_in(start.settings.name_order)
        self.notices = [*start.notices, *self.key_faults()]
        self._decks: list[Deck] | None = None
        self.changed = False  # whether a page changed what Home counts
        self._below: Screen[object] | None = None  # what a drill lies over

    # -- screens ------------------------------------------------------------------------------------

    def opening(self) -> Screen[None]:
        """Open on the first question, or on Home where there is none or none is wanted."""
        if self.start.game is not None:
            return self._play(self.start.game)
        if self.start.past is not None:
            return self._paper(self.start.past)
        if self.start.page:
            return _page(self.start.page, self.start.asked)
        if not self.start.study:
            return self._home()
        try:
            session = self._sitting(self.decks, topic=self.start.topic, early=self.start.early)
        except DamagedProgress:
            raise
        except QuizError as error:
            self.notices.append(str(error))
            return self._home()
        return self._study(session) if not session.finished else self._home("Nothing is due now.")

    def go_home(self, saying: str = "") -> None:
        """Show what today holds; after a drill, what it was begun from."""
        below, self._below = self._below, None
        if below is not None and below in self.screen_stack[:-1]:
            self.changed = True
            self.pop_screen()
            return
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

    def drill(self, game: Round) -> None:
        """Begin a round over what is on screen, which is there again when the round is over."""
        self._below = self.screen
        self.push_screen(self._play(game))

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

    def look_up(self, page: str, *asked: str) -> None:
        """Open a page to look things up in, over what is on screen; Esc goes back there."""
        self.push_screen(_page(page, asked))

    def open_fact(self, deck: str, key: str, facet: str = "") -> None:
        """Open the page of a fact over what is on screen; Esc goes back there."""
        from quizapp.tui.screens.fact import FactPage  # noqa: PLC0415 - a first question does without

        self.push_screen(FactPage(deck, key, facet))

    def show_settings(self) -> None:
        """Open the settings over what is on screen; Esc goes back there."""
        from quizapp.tui.screens.settings import SettingsPage  # noqa: PLC0415 - a first question does without

        self.push_screen(SettingsPage())

    def take_on(self, settings: Settings) -> None:
        """Go on with other settings, at once; a sitting that is held keeps its decks."""
        named, places = self.start.settings.decks, self.start.places
        self.start = self.start._replace(settings=settings)
        if settings.decks != named and places is not None:
            from quizapp.library import library_of  # noqa: PLC0415 - few change where decks lie

            self.start = self.start._replace(library=library_of(places, settings.decks))
            self._decks = None
        self.start.store.turn_at(settings.rollover)
        self.start.library.name_in(settings.name_order)
        self.obey(settings)
        if self.theme != settings.theme:
            self.theme = settings.theme
        self.changed = True

    def key_faults(self) -> list[str]:
        """Return what to say of keys that the settings give and a command cannot have."""
        places = self.start.places
        if places is None or not self.said_of_keys:
            return list(self.said_of_keys.values())
        from quizapp.config import placed  # noqa: PLC0415 - few learners want other keys

        return placed(places.settings, "keys", self.said_of_keys)

    def absent(self) -> list[str]:
        """Return what to say of places that the settings name and at which there is nothing."""
        named, places = self.start.settings.decks, self.start.places
        if not named or places is None:
            return []
        from quizapp.library import absent  # noqa: PLC0415 - as above

        return absent(places.settings, named)

    # -- the first time -------------------------------------------------------------------------------

    @property
    def is_new(self) -> bool:
        """Whether nothing was ever answered here, and the tour was neither taken nor refused."""
        places = self.start.places
        if places is None or (places.state / _TOUR).exists():
            return False
        return next(self.start.store.events(), None) is None

    def tour_is_over(self) -> None:
        """Note that the tour need not be offered again; where that cannot be noted, it is offered again."""
        places = self.start.places
        if places is not None:
            with suppress(OSError):
                make_private(places.state)
                (places.state / _TOUR).touch()

    def _paper(self, past: Past) -> Screen[None]:
        from quizapp.tui.screens.paper import PaperPage  # noqa: PLC0415 - a first question does without

        paper = past.paper(self.decks, self.start.store)
        return PaperPage(paper, (past.title, past.decks(self.decks)), exam=True)

    def _play(self, game: Round) -> Screen[None]:
        from quizapp.study.rounds import Table  # noqa: PLC0415 - a first question does without
        from quizapp.tui.screens.play import Play  # noqa: PLC0415 - as above

        start = self.start
        return Play(game, game.begin(Table(start.store, start.rng, start.ticks, start.settings.date_order)))

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

    def deck(self, named: str) -> Deck:
        """Return one of the decks by its id; raises DeckError where it is gone."""
        found = next((deck for deck in self.decks if deck.id == named), None)
        return found if found is not None else self.start.library.find(named)

    def reread(self, path: Path | None = None) -> list[str]:
        """Read the deck at a path anew, or look which decks there are; return what is to be said of it.

        Raises DeckError where it cannot be read; then nothing has changed.
        """
        from quizapp.desk import carried_over  # noqa: PLC0415 - only after an edit
        from quizapp.say import counted  # noqa: PLC0415 - as above

        library = self.start.library
        self._decks, self.changed = None, True
        if path is None:
            return []
        library.forget(path)
        deck = library.open(path)
        said = carried_over([deck], self.start.store)
        problems = deck.problems()
        if problems:
            errors = deck.error_count()
            what = counted(errors, "error") if errors else counted(len(problems), "piece") + " of advice"
            said.append(
                f"{what}; `quizapp check {path}` shows all. Line {problems[0].line}: {problems[0].message}"
            )
        return said

    def told(self) -> list[str]:
        """Return what is to be said once, and forget it."""
        said, self.notices = self.notices, []
        return said

    def _sitting(self, decks: Sequence[Deck], *, topic: str | None, early: bool) -> Session:
        start = self.start
        return Session(
            decks, start.store, start.settings, now=start.now, rng=start.rng, topic=topic, early=early
        )
