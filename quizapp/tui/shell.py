"""Shell: what every app of ours is around its screens: themes, first styles, leaving, a fault in a line."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sqlite3
import sys
from typing import TYPE_CHECKING, ClassVar

from textual import constants
from textual.app import App
from textual.binding import Binding

from quizapp.errors import DamagedProgress
from quizapp.safe import one_line
from quizapp.tui.cursor import standing
from quizapp.tui.theme import INK, THEMES

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.geometry import Offset
    from textual.screen import Screen

    from quizapp.config import Settings
    from quizapp.tui.keymap import Given

__all__ = ["Shell", "held"]

_MOTION = constants.TEXTUAL_ANIMATIONS


def held(app: Shell) -> int:
    """Hold the screens until the user leaves; return the exit code."""
    code = app.run()
    if isinstance(app.broke, (DamagedProgress, sqlite3.DatabaseError)):
        raise app.broke  # the terminal is plain again: a backup can be offered
    if app.broke is not None:
        what = one_line(f"{type(app.broke).__name__}: {app.broke}")
        said = f"quizapp: something went wrong in the program ({what}). All answers are kept."
        print(f"{said} QUIZAPP_DEBUG=1 shows where.", file=sys.stderr)  # noqa: T201 - the terminal is plain again
        return 1
    return code or 0


class Shell(App[int]):
    """An app with a first screen, whose styles are the file of `screens/` that is named `first`."""

    TITLE = "quizapp"
    ENABLE_COMMAND_PALETTE = False  # ours shows what is possible now, and reads no markup
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q,ctrl+c", "leave", show=False, priority=True),
    ]

    def __init__(self, first: str, settings: Settings) -> None:
        plain = "NO_COLOR" in os.environ
        # The first screen's styles are read with the app's: read later, all would be parsed twice.
        super().__init__(css_path=["theme.tcss", f"screens/{first}.tcss"], ansi_color=True if plain else None)
        self.broke: BaseException | None = None
        self._cursor: Offset
        for each in THEMES:
            self.register_theme(each)
        # Set before anything is styled: a theme that is changed later makes Textual read all styles twice.
        self.given: Given = {}  # keys that the learner gave to commands
        self.said_of_keys: dict[str, str] = {}  # by command
        self.reduced_motion = False
        self.set_reactive(App.theme, settings.theme)
        self._refresh_truecolor_filter(self.ansi_theme)  # so `terminal` leaves its colours to the terminal
        self.stylesheet.set_variables(self.get_css_variables())
        dark = self.current_theme.dark
        self.set_class(dark, "-dark-mode", update=False)
        self.set_class(not dark, "-light-mode", update=False)
        self.obey(settings)

    def obey(self, settings: Settings) -> None:
        """Take on the keys and the motion of these settings; the theme is set by who changes it."""
        self.reduced_motion = settings.reduced_motion
        self.animation_level = "none" if settings.reduced_motion else _MOTION
        if settings.keys or self.given:
            from quizapp.tui.keymap import checked, textual  # noqa: PLC0415 - few learners want other keys

            self.given, self.said_of_keys = checked(settings.keys)
            self.set_keymap(textual(self.given))

    def opening(self) -> Screen[None]:
        """Return the first screen."""
        raise NotImplementedError

    def get_default_screen(self) -> Screen[None]:
        """Open on the first screen with its styles: Textual reads them only for those that follow."""
        screen = self.opening()
        self._load_screen_css(screen)
        return screen

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Let our styles name colours of ours before a theme of ours is on."""
        return INK.variables

    @property
    def cursor_position(self) -> Offset:
        """Where Textual puts the terminal's own cursor after each frame."""
        if self.screen_stack:
            self._cursor = standing(self.screen) or self._cursor
        return self._cursor

    @cursor_position.setter
    def cursor_position(self, place: Offset) -> None:
        self._cursor = place

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
