"""Kills: real sittings on a real pty, ended with SIGKILL at random moments; what was on the screen must last.

    python tests/torture/kills.py --kills 1000

One progress file lives through many kills in a row, so that each sitting meets what the one before left: only
copies of it are opened here. An answer counts as acknowledged when its verdict is on the screen, once all that
the program wrote before it died has been read. Each response is told from all others by the case of its
letters. A seed draws what is done and when; how far the program has come by then is up to the machine.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "bench"))

from terminal import Terminal  # noqa: E402 - it lies in another folder

from quizapp.errors import ProgressError  # noqa: E402 - as above
from quizapp.progress.store import Store  # noqa: E402 - as above

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Figures", "run"]

KILLS_OF_A_FILE = 25
MOMENTS = ("start", "answer", "verdict", "undo", "redo", "override", "next", "leave")
_CARDS = 260
_MOST = 6  # answers of a sitting, if its moment has not come by then
_BOARD = 4
_STEM = "abcdefghijkl"
_VERDICTS = ("✓ right", "✗ not yet", "≈ near", "◐ partly")
_QUESTION = re.compile(r"Question (\d+)\?")
_START = 0.7  # seconds in which a start is over, mostly
_BLINK = 0.03  # seconds in which an answer is judged, written and painted, mostly

State = tuple[bool, str] | None  # whether a review is taken back, and its verdict; None where there is none


class Figures(NamedTuple):
    """How many sittings were killed, when, what had been acknowledged, and what of it was lost: nothing."""

    kills: int
    moments: dict[str, int]
    acknowledged: int
    lost: int
    wrong: tuple[str, ...]


class _Life:
    """One progress file, and what must be in it."""

    def __init__(self, folder: Path, rng: Random) -> None:
        self.folder, self.rng = folder, rng
        self.path = folder / "data" / "progress.db"
        self.allowed: dict[str, set[State]] = {}  # by response
        self.rounds: dict[str, set[int]] = {"timeline": {0}, "match": {0}}  # how many practice reviews
        self.acknowledged = 0
        self.wrong: list[str] = []
        self.env = dict(os.environ) | {"QUIZAPP_PROGRESS": str(self.path), "HOME": str(folder)}
        for name in ("DATA", "CONFIG", "STATE", "CACHE"):
            self.env[f"XDG_{name}_HOME"] = str(folder / name.lower())
        for name, text in _decks():
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")

    # -- what may be in the file ------------------------------------------------------------------

    def response(self, card: int) -> str:
        """Return a response that nobody gave before: right, or wrong."""
        number = len(self.allowed)
        cased = "".join(
            each.upper() if number >> bit & 1 else each for bit, each in enumerate(_STEM)
        ) + _letters(card)
        right = self.rng.random() < 0.7
        text = cased if right else f"never{cased}"
        self.allowed[text] = {None, (False, "right" if right else "wrong")}
        return text

    def told(self, response: str, state: State) -> None:
        """Note what the screen says of an answer."""
        self.allowed[response] = {state}
        self.acknowledged += 1

    # -- what is in it ----------------------------------------------------------------------------

    def check(self) -> None:
        """Open a copy as the next sitting would open the file, and see that it holds what it must."""
        if not self.path.exists():
            self._compare({}, Counter())
            return
        with tempfile.TemporaryDirectory(dir=self.folder) as copied:
            for name in ("progress.db", "progress.db-wal", "progress.db-journal"):
                if (here := self.path.with_name(name)).exists():
                    shutil.copyfile(here, Path(copied) / name)
            try:
                with Store.open(Path(copied) / "progress.db", device="harness") as store:
                    self._look(store)
            except ProgressError as error:
                self.wrong.append(f"it cannot be opened: {error}")

    def _look(self, store: Store) -> None:
        if (sound := store.db.execute("PRAGMA integrity_check").fetchall()) != [("ok",)]:
            self.wrong.append(f"integrity: {sound}")
        found: dict[str, list[State]] = {}
        rounds: Counter[str] = Counter()
        for response, asked_as, mode, verdict, dead in store.db.execute(
            "SELECT e.response, e.asked_as, e.mode, coalesce(a.verdict, e.verdict), a.dead IS 1 "
            "FROM event e LEFT JOIN amend a ON a.uuid = e.uuid WHERE e.kind = 'review'"
        ):
            if mode == "practice":
                rounds[asked_as] += 1
            else:
                found.setdefault(response, []).append((bool(dead), verdict))
        self._compare(found, rounds)
        before = _cache(store)
        store.rebuild()
        if _cache(store) != before:
            self.wrong.append("memory is not what the log comes to")

    def _compare(self, found: dict[str, list[State]], rounds: Counter[str]) -> None:
        for response, allowed in self.allowed.items():
            states = found.pop(response, [None])
            if len(states) > 1:
                self.wrong.append(f"{response} is there {len(states)} times")
            elif states[0] not in allowed:
                what = "is lost" if states[0] is None else f"is {states[0]}, not {allowed}"
                self.wrong.append(f"{response} {what}")
            self.allowed[response] = {states[0]}  # what it is now, it stays
        self.wrong += [f"{response} was never given" for response in found]
        for kind, allowed_counts in self.rounds.items():
            if rounds[kind] not in allowed_counts:
                many = min(allowed_counts) - rounds[kind]
                self.wrong.append(f"{many} of {kind} {'is lost' if many > 0 else 'too many'}")
            self.rounds[kind] = {rounds[kind]}


class _Sitting:
    """One sitting that will be killed at a moment; what it steps through, app and plain lines share."""

    argv: tuple[str, ...] = ()

    def __init__(self, life: _Life, moment: str) -> None:
        self.life = life
        self.moment = "answer" if moment == "next" and self.plain else moment  # lines go on by themselves
        self.rng = life.rng
        self.response = ""
        self.verdict = ""
        self.from_here = 0  # of what was painted, by lines
        argv = [sys.executable, "-P", "-m", "quizapp", *(str(life.folder / each) if each.endswith(".yaml") else each for each in self.argv)]  # fmt: skip
        self.terminal = Terminal(argv, env=life.env, columns=80, rows=24, screen=not self.plain)

    @property
    def plain(self) -> bool:
        """Whether it is in plain lines."""
        return "--plain" in self.argv

    def hold(self) -> None:
        """Sit until the moment has come, kill, and note what the screen says then."""
        with self.terminal:
            if self.moment == "start":
                self._start()
            else:
                for pending in self.steps():
                    pending_at, keys, seen, note = pending
                    self.from_here = len(self.terminal.raw)
                    self.terminal.send(keys)
                    if pending_at == self.moment and self.rng.random() < 0.6:
                        self._read(self.rng.expovariate(1 / _BLINK))
                        self._kill()
                        if note is not None and self._seen(seen):
                            note()
                        return
                    self._until(seen)
                    if note is not None:
                        note()
                    if pending_at == "answer" and self.moment == "verdict" and self.rng.random() < 0.5:
                        break
            self._kill()

    def steps(self) -> Iterator[tuple[str, str, tuple[str, ...], object]]:
        """Yield (moment, keys, what shows that they were taken, what is to be noted then)."""
        raise NotImplementedError

    # -- the terminal -----------------------------------------------------------------------------

    def _start(self) -> None:
        if not self.life.path.exists() and self.rng.random() < 0.8:
            end = time.monotonic() + 30
            while not self.life.path.exists() and time.monotonic() < end:
                self.terminal.read(0)
            time.sleep(self.rng.uniform(0, 0.02))
        else:
            self._read(self.rng.uniform(0, _START / 3 if self.plain else _START))

    def _read(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.terminal.read(left)
            if self.terminal.poll() is not None:
                return

    def _kill(self) -> None:
        self.terminal.kill()
        while self.terminal.read(0):
            pass

    def _shown(self) -> str:
        """Return what is on the screen; of plain lines, what came since the last keys."""
        if self.plain:
            return self.terminal.raw[self.from_here :].decode(errors="replace")
        return self.terminal.text

    def _seen(self, texts: tuple[str, ...]) -> bool:
        shown = self._shown().lower()
        return not texts or any(each.lower() in shown for each in texts)

    def _until(self, texts: tuple[str, ...]) -> None:
        end = time.monotonic() + 30
        while not self._seen(texts):
            if not self.terminal.read(0.5) and (self.terminal.poll() is not None or time.monotonic() > end):
                raise TimeoutError(f"{texts} never came in {self.argv}:\n{self._shown()}")


class _Study(_Sitting):
    """A sitting in the schedule."""

    undo, redo, override, onward, leave = "u", "\x19", "!", "\r", "\x11"
    argv = ("study", "study.yaml")

    def steps(self) -> Iterator[tuple[str, str, tuple[str, ...], object]]:
        """Answer, and now and then think better of it."""
        self._fresh()
        for _ in range(self.rng.randint(2, _MOST)):
            card = self._card()
            response = self.response = self.life.response(card)
            (state,) = self.life.allowed[response] - {None}
            assert state is not None
            judged = state[1]
            other = "wrong" if judged == "right" else "right"
            yield "answer", f"{response}\r", _VERDICTS, self._noting((False, judged))
            self._settle()
            what = self._next()
            if what == "override":
                self.life.allowed[response].add((False, other))
                yield "override", self.override_keys(other), ("as you say",), self._noting((False, other))
            elif what in {"undo", "redo"}:
                self.life.allowed[response].add((True, judged))
                yield "undo", self.undo, ("Taken back",), self._noting((True, judged))
                self._fresh()
                if what == "redo":
                    self.life.allowed[response].add((False, judged))
                    yield "redo", self.redo, ("Put back",), self._noting((False, judged))
                    self._fresh()
                continue
            elif what == "leave":
                yield "leave", self.leave, (), None
                return
            if self.onward:
                yield "next", self.onward, (), None
                self._fresh()

    def override_keys(self, _to: str) -> str:
        """Return what says that the verdict was mistaken."""
        return self.override

    def _next(self) -> str:
        if self.moment in MOMENTS[3:] and self.moment != "next" and self.rng.random() < 0.5:
            return self.moment
        return self.rng.choice(("next", "next", "next", "override", "undo", "redo"))

    def _noting(self, state: State) -> object:
        response = self.response
        return lambda: self.life.told(response, state)

    def _settle(self) -> None:
        """Wait, after a verdict, until the program is done with the answer."""

    def _fresh(self) -> None:
        """Wait until a question is there, and no verdict."""
        end = time.monotonic() + 30
        while any(each in self._shown() for each in _VERDICTS) or not _QUESTION.search(self._shown()):
            self.terminal.read(0.2)
            if time.monotonic() > end or self.terminal.poll() is not None:
                raise TimeoutError(f"no next question:\n{self._shown()}")

    def _card(self) -> int:
        self._fresh()
        return int(_QUESTION.findall(self._shown())[-1])


class _PlainStudy(_Study):
    """The same in plain lines."""

    undo, redo, onward, leave = ":undo\r", ":redo\r", "", ":quit\r"
    argv = ("study", "study.yaml", "--plain")

    def override_keys(self, to: str) -> str:
        """Return what says that the verdict was mistaken."""
        return f":{to}\r"

    def _settle(self) -> None:
        self._fresh()  # the next question follows by itself

    def _fresh(self) -> None:
        """Wait until the question has come that follows the last keys."""
        self._until(("?\r\n",))

    def _card(self) -> int:
        return int(_QUESTION.findall(self.terminal.raw.decode(errors="replace"))[-1])


class _Timeline(_Sitting):
    """A practice round, one review for each response."""

    argv = ("practice", "timeline", "past.yaml")
    line, kind, size, asks = "1", "timeline", 1, "belong?"

    def steps(self) -> Iterator[tuple[str, str, tuple[str, ...], object]]:
        """Answer as long as there are lives."""
        for turn in range(3):
            self._until((self.asks,))
            (count,) = self.life.rounds[self.kind]
            self.life.rounds[self.kind] = {count, count + self.size}
            yield "answer", self.line, _VERDICTS, lambda count=count: self._noted(count + self.size)
            if turn < 2 and not self.plain:
                self.terminal.send("\r")
                for each in _VERDICTS:
                    self.terminal.gone(each)
        yield "leave", ":quit\r" if self.plain else "\x11", (), None

    def _noted(self, count: int) -> None:
        self.life.rounds[self.kind] = {count}
        self.life.acknowledged += self.size


class _PlainTimeline(_Timeline):
    argv = ("practice", "timeline", "past.yaml", "--plain")
    line = "1\r"


class _PlainMatch(_Timeline):
    """Boards of pairs, of which each is written whole or not at all."""

    argv = ("practice", "match", "past.yaml", "--plain")
    line, kind, size, asks = "1a 2b 3c 4d\r", "match", _BOARD, "belongs together?"


_SITTINGS = (_Study,) * 8 + (_PlainStudy,) * 7 + (_Timeline,) * 2 + (_PlainTimeline, _PlainMatch, _PlainMatch)


def run(count: int, seed: int) -> Figures:
    """Kill so many sittings; return what became of their answers."""
    rng = Random(seed)
    moments: Counter[str] = Counter()
    acknowledged = 0
    wrong: list[str] = []
    room = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - no disk is worn out
    while (killed := sum(moments.values())) < count:
        with tempfile.TemporaryDirectory(dir=room) as folder:
            life = _Life(Path(folder), rng)
            for number in range(min(KILLS_OF_A_FILE, count - killed)):
                moment = "start" if number == 0 else rng.choice(MOMENTS)
                kind = rng.choice(_SITTINGS)
                try:
                    kind(life, moment).hold()
                except TimeoutError as error:
                    life.wrong.append(str(error))
                moments[moment] += 1
                before = len(life.wrong)
                life.check()
                life.wrong[before:] = [f"kill {killed + number}, {kind.__name__}, at {moment}: {each}" for each in life.wrong[before:]]  # fmt: skip
            acknowledged += life.acknowledged
            wrong += life.wrong
    return Figures(
        count, dict(sorted(moments.items())), acknowledged, sum(" is lost" in each for each in wrong), tuple(wrong)
    )  # fmt: skip


def _letters(number: int) -> str:
    first, second = divmod(number, 26)
    return chr(97 + first) + chr(97 + second)


def _decks() -> Iterator[tuple[str, str]]:
    rows = "".join(
        f"  c{n}: {{ask: Question {n}?, answer: {_STEM}{_letters(n)}, ask_as: [typed]}}\n"
        for n in range(_CARDS)
    )
    yield "study", f"deck: study\nstudy: {{new_per_day: 999}}\ncards:\n{rows}"
    rows = "".join(
        f"  e{n}: {{what: Thing number {n}, when: {1900 + 7 * n}, facets: [when]}}\n" for n in range(12)
    )
    yield "past", f"deck: past\nevents:\n{rows}"


def _cache(store: Store) -> list[list[tuple[object, ...]]]:
    return [store.db.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in ("memory", "amend")]  # noqa: S608 - constants


def main() -> int:
    """Print the figures; 0 where nothing is wrong."""
    parser = argparse.ArgumentParser(description="Kill sittings at random moments.")
    parser.add_argument("--kills", type=int, default=1000, help="how many")
    parser.add_argument("--seed", type=int, default=1, help="another draw")
    parser.add_argument("--json", action="store_true", help="print JSON")
    asked = parser.parse_args()
    found = run(asked.kills, asked.seed)
    if asked.json:
        print(json.dumps(found._asdict()))  # noqa: T201 - a command
    else:
        said = f"{found.kills} kills, {found.acknowledged} acknowledged steps, {found.lost} lost"
        print("\n".join((said, *found.wrong)))  # noqa: T201 - a command
    return 1 if found.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
