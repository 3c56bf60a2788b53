"""Measure what the README says about speed: `python tests/bench/speed.py [--runs 11] [--only PART]`.

Every figure is the median of interleaved runs, given as a ratio to something measured in the same run:
a bare Textual app with one label, PyYAML's own loader, one bare SQLite commit. The program is run from
a copy with its bytecode compiled, on a real pty; the clock stops when the text is on the screen.
"""

from __future__ import annotations

import argparse
import compileall
import os
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from make_deck import text_of
from terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from quizapp.progress.store import Store

ROOT = Path(__file__).parent.parent.parent
SIZE = {"columns": 100, "rows": 30}
QUESTION = ("don't know",)  # what stands on the screen when a question does
BARE = """
from textual.app import App
from textual.widgets import Label

class Bare(App):
    count = 0
    def compose(self):
        yield Label("READY")
    def key_space(self):
        self.count += 1
        self.query_one(Label).update(f"{self.count:05d} changed")

Bare().run()
"""


def installed(work: Path) -> dict[str, str]:
    """Copy the package as it would be installed, bytecode and all; return the environment to run it in."""
    site = work / "site"
    shutil.copytree(ROOT / "quizapp", site / "quizapp", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "decks", site / "quizapp" / "decks")
    (site / "bare.py").write_text(BARE)
    compileall.compile_dir(site, quiet=2)
    env = dict(os.environ) | {"PYTHONPATH": str(site), "PYTHONDONTWRITEBYTECODE": "1"}
    for name in ("DATA", "CONFIG", "STATE", "CACHE"):
        env[f"XDG_{name}_HOME"] = str(work / name.lower())
    return env


def study(deck: str) -> list[str]:
    """Return the command that opens the app on a question."""
    return [sys.executable, "-P", "-m", "quizapp", "study", deck]  # -P: not from the folder we stand in


def first_paint(argv: list[str], env: dict[str, str], *wanted: str) -> tuple[float, float]:
    """Return the seconds until a text is on the screen, and the peak memory in MiB."""
    with Terminal(argv, env=env, **SIZE) as terminal:
        seconds = terminal.until(*wanted)
        terminal.send("\x11" if wanted == ("READY",) else "\x03")
        terminal.wait()
        assert terminal.usage is not None
        unit = 1 if sys.platform == "darwin" else 1024
        return seconds, terminal.usage.ru_maxrss * unit / 1048576


def burst(terminal: Terminal, key: str) -> float:
    """Press a key; return the milliseconds until the last byte that it made the program paint."""
    while terminal.read(0.05):
        pass
    began = last = time.perf_counter()
    terminal.send(key)
    while terminal.read(0.25 if last == began else 0.06):
        last = time.perf_counter()
    return (last - began) * 1000


def medians(runs: int, **measures: Callable[[], float]) -> dict[str, list[float]]:
    """Run the measures by turns; return all that each found."""
    found: dict[str, list[float]] = {name: [] for name in measures}
    for each in measures.values():
        each()  # once, not counted: caches and compiled decks
    for _ in range(runs):
        for name, measure in measures.items():
            found[name].append(measure())
    return found


def row(what: str, value: float, floor: float, unit: str, goal: str) -> None:
    """Print a row of the table."""
    print(f"| {what} | {value / floor:.2f} | {value:.3g} {unit} / {floor:.3g} {unit} | {goal} |")  # noqa: T201 - the table


def bench_start(env: dict[str, str], work: Path, runs: int) -> None:
    """Measure the first question on a pty, and peak memory, against a bare Textual app."""
    decks = {"shipped decks": "north-korea-2021"}
    for facts in (10_000, 100_000):
        path = work / f"large-{facts}.yaml"
        path.write_text(text_of(facts).replace("deck: large", f"deck: large-{facts}"), encoding="utf-8")
        decks[f"{facts:,} facts"] = str(path)
    memory: dict[str, list[float]] = {name: [] for name in ("bare", *decks)}

    def start(name: str, argv: list[str], *wanted: str) -> Callable[[], float]:
        def measure() -> float:
            seconds, peak = first_paint(argv, env, *wanted)
            memory[name].append(peak)
            return seconds * 1000

        return measure

    measures = {"bare": start("bare", [sys.executable, "-P", "-m", "bare"], "READY")}
    measures |= {name: start(name, study(deck), *QUESTION) for name, deck in decks.items()}
    found = medians(runs, **measures)
    floor = statistics.median(found["bare"])
    for name in decks:
        goal = "≤ 1.25" if name == "shipped decks" else "≤ 1.35"
        row(f"first question, {name}", statistics.median(found[name]), floor, "ms", goal)
    for name in decks:
        peak = statistics.median(memory[name])
        row(f"peak memory, {name}", peak, statistics.median(memory["bare"]), "MiB", "≤ 45 MiB")


