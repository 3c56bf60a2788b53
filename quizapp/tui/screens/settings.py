"""Settings: every one with its value, what it does below, and each change kept at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll

from quizapp.config import load
from quizapp.errors import UsageError
from quizapp.marks import MEMORY, VERDICTS
from quizapp.options import options, turned
from quizapp.paths import make_private
from quizapp.settingsfile import put, reset, value_of
from quizapp.tui.keymap import checked, commands
from quizapp.tui.keys import SETTINGS, bindings, shown
from quizapp.tui.page import Page
from quizapp.tui.text import NOTHING, beside, cut, filled, hung, line, lines
from quizapp.tui.widgets.notices import notices
from quizapp.tui.widgets.region import Region

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.content import Content
    from textual.events import Click

    from quizapp.config import Settings
    from quizapp.options import Option

__all__ = ["SettingsPage"]

_NAME = 46  # cells of a setting's name, at most
_NOTICES = 4  # one part in so many of the window is theirs
_NO_FILE = "There is no settings file here."


class SettingsPage(Page):
    """The table of settings."""

    CSS_PATH = "settings.tcss"
    HEADING = "Settings"
    ABOUT = (
        "All that can be set. A change is written to the settings file and works at once; the file's own "
        "comments stay, and one that cannot be read is never written to."
    )
    OFFERED = SETTINGS
    BINDINGS = bindings(SETTINGS)

    def __init__(self) -> None:
        super().__init__()
        self._all: list[Option] = []
        self._at = 0
        self._wrong: list[str] = []

    def parts(self) -> ComposeResult:
        """Yield where they are kept, the settings, and what the chosen one does."""
        yield Region(self._head, id="head")
        with VerticalScroll(id="sheet", can_focus=False):
            yield _Rows(self._painted)
        yield Region(self._about, id="about")

    def on_mount(self) -> None:
        """Read the file, which may have been edited."""
        self._load()

    def _load(self) -> None:
        """Read the file, go on with what stands in it, and say what is wrong there."""
        if self._path is not None:
            settings, self._wrong = load(self._path)
            if settings != self.quiz.start.settings:
                self.quiz.take_on(settings)
        self._wrong += [*self.quiz.key_faults(), *self.quiz.absent()]
        self._read()

    @property
    def _path(self) -> Path | None:
        places = self.quiz.start.places
        return places.settings if places is not None else None

    def _read(self) -> None:
        decks = [(deck.id, deck.title, deck.head.get("study") or {}) for deck in self.quiz.decks]
        keys = {
            action: (command.name, [shown(key) for key in dict.fromkeys((*command.keys, *command.typing))])
            for action, command in commands().items()
        }
        self._all = options(self.quiz.start.settings, decks, keys)
        for region in self.query(Region):
            region.redraw()
        self.offer()

    @property
    def _option(self) -> Option:
        return self._all[self._at]

    # -- what can be done -----------------------------------------------------------------------------

    def can(self, action: str) -> bool:
        """Say whether a command is possible now."""
        if action in {"turn", "default"}:
            return bool(self._all) and (action == "turn" or self._option.own)
        return action != "turn_back" or (bool(self._all) and self._option.turns)

    def action_up(self) -> None:
        """Choose the setting above."""
        self.choose(self._at - 1)

    def action_down(self) -> None:
        """Choose the setting below."""
        self.choose(self._at + 1)

    def action_page_up(self) -> None:
        """Choose a setting a page above."""
        self.choose(self._at - self.query_one("#sheet").size.height)

    def action_page_down(self) -> None:
        """Choose a setting a page below."""
        self.choose(self._at + self.query_one("#sheet").size.height)

    def choose(self, at: int) -> None:
        """Choose a setting by its place, and bring it in sight."""
        self._at = min(max(at, 0), len(self._all) - 1)
        self.say()
        self.query_one(_Rows).redraw()
        self.query_one("#about", Region).redraw()
        self.offer()
        self.call_after_refresh(self._bring_in_sight)  # what is said below may have become longer

    def _bring_in_sight(self) -> None:
        sheet, row = self.query_one("#sheet"), self.query_one(_Rows).row_of(self._at)
        if not sheet.scroll_y <= row < sheet.scroll_y + sheet.size.height:
            sheet.scroll_to(y=row - 2 if row < sheet.scroll_y else row - sheet.size.height + 1, animate=False)

    def action_turn(self) -> None:
        """Go to the next value, or ask for one."""
        option = self._option
        if option.turns:
            self._set(turned(option, 1))
        elif option.place[0] == "keys":
            from quizapp.tui.screens.newkey import NewKey  # noqa: PLC0415 - few learners want other keys

            self.app.push_screen(NewKey(option.name), self._pressed)
        else:
            from quizapp.tui.screens.type import Type  # noqa: PLC0415 - most settings stay as they are

            self.app.push_screen(Type(option), self._typed)

    def action_turn_back(self) -> None:
        """Go to the value before."""
        if self._option.turns:
            self._set(turned(self._option, -1))

    def action_default(self) -> None:
        """Let the chosen setting have its default again."""
        place = self._option.place
        self._change(lambda path: reset(path, place))

    def action_edit(self) -> None:
        """Open the file in the learner's editor, and go on with what then stands in it."""
        from quizapp.tui.editing import edited  # noqa: PLC0415 - most settings are changed here

        path = self._path
        if path is None:
            self.say(_NO_FILE)
            return
        try:
            make_private(path.parent)
            failed = edited(self.app, path, 1)
        except OSError as error:
            failed = f"{path.parent} cannot be made: {error.strerror or error}."
        except UsageError as error:
            failed = str(error)
        self._load()
        self.say(failed or "Read anew.")

    def action_back(self) -> None:
        """Go back to where it was opened."""
        self.dismiss(None)

    def _typed(self, text: str | None) -> None:
        if text:
            self._set(value_of(self._option.setting, self._option.place, text))
        elif text is not None:
            self.action_default()

    def _pressed(self, key: str | None) -> None:
        if key is None:
            return
        action = self._option.place[1]
        _kept, wrong = checked({**self.quiz.start.settings.keys, action: (key,)})
        if said := wrong.get(action, ""):
            self.say(said.partition(";")[0] + ".")
            return
        self._set([key])

    def _set(self, value: object) -> None:
        place = self._option.place
        self._change(lambda path: put(path, place, value))

    def _change(self, change: Callable[[Path], Settings]) -> None:
        """Write a change; where the file cannot be read or written, say so, and leave all as it is."""
        path = self._path
        if path is None:
            self.say(_NO_FILE)
            return
        try:
            settings = change(path)
        except UsageError as error:
            self.fault(error)
            return
        self.quiz.take_on(settings)
        self.say()
        self._load()
        self.call_after_refresh(self._bring_in_sight)

    # -- what it looks like -----------------------------------------------------------------------------

    def _head(self, width: int) -> Content:
        drawn = [beside(line(("Settings", "$act bold")), line((str(self._path or ""), "$quiet")), width)]
        return lines([*drawn, *notices(self._wrong, width, self.size.height // _NOTICES), NOTHING])

    def _painted(self, width: int) -> tuple[Content, list[int]]:
        """Return the rows, and which setting each of them shows; -1 for none."""
        drawn: list[Content] = []
        places: list[int] = []
        group = None
        for number, option in enumerate(self._all):
            if option.group != group:
                group = option.group
                above = [*([NOTHING] if drawn else []), cut(line((option.group, "$bright bold")), width)]
                drawn += above
                places += [-1] * len(above)
            drawn.append(_row(option, width, chosen=number == self._at))
            places.append(number)
        return lines(drawn), places

    def _about(self, width: int) -> Content:
        if not self._all:
            return NOTHING
        option = self._option
        setting = option.setting
        drawn = [line(("─" * width, "$faint"))]
        if option.place[0] == "keys":
            about = f"`{option.place[1]}`: Enter, then its new key. Enter, Esc, arrows and digits stay."
            drawn += hung("", line(about), width)
        else:
            drawn += hung("", line(setting.about), width)
        if setting.words:
            parts = [
                part
                for word, means in setting.words.items()
                for part in ((f"{word}:", "$act bold" if word == option.value else "$act"), f" {means}   ")
            ]
            drawn += hung("", line(*parts), width)
        elif setting.kind not in {"flag", "table"}:
            drawn += hung("", line((f"Possible: {setting.possible}.", "$quiet")), width)
        drawn.append(cut(line((f"Default: {option.default}", "$quiet")), width))
        if option.place == ("theme",):
            drawn += _sample(width)
        return lines(drawn)


class _Rows(Region):
    """The settings in their groups; a click chooses one, and one more changes it."""

    def __init__(self, paint: Callable[[int], tuple[Content, list[int]]]) -> None:
        self._places: list[int] = []

        def drawn(width: int) -> Content:
            text, self._places = paint(width)
            return text

        super().__init__(drawn)

    def row_of(self, number: int) -> int:
        """Return the line that a setting stands in."""
        self.drawn(self.content_size.width)
        return self._places.index(number) if number in self._places else 0

    def on_click(self, event: Click) -> None:
        """Choose the setting that was clicked on; one that is chosen already is changed."""
        event.stop()
        page = self.screen
        assert isinstance(page, SettingsPage)
        number = self._places[event.y] if 0 <= event.y < len(self._places) else -1
        if number >= 0 and number == page._at:  # noqa: SLF001 - the rows are the page's own
            page.action_turn()
        elif number >= 0:
            page.choose(number)


def _row(option: Option, width: int, *, chosen: bool) -> Content:
    room = min(max(width * 3 // 5, 16), _NAME)
    look = "$bright bold" if chosen else "$foreground"
    name = filled(line(("▸ " if chosen else "  ", "$act bold"), (option.name, look)), room)
    value = line((option.shown, look if option.own else "$quiet"))
    if chosen and option.turns:
        value = line(("‹ ", "$act"), value, (" ›", "$act"))
    row = filled(line(name, "  ", value), width)
    return row.stylize("on $lifted") if chosen else row


def _sample(width: int) -> list[Content]:
    """Return verdicts and memory as they look in this theme."""
    verdicts = [(f"{sign.mark} {sign.word}   ", sign.style) for sign in VERDICTS.values()]
    memory = [(f"{sign.mark} {sign.word}   ", sign.style) for sign in MEMORY]
    return [*hung("", line(*verdicts), width), *hung("", line(*memory), width)]
