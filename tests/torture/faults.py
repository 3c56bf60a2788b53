"""Faults below SQLite: at every write and sync of a sitting, what cannot be written is said, and nothing is lost.

    python tests/torture/faults.py          every fault at every write: some 1,900
    python tests/torture/faults.py --quick  at every write one of the faults

Each case plays a sitting on a new file (`scene`), lets the n-th write fail (`disk`), and sees that the step that
failed raised a ProgressError with a sentence of ours; that a copy of the files at that moment, as a kill would
leave them, holds all that was acknowledged; that the same step succeeds when the fault has passed; and that at
the end nothing is lost or doubled, and memory is what the log comes to.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from disk import FAULTS, Disk, NoDisk
from scene import Scene, lost

if TYPE_CHECKING:
    from quizapp.errors import ProgressError

__all__ = ["Figures", "run", "unreachable"]

_SENTENCES = {
    "disk full": (
        "The disk is full",
        "The disk that ",
    ),  # the second where the index beside the log cannot grow
    "short write": ("The disk is full", "The disk that "),
    "write error": ("The disk that ",),
    "sync error": ("The disk that ",),
}


class Figures(NamedTuple):
    """How many faults were injected, how many steps failed and went on, and what was lost: nothing."""

    faults: int
    failed: int
    lost: int
    wrong: tuple[str, ...]


def run(*, quick: bool = False) -> Figures:
    """Inject all faults, in a process of its own; raises NoDisk where that cannot be."""
    argv = [sys.executable, __file__, "--json", *(["--quick"] if quick else [])]
    ran = subprocess.run(argv, capture_output=True, text=True, check=False)
    if ran.returncode not in {0, 1} or not ran.stdout:
        raise RuntimeError(ran.stderr)
    found = json.loads(ran.stdout)
    if "skipped" in found:
        raise NoDisk(found["skipped"])
    return Figures(**found | {"wrong": tuple(found["wrong"])})


class _Case:
    """One fault at one place."""

    def __init__(self, disk: Disk, folder: Path, fault: str, at: int) -> None:
        self.disk, self.folder, self.fault, self.at = disk, folder, fault, at
        self.failed = 0
        self.wrong: list[str] = []
        self.scene = Scene(folder / "p" / "progress.db", failing=self._failing)

    def play(self) -> None:
        self.disk.watch(self.folder / "p")
        self.disk.fail(self.fault, self.at)
        try:
            self.scene.play()
            self.scene.leave()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is not what a learner may meet
            self._say(f"going on raises {type(error).__name__}: {error}")
        self.disk.mend()
        if not self.disk.failed:
            self._say("the fault was never met")
        self.wrong += self._lost(self.scene.path)

    def _failing(self, error: ProgressError) -> None:
        self.disk.mend()
        self.failed += 1
        if not error.message.startswith(_SENTENCES[self.fault.removeprefix("one ")]) or not error.hint:
            self._say(f"it says {error}")
        left = self.folder / f"left{self.failed}"
        left.mkdir()
        for name in ("progress.db", "progress.db-wal", "progress.db-journal"):
            if (here := self.scene.path.with_name(name)).exists():
                shutil.copyfile(here, left / name)
        self.wrong += self._lost(left / "progress.db")

    def _lost(self, path: Path) -> list[str]:
        try:
            found = lost(path, self.scene.acknowledged, self.scene.undone)
        except Exception as error:  # noqa: BLE001 - whatever it is, the file cannot be used
            found = [f"{type(error).__name__}: {error}"]
        return [f"{self.fault} at {self.at}, {path.parent.name}: {each}" for each in found]

    def _say(self, what: str) -> None:
        self.wrong.append(f"{self.fault} at {self.at}: {what}")


def _all(*, quick: bool) -> Figures:
    disk = Disk()
    room = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - no disk is worn out
    faults = failed = 0
    wrong: list[str] = []
    with tempfile.TemporaryDirectory(dir=room) as name:
        home = Path(name)
        disk.watch(home / "clean")
        clean = Scene(home / "clean" / "progress.db")
        clean.play()
        clean.leave()
        counts = dict(disk.tried)
        for number, fault in enumerate(FAULTS):
            many = counts["sync" if fault == "sync error" else "write"]
            for at in range(1, many + 1):
                if quick and fault != "sync error" and at % (len(FAULTS) - 1) != number % (len(FAULTS) - 1):
                    continue
                case = _Case(disk, home / "case", fault, at)
                case.play()
                faults += 1
                failed += case.failed
                wrong += case.wrong
                shutil.rmtree(home / "case")
    return Figures(faults, failed, sum(" is lost" in each for each in wrong), tuple(wrong))


def unreachable() -> str:
    """Return why no fault can be put below this Python's SQLite; empty where one can."""
    asked = "import disk\ntry: disk.Disk()\nexcept disk.NoDisk as error: print(error)"
    ran = subprocess.run(
        [sys.executable, "-c", asked], cwd=Path(__file__).parent, capture_output=True, text=True, check=True
    )
    return ran.stdout.strip()


def main() -> int:
    """Print the figures; 0 where nothing is wrong."""
    parser = argparse.ArgumentParser(description="Inject faults below SQLite.")
    parser.add_argument("--quick", action="store_true", help="at every write one of the faults")
    parser.add_argument("--json", action="store_true", help="print JSON")
    asked = parser.parse_args()
    try:
        found = _all(quick=asked.quick)
    except NoDisk as error:
        print(json.dumps({"skipped": str(error)}) if asked.json else f"Skipped: {error}.")  # noqa: T201 - a command
        return 0
    if asked.json:
        print(json.dumps(found._asdict()))  # noqa: T201 - a command
    else:
        said = f"{found.faults} faults injected, {found.failed} steps failed and went on, {found.lost} events lost"
        print("\n".join((said, *found.wrong)))  # noqa: T201 - a command
    return 1 if found.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
