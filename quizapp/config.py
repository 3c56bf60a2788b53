"""Settings, from one TOML file; an unknown key is named with its nearest, and the rest is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

__all__ = ["MOST_BYTES", "Settings", "load", "read"]

MOST_BYTES = 1_000_000
"""Of a settings file; one that is larger is not ours."""


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
    tour: bool = True
    decks: tuple[str, ...] = ()
    limits: Mapping[str, Mapping[str, Any]] = {}
    kinds: Mapping[str, Sequence[str]] = {}
    keys: Mapping[str, Sequence[str]] = {}


def load(path: Path) -> tuple[Settings, list[str]]:
    """Read the settings file; return them and what is wrong in it, one sentence each."""
    try:
        raw = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), []
    except OSError as error:
        return Settings(), [f"{path} is not used: {error.strerror or error}."]
    settings, wrong = read(raw)
    return settings, [f"{path}{each}" for each in wrong]


def read(raw: bytes) -> tuple[Settings, list[str]]:
    """Read the bytes of a settings file; and what is wrong, each to be put after the name of the file."""
    if len(raw) > MOST_BYTES:
        return Settings(), [f" is not used: it has more than {MOST_BYTES:,} bytes."]
    import tomllib  # noqa: PLC0415 - most learners have no settings file

    try:
        # "utf-8-sig", as Windows's editor writes it: TOML itself knows no byte-order mark.
        text = raw.decode("utf-8-sig")
        found = tomllib.loads(text)
    except UnicodeDecodeError:
        return Settings(), [" is not used: it is not UTF-8 text."]
    except (ValueError, RecursionError) as error:
        return Settings(), [f" is not used: {error}."]
    from quizapp.setting import checked  # noqa: PLC0415 - as above

    values, wrong = checked(found, text)
    return Settings(**values), wrong
