"""A disk that fails in the middle of a sitting in plain lines."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

ROOM = 160_000  # bytes that a file may grow to: enough for an answer or two


@pytest.fixture
def sit(tmp_path, environ):
    """Return a function that sits in plain lines where no file can grow beyond a bound, and the progress file."""
    progress = str(tmp_path / "p.db")
    environ["HOME"] = str(tmp_path / "home")
    Path(environ["HOME"]).mkdir()

    def run(*arguments, lines=(), room=resource.RLIM_INFINITY):
        return subprocess.run(
            [sys.executable, "-m", "quizapp", *arguments, "--progress", progress],
            input="".join(f"{line}\n" for line in lines), capture_output=True, text=True, encoding="utf-8",
            env=environ, timeout=60, check=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY)),
        )  # fmt: skip

    run("cards", "welcome")  # compiled, so that only the progress file grows
    return run


@pytest.mark.parametrize("asked", [True, False])
def test_an_answer_that_cannot_be_written_is_said_and_saved_elsewhere(sit, tmp_path, environ, asked):
    """By `:save FILE` or, where that was not said, on leaving: the place is named, and a merge takes it in."""
    place = tmp_path / "mine.jsonl" if asked else Path(environ["HOME"])
    ran = sit("study", "welcome", lines=["1", ""] * 12 + [f":save {place}"] * asked + [":quit"], room=ROOM)
    assert ran.returncode == 1
    assert "! This answer is not saved." in ran.stdout
    assert "1 answer could not be saved in" in ran.stderr
    saved = place if asked else next(place.glob("quizapp-answers-*.jsonl"))
    assert f"`quizapp merge {saved}` takes it in." in ran.stderr
    kept = [json.loads(line)["uuid"] for line in saved.read_text(encoding="utf-8").splitlines()]
    written = [json.loads(line)["uuid"] for line in sit("log").stdout.splitlines()]
    assert kept[:-1] == written
    assert "1 event of 1 device came in" in sit("merge", str(saved)).stdout
    assert [json.loads(line)["uuid"] for line in sit("log").stdout.splitlines()] == kept
