"""Page: what every screen of ours shares: its commands, the footer, one line to say something, jamo."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.containers import Vertical
from textual.screen import Screen

from quizapp.errors import QuizError
from quizapp.tui.keys import latin
from quizapp.tui.text import NOTHING, hung, line, lines
from quizapp.tui.theme import THEMES
from quizapp.tui.widgets.hints import Hints
from quizapp.tui.widgets.region import Region

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult, RenderResult
    from textual.content import Content

    from quizapp.tui.app import QuizApp
    from quizapp.tui.keys import Command
    from quizapp.tui.shell import Shell
    from quizapp.tui.widgets.hints import Hint

__all__ = ["Page"]

LEAST = (44, 16)  # columns and rows that a question and its verdict need together
_TOO_SMALL = line(
    ("This window is too small. ", "bold"), f"quizapp needs {LEAST[0]} by {LEAST[1]}. Nothing is lost."
)


class Page(Screen[None]):
    """A screen with commands.

    `HEADING` is its name in the help, `ABOUT` what the help says of it, and `MORE` the keys that its
    widgets take, with what they do. A subclass says in `can` what is possible now, and everything
    else follows: keys, footer, palette, help.
    """

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (LEAST[0], "-narrow"), (76, "-normal"), (124, "-wide")]  # noqa: RUF012 - Textual's own way
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (LEAST[1], "-short"), (23, "-usual"), (36, "-tall")]  # noqa: RUF012 - as above
    HEADING: ClassVar[str] = ""
    ABOUT: ClassVar[str] = ""
    OFFERED: ClassVar[tuple[Command, ...]] = ()
    MORE: ClassVar[tuple[tuple[str, str], ...]] = ()

    def __init__(self) -> None:
        super().__init__()
        self._noticed = False
        self._comment = ""
        self._line: Region | None = None

    @property
    def quiz(self) -> QuizApp:
        """The app, as the type that it is."""
        return cast("QuizApp", self.app)

    @property
    def shell(self) -> Shell:
        """The app, as what every app of ours is."""
        return cast("Shell", self.app)

    def compose(self) -> ComposeResult:
        """Lay the page out: its own part and the footer; what is seldom seen is mounted when it is."""
        with Vertical(id="column"):
            yield from self.parts()
            yield Hints()

    def parts(self) -> ComposeResult:
        """Yield the page's own widgets."""
        raise NotImplementedError

    def on_resize(self) -> None:
        """Draw what lies behind the page anew: Textual keeps what a screen itself has drawn."""
        self.refresh()

    def render(self) -> RenderResult:  # type: ignore[override]  # Screen promises less than Widget
        """Draw what lies behind the page: nothing, but where the window is too small for it."""
        if self.has_class("-slim") or self.has_class("-flat"):
            said = hung("  ", _TOO_SMALL, self.size.width - 2)
            return lines([*([NOTHING] if len(said) < self.size.height else []), *said])
        return super().render()

    def _pop_result_callback(self) -> None:
        """Let the first screen be switched as well: Textual gave it no callback to take away."""
        if self._result_callbacks:
            super()._pop_result_callback()

    # -- what can be done -------------------------------------------------------------------------

    @property
    def typing(self) -> bool:
        """Whether letters go into a field."""
        return self.focused is not None and self.focused.check_consume_key("a", "a")

    @property
    def commands(self) -> tuple[Command, ...]:
        """Its commands, with the keys that they have now."""
        given = self.shell.given
        if not given:
            return self.OFFERED
        from quizapp.tui.keymap import mapped  # noqa: PLC0415 - few learners want other keys

        return mapped(self.OFFERED, given)

    def key_of(self, action: str) -> str:
        """Return the key that a command of the page has now, as a learner reads it."""
        typing = self.typing
        return next((each.shown_keys(typing=typing) for each in self.commands if each.action == action), "")

    def can(self, action: str) -> bool:
        """Say whether a command is possible now."""
        del action
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let Textual run only what is possible."""
        del parameters
        return not any(command.action == action for command in self.OFFERED) or self.can(action)

    def offered(self) -> Iterator[tuple[Command, str]]:
        """Yield each command that is possible now, with the key that it has now."""
        typing = self.typing
        for command in self.commands:
            if self.can(command.action):
                yield command, command.shown_keys(typing=typing)

    def hint(self, command: Command) -> str:
        """Return the word for a command in the footer."""
        return command.hint

    def hints(self) -> list[Hint]:
        """Return what the footer offers now, the most important first and the help last."""
        return [
            (key, self.hint(command), command.action)
            for command, key in self.offered()
            if command.hint and key
        ]

    def offer(self) -> None:
        """Show in the footer what matters now."""
        self.query_one(Hints).offer(self.hints())

    # -- saying something -------------------------------------------------------------------------

    def say(self, text: str = "") -> None:
        """Say something in one quiet line, until the next step."""
        self._notice(line((text, "$quiet")) if text else NOTHING)

    def fault(self, error: QuizError, then: str = "") -> None:
        """Say what could not be done and what to do now; nothing else on the page changes."""
        said = line(("! not saved — ", "$poor bold"), error.message, " ", (error.hint, "$quiet"))
        self._notice(line(said, " ", (then, "$bright")) if then else said)

    def safely(self, step: Callable[[], object]) -> bool:
        """Take a step that writes; where it fails say so, and leave all as it was."""
        try:
            step()
        except QuizError as error:
            self.fault(error)
            return False
        return True

    def ask_flag(self, flag: Callable[[str], object]) -> None:
        """Ask for a comment and flag a card; where that fails, the comment is there the next time."""
        from quizapp.tui.screens.flag import Flag  # noqa: PLC0415 - few cards are flagged

        def flagged(comment: str | None) -> None:
            if comment is None:
                return
            self._comment = comment
            if self.safely(lambda: flag(comment)):
                self._comment = ""
                self.say("Flagged for the author.")

        self.app.push_screen(Flag(self._comment), flagged)

    def _notice(self, text: Content) -> None:
        if text or self._noticed:
            self._noticed = bool(text)
            if self._line is None:
                self._line = Region(id="notice")
                self.query_one("#column").mount(self._line, before=self.query_one(Hints))
            self._line.set_class(not text, "-silent")
            self._line.show((lambda width: lines(hung("", text, width))) if text else None)

    def go_back(self) -> None:
        """Go back to what lies below the page, or to Home where the app was opened on it."""
        if len(self.app.screen_stack) > 1:
            self.dismiss()
        else:
            self.quiz.go_home()

    # -- keys ---------------------------------------------------------------------------------------

    async def on_key(self, event: events.Key) -> None:
        """Take the letter of a Korean or full-width key for the latin one on the same key."""
        letters = latin(event.character) if event.character and not self.typing else ""
        if letters:
            event.stop()
            for letter in letters:
                key = events.Key(letter, letter)
                key.set_sender(self.app)  # as from the keyboard: else it would not get beyond this page
                self.app.post_message(key)

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

    def action_palette(self) -> None:
        """List all that can be done now."""
        from quizapp.tui.screens.palette import Palette  # noqa: PLC0415 - a first question does without

        offered = ((command, key) for command, key in self.offered() if command.action != "palette")
        self.app.push_screen(Palette(offered), self._chosen)

    async def _chosen(self, action: str | None) -> None:
        if action is not None:
            await self.run_action(f"screen.{action}")

    def action_help(self) -> None:
        """Explain this page."""
        from quizapp.tui.screens.help import Help  # noqa: PLC0415 - as above

        self.app.push_screen(Help(self))

    def action_theme(self) -> None:
        """Go on to the next theme, and say its name."""
        names = [each.name for each in THEMES]
        self.app.theme = names[(names.index(self.app.theme) + 1) % len(names)]
        key = self.key_of("settings")
        self.say(f"Theme: {self.app.theme}." + (f" The settings, {key}, keep it." if key else ""))

    def action_settings(self) -> None:
        """Open the settings over the page; Esc comes back here."""
        self.quiz.show_settings()

    def action_leave(self) -> None:
        """Quit; all is kept."""
        self.app.exit(0)
