"""Settingsfile: changes one setting in the learner's own file; every other byte of it stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quizapp.config import LARGEST, Settings, load
from quizapp.errors import UsageError
from quizapp.hint import did_you_mean
from quizapp.paths import make_private
from quizapp.setting import LIMITS, SETTINGS, fault, named
from quizapp.whole import over_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tomlkit import TOMLDocument

    from quizapp.setting import Setting

__all__ = ["found", "put", "reset", "value_of"]

_MEND = "Mend it in an editor first."
_BEGIN = "# Settings of quizapp; `quizapp settings` says what each does.\n\n"


def found(name: str) -> tuple[Setting, tuple[str, ...]]:
    """Return the setting that a name means, and its place in the file; raises UsageError.

    `limits.DECK.new_per_day`, `kinds.DECK` and `keys.COMMAND` name what stands in a table.
    """
    table, _dot, rest = name.partition(".")
    if table == "limits" and "." in rest:
        deck, _dot, limit = rest.rpartition(".")
        known = {each.name: each for each in LIMITS}
        if limit in known:
            return known[limit], ("limits", deck, limit)
        raise UsageError(
            f"`{limit}` is no limit of a deck.",
            did_you_mean(limit, list(known), f"Possible: {', '.join(known)}."),
        )
    if table in {"kinds", "keys"} and rest:
        setting = named(table)
        assert setting is not None
        return setting, (table, rest)
    setting = named(name)
    names = [each.name for each in SETTINGS]
    if setting is None:
        raise UsageError(
            f"There is no setting `{name}`.", did_you_mean(name, names, f"Possible: {', '.join(names)}.")
        )
    if setting.kind == "table":
        told = {"limits": "limits.DECK.new_per_day", "kinds": "kinds.DECK", "keys": "keys.COMMAND"}[name]
        raise UsageError(f"`{name}` is a table.", f"Name what is to be set in it, as `{told}`.")
    return setting, (name,)


def value_of(setting: Setting, place: Sequence[str], typed: str) -> Any:  # noqa: ANN401 - whatever it holds
    """Return the value that was typed for a setting; raises UsageError, which says what it may be."""
    text = typed.strip()
    value: Any = text
    if setting.kind in {"number", "share"}:
        plain = text.removesuffix("%").strip()
        try:
            value = int(plain) if setting.kind == "number" else float(plain.replace(",", "."))
        except ValueError:
            value = text
        if setting.kind == "share" and isinstance(value, float) and (text.endswith("%") or value > 1):
            value = value / 100
    elif setting.kind == "flag":
        value = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}.get(
            text.lower(), text
        )
    elif setting.kind == "paths" or len(place) == 2:  # noqa: PLR2004 - a table and what it is about
        value = [each.strip() for each in text.split(",") if each.strip()]
    checked: object = {place[-1]: value} if len(place) == 2 else value  # noqa: PLR2004 - as above
    wrong = _fault_in(setting, place, value) if len(place) == 2 else fault(setting, checked)  # noqa: PLR2004
    if wrong:
        raise UsageError(f"`{'.'.join(place)}` cannot be “{text}”.", f"It must be {wrong}.")
    return value


def put(path: Path, place: Sequence[str], value: object) -> Settings:
    """Set one setting in the file, making it where there is none; return all settings as they are now.

    Raises UsageError where the file cannot be read as TOML, and then leaves it as it is.
    """
    import tomlkit  # noqa: PLC0415 - only a change needs it

    document = _read(path)
    table: Any = document
    for name in place[:-1]:
        if name not in table or not isinstance(table[name], dict):
            table[name] = tomlkit.table()
        table = table[name]
    table[place[-1]] = value
    return _write(path, document)


def reset(path: Path, place: Sequence[str]) -> Settings:
    """Let a setting have its default again; tables that hold nothing any more go. Raises UsageError."""
    if not path.exists():
        return Settings()
    document = _read(path)
    tables: list[Any] = [document]
    for name in place[:-1]:
        if name not in tables[-1]:
            return load(path)[0]
        tables.append(tables[-1][name])
    tables[-1].pop(place[-1], None)
    for depth in range(len(tables) - 1, 0, -1):
        if not tables[depth]:
            tables[depth - 1].pop(place[depth - 1], None)
    return _write(path, document)


def _fault_in(setting: Setting, place: Sequence[str], value: object) -> str:
    from quizapp.setting import checked  # noqa: PLC0415 - only a table needs it

    _settings, wrong = checked({setting.name: {place[1]: value}})
    return wrong[0].partition(" must be ")[2].partition(";")[0] if wrong else ""


def _read(path: Path) -> TOMLDocument:
    import tomlkit  # noqa: PLC0415 - only a change needs it
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415 - as above

    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return tomlkit.parse(_BEGIN)
    except OSError as error:
        raise UsageError(
            f"{path} cannot be read: {error.strerror or error}.", "Nothing was changed."
        ) from error
    try:
        if len(raw) > LARGEST:
            raise ValueError("it is too large")  # noqa: TRY301 - said as whatever else is wrong with it
        return tomlkit.parse(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} cannot be changed: it is not UTF-8 text.", _MEND) from error
    except (TOMLKitError, ValueError, RecursionError) as error:
        raise UsageError(f"{path} cannot be changed: {error}.", _MEND) from error


def _write(path: Path, document: TOMLDocument) -> Settings:
    try:
        make_private(path.parent)
        over_file(path.resolve(), document.as_string())  # a link to it, as in a folder of dotfiles, stays
    except OSError as error:
        raise UsageError(
            f"{path} cannot be written: {error.strerror or error}.", "Nothing was changed."
        ) from error
    return load(path)[0]
