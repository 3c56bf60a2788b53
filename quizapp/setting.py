"""Setting: one thing that a learner can set: what it may be, and what it does; and all of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from quizapp.hint import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["LIMITS", "SETTINGS", "THEMES", "Setting", "checked", "fault", "line_of", "named"]

THEMES: Final = ("ink", "paper", "clear", "contrast", "terminal")


class Setting(NamedTuple):
    """One thing that can be set.

    `kind` is "number" (whole), "share", "choice", "flag", "paths" or "table"; numbers lie within `least`
    and `most`, and a choice is one of `words`, each with what it means. `about` is one sentence.
    """

    name: str
    kind: str
    about: str
    group: str
    least: float = 0
    most: float = 0
    words: Mapping[str, str] = {}

    @property
    def possible(self) -> str:
        """Say what it must be."""
        if self.kind == "number":
            return f"a whole number from {self.least:g} to {self.most:g}"
        if self.kind == "share":
            return f"a number from {self.least:g} to {self.most:g}"
        if self.kind == "choice":
            return " or ".join(f'"{word}"' for word in self.words)
        if self.kind == "day":
            return 'a day, as "2026-12-01"'
        return {"flag": "true or false", "paths": "a list of paths"}.get(self.kind, "a table")


_NEW = Setting("new_per_day", "number", "New cards a day and deck.", "study", 0, 9999)
_REVIEWS = Setting(
    "reviews_per_day", "number", "Cards that come back, a day and deck, at most.", "study", 0, 99999
)
_RETENTION = Setting(
    "retention", "share", "The share to be remembered: more of it means more reviews.", "study", 0.70, 0.97
)
SETTINGS: Final = (
    _NEW,
    _REVIEWS,
    _RETENTION,
    Setting("show_new", "flag", "Show a new fact once before it is asked.", "study"),
    Setting("rollover", "number", "The hour at which the study day turns.", "study", 0, 23),
    Setting(
        "date_order", "choice", "How 3/4/2021 is read when you type it.", "answers",
        words={"ask": "asked back: April or March?", "day": "3 April", "month": "March 4"},
    ),
    Setting(
        "name_order", "choice", "How people are named; what authors tell in sentences stays as it is.",
        "screen",
        words={
            "written": "as its author wrote it", "family_first": "Kishi Nobuo, Kim Jong-un",
            "given_first": "Nobuo Kishi, Jong-un Kim",
        },
    ),
    Setting(
        "theme", "choice", "The colours.", "screen",
        words={
            "ink": "dark", "paper": "light", "clear": "dark, of colours that all can tell apart",
            "contrast": "black and white, strong", "terminal": "the terminal's own sixteen",
        },
    ),
    Setting("reduced_motion", "flag", "Nothing slides or blinks, and no seconds tick.", "screen"),
    Setting("decks", "paths", "More decks, files or folders; relative ones lie beside this file.", "decks"),
    Setting("limits", "table", "By the id of a deck: what you want of it, not its author.", "decks"),
    Setting("kinds", "table", "By the id of a deck: its kinds of question, where not all.", "decks"),
    Setting("keys", "table", "By the name of a command: its keys, where others are wanted.", "keys"),
)  # fmt: skip
LIMITS: Final = (
    _NEW,
    _REVIEWS,
    _RETENTION,
    Setting(
        "exam", "day", "The day of an exam: every card comes once more in the last days before it.", "decks"
    ),
)
"""What can be set for one deck, in `[limits.DECK]`."""

_BY_NAME = {each.name: each for each in SETTINGS}
_LIMIT_BY_NAME = {each.name: each for each in LIMITS}
_KEY = re.compile(r"(?:ctrl\+|shift\+|alt\+)*(?:[a-z0-9_]+|[A-Z]|[^\w\s])")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def named(name: str) -> Setting | None:
    """Return a setting by its name, or None."""
    return _BY_NAME.get(name)


def checked(found: Mapping[str, Any], text: str = "") -> tuple[dict[str, Any], list[str]]:
    """Return what a file's table sets, and what is wrong in it, with the line where `text` shows it."""
    values: dict[str, Any] = {}
    wrong = []
    for name, value in found.items():
        setting = _BY_NAME.get(name)
        if setting is None:
            wrong.append(f"{line_of(text, name)}: `{name}` is not a setting; {_meant(name, _BY_NAME)}")
        elif setting.kind == "table":
            values[name], faults = _TABLES[name](value)
            wrong += [f"{line_of(text, *places)}: {said}" for places, said in faults]
        elif said := fault(setting, value):
            wrong.append(f"{line_of(text, name)}: `{name}` must be {said}; the default is used.")
        else:
            values[name] = tuple(value) if setting.kind == "paths" else value
    return values, wrong


