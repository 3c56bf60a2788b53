"""Editor: the command that opens a file at a line in the learner's own editor."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["command_at"]

_GOTO = {"code", "code-insiders", "codium", "vscodium", "cursor", "windsurf", "positron"}
_COLON = {"subl", "sublime_text", "hx", "helix", "zed", "zeditor"}  # PATH:LINE
_LINE_FLAG = {"mate": "-l", "kate": "-l", "gnome-text-editor": "", "idea": "--line", "pycharm": "--line"}
_WAITS = _GOTO | {"subl", "sublime_text", "zed", "zeditor", "mate"}
"""Those that come back at once, and leave their window behind, if they are not told to wait."""


def command_at(environ: Mapping[str, str], path: Path, line: int) -> list[str]:
    """Return the words of the command; raises UsageError where no editor is named."""
    named = (environ.get("VISUAL", "").strip() or environ.get("EDITOR", "")).strip()
    if not named:
        raise UsageError(
            f"No editor is named. The place is {path}:{line}.", "Set EDITOR, `export EDITOR=nano` for one."
        )
    words = [named] if Path(named).is_file() else _split(named)
    name = Path(words[0]).name.removesuffix(".exe").lower()
    if name in _WAITS and not {"-w", "--wait"} & set(words):
        words.append("--wait" if name != "mate" else "-w")
    if name in _GOTO:
        return [*words, "--goto", f"{path}:{line}"]
    if name in _COLON:
        return [*words, f"{path}:{line}"]
    if name in _LINE_FLAG:
        flag = _LINE_FLAG[name]
        return [*words, flag, str(line), str(path)] if flag else [*words, f"+{line}", str(path)]
    return [*words, f"+{line}", str(path)]  # vi, nano, emacs, micro, kak, joe, ne and most others


def _split(named: str) -> list[str]:
    try:
        return shlex.split(named)
    except ValueError as error:
        raise UsageError(
            f"EDITOR cannot be read: {named!r}: {error}.", "Close its quotation marks."
        ) from error
