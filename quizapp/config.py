"""Settings, from one TOML file; an unknown key is named with its nearest, and the rest is used."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

__all__ = ["LARGEST", "Settings", "load", "placed", "read"]

LARGEST: Final = 256 * 1024
"""Bytes of a settings file."""


class Settings(NamedTuple):
    """What a learner can set, with the defaults; `setting` says of each what it may be and what it does.

    `limits` gives, by the id of a deck, what the learner wants of it rather than its author or these
    settings. `kinds` gives, likewise, the kinds of question to be asked in. `keys` gives, by the name of a
    command, the keys that it has rather than its own.
    """

    new_per_day: int = 10
    reviews_per_day: int = 200
    retention: float = 0.90
    show_new: bool = False
    rollover: int = 4
    date_order: str = "ask"
    name_order: str = "written"
    theme: str = "ink"
    reduced_motion: bool = False
    decks: tuple[str, ...] = ()
    limits: Mapping[str, Mapping[str, Any]] = {}
    kinds: Mapping[str, Sequence[str]] = {}
    keys: Mapping[str, Sequence[str]] = {}


def load(path: Path) -> tuple[Settings, list[str]]:
    """Read the settings file; return them and what is wrong in it, one sentence each."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), []
    except OSError as error:
        return Settings(), [f"{path} is not used: {error.strerror or error}."]
    settings, wrong = read(raw)
    return settings, [f"{path}{each}" for each in wrong]


def placed(path: Path, table: str, faults: Mapping[str, str]) -> list[str]:
    """Return what is wrong with entries of a table, each after the file and its line."""
    if not faults:
        return []
    from quizapp.setting import line_of  # noqa: PLC0415 - most learners have no settings file

    text = ""
    with suppress(OSError):
        text = path.read_bytes()[:LARGEST].decode("utf-8-sig", "replace")
    return [f"{path}{line_of(text, table, name)}: {said}" for name, said in faults.items()]


def read(raw: bytes) -> tuple[Settings, list[str]]:
    """Read the bytes of a settings file; and what is wrong, each to be put after the name of the file."""
    found, text, why = _parsed(raw)
    if why:
        return Settings(), [f" is not used: {why}."]
    from quizapp.setting import checked  # noqa: PLC0415 - most learners have no settings file

    values, wrong = checked(found, text)
    return Settings(**values), wrong


def _parsed(raw: bytes) -> tuple[dict[str, Any], str, str]:
    """Return what a file holds, its text, and why it cannot be read, if it cannot."""
    if len(raw) > LARGEST:
        return {}, "", f"it is larger than {LARGEST >> 10} KiB"
    import tomllib  # noqa: PLC0415 - most learners have no settings file

    try:
        # "utf-8-sig", as Windows's editor writes it: TOML itself knows no byte-order mark.
        text = raw.decode("utf-8-sig")
        return tomllib.loads(text), text, ""
    except UnicodeDecodeError:
        return {}, "", "it is not UTF-8 text"
    except RecursionError:
        return {}, "", "its brackets are nested too deep"
    except ValueError as error:
        return {}, "", str(error)