def fault(setting: Setting, value: object) -> str:
    """Say what a setting must be where the value is not; "" where it is."""
    match setting.kind:
        case "number" | "share":
            fits = isinstance(value, int if setting.kind == "number" else (int, float))
            if fits and not isinstance(value, bool):
                assert isinstance(value, (int, float))
                fits = setting.least <= value <= setting.most
            else:
                fits = False
        case "choice":
            fits = isinstance(value, str) and value in setting.words
        case "flag":
            fits = isinstance(value, bool)
        case "day":
            fits = _is_day(value)
        case "paths":
            fits = isinstance(value, list) and all(isinstance(each, str) for each in value)
        case _:
            fits = isinstance(value, dict)
    return "" if fits else setting.possible


_Faults = list[tuple[tuple[str, ...], str]]


def _limits(value: object) -> tuple[dict[str, dict[str, Any]], _Faults]:
    if not isinstance(value, dict):
        return {}, [(("limits",), "`limits` must be tables, as `[limits.DECK]`; it is not used.")]
    kept: dict[str, dict[str, Any]] = {}
    wrong: _Faults = []
    for deck, given in value.items():
        if not isinstance(given, dict):
            wrong.append((("limits", deck), f"`limits.{deck}` must be a table; it is not used."))
            continue
        for name, each in given.items():
            setting = _LIMIT_BY_NAME.get(name)
            if setting is None:
                said = f"`{name}` is no limit of a deck; {_meant(name, _LIMIT_BY_NAME)}"
                wrong.append(((f"limits.{deck}", name), said))
            elif said := fault(setting, each):
                wrong.append(
                    ((f"limits.{deck}", name), f"`{name}` of `{deck}` must be {said}; it is not used.")
                )
            else:
                kept.setdefault(deck, {})[name] = str(each) if name == "exam" else each
    return kept, wrong


def _kinds(value: object) -> tuple[dict[str, list[str]], _Faults]:
    from quizapp.fields import QUESTION_KINDS  # noqa: PLC0415 - few learners fix the kinds

    possible = f"a list of kinds: {', '.join(QUESTION_KINDS)}"
    if not isinstance(value, dict):
        said = f"`kinds` must be a table that gives the id of a deck {possible}; it is not used."
        return {}, [(("kinds",), said)]
    kept: dict[str, list[str]] = {}
    wrong: _Faults = []
    for deck, kinds in value.items():
        known = [str(each) for each in kinds] if isinstance(kinds, list) else []
        odd = next((each for each in known if each not in QUESTION_KINDS), "")
        if known and not odd:
            kept[deck] = kinds
            continue
        near = nearest(odd, QUESTION_KINDS)
        meant = f" (`{near}` for `{odd}`?)" if near else ""
        wrong.append((("kinds", deck), f"`{deck}` must be {possible}{meant}; it has all its kinds."))
    return kept, wrong


def _keys(value: object) -> tuple[dict[str, tuple[str, ...]], _Faults]:
    """Read the keys; whether there are such commands is for the screens to say, which alone know them."""
    if not isinstance(value, dict):
        return {}, [(("keys",), "`keys` must be a table that gives a command its keys; it is not used.")]
    kept: dict[str, tuple[str, ...]] = {}
    wrong: _Faults = []
    for name, given in value.items():
        keys = [given] if isinstance(given, str) else given
        if (
            isinstance(keys, list)
            and keys
            and all(isinstance(key, str) and _KEY.fullmatch(key) for key in keys)
        ):
            kept[name] = tuple(keys)
        else:
            said = f'`{name}` must be a key or a list of keys, as "x" or "ctrl+x"; its own are used.'
            wrong.append((("keys", name), said))
    return kept, wrong


_TABLES = {"limits": _limits, "kinds": _kinds, "keys": _keys}


def _is_day(value: object) -> bool:
    from datetime import date, datetime  # noqa: PLC0415 - few learners set an exam

    if isinstance(value, date) and not isinstance(value, datetime):
        return True
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _meant(name: str, known: Mapping[str, Setting]) -> str:
    near = nearest(name, sorted(known))
    return f"did you mean `{near}`?" if near else f"possible: {', '.join(sorted(known))}."


def line_of(text: str, *names: str) -> str:
    """Return ":12", the line that a key stands in; "" where it does not show."""
    table, name = (names[0], names[-1]) if len(names) > 1 else ("", names[0])
    at = ""
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip()
        if bare.startswith("["):
            at = bare.strip("[] ").replace('"', "").replace("'", "")
            if name and at == f"{table}.{name}":
                return f":{number}"
        elif at == table and bare.partition("=")[0].strip().strip("\"'") == name:
            return f":{number}"
    return ""
