"""Over: what lies over a page for a moment: help, palette, a comment, a text to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input

from quizapp.errors import UsageError
from quizapp.tui.keys import LINE, bindings
from quizapp.tui.text import NOTHING, hung, line, lines
from quizapp.tui.widgets.field import Field
from quizapp.tui.widgets.region import Region

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content
    from textual.events import Click

__all__ = ["OneLine", "Over", "Text"]

_Came = TypeVar("_Came")


class Over(ModalScreen[_Came]):
    """A panel over a page; Esc or a click beside it closes it."""

    AUTO_FOCUS = ""

    def compose(self) -> ComposeResult:
        """Lay the panel out."""
        with Vertical(id="panel"):
            yield from self.parts()

    def parts(self) -> ComposeResult:
        """Yield what is in the panel."""
        raise NotImplementedError

    def action_back(self) -> None:
        """Close it, with nothing done."""
        self.dismiss(None)

    def on_click(self, event: Click) -> None:
        """Close it where the click was beside it."""
        if event.widget is self:
            self.dismiss(None)


class OneLine(Over[str]):
    """Asks for a line of text, begun with `value`; Enter takes it. A subclass says what is asked."""

    BINDINGS = bindings(LINE)
    HINT: ClassVar[str] = ""
    """What stands in the field while it is empty."""
    DOES: ClassVar[str] = "keep it"
    """What Enter does."""

    def __init__(self, value: str = "") -> None:
        super().__init__()
        self._value = value
        self._wrong = ""

    def asked(self) -> Content:
        """Return the question."""
        raise NotImplementedError

    def check(self, text: str) -> None:
        """Raise UsageError for what cannot be taken: it is said, and stays in the field."""

    def parts(self) -> ComposeResult:
        """Yield the question, a field, and the keys."""
        yield Region(lambda width: lines([*hung("", self.asked(), width), NOTHING]))
        yield Field(self.HINT, id="line")
        yield Region(self._below, id="below")

    def on_mount(self) -> None:
        """Let the learner type at once, after what stands there."""
        for field in self.query(Field):  # none, where a quick key has closed it before it was laid out
            field.value = self._value
            field.cursor_position = len(self._value)
            self.set_focus(field)

    @on(Input.Submitted)
    def send(self, event: Input.Submitted) -> None:
        """Take what was written."""
        event.stop()
        text = event.value.strip()
        try:
            self.check(text)
        except UsageError as error:
            self._wrong = str(error)
            self.query_one("#below", Region).redraw()
        else:
            self.dismiss(text)

    def _below(self, width: int) -> Content:
        keys = line(("Enter", "$act bold"), f" {self.DOES}", ("   Esc", "$act"), (" leave it", "$quiet"))
        wrong = hung("", line((self._wrong, "$poor")), width) if self._wrong else []
        return lines([*wrong, NOTHING, *hung("", keys, width)])


class Text(Over[None]):
    """A text that scrolls; a subclass paints it."""

    def parts(self) -> ComposeResult:
        """Yield the text, and the keys below it."""
        with VerticalScroll(id="sheet", can_focus=False):
            yield Region(self.painted)
        yield Region(_keys)

    def painted(self, width: int) -> Content:
        """Return the text at a width."""
        raise NotImplementedError

    def action_up(self) -> None:
        """Scroll up."""
        self.query_one("#sheet").scroll_up(animate=False)

    def action_down(self) -> None:
        """Scroll down."""
        self.query_one("#sheet").scroll_down(animate=False)

    def action_page_up(self) -> None:
        """Scroll a page up."""
        self.query_one("#sheet").scroll_page_up(animate=False)

    def action_page_down(self) -> None:
        """Scroll a page down."""
        self.query_one("#sheet").scroll_page_down(animate=False)


def _keys(width: int) -> Content:
    keys = line(("Esc", "$act bold"), " back", ("   ↑↓", "$act"), (" scroll", "$quiet"))
    return lines([NOTHING, *hung("", keys, width)])
