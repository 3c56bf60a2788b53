"""settings: print what can be set, and set it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from quizapp.commands import Word, as_json, desk_of, print_json, whose
from quizapp.errors import UsageError
from quizapp.safe import one_line
from quizapp.say import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from quizapp.config import Settings
    from quizapp.setting import Setting


def _names() -> list[str]:
    from quizapp.setting import SETTINGS  # noqa: PLC0415 - imports when it runs

    return [each.name for each in SETTINGS]


class _Name(Word):
    """A setting's name, or that of something in a table, which is looked at when it runs."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take it as it is."""
        del param, ctx
        return value


@click.command("settings")
@click.argument("name", required=False, type=_Name("setting", _names))
@click.argument("value", required=False)
@click.option("--default", "to_default", is_flag=True, help="Let it have its default again.")
@as_json
@whose
@click.pass_context
def command(ctx: click.Context, name: str | None, value: str | None, to_default: bool, as_json: bool) -> None:
    """Print the settings; with NAME that one, and with VALUE set it.

    What is set for one deck is named `limits.DECK.new_per_day` or `kinds.DECK`, and the keys of a command
    `keys.COMMAND`; a list is written with commas.
    """
    from quizapp.settingsfile import found, put, reset, value_of  # noqa: PLC0415 - imports when it runs

    desk = desk_of(ctx)
    path = desk.places.settings
    if name is None:
        if to_default:
            raise UsageError("--default needs a setting.", "Name the one that is to have its default again.")
        _print_all(path, desk.settings, as_json=as_json)
        return
    setting, place = found(name)
    settings = desk.settings
    if to_default:
        if value is not None:
            raise UsageError("A value and --default exclude each other.", "Give one of them.")
        settings = reset(path, place)
    elif value is not None:
        settings = put(path, place, value_of(setting, place, value))
    held = _held(settings, place)
    if as_json:
        print_json({"name": name, "value": _plain(held), "about": setting.about})
    else:
        say(f"{one_line(name)} = {_toml(held)}")


def _print_all(path: Path, settings: Settings, *, as_json: bool) -> None:
    from quizapp.setting import SETTINGS  # noqa: PLC0415 - imports when it runs

    if as_json:
        shown = {
            each.name: {
                "value": _plain(getattr(settings, each.name)),
                "default": _plain(settings._field_defaults[each.name]),
                "about": each.about,
                "possible": each.possible,
            }
            for each in SETTINGS
        }
        print_json({"file": str(path), "settings": shown})
        return
    say(one_line(f"# {path}"))
    for each in SETTINGS:
        for line in _told(each, getattr(settings, each.name), settings._field_defaults[each.name]):
            say(one_line(line))


def _told(setting: Setting, value: Any, default: Any) -> Iterator[str]:  # noqa: ANN401 - whatever it holds
    yield f"# {setting.about}"
    if setting.words:
        yield "# " + "; ".join(f"{word}: {means}" for word, means in setting.words.items()) + "."
    elif setting.kind in {"number", "share"}:
        yield f"# {setting.possible[:1].upper()}{setting.possible[1:]}."
    changed = "" if value == default or setting.kind == "table" else f"  # default: {_toml(default)}"
    yield f"{setting.name} = {_toml(value)}{changed}"


def _held(settings: Settings, place: tuple[str, ...]) -> Any:  # noqa: ANN401 - whatever it holds
    held: Any = settings
    for each in place:
        held = held.get(each) if isinstance(held, dict) else getattr(held, each)
    return held


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever it holds
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return list(value) if isinstance(value, tuple) else value


def _toml(value: Any) -> str:  # noqa: ANN401 - whatever it holds
    import json  # noqa: PLC0415 - JSON's strings, lists and flags are TOML's as well

    if isinstance(value, dict):
        inside = ", ".join(
            f"{json.dumps(name, ensure_ascii=False)} = {_toml(each)}" for name, each in value.items()
        )
        return f"{{{inside}}}"
    return "not set" if value is None else json.dumps(_plain(value), ensure_ascii=False)