def bench_keys(env: dict[str, str], runs: int) -> None:
    """Measure key to verdict, durably, and on to the next question, against one label changed."""
    changes: list[float] = []
    verdicts: list[float] = []
    nexts: list[float] = []
    with (
        Terminal([sys.executable, "-P", "-m", "bare"], env=env, screen=False, **SIZE) as bare,
        Terminal(study("north-korea-2021"), env=env, screen=False, **SIZE) as app,
    ):
        for terminal in (bare, app):
            while terminal.read(1.0):
                pass
        for number in range(runs * 2):
            change, verdict, following = burst(bare, " "), burst(app, "1"), burst(app, "\r")
            if number > 1:  # the first answer imports the scheduler
                changes.append(change)
                verdicts.append(verdict)
                nexts.append(following)
    floor = statistics.median(changes)
    row("key → verdict, durable", statistics.median(verdicts), floor, "ms", "≤ 3.5")
    row("key → next question", statistics.median(nexts), floor, "ms", "≤ 3.5")
    worst = statistics.quantiles(verdicts + nexts, n=20)[-1]
    print(f"| key, 95th percentile | | {worst:.3g} ms | ≤ 16 ms |")  # noqa: T201 - the table


def bench_reading(work: Path, runs: int) -> None:
    """Measure reading, checking and compiling 10,000 facts against PyYAML's loader alone."""
    from quizapp.deckfile import read

    path = work / "read.yaml"
    text = text_of(10_000)
    path.write_text(text, encoding="utf-8")

    def ours() -> float:
        began = time.perf_counter()
        read(path).close()
        return (time.perf_counter() - began) * 1000

    def theirs() -> float:
        began = time.perf_counter()
        yaml.load(text, yaml.CSafeLoader)
        return (time.perf_counter() - began) * 1000

    found = medians(runs, ours=ours, theirs=theirs)
    row("deck changed: read, check, compile 10,000 facts", statistics.median(found["ours"]),
        statistics.median(found["theirs"]), "ms", "≤ 1.0")  # fmt: skip


def bench_log(work: Path, runs: int) -> None:
    """Measure a durable review against a bare commit, the due queue, and a rebuild."""
    from quizapp.progress.event import Review
    from quizapp.progress.store import Store
    from quizapp.progress.studyday import Moment, later

    now = [1_700_000_000_000]
    db = sqlite3.connect(work / "bare.db", isolation_level=None)
    db.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t(x)")
    with Store.open(work / "bench.db", device="bench", now=lambda: Moment(now[0])) as store:

        def ours() -> float:
            began = time.perf_counter()
            for _ in range(200):
                now[0] += 40_000_000
                card = f"d/c{now[0] // 40_000_000 % 5000}#x"
                store.record(Review(card=card, verdict="right", score=1.0, rating=3))
            return (time.perf_counter() - began) * 5

        def theirs() -> float:
            began = time.perf_counter()
            for number in range(200):
                db.execute("INSERT INTO t VALUES(?)", (number,))
            return (time.perf_counter() - began) * 5

        found = medians(runs, ours=ours, theirs=theirs)
        row("durable review", statistics.median(found["ours"]), statistics.median(found["theirs"]), "ms", "")
        day = later(long_log(store, 100_000), 2000)
        began = time.perf_counter()
        cards = store.rebuild()
        spent = time.perf_counter() - began
        print(f"| rebuild of {cards:,} cards from 100,000 reviews | | {spent:.3g} s | ≤ 1–1.8 s, Anki's |")  # noqa: T201 - the table
        times = []
        for _ in range(runs):
            began = time.perf_counter()
            store.due(["d/"], day, 200)
            times.append((time.perf_counter() - began) * 1000)
        print(f"| due queue over {cards:,} cards | | {statistics.median(times):.3g} ms | < 1 ms |")  # noqa: T201 - the table


def long_log(store: Store, count: int) -> date:
    """Put so many answers into the log, a thousand a day and three a card; return the first day."""
    from quizapp.progress.event import COLUMNS, Review, to_row
    from quizapp.progress.studyday import later

    event = store.record(Review("d/q0#x", "right", 1.0, 3)).event
    marks = ", ".join("?" * len(COLUMNS))
    names = ", ".join(f'"{name}"' for name in COLUMNS)
    insert = f"INSERT INTO event({names}) VALUES({marks})"
    cards = count // 3 + 1
    rows = (
        to_row(
            event._replace(
                uuid=f"bench{number}",
                clock=event.clock + number + 1,
                day=later(event.day, number // 1000),
                card=f"d/q{number % cards}#x",
            )
        )
        for number in range(count)
    )
    with store.together():
        store.db.executemany(insert, rows)
    return event.day


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--only", choices=["start", "keys", "reading", "log"])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        env = installed(work)
        print("| | ratio | measured / floor | goal |\n|---|---|---|---|")  # noqa: T201 - the table
        if given.only in {None, "start"}:
            bench_start(env, work, given.runs)
        if given.only in {None, "keys"}:
            bench_keys(env, given.runs)
        if given.only in {None, "reading"}:
            bench_reading(work, given.runs)
        if given.only in {None, "log"}:
            bench_log(work, given.runs)


if __name__ == "__main__":
    main()
