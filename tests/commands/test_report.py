"""Commands that report: they read the progress there is, and make nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from quizapp.cli import main
from quizapp.progress.event import Review
from quizapp.progress.store import Store
from quizapp.progress.studyday import Moment, wall

REPORTS = [["decks"], ["stats"], ["log"], ["unsuspend", "welcome"], []]
NOBODY = 65534


@pytest.fixture
def quizapp(environ, tmp_path):
    """Return a function that runs the program in a process of its own, without a terminal."""

    def run(*arguments, lines=(), **how):
        return subprocess.run(
            [sys.executable, "-m", "quizapp", *map(str, arguments)], env=environ | how.pop("env", {}),
            input="".join(f"{line}\n" for line in lines), capture_output=True, text=True, timeout=60,
            check=False, **how,
        )  # fmt: skip

    return run


@pytest.fixture
def home(environ):
    """Return where this test's data, settings, state and cache would lie."""
    return Path(environ["HOME"])


@pytest.mark.parametrize("report", REPORTS)
def test_a_report_before_the_first_answer_makes_no_file(quizapp, home, report):
    """With no progress yet there is nothing to report, and nothing is laid out for it."""
    ran = quizapp(*report)
    assert ran.returncode == 0
    made = {path.name for path in home.rglob("*") if path.is_file() and "cache" not in path.parts}
    assert made == set()
    assert not (home / "data").exists()


@pytest.mark.parametrize("report", [*REPORTS, ["unsuspend", "welcome", "digit#answer"]])
def test_a_mistyped_progress_file_is_named_with_its_neighbour(quizapp, tmp_path, report):
    """A name that leads nowhere is a mistake of the command line, not an empty report."""
    quizapp("study", "welcome", "--plain", "--progress", tmp_path / "anna.db", lines=[":know"])
    ran = quizapp("--progress", tmp_path / "ana.db", *report)
    assert ran.returncode == 2
    assert ran.stdout == ""
    assert f"Did you mean `{tmp_path / 'anna.db'}`?" in ran.stderr
    assert not (tmp_path / "ana.db").exists()


def test_a_learner_without_progress_yet_has_no_file_made(quizapp, home):
    """`--learner` with a report is no way to begin."""
    assert quizapp("--learner", "Ana", "stats").returncode == 0
    assert list(home.rglob("*.db")) == []


def test_a_learner_of_nearly_the_same_name_is_named(quizapp):
    """A slip in `--learner` begins a new file, and is said while there is none."""
    quizapp("--learner", "Ana", "study", "welcome", "--plain", lines=[":know"])
    assert "Did you mean `--learner Ana`?" in quizapp("--learner", "Anna", "stats").stderr
    assert quizapp("--learner", "Ana", "stats").stderr == ""
    assert quizapp("--learner", "Bert", "stats").stderr == ""


def test_stats_and_log_say_where_nothing_is_known_yet(quizapp):
    """An empty report says why it is empty; JSON stays JSON, and a log stays empty."""
    assert "Nothing yet" in quizapp("stats").stdout
    assert json.loads(quizapp("stats", "--json").stdout)["decks"][0]["answered_today"] == 0
    log = quizapp("log")
    assert log.stdout == ""
    assert "Nothing yet" in log.stderr


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can become another user")
@pytest.mark.parametrize("report", REPORTS[:4])
def test_a_progress_file_of_another_is_reported(quizapp, capsys, monkeypatch, report):
    """A file and a folder that cannot be written to are reported all the same; to study them is refused."""
    here = Path(__file__).resolve()
    if not all(folder.stat().st_mode & 0o001 for folder in here.parents):
        pytest.skip("another user cannot reach the decks of this checkout")
    with tempfile.TemporaryDirectory(prefix="quizapp-test-") as name:
        folder = Path(name)
        for each in ("DATA", "CONFIG", "STATE", "CACHE"):
            monkeypatch.setenv(f"XDG_{each}_HOME", str(folder / each))
        quizapp("study", "welcome", "--plain", "--progress", folder / "p.db", lines=[":know"])
        (folder / "p.db").chmod(0o444)
        folder.chmod(0o555)
        arguments = ["--progress", str(folder / "p.db"), *report]
        # In this process, and once as ourselves: another user may not reach the Python that we run on.
        assert main(arguments) == 0
        told = capsys.readouterr()
        os.seteuid(NOBODY)
        try:
            code, found = main(arguments), capsys.readouterr()
        finally:
            os.seteuid(0)
        assert (code, found) == (0, told)
        assert {path.name for path in folder.iterdir() if path.is_file()} == {"p.db"}
        folder.chmod(0o755)


def test_one_is_no_plural(quizapp, tmp_path):
    """What there is one of is said so."""
    path = tmp_path / "one.yaml"
    path.write_text("deck: one\ncards: {a: {ask: Which river?, answer: Bidasoa}}\n", encoding="utf-8")
    assert "1 fact, 1 card." in quizapp("check", path).stderr
    assert "Added one, 1 card." in quizapp("add", path).stderr
    assert "    1 card      0 due" in quizapp("decks", path).stdout
    studied = quizapp("study", path, "--plain", lines=["Ebro"])
    assert "Still today: 1 card." in studied.stdout
    assert "1 day in a row" in quizapp("stats").stdout


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (0, "No card came back in this period"),
        (9, "9 cards came back, too few to say how much you remember"),
        (10, "You remembered 90% of the 10 that came back"),
    ],
)
def test_a_share_is_said_of_enough_alone(quizapp, tmp_path, asked, said):
    """Of the first few cards that came back, "100 %" would promise what nobody knows."""
    now = wall()
    at = now.at - 20 * 86_400_000

    def clock():
        return Moment(at, now.offset)

    with Store.open(tmp_path / "p.db", device="d1", now=clock) as store:
        for number in range(12):
            store.record(Review(f"d/f{number}#x", "right", 1.0, 4))
        at = now.at
        for number in range(asked):
            right = number > 0
            store.record(
                Review(f"d/f{number}#x", "right" if right else "wrong", float(right), 3 if right else 1)
            )
    assert said in quizapp("--progress", tmp_path / "p.db", "stats").stdout


def test_damage_that_a_report_meets_is_said_with_the_remedy(quizapp, tmp_path):
    """A page that is noise is the progress file's fault, and named as that."""
    path = tmp_path / "p.db"
    with Store.open(path, device="d1") as store:
        for number in range(300):
            store.record(Review(f"d/f{number}#x", "right", 1.0, 3, response="x" * 300))
    content = bytearray(path.read_bytes())
    for page in range(3, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    path.write_bytes(content)
    ran = quizapp("stats", "--progress", str(path))
    assert ran.returncode == 1
    assert f"The progress file {path} is damaged." in ran.stderr
    assert "Traceback" not in ran.stderr
