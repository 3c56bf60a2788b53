"""The command that opens a file at a line in the learner's own editor."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.editor import command_at
from quizapp.errors import UsageError

PATH = Path("/a b/deck.yaml")


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ("vi", ["vi", "+7", "/a b/deck.yaml"]),
        ("nano -w", ["nano", "-w", "+7", "/a b/deck.yaml"]),
        ("emacsclient -nw", ["emacsclient", "-nw", "+7", "/a b/deck.yaml"]),
        ("/usr/bin/code -w", ["/usr/bin/code", "-w", "--goto", "/a b/deck.yaml:7"]),
        ("codium", ["codium", "--wait", "--goto", "/a b/deck.yaml:7"]),
        ("subl", ["subl", "--wait", "/a b/deck.yaml:7"]),
        ("hx", ["hx", "/a b/deck.yaml:7"]),
        ("kak", ["kak", "+7", "/a b/deck.yaml"]),
        ("'/my tools/ed' -x", ["/my tools/ed", "-x", "+7", "/a b/deck.yaml"]),
    ],
)
def test_each_editor_is_told_the_line_in_its_own_way(named, words):
    """Arguments in the variable are kept, and an editor that would come back at once is told to wait."""
    assert command_at({"EDITOR": named}, PATH, 7) == words


def test_visual_goes_before_editor():
    """As everywhere."""
    assert command_at({"EDITOR": "nano", "VISUAL": "vim"}, PATH, 1)[0] == "vim"


@pytest.mark.parametrize("environ", [{}, {"EDITOR": " "}, {"EDITOR": "'vi"}])
def test_without_an_editor_the_remedy_is_said(environ):
    """None, an empty one, and one that cannot be read."""
    with pytest.raises(UsageError) as error:
        command_at(environ, PATH, 7)
    assert error.value.hint
