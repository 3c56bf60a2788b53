"""Summary: what a sitting came to, what to see again, what is firmer now, and when it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll

from quizapp.errors import QuizError
from quizapp.marks import VERDICTS
from quizapp.study.day import Day, day_of
from quizapp.tui.keys import SUMMARY, bindings
from quizapp.tui.page import Page
from quizapp.tui.text import NOTHING, cut, hung, line, lines
from quizapp.tui.widgets.region import Region
from quizapp.tui.widgets.today import when

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content

    from quizapp.study.asked import Summary as Came
    from quizapp.study.session import Session

__all__ = ["Summary"]

_SHOWN = 6
_LABEL = 14


class Summary(Page):
    """The end of a sitting."""

    CSS_PATH = "summary.tcss"
    HEADING = "Summary"
    ABOUT = "What the sitting came to. Everything was saved as you answered it."
    OFFERED = SUMMARY
    BINDINGS = bindings(SUMMARY)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._came: Came = session.summary()
        self._day: Day | None = None
        self._whole = False

    def parts(self) -> ComposeResult:
        """Yield the one text there is."""
        with VerticalScroll(id="sheet", can_focus=False):
            yield Region(self._painted, id="came")

    def on_mount(self) -> None:
        """Count up what is left."""
        try:
            self._day = day_of(self.quiz.decks, self.quiz.start.store, self.quiz.start.settings)
        except QuizError as error:
            self.fault(error)
        self.query_one("#came", Region).redraw()
        self.offer()

    # -- what can be done -----------------------------------------------------------------------------

    def can(self, action: str) -> bool:
        """Say whether a command is possible now."""
        return bool(self._came.again) if action == "mistakes" else True

    def action_onward(self) -> None:
        """Go home, or back from the mistakes."""
        self.quiz.go_home()

    def action_mistakes(self) -> None:
        """Show the mistakes with their questions in full, or in short again."""
        self._whole = not self._whole
        self.query_one("#came", Region).redraw()
        self.query_one("#sheet").scroll_home(animate=False)

    def action_undo(self) -> None:
        """Take the last answer back, and ask it again."""
        if self.safely(self.session.undo) and not self.session.finished:
            self.quiz.resume(self.session)

    # -- what it looks like -----------------------------------------------------------------------------

    def _painted(self, width: int) -> Content:
        if self._whole:
            return lines(self._mistakes(width))
        came = self._came
        drawn = [
            line((_heading(came), "$bright bold")),
            NOTHING,
            *hung("", _verdicts(came), width),
            NOTHING,
        ]
        for number, (prompt, answer) in enumerate(came.again[:_SHOWN]):
            label = _label("To see again" if not number else "")
            drawn.append(cut(label + line((answer, "$bright"), "   ", (prompt, "$quiet")), width))
        if len(came.again) > _SHOWN:
            drawn.append(_label("") + line((f"and {len(came.again) - _SHOWN} more", "$quiet")))
        if came.again:
            drawn.append(NOTHING)
        if came.firmer:
            drawn += [
                _label("Firmer now") + line(f"{came.firmer} card{'s' if came.firmer > 1 else ''}"),
                NOTHING,
            ]
        if came.waiting:
            drawn += [*hung(_label("Waiting"), line(came.waiting), width), NOTHING]
        drawn += self._onward(width)
        return lines(drawn)

    def _mistakes(self, width: int) -> list[Content]:
        drawn = [line(("To see again", "$bright bold")), NOTHING]
        for prompt, answer in self._came.again:
            drawn += hung("", line((prompt, "$foreground")), width)
            drawn += hung("  ", line((answer, "$bright bold")), width)
            drawn.append(NOTHING)
        return drawn

    def _onward(self, width: int) -> list[Content]:
        """Return when it goes on."""
        day = self._day
        if day is None:
            return []
        said = []
        if day.left:
            said.append(
                (
                    _label("Still today"),
                    f"{day.left} card{'s' if day.left > 1 else ''}, about {day.minutes} min",
                )
            )
        if day.next is not None:
            many = f"{day.next.cards} to review" if day.next.cards else "new cards"
            said.append((_label("Next"), f"{when(day.next.day, day.day)}, {many}"))
        return [each for label, text in said for each in hung(label, line(text), width)]


def _heading(came: Came) -> str:
    minutes, seconds = divmod(came.ms // 1000, 60)
    took = f" in {minutes} min {seconds} s" if minutes else f" in {seconds} s" if seconds else ""
    return f"{came.answered} answered{took}"


def _verdicts(came: Came) -> Content:
    parts = [
        line(
            (f"{sign.mark} ", f"{sign.style} bold"),
            (f"{came.verdicts[verdict]} {sign.word}", sign.style),
            "     ",
        )
        for verdict, sign in VERDICTS.items()
        if came.verdicts.get(verdict)
    ]
    return line(*parts)


def _label(text: str) -> Content:
    return line((f"{text:<{_LABEL}}", "$quiet"))
