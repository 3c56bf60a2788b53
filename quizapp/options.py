"""Options: every setting as a learner goes through them: its group, its value, its default."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from quizapp.config import Settings
from quizapp.setting import LIMITS, SETTINGS, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from quizapp.setting import Setting

__all__ = ["Option", "options", "turned", "written"]

_GROUPS = {"study": "Study", "answers": "Answers", "screen": "Screen", "decks": "Decks"}


class Option(NamedTuple):
    """Something that can be set: where it stands in the file, what it is now, and what it is by default.

    `default` is text, since that of a deck's limit is another setting. `own` says whether the learner set it.
    """

    group: str
    name: str
    setting: Setting
    place: tuple[str, ...]
    value: Any
    default: str
    own: bool

    @property
    def shown(self) -> str:
        """The value as it is read."""
        return written(self.value) if self.own or len(self.place) == 1 else self.default

    @property
    def turns(self) -> bool:
        """Whether it goes from one value to the next, rather than being typed."""
        return self.setting.kind in {"flag", "choice"}


def options(
    settings: Settings,
    decks: Iterable[tuple[str, str, Mapping[str, Any]]],
    keys: Mapping[str, tuple[str, Sequence[str]]],
) -> list[Option]:
    """Return all of them: the settings, those of each deck, and the keys of each command.

    `decks` gives of each its id, its title, and what its author wants.
    `keys` gives, by the name of a command, what it does and its own keys.
    """
    return [*_plain(settings), *_of_decks(settings, decks), *_of_keys(settings, keys)]


def turned(option: Option, by: int) -> Any:  # noqa: ANN401 - whatever it holds
    """Return the next value of a flag or a choice, or the one before."""
    if option.setting.kind == "flag":
        return not option.value
    words = list(option.setting.words)
    return words[(words.index(option.value) + by) % len(words)]


def written(value: object) -> str:
    """Return a value as it is read, and typed."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (tuple, list)):
        return ", ".join(map(str, value)) or "none"
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _plain(settings: Settings) -> Iterator[Option]:
    for group, heading in _GROUPS.items():
        for setting in SETTINGS:
            if setting.group == group and setting.kind != "table":
                value, default = getattr(settings, setting.name), Settings._field_defaults[setting.name]
                name, place = setting.name.replace("_", " "), (setting.name,)
                yield Option(heading, name, setting, place, value, written(default), value != default)


def _of_decks(
    settings: Settings, decks: Iterable[tuple[str, str, Mapping[str, Any]]]
) -> Iterator[Option]:
    kinds = named("kinds")
    assert kinds is not None
    for deck, title, wanted in decks:
        own = settings.limits.get(deck, {})
        for setting in LIMITS:
            name, value = setting.name.replace("_", " "), own.get(setting.name)
            default = _default(setting, settings, wanted)
            limit = ("limits", deck, setting.name)
            yield Option(title, name, setting, limit, value, default, value is not None)
        value, place = settings.kinds.get(deck), ("kinds", deck)
        yield Option(title, "kinds of question", kinds, place, value, "all that fit", value is not None)


def _default(setting: Setting, settings: Settings, wanted: Mapping[str, Any]) -> str:
    if setting.name in wanted:
        return f"{wanted[setting.name]}, as its author wants it"
    return "none" if setting.kind == "day" else f"{written(getattr(settings, setting.name))}, as above"


def _of_keys(settings: Settings, keys: Mapping[str, tuple[str, Sequence[str]]]) -> Iterator[Option]:
    setting = named("keys")
    assert setting is not None
    for action, (what, own) in keys.items():
        value = settings.keys.get(action)
        yield Option("Keys", what, setting, ("keys", action), value, " ".join(own), value is not None)
