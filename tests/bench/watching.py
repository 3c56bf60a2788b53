"""Measure how soon `watch` shows what a save did: `python tests/bench/watching.py [--runs 11] [--facts 1000]`.

From the moment at which an editor puts the new file in its place to the new problem's message on the screen
of a real pty, and to the end of the late rules; the program is run as `speed.py` runs it.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from make_deck import text_of
from speed import installed
from terminal import Terminal

SIZE = {"columns": 120, "rows": 40}
FACT = "card-{}: {{"


def saves(env: dict[str, str], path: Path, text: str, runs: int) -> tuple[list[float], list[float]]:
    """Save a deck with another mistake each time; return the milliseconds to its message, and to the end."""
    first: list[float] = []
    whole: list[float] = []
    argv = [sys.executable, "-P", "-m", "quizapp", "watch", str(path)]
    with Terminal(argv, env=env, **SIZE) as terminal:
        terminal.until("checked")
        quiet(terminal)
        for number in range(runs + 1):  # the first is not counted: it imports what a problem needs
            mistake = f"mistake{number}"
            fact = FACT.format(number * 3 % 40 + 1)
            assert fact in text
            other = path.with_suffix(".new")
            other.write_text(text.replace(fact, f"{fact}{mistake}: x, "), encoding="utf-8")
            terminal.began = time.perf_counter()
            other.replace(path)
            soon = terminal.until(f"`{mistake}`") * 1000
            quiet(terminal)
            if number:
                first.append(soon)
                whole.append((terminal.came - terminal.began) * 1000)
        terminal.send("\x03")
        terminal.wait()
    return first, whole


def quiet(terminal: Terminal) -> None:
    """Read until nothing more is painted."""
    while terminal.read(1.0):
        pass


def main() -> None:
    """Print the rows of the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--facts", type=int, default=1000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        path = work / "large.yaml"
        text = text_of(given.facts)
        path.write_text(text, encoding="utf-8")
        first, whole = saves(installed(work), path, text, given.runs)
    print("| | ratio | measured / floor | goal |\n|---|---|---|---|")  # noqa: T201 - the table
    what = f"deck of {given.facts:,} facts saved → its new problem on screen"
    print(f"| {what} | | {statistics.median(first):.3g} ms | ≤ 200 ms |")  # noqa: T201 - as above
    print(f"| the same, all rules | | {statistics.median(whole):.3g} ms |  |")  # noqa: T201 - as above
    print(f"slowest: {max(first):.3g} ms")  # noqa: T201 - as above


if __name__ == "__main__":
    main()
