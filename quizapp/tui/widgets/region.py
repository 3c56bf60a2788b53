"""Region: a part of the screen that is drawn as text to the width that it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.tui.cursor import Points
from quizapp.tui.text import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.content import Content
    from textual.geometry import Size

__all__ = ["Region"]


class Region(Points):
    """Text drawn by a function of the width in cells; nothing at all takes no room."""

    DEFAULT_CSS = "Region { height: auto; width: 1fr; }"

    def __init__(
        self,
        paint: Callable[[int], Content] | None = None,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._paint = paint
        self._drawn: tuple[int, Content] | None = None

    def show(self, paint: Callable[[int], Content] | None = None) -> None:
        """Draw something else from now on; the screen is laid out anew only where the height changes."""
        self._paint = paint
        self.redraw()

    def redraw(self) -> None:
        """Draw again, since what the function draws from has changed."""
        self._drawn = None
        width, height = self.content_size
        fits = not self.styles.auto_dimensions or (width and self._height(width) == height)
        self.refresh(layout=not fits)

    def drawn(self, width: int) -> Content:
        """Return the text at a width."""
        if self._drawn is None or self._drawn[0] != width:
            self._drawn = width, self.remember(NOTHING if self._paint is None else self._paint(max(width, 1)))
        return self._drawn[1]

    def render(self) -> Content:
        """Return what Textual shows."""
        return self.drawn(self.content_size.width)

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 - Textual's signature
        """Take all the width there is."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Return the lines needed at a width."""
        return self._height(width)

    def _height(self, width: int) -> int:
        drawn = self.drawn(width)
        return drawn.get_height({}, width) if drawn.plain else 0
