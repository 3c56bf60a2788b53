"""Power cuts: a sitting's writes are played to a disk that forgets what was not synced, and cut at every one.

    python tests/torture/power.py             every cut, with 8 draws of what was kept
    python tests/torture/power.py --seeds 1   the quick form

One sitting (`scene`) is recorded by `disk`: every write, truncation, sync, and every name made or deleted. Then
for each place of that record the files are laid out as a disk may hold them after a cut there: without
anything that was not synced; with all of it, as after a kill; and with some of its 512-byte sectors, in any
order, drawn by the seed, names and lengths apart from contents. Each is opened as the next sitting would open
it. What was acknowledged before the cut must be there, once; what was undone, undone; memory as the log has it.
What the `-shm` held is gone, as it is after a cut.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from disk import Disk, NoDisk
from scene import Scene, lost

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disk import Op

__all__ = ["Figures", "run"]

_SECTOR = 512
_SHARES = (0.05, 0.5, 0.95)


class Figures(NamedTuple):
    """How many writes were cut at, how many states of the disk came of that, and what was lost: nothing."""

    writes: int
    cuts: int
    lost: int
    wrong: tuple[str, ...]


def run(*, seeds: int = 8) -> Figures:
    """Cut the power everywhere, in a process of its own; raises NoDisk where that cannot be."""
    argv = [sys.executable, __file__, "--json", "--seeds", str(seeds)]
    ran = subprocess.run(argv, capture_output=True, text=True, check=False)
    if ran.returncode not in {0, 1} or not ran.stdout:
        raise RuntimeError(ran.stderr)
    found = json.loads(ran.stdout)
    if "skipped" in found:
        raise NoDisk(found["skipped"])
    return Figures(**found | {"wrong": tuple(found["wrong"])})


class _File:
    """What was written to a file: what is on disk for sure, and what may be."""

    def __init__(self) -> None:
        self.synced = b""
        self.pending: list[Op] = []

    def sync(self) -> None:
        self.synced = self.whole()
        self.pending = []

    def whole(self) -> bytes:
        return self._with(self.pending)

    def some(self, rng: Random) -> bytes:
        """Return what a disk may hold that got some of the sectors, in any order."""
        share = rng.choice(_SHARES)
        kept = [part for op in self.pending for part in _sectors(op) if rng.random() < share]
        found = self._with(kept)
        longest = max((op.place + len(op.data) for op in self.pending if op.what == "write"), default=0)
        if rng.random() < share:  # its length came before its content
            found = found.ljust(longest, b"\0")
        return found

    def _with(self, ops: list[Op]) -> bytes:
        found = bytearray(self.synced)
        for op in ops:
            if op.what == "truncate":
                del found[op.place :]
                found.extend(bytes(op.place - len(found)))
            else:
                found.extend(bytes(max(op.place - len(found), 0)))
                found[op.place : op.place + len(op.data)] = op.data
        return bytes(found)


def _sectors(op: Op) -> Iterator[Op]:
    """Yield a write sector by sector: a disk may get one and not the next."""
    if op.what != "write":
        yield op
        return
    at, end = op.place, op.place + len(op.data)
    while at < end:
        stop = min(at - at % _SECTOR + _SECTOR, end)
        yield op._replace(place=at, data=op.data[at - op.place : stop - op.place])
        at = stop


class _Drive:
    """A folder on a disk that forgets: its files, the names they have, and those it would still have."""

    def __init__(self) -> None:
        self.names: dict[str, _File] = {}
        self.sure: dict[str, _File] = {}

    def take(self, op: Op) -> None:
        name = Path(op.path).name
        if op.what == "create":
            self.names[name] = _File()
        elif op.what == "delete":
            del self.names[name]
        elif op.what == "names":
            self.sure = dict(self.names)
        elif op.what == "sync":
            self.names[name].sync()
        else:
            self.names[name].pending.append(op)

    def states(self, seeds: list[int]) -> Iterator[tuple[str, dict[str, bytes]]]:
        """Yield what may be on disk after a cut now, and how it came about."""
        yield "nothing unsynced", {name: file.synced for name, file in self.sure.items()}
        yield "everything", {name: file.whole() for name, file in self.names.items()}
        for seed in seeds:
            rng = Random(seed)
            names = {
                name: rng.choice([place[name] for place in (self.names, self.sure) if name in place] + [None])
                if self.names.get(name) is not self.sure.get(name)
                else self.names[name]
                for name in sorted(self.names | self.sure)
            }
            yield f"seed {seed}", {name: file.some(rng) for name, file in names.items() if file is not None}


def _all(seeds: int) -> Figures:
    room = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - no disk is worn out
    with tempfile.TemporaryDirectory(dir=room) as name:
        ops = _recorded(Path(name) / "recorded")
        drive = _Drive()
        acknowledged: list[str] = []
        undone: set[str] = set()
        seen: set[bytes] = set()
        writes = 0
        wrong: list[str] = []
        for number, op in enumerate(ops):
            if op.what == "told":
                what, uuid = op.path.split()
                if what == "event":
                    acknowledged.append(uuid)
                elif what == "undone":
                    undone.add(uuid)
                else:
                    undone.discard(uuid)
                continue
            writes += 1
            for how, files in drive.states([number * seeds + each for each in range(seeds)]):
                state = _print(files, acknowledged, undone)
                if state not in seen:
                    seen.add(state)
                    path = Path(name) / f"{len(seen)}"
                    wrong += [
                        f"before {number} ({op.what} {Path(op.path).name}), {how}: {each}"
                        for each in _after(path, files, acknowledged, undone)
                    ]
            drive.take(op)
    return Figures(writes, len(seen), sum(" is lost" in each for each in wrong), tuple(wrong))


def _recorded(folder: Path) -> list[Op]:
    """Return all that a sitting does to a disk."""
    disk = Disk()
    disk.watch(folder)
    scene = Scene(folder / "progress.db", disk.told)
    scene.play()
    scene.leave()
    return [op for op in disk.ops if Path(op.path).parent == folder or op.what in {"told", "names"}]


def _print(files: dict[str, bytes], acknowledged: list[str], undone: set[str]) -> bytes:
    """Return what tells two states apart."""
    found = hashlib.blake2b(repr((len(acknowledged), sorted(undone), sorted(files))).encode())
    for name in sorted(files):
        found.update(files[name])
    return found.digest()


def _after(path: Path, files: dict[str, bytes], acknowledged: list[str], undone: set[str]) -> list[str]:
    """Return what is not as it must be in what a cut has left."""
    path.mkdir()
    for name, content in files.items():
        (path / name).write_bytes(content)
    try:
        found = lost(path / "progress.db", acknowledged, undone)
    except Exception as error:  # noqa: BLE001 - whatever it is, the file cannot be used
        found = [f"{type(error).__name__}: {error}"]
    for each in path.iterdir():
        each.unlink()
    path.rmdir()
    return found


def main() -> int:
    """Print the figures; 0 where nothing is wrong."""
    parser = argparse.ArgumentParser(description="Cut the power at every write of a sitting.")
    parser.add_argument("--seeds", type=int, default=8, help="draws of what was kept, for each cut")
    parser.add_argument("--json", action="store_true", help="print JSON")
    asked = parser.parse_args()
    try:
        found = _all(asked.seeds)
    except NoDisk as error:
        print(json.dumps({"skipped": str(error)}) if asked.json else f"Skipped: {error}.")  # noqa: T201 - a command
        return 0
    if asked.json:
        print(json.dumps(found._asdict()))  # noqa: T201 - a command
    else:
        said = f"{found.cuts} states of a disk after power cuts at {found.writes} writes, {found.lost} events lost"
        print("\n".join((said, *found.wrong)))  # noqa: T201 - a command
    return 1 if found.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
