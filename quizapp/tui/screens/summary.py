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
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.content import Content

    from quizapp.deck import Deck
    from quizapp.study.asked import Summary as Came
    from quizapp.study.confusion import Confused
    from quizapp.study.session import Session
    from quizapp.tui.keys import Command

__all__ = ["Summary"]

_SHOWN = 6
_LABEL = 14
_NAME = 16  # characters of a name in the footer


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
        self._confused: tuple[Confused, ...] = ()

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
        else:
            self._confused = _confused(self.session, self.quiz.decks)
        self.query_one("#came", Region).redraw()
        self.offer()

    # -- what can be done -----------------------------------------------------------------------------

    def can(self, action: str) -> bool:
        """Say whether a command is possible now."""
        if action == "drill":
            return bool(self._confused)
        return bool(self._came.again) if action == "mistakes" else True

    def hint(self, command: Command) -> str:
        """Return the word for a command in the footer."""
        if command.action == "drill" and len(self._confused) == 1:
            pair = self._confused[0]
            return f"drill {_short(pair.first)} / {_short(pair.second)}"
        return super().hint(command)

    def action_onward(self) -> None:
        """Go home, or back from the mistakes."""
        self.quiz.go_home()

    def action_mistakes(self) -> None:
        """Show the mistakes with their questions in full, or in short again."""
        self._whole = not self._whole
        self.query_one("#came", Region).redraw()
        self.query_one("#sheet").scroll_home(animate=False)

    def action_drill(self) -> None:
        """Ask just what was confused in the sitting."""
        from quizapp.study.drill import drill_of  # noqa: PLC0415 - few sittings need one

        self.quiz.play(drill_of(self._confused, self.quiz.decks))

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


def _confused(session: Session, decks: Sequence[Deck]) -> tuple[Confused, ...]:
    """Return what the sitting confused and can be drilled."""
    from quizapp.progress.stats import pairs_of  # noqa: PLC0415 - as above
    from quizapp.study.confusion import confused  # noqa: PLC0415 - as above
    from quizapp.study.drill import able  # noqa: PLC0415 - as above

    store = session.store
    pairs = pairs_of(store.db, store.sitting or "")
    return tuple(pair for pair in confused(pairs, decks) if able(pair, decks))


def _short(name: str) -> str:
    return name if len(name) <= _NAME else f"{name[: _NAME - 1].rstrip()}…"


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
