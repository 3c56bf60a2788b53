"""Bytes as a settings file: settings within their bounds, and a sentence for each thing that is wrong."""

from __future__ import annotations

import tempfile
from pathlib import Path

from quizapp.config import load

_FOLDER = tempfile.TemporaryDirectory(prefix="quizapp-fuzz-")


def seeds():
    """Return a file that sets all there is, and one that sets it wrong."""
    return [
        (
            b'new_per_day = 10\nreviews_per_day = 200\nretention = 0.9\nrollover = 4\ntheme = "paper"\n'
            b'decks = ["~/decks"]\n[kinds]\nwelcome = ["choice"]\n'
        ),
        b'new_per_day = "ten"\nretention = nan\nrollover = true\ntheme = 5\ndecks = {a = 1}\nkind = []\n[kinds]\na = [[]]\n',
    ]


def once(data):
    """Read one file."""
    path = Path(_FOLDER.name, "config.toml")
    path.write_bytes(data)
    found, wrong = load(path)
    assert 0 <= found.rollover <= 23
    assert 0.7 <= found.retention <= 0.97
    assert found.theme in {"ink", "paper"}
    assert all(isinstance(each, str) for each in (*found.decks, *wrong))
