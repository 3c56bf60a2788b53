"""Keymap: the keys that a learner gave to commands, held against the table of all keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from textual.keys import _character_to_key

from quizapp.hint import did_you_mean
from quizapp.tui import keys as tables
from quizapp.tui.keys import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from quizapp.tui.keys import Command

__all__ = ["FIXED", "Given", "checked", "commands", "mapped", "textual"]

Given = dict[str, tuple[str, ...]]
"""The keys of commands by the name of their action, as Textual names keys."""

FIXED: Final = {
    "escape": "goes back", "ctrl+q": "leaves", "ctrl+c": "leaves", "ctrl+p": "lists all commands",
    "enter": "goes on", "up": "moves", "down": "moves", "left": "moves", "right": "moves",
    "pageup": "moves", "pagedown": "moves", "tab": "moves", "backspace": "takes back",
    **{str(digit): "answers" for digit in range(10)},
}  # fmt: skip
"""The keys that are the same everywhere, and what they do."""


def commands() -> dict[str, Command]:
    """Return each command that can have other keys, once, by the name of its action."""
    found: dict[str, Command] = {}
    for _screen, table in _screens():
        for command in table:
            if any(key not in FIXED for key in (*command.keys, *command.typing)):
                found.setdefault(command.action, command)
    return found


def checked(wanted: Mapping[str, Sequence[str]]) -> tuple[Given, dict[str, str]]:
    """Return the keys that can be had, and by command a sentence for each that cannot."""
    known = commands()
    kept: Given = {}
    wrong: dict[str, str] = {}
    for action, keys in wanted.items():
        if action not in known:
            hint = did_you_mean(action, known, "The settings screen lists them.")
            wrong[action] = f"There is no command `{action}` whose keys can be changed. {hint}"
            continue
        named = tuple(dict.fromkeys(_named(key) for key in keys))
        if said := _taken(action, named, {**kept, action: named}, wanted):
            wrong[action] = said
        else:
            kept[action] = named
    return kept, wrong


def mapped(table: Sequence[Command], given: Given) -> tuple[Command, ...]:
    """Return a table with the keys that its commands have now."""
    return tuple(_with(command, given.get(command.action, ())) for command in table)


def textual(given: Given) -> dict[str, str]:
    """Return what Textual is told: for the id of each binding its keys."""
    found: dict[str, dict[str, None]] = {}
    for _screen, table in _screens():
        for command in table:
            if command.action not in given:
                continue
            now = _with(command, given[command.action])
            for key in _plain(command):
                found.setdefault(f"{command.action}.{key}", {}).update(dict.fromkeys(now.keys))
                for other in table:  # Textual takes a key from all that share it
                    if other.action not in given and key in other.keys:
                        found.setdefault(f"{other.action}.{key}", {})[key] = None
            while_typing = now.typing if now.typing != command.typing or not _plain(command) else ()
            for key in command.typing if while_typing else ():
                if key not in FIXED:
                    both = now.typing if _plain(command) else (*now.keys, *now.typing)
                    found.setdefault(f"{command.action}.{key}", {}).update(dict.fromkeys(both))
    return {each: ",".join(key for key in keys if key not in FIXED) for each, keys in found.items()}


def _screens() -> Iterator[tuple[str, Sequence[Command]]]:
    """Yield every table with the name of its screen, those that are seen most first."""
    first = ("HOME", "STUDY", "PLAY", "BROWSE")
    for name in (*first, *(each for each in tables.__all__ if each not in first)):
        table = getattr(tables, name)
        if isinstance(table, tuple) and table and isinstance(table[0], tables.Command):
            yield name.capitalize(), table


def _named(key: str) -> str:
    """Return a key as Textual names it: "question_mark" for "?"."""
    return _character_to_key(key) if len(key) == 1 else key


def _plain(command: Command) -> list[str]:
    """Return the keys of a command that work only where nothing is being typed."""
    return [key for key in command.keys if key not in command.typing and key not in FIXED]


def _with(command: Command, given: Sequence[str]) -> Command:
    if not given or all(key in FIXED for key in (*command.keys, *command.typing)):
        return command
    fixed = [key for key in command.keys if key in FIXED]
    typing = tuple(key for key in given if re.match(r"ctrl\+|alt\+|f\d", key))
    kept = [key for key in command.typing if key in FIXED]
    return command._replace(
        keys=(*given, *fixed), typing=(*typing, *kept) if typing and command.typing else command.typing
    )


def _taken(action: str, named: Sequence[str], given: Given, wanted: Mapping[str, Sequence[str]]) -> str:
    """Say why a command cannot have these keys; "" where it can."""
    for key in named:
        if key in FIXED:
            does = FIXED[key]
            return f"`{action}` cannot have {shown(key)}, which {does} everywhere; its own keys are used."
        for screen, table in _screens():
            if all(command.action != action for command in table):
                continue
            for other in table:
                if other.action == action:
                    continue
                now = _with(other, given.get(other.action, ()))
                moving = other.action in wanted and other.action not in given  # its turn comes later
                if not moving and key in (*now.keys, *now.typing):
                    return (
                        f"`{action}` cannot have {shown(key)}, which is `{other.action}` on {screen}; "
                        "its own keys are used."
                    )
    return ""
