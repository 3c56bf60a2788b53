"""What survives a killed process, and two that write at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

from quizapp.progress.store import Store

ROOT = Path(__file__).parents[2]

WRITER = """
    import sys
    from pathlib import Path
    from quizapp.progress.event import Review
    from quizapp.progress.store import Store

    path, device, count = sys.argv[1:]
    store = Store.open(Path(path), device=device)
    for number in range(int(count)):
        card = f"d/f{number % 9}#x"
        recorded = store.record(Review(card, "right", 1.0, 3, response=f"{device} {number}"))
        print(recorded.event.uuid, flush=True)
"""


MIXED = """
    import sys
    from pathlib import Path
    from random import Random
    from quizapp.progress.event import Review
    from quizapp.progress.store import Store

    path, device, count = sys.argv[1:]
    store = Store.open(Path(path), device=device)
    store.begin_sitting()
    rng = Random(device)
    undone = 0
    for number in range(int(count)):
        card = f"d/f{rng.randrange(40)}#x"
        store.claim(card)
        recorded = store.record(Review(card, "right", 1.0, rng.choice([1, 3, 3, 4])))
        assert store.memory(card) is not None
        match rng.randrange(12):
            case 0:
                undone += store.undo() is not None
            case 1:
                store.override(recorded.event.uuid, "wrong", 1)
            case 2:
                store.suspend(card), store.unsuspend(card)
    print(undone)
"""
WRITERS, EACH = 4, 2_000


def start(code, *args):
    """Start Python on a piece of code, with our package to import."""
    return subprocess.Popen(
        [sys.executable, "-c", dedent(code), *map(str, args)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )


def check(path, kept):
    """Open a file and see that it is sound, and its memory what its log comes to; return its ids."""
    with Store.open(path, device="d9") as store:
        assert store.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        before = kept(store)
        store.rebuild()
        assert kept(store) == before
        return [event.uuid for event in store.events()]


def test_every_acknowledged_answer_survives_a_kill(path, kept):
    """Killed in mid-sitting, again and again, the file has each answer that `record` returned for, once."""
    acknowledged = []
    for enough in (1, 7, 40, 3):
        process = start(WRITER, path, "d1", 100_000)
        acknowledged += [process.stdout.readline().strip() for _ in range(enough)]
        os.kill(process.pid, signal.SIGKILL)
        acknowledged += process.stdout.read().split()  # what it said before it died, buffered or not
        process.communicate()
        found = check(path, kept)
        assert len(found) == len(set(found))
        assert set(acknowledged) <= set(found)
        assert len(found) <= len(acknowledged) + 4  # at most the one it was at, each time


def test_two_at_once_neither_lose_nor_double(path, kept):
    """Two sittings on one new file, 200 answers each: all are there, once, in one order, without a fault."""
    processes = [start(WRITER, path, device, 200) for device in ("d1", "d2")]
    outputs = [process.communicate() for process in processes]
    assert [errors for _, errors in outputs] == ["", ""]
    said = [uuid for printed, _ in outputs for uuid in printed.split()]
    found = check(path, kept)
    assert sorted(found) == sorted(said)
    assert len(set(found)) == 400
    with Store.open(path, device="d9") as store:
        assert sum(memory.reps for memory in store.memories()) == 400
        clocks = [event.clock for event in store.events()]
        assert clocks == sorted(set(clocks))


def test_four_writers_share_one_file(path, kept):
    """Four sittings at once, 2,000 answers each with undo, overrides and more: all there, and no error said."""
    with Store.open(path, device="d9"):
        pass
    processes = [start(MIXED, path, f"d{number}", EACH) for number in range(WRITERS)]
    outputs = [process.communicate() for process in processes]
    assert [errors for _, errors in outputs] == [""] * WRITERS
    undone = sum(int(printed) for printed, _ in outputs)
    found = check(path, kept)
    assert len(found) == len(set(found))
    with Store.open(path, device="d9") as store:
        events = list(store.events())
        for number in range(WRITERS):
            own = [event.kind for event in events if event.device == f"d{number}"]
            assert own.count("review") == EACH
        assert sum(event.kind == "retract" for event in events) == undone
        clocks = [event.clock for event in events]
        assert clocks == sorted(set(clocks))
        assert sum(memory.reps for memory in store.memories()) == WRITERS * EACH - undone


def test_a_kill_while_the_file_is_made_leaves_none_or_a_whole_one(path, kept):
    """However early it is killed, the next start goes on from there."""
    for count in range(6):
        file = path.with_name(f"{count}.db")
        process = start(WRITER, file, "d1", 100_000)
        while not file.exists():
            assert process.poll() is None
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        check(file, kept)


def test_opening_a_current_file_imports_neither_sqlite_utils_nor_fsrs(path, opened, answer):
    """The way to the first question is short: both are a tenth of a second that a learner would wait."""
    opened().record(answer())
    code = """
        import sys
        from pathlib import Path
        from quizapp.progress import stats
        from quizapp.progress.store import Store

        store = Store.open(Path(sys.argv[1]), device="d1")
        today = store.today()
        store.due([], today, 20), store.known(["a"]), store.memory("d/a#x"), stats.streak(store.db, today)
        print(sorted({"sqlite_utils", "fsrs", "platformdirs", "random"} & set(sys.modules)))
    """
    printed, errors = start(code, path).communicate()
    assert (printed, errors) == ("[]\n", "")
