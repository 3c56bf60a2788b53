"""Editing: a file of the learner's, opened in their own editor, while the app waits behind it."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from quizapp.editor import command_at
from quizapp.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import App

__all__ = ["edited"]


def edited(app: App[object], path: Path, row: int) -> str:
    """Open a file at a line, and wait until the editor is left; return what went wrong with the editor.

    Raises UsageError where none could be opened; then nothing has been edited.
    """
    words = command_at(os.environ, path, row)
    try:
        with app.suspend():
            code = subprocess.run(words, check=False).returncode  # noqa: S603 - the learner's own editor
    except SuspendNotSupported as error:
        hint = f"The place is {path}:{row}."
        raise UsageError("This window cannot be left for an editor.", hint) from error
    except OSError as error:
        why = error.strerror or error
        raise UsageError(f"{words[0]} cannot be run: {why}.", "Set EDITOR to one that can.") from error
    return f"{words[0]} ended with code {code}." if code else ""
