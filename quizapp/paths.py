"""Where settings, progress and decks live; nothing here is created until it is needed."""

from __future__ import annotations

import os
import re
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quizapp.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Places", "expanded", "make_private", "places", "shipped_decks", "sync_names"]

_LEARNER = re.compile(r"\w(?:[\w .-]{0,62}[\w-])?")


class Places(NamedTuple):
    """The files and folders that `quizapp paths` shows.

    `settings` and `progress` are files; `state` is the folder of what belongs to this device alone,
    `cache` of what can be made again, `decks` of the learner's own decks, `shipped` of ours.
    """

    settings: Path
    progress: Path
    state: Path
    cache: Path
    decks: Path
    backups: Path
    shipped: Path

    @property
    def added(self) -> Path:
        """The file that notes the decks added by path."""
        return self.decks.parent / "added-decks.txt"


def places(environ: Mapping[str, str], *, progress: str = "", learner: str = "") -> Places:
    """Return where things lie for this user.

    The progress file is `progress` (from --progress), else that of `learner` (--learner), else
    QUIZAPP_PROGRESS, else the default. Both flags at once, or a name that is no file name, are a
    `UsageError`. The platform's own variables (XDG_DATA_HOME …) are read by platformdirs.
    """
    from platformdirs import PlatformDirs  # noqa: PLC0415 - what is given a path needs no platform

    dirs = PlatformDirs("quizapp", appauthor=False)
    data = dirs.user_data_path
    if progress and learner:
        raise UsageError("--progress and --learner each name a progress file.", "Give one of them.")
    if learner:
        file = data / "learners" / f"{_checked(learner)}.db"
        backups = data / "backups" / file.stem
    else:
        named = progress or environ.get("QUIZAPP_PROGRESS", "")
        file = expanded(named) if named else data / "progress.db"
        # Copies of a file that lies elsewhere stay beside it: it may be another person's.
        backups = file.with_name(f"{file.name}-backups") if named else data / "backups"
    return Places(
        settings=dirs.user_config_path / "config.toml",
        progress=file,
        state=dirs.user_state_path,
        cache=dirs.user_cache_path,
        decks=data / "decks",
        backups=backups,
        shipped=shipped_decks(),
    )


def expanded(named: str) -> Path:
    """Return a path with `~` written out; that of a user there is not stays as it is."""
    path = Path(named)
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def shipped_decks() -> Path:
    """Return the decks that came with the program: in the package, or beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / "decks"
    return inside if inside.is_dir() else package.parent / "decks"


def make_private(folder: Path) -> None:
    """Make a folder, and those above that are missing, for the user alone; existing ones stay as they are."""
    if folder.is_dir():
        return
    make_private(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    sync_names(folder.parent)


def sync_names(folder: Path) -> None:
    """See that the names in a folder are on disk, where the system lets folders be synced."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _checked(name: str) -> str:
    """Return a learner's name in one spelling, or refuse it."""
    name = unicodedata.normalize("NFC", name)
    if not _LEARNER.fullmatch(name):
        raise UsageError(
            f"“{name}” cannot be a learner's name.",
            "Use up to 64 letters, digits, spaces, -, _ or . and begin with a letter or digit.",
        )
    return name
