"""A new fact in plain lines, shown before it is asked, to who wants that."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

DECK = "deck: d\ncards:\n  town: {ask: Which town?, answer: Hendaye, ask_as: [typed], note: On the border.}\n"


def test_a_new_fact_is_read_and_then_asked_and_only_the_answer_is_logged(tmp_path, environ):
    """Whatever line follows only goes on; saying the question again shows no fact a second time."""
    deck = tmp_path / "deck.yaml"
    deck.write_text(DECK, encoding="utf-8")
    settings = Path(environ["XDG_CONFIG_HOME"], "quizapp", "config.toml")
    settings.parent.mkdir(parents=True)
    settings.write_text("show_new = true\n")
    ran = subprocess.run(
        [sys.executable, "-m", "quizapp", "study", str(deck), "--plain"],
        input="\n:again\nHendaye\n:quit\n", capture_output=True, text=True, encoding="utf-8", check=False, timeout=60,
        env=os.environ | environ | {"QUIZAPP_PROGRESS": str(tmp_path / "p.db"), "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    shown, _again, asked = ran.stdout.partition("(Enter asks it.)")
    assert "New: Which town?" in shown
    assert "→ Hendaye" in shown
    assert "On the border." in shown
    assert "New:" not in asked
    assert asked.count("✓ right") == 1
