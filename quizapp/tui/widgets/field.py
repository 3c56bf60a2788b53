"""Field: one line to type in; what cannot be typed by hand, a pasted escape, never gets into it."""

from __future__ import annotations

from textual.widgets import Input

from quizapp.safe import one_line

__all__ = ["Field"]


class Field(Input):
    """A field with a bar before it and no frame."""

    DEFAULT_CSS = """
    Field {
        border: none;
        border-left: outer $foreground 25%;
        padding: 0 1;
        height: 1;
        width: 1fr;
        background: transparent;
        background-tint: $foreground 0%;

        &:focus { border: none; border-left: outer $accent; background-tint: $foreground 0%; }
    }
    """

    def __init__(self, placeholder: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(placeholder=placeholder, id=id, select_on_focus=False)

    def on_mount(self) -> None:
        """Keep the cursor still where the learner wants no motion."""
        self.cursor_blink = not getattr(self.app, "reduced_motion", False)

    def validate_value(self, value: str) -> str:
        """Take out what could steer the terminal."""
        return value if value.isprintable() else one_line(value)
