"""How safe progress is, and what that costs: `python tests/bench/safety.py [--full]` prints the README's table.

The full run takes about an hour; without `--full` a small part of each row is run, to see that it works.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "torture"), str(ROOT / "tests" / "fuzz")]

__all__ = ["Row", "main"]

_SPEEDS = 5  # runs of which the middle one counts
_REVIEWS = 2_000  # answers of one such run

REBUILDING = """
import resource, sys, time
from pathlib import Path
from quizapp.progress.store import Store

with Store.open(Path(sys.argv[1]), device="d1") as store:
    began = time.perf_counter()
    store.rebuild()
    print(time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


class Row(NamedTuple):
    """A row of the table: what was done, how often, and what came of it."""

    what: str
    times: str
    came: str


def killed(count: int) -> Row:
    """Kill sittings in a terminal."""
    import kills

    found = kills.run(count, seed=1)
    said = f"{found.acknowledged:,} verdicts seen, {found.lost:,} lost"
    return Row("sittings killed with `kill -9`, each opened again", f"{found.kills:,}", said)


def broken(*, full: bool) -> list[Row]:
    """Let the disk fail, and cut the power."""
    import faults
    import power

    wrote = faults.run(quick=not full)
    cut = power.run(seeds=8 if full else 1)
    return [
        Row(
            "writes and syncs that failed: error, short write, full disk",
            f"{wrote.faults:,}",
            f"{wrote.lost:,} lost",
        ),
        Row("states of a disk after a power cut", f"{cut.cuts:,}", f"{cut.lost:,} lost"),
    ]


def merged(count: int) -> Row:
    """Let three devices do what they like, unite their logs at random, and see that all end equal."""
    from devices import DOINGS, Device, log

    from quizapp.progress.merge import merge

    rng = Random(1)
    merges = lost = 0
    while merges < count:
        with tempfile.TemporaryDirectory(prefix="quizapp-safety-") as folder:
            own = [Device(Path(folder, f"{name}.db"), name) for name in ("d1", "d2", "d3")]

            def take(one, two):
                merge(one.store, log(two.lines()), Path(folder, "backups"), now=one.now())

            for _ in range(3):
                for device in own:
                    for _ in range(8):
                        device.do(rng.choice(DOINGS), rng.randrange(8), rng.randrange(8))
                take(*rng.sample(own, 2))
                merges += 1
            made = {line for device in own for line in device.lines()}
            pairs = [(one, two) for one in own for two in own if one is not two] * 2
            rng.shuffle(pairs)
            for one, two in pairs:
                take(one, two)
                merges += 1
            lost += sum(len(made - set(device.lines())) for device in own)
            lost += sum(device.tables() != own[0].tables() for device in own)
            for device in own:
                device.close()
    return Row("merges of three devices, undo and redo among the events", f"{merges:,}", f"{lost:,} lost")


def fuzzed(seconds: int) -> Row:
    """Fuzz every reader."""
    from run import fuzz, targets

    with tempfile.TemporaryDirectory(prefix="quizapp-crashes-") as folder:
        runs = [fuzz(target, seconds, Path(folder)) for target in targets()]
    failed = [each.target for each in runs if each.failed is not None]
    times = f"{sum(each.executions for each in runs):,}"
    return Row(f"inputs of {len(runs)} fuzzers, {seconds} s each", times, f"{len(failed)} failed")


def entered() -> Row:
    """Run what puts hostile text before every screen and every command, and count what fails."""
    import hostile

    argv = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "tests/test_nothing_gets_in.py"]
    ran = subprocess.run(argv, capture_output=True, text=True, check=False, cwd=ROOT)
    failed = re.search(r"(\d+) failed", ran.stdout)
    passed = re.search(r"(\d+) passed", ran.stdout)
    if passed is None:
        raise RuntimeError(ran.stdout[-2000:])
    texts = len(hostile.SEQUENCES) + len(hostile.CONTROLS) + 1
    what = "hostile sequences and characters, through every command and screen"
    return Row(what, f"{texts:,}", f"{failed[1] if failed else 0} of {passed[1]} walks let any through")


# -- what it costs -----------------------------------------------------------------------------------


def durable() -> list[Row]:
    """Time answers that are on disk when they are told, and weigh them."""
    from quizapp.progress.event import Review
    from quizapp.progress.store import Store

    speeds, size = [], 0
    for number in range(_SPEEDS):
        with tempfile.TemporaryDirectory(prefix="quizapp-safety-") as folder:
            path = Path(folder, "p.db")
            with Store.open(path, device="d1") as store:
                began = time.perf_counter()
                for each in range(_REVIEWS):
                    card = f"north-korea-2021/fact-{(each * 7 + number) % 500}#what"
                    shown = ("Tokyo", "Seoul", "Washington", "Pyongyang")
                    store.record(Review(card, "right", 1.0, 3, asked_as="choice", rung=0, chance=0.25, options=shown,
                                        picked=(1,), response="Seoul", expected="Seoul", ms=4200))  # fmt: skip
                speeds.append(_REVIEWS / (time.perf_counter() - began))
            size = path.stat().st_size
    return [
        Row("durable answers", "a second", f"{statistics.median(speeds):,.0f}"),
        Row("the log, its indices and memory", "bytes an answer", f"{size / _REVIEWS:,.0f}"),
    ]


def rebuilt(reviews: int) -> Row:
    """Make memory anew from so many answers, in a process of its own."""
    from speed import long_log

    from quizapp.progress.store import Store

    with tempfile.TemporaryDirectory(prefix="quizapp-safety-") as folder:
        path = Path(folder, "p.db")
        with Store.open(path, device="d1") as store:
            long_log(store, reviews)
        argv = [sys.executable, "-c", REBUILDING, str(path)]
        ran = subprocess.run(argv, capture_output=True, text=True, check=True, cwd=ROOT)
    seconds, peak = map(float, ran.stdout.split())
    return Row(
        f"memory made anew from {reviews:,} answers", f"{seconds:.1f} s", f"{peak / 1024:.0f} MiB at most"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="as in the README: about an hour")
    full = parser.parse_args().full
    rows = [
        killed(1000 if full else 20),
        *broken(full=full),
        merged(10_000 if full else 60),
        fuzzed(600 if full else 3),
        entered(),
        *durable(),
        rebuilt(100_000),
        *([rebuilt(1_000_000)] if full else []),
    ]
    print("| | | |\n|---|---|---|")  # noqa: T201 - the table
    for row in rows:
        print(f"| {row.what} | {row.times} | {row.came} |")  # noqa: T201 - the table


if __name__ == "__main__":
    main()
