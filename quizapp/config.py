"""Settings, from one TOML file; an unknown key is named with its nearest, and the rest is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

__all__ = ["LARGEST", "Settings", "load"]

LARGEST: Final = 256 * 1024
"""Bytes of a settings file."""


class Settings(NamedTuple):
    """What a learner can set, with the defaults.

    `retention` is the share to be remembered (0.70 to 0.97), `rollover` the hour at which the study
    day turns, `theme` is "ink" (dark) or "paper" (light), `decks` are folders and files of decks
    beside the learner's own. `kinds` gives, by the id of a deck, the kinds of question to be asked in.
    """

    new_per_day: int = 10
    reviews_per_day: int = 200
    retention: float = 0.90
    rollover: int = 4
    theme: str = "ink"
    decks: tuple[str, ...] = ()
    kinds: Mapping[str, Sequence[str]] = {}


_BOUNDS: dict[str, tuple[float, float]] = {
    "new_per_day": (0, 9999),
    "reviews_per_day": (0, 99999),
    "retention": (0.70, 0.97),
    "rollover": (0, 23),
}
_THEMES = ("ink", "paper")


def load(path: Path) -> tuple[Settings, list[str]]:
    """Read the settings file; return them and what is wrong in it, one sentence each."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), []
    except OSError as error:
        return Settings(), [f"{path} is not used: {error.strerror or error}."]
    found, why = _parsed(raw)
    return (Settings(), [f"{path} is not used: {why}."]) if why else _checked(found, path)


def _parsed(raw: bytes) -> tuple[dict[str, Any], str]:
    """Return what a file holds, and why it cannot be read, if it cannot."""
    if len(raw) > LARGEST:
        return {}, f"it is larger than {LARGEST >> 10} KiB"
    import tomllib  # noqa: PLC0415 - most learners have no settings file

    try:
        # "utf-8-sig", as Windows's editor writes it: TOML itself knows no byte-order mark.
        return tomllib.loads(raw.decode("utf-8-sig")), ""
    except UnicodeDecodeError:
        return {}, "it is not UTF-8 text"
    except RecursionError:
        return {}, "its brackets are nested too deep"
    except ValueError as error:
        return {}, str(error)


def _checked(found: dict[str, Any], path: Path) -> tuple[Settings, list[str]]:
    known = set(Settings._fields)
    values: dict[str, Any] = {}
    wrong = []
    for name, value in found.items():
        if name not in known:
            from quizapp.hint import nearest  # noqa: PLC0415 - only a mistake needs it

            near = nearest(name, sorted(known))
            hint = f"did you mean `{near}`?" if near else f"possible: {', '.join(sorted(known))}."
            wrong.append(f"{path}: `{name}` is not a setting; {hint}")
        elif (said := _fault(name, value)) is not None:
            wrong.append(f"{path}: `{name}` must be {said}; the default is used.")
        else:
            values[name] = tuple(value) if name == "decks" else value
    return Settings(**values), wrong


def _fault(name: str, value: object) -> str | None:
    """Say what a setting must be, where the value is not."""
    if name == "theme":
        return None if value in _THEMES else " or ".join(f'"{theme}"' for theme in _THEMES)
    if name == "kinds":
        return _fault_in_kinds(value)
    if name == "decks":
        fits = isinstance(value, list) and all(isinstance(each, str) for each in value)
        return None if fits else "a list of paths"
    least, most = _BOUNDS[name]
    whole = name != "retention"
    fits = isinstance(value, int if whole else (int, float)) and not isinstance(value, bool)
    if fits and isinstance(value, (int, float)) and least <= value <= most:
        return None
    return f"a {'whole ' if whole else ''}number from {least:g} to {most:g}"


def _fault_in_kinds(value: object) -> str | None:
    from quizapp.fields import QUESTION_KINDS  # noqa: PLC0415 - few learners fix the kinds

    for deck, kinds in value.items() if isinstance(value, dict) else [("", None)]:
        if not isinstance(kinds, list) or not kinds or any(kind not in QUESTION_KINDS for kind in kinds):
            at = f"`{deck}`" if deck else "the id of a deck"
            return f"a table that gives {at} a list of kinds: {', '.join(QUESTION_KINDS)}"
    return None
