"""Pointing: what lists have in common in which one row is pointed at, by keys, clicks and the wheel."""

from __future__ import annotations

from textual.message import Message

from quizapp.tui.cursor import Points

__all__ = ["Pointed", "Pointing"]

_WHEEL = 3  # rows that a turn of it goes on


class Pointed(Message):
    """Another row is pointed at; `opened` where it was clicked on and is the one that was before."""

    def __init__(self, *, opened: bool) -> None:
        super().__init__()
        self.opened = opened


class Pointing(Points):
    """A list with a row `at` which one is; a subclass keeps it in sight."""

    at = 0

    def move(self, by: int) -> None:
        """Point at another row."""
        raise NotImplementedError

    def point(self, at: int) -> None:
        """Point at what was clicked on; a second click opens it."""
        opened = at == self.at
        self.move(at - self.at)
        self.post_message(Pointed(opened=opened))

    def on_mouse_scroll_down(self) -> None:
        """Move by the wheel."""
        self.move(_WHEEL)
        self.post_message(Pointed(opened=False))

    def on_mouse_scroll_up(self) -> None:
        """Move by the wheel."""
        self.move(-_WHEEL)
        self.post_message(Pointed(opened=False))
