"""Sheet: question, answer and verdict under each other, drawn as one text.

One widget of a fixed size and not one for each part: Textual lays the screen out anew wherever a
widget changes its size, and that is two more frames between a key and what it does.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from textual import on

from quizapp.tui.answering import Responded, Taken
from quizapp.tui.cursor import Points
from quizapp.tui.text import NOTHING, beside, line, lines

if TYPE_CHECKING:
    from textual import events
    from textual.content import Content
    from textual.widget import Widget

    from quizapp.question import Question
    from quizapp.response import Response
    from quizapp.study.asked import Answered
    from quizapp.tui.answering import Answering

__all__ = ["Sheet"]


class Sheet(Points):
    """What the learner looks at. What does not fit is scrolled, and the last row says so."""

    DEFAULT_CSS = "Sheet { height: 1fr; width: 1fr; } Sheet > * { position: absolute; }"

    def __init__(self) -> None:
        super().__init__(id="sheet")
        self._answerings: dict[str, Answering] = {}
        self._answering: Answering | None = None
        self._question: Question | None = None
        self._answered: Answered | None = None
        self._rows: list[Content] = []
        self._places = (0, 0)  # the rows at which answer and verdict begin
        self._drawn_at = 0
        self._top = 0
        self._pressed: int | None = None  # the row at which the mouse went down

    # -- what it shows ----------------------------------------------------------------------------------

    async def ask(self, question: Question, after: Answered | None = None) -> None:
        """Show a question, and take answers to it; `after` is the answer that it follows from."""
        before = self._answering.over if self._answering is not None else None
        answering = self._answering = self._for(question)
        self._question, self._answered = question, after
        self._top = 0
        answering.ask(question)
        if before is not None and before is not answering.over:
            before.display = False
        if answering.over is not None:
            if not answering.over.is_attached:
                await self.mount(answering.over)
            answering.over.display = True
        self._draw()
        self._redraw()
        self._focus(answering.over)

    def tell(self, answered: Answered) -> None:
        """Show what came of a response; the question stays open where it is asked back."""
        assert self._answering is not None
        self._answered = answered
        if answered.mark.verdict == "which":
            self._answering.retry()
        else:
            self._answering.tell(answered.response)
            self._focus(None)
        self._draw()
        self._reach(self._places[1], len(self._rows))
        self._redraw()

    def retry(self) -> None:
        """Take an answer to the same question again."""
        if self._answering is not None:
            self._answering.retry()
            self._draw()
            self._redraw()

    def _for(self, question: Question) -> Answering:
        """Return the way to answer a shape: the file of `inputs/` that has its name."""
        name = type(question.shape).__name__.lower()
        if name not in self._answerings:
            self._answerings[name] = import_module(f"quizapp.tui.inputs.{name}").ANSWERING()
        return self._answerings[name]

    def _focus(self, widget: Widget | None) -> None:
        over = self._answering.over if self._answering is not None else None
        if over is not None:
            over.can_focus = widget is over
        if self.screen.focused is not widget:
            self.screen.set_focus(widget, scroll_visible=False)

    @property
    def answering(self) -> Answering | None:
        """The way in which the question is answered."""
        return self._answering

    # -- what the learner does --------------------------------------------------------------------------

    def press(self, key: str) -> Response | bool:
        """Pass a key on; return whether it was taken, or the response that it makes."""
        did = self._answering.press(key) if self._answering is not None else False
        if did is True:
            self._follow()
        return did

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Note where the mouse goes down: it may be drawn from there."""
        self._pressed = event.y

    def on_click(self, event: events.Click) -> None:
        """Pass a click on the answer on, or two where a row was drawn to another."""
        start = self._pressed
        if self._answering is not None and self._answering.drags and start not in {None, event.y}:
            self._click(event.x, start or 0)
        self._click(event.x, event.y)

    def _click(self, column: int, row: int) -> None:
        row += self._top - self._places[0]
        if self._answering is None or not 0 <= row < self._places[1] - self._places[0]:
            return
        did = self._answering.click(column, row)
        if did is True:
            self.post_message(Taken())
        elif did is not False:
            self.post_message(Responded(did, self._question))

    @on(Taken)
    def _follow(self) -> None:
        """Draw the answer as it now is, and keep it in sight, or as much as there is room for."""
        self._draw()
        self._reach(*self._places)
        self._reach_here()
        self._redraw()

    def on_mouse_scroll_down(self) -> None:
        """Scroll by the wheel."""
        self.scroll_rows(2)

    def on_mouse_scroll_up(self) -> None:
        """Scroll by the wheel."""
        self.scroll_rows(-2)

    def scroll_rows(self, by: int) -> None:
        """Scroll by so many rows, as far as there is something to see."""
        top = min(max(self._top + by, 0), max(len(self._rows) - self._room, 0))
        if top != self._top:
            self._top = top
            self._redraw()

    # -- what it looks like -----------------------------------------------------------------------------

    @property
    def _room(self) -> int:
        """The rows that can be seen at once; where some cannot, one row says so."""
        height = self.size.height
        return height if len(self._rows) <= height else max(height - 1, 1)

    def on_resize(self) -> None:
        """Draw for the new width, and keep the verdict in sight."""
        self._draw()
        self._top = 0
        if self._answered is not None:
            self._reach(self._places[1], len(self._rows))
        self._reach_here()
        self._redraw()

    def _reach_here(self) -> None:
        """Keep in sight what the learner is at, in an answer that is longer than the window."""
        here = self._answering.here if self._answering is not None else None
        if here is not None:
            self._reach(self._places[0] + here[0], self._places[0] + here[1])

    def _reach(self, first: int, end: int) -> None:
        """Scroll just so far that these rows are in sight, or as many of them as there is room for."""
        if first < self._top:
            self._top = first
        elif end > self._top + self._room:
            self._top = min(end - self._room, first)

    def _redraw(self) -> None:
        over = self._answering.over if self._answering is not None else None
        if over is not None:
            over.styles.offset = (0, self._places[0] - self._top)
        self.refresh()

    def _draw(self) -> None:
        """Draw all rows for the width that there is."""
        width = self._drawn_at = self.size.width
        if self._question is None or self._answering is None or not width:
            self._rows = []
            return
        prompt = line((self._question.prompt, "$bright bold")).wrap(width)
        answer = self._answering.painted(width)
        self._rows = [*prompt, NOTHING, *answer]
        self._places = (len(prompt) + 1, len(self._rows))
        if self._answered is not None:
            from quizapp.tui.widgets.verdict import painted  # noqa: PLC0415 - a first question does without

            self._rows += [NOTHING, *painted(self._answered, width)]

    def render(self) -> Content:
        """Return the rows that are in sight."""
        if self._drawn_at != self.size.width:
            self._draw()
        seen = self._rows[self._top : self._top + self._room]
        below = len(self._rows) - self._top - len(seen)
        if below:
            more = line(("↓ PgDn", "$act"), (f"  {below} more line{'s' if below > 1 else ''}", "$quiet"))
        else:
            more = line(("↑ PgUp", "$act"))
        if len(self._rows) > self.size.height:
            seen = [*seen, beside(NOTHING, more, self.size.width)]
        return self.remember(lines(seen))
