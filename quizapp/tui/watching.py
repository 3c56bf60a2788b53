"""The app of `watch`: one screen, a deck that is being written, and no progress."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.tui.screens.watch import Watch
from quizapp.tui.shell import Shell, held

if TYPE_CHECKING:
    from pathlib import Path

    from textual.screen import Screen

    from quizapp.config import Settings
    from quizapp.progress.studyday import Clock

__all__ = ["WatchApp", "Watched", "run"]


class Watched(NamedTuple):
    """What the app is opened with. `notices` are said once."""

    path: Path
    settings: Settings
    now: Clock
    notices: tuple[str, ...] = ()


def run(watched: Watched) -> int:
    """Hold the screen until its author leaves; return the exit code."""
    return held(WatchApp(watched))


class WatchApp(Shell):
    """Watch, with help, palette and explanations over it."""

    def __init__(self, watched: Watched) -> None:
        super().__init__("watch", watched.settings)
        self.watched = watched

    def opening(self) -> Screen[None]:
        """Return the only screen."""
        path, settings, now, notices = self.watched
        return Watch(path, now, settings.rollover, notices)
