"""Pipes, closed streams and encodings: whatever stands at the ends of the program."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

COMMANDS = ["decks", "decks --json", "cards welcome", "check welcome --json", "try welcome digit#answer --json",
            "stats --json", "log", "paths", "unsuspend welcome --json", "--help", ""]  # fmt: skip


@pytest.fixture
def shell(environ, tmp_path):
    """Return a function that runs a line of bash in which `quizapp` is the program."""
    environ["QUIZAPP_PROGRESS"] = str(tmp_path / "p.db")

    def run(line, **changes):
        script = f'set -o pipefail; quizapp() {{ "{sys.executable}" -m quizapp "$@"; }}; {line}'
        return subprocess.run(
            ["/bin/bash", "-c", script], env=environ | changes, stdin=subprocess.DEVNULL, capture_output=True,
            timeout=60, check=False,
        )  # fmt: skip

    return run


@pytest.mark.parametrize("command", ["decks --json", "log", "cards north-korea-2021", ""])
def test_a_reader_that_has_had_enough_is_no_failure(shell, command):
    """`| head` ends a command quietly, also where the shell watches for failures."""
    shell("printf 'x\\n:know\\n' | quizapp study north-korea-2021 --plain")
    ran = shell(f"quizapp {command} | head -c 1")
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_closed_output_is_written_to_in_vain(shell, command):
    """`>&-` is no fault of the program's."""
    ran = shell(f"quizapp {command} >&-")
    assert ran.returncode == 0
    assert b"wrong" not in ran.stderr


def test_closed_messages_and_a_closed_input_are_borne(shell):
    """Exit codes stay what they are without standard error, and no input ends a sitting."""
    assert shell("quizapp cards nonesuch 2>&-").returncode == 1
    ran = shell("quizapp study welcome --plain <&-")
    assert ran.returncode == 0
    assert b"Nothing was answered." in ran.stdout


@pytest.mark.parametrize(
    ("lines", "encoding", "answered"),
    [
        (b"1\r\n2\r\n:quit\r\n", "utf-8", 2),
        (b"1\0\n\0\n2\n", "utf-8", 2),
        (b"\xef\xbb\xbf1\n", "utf-8", 1),
        (b"\xff\n1\n", "utf-8", 1),
        (b"\xff\n1\n", "ascii", 1),
        (b"1", "ascii", 1),
    ],
)
def test_any_bytes_can_be_typed(shell, tmp_path, lines, encoding, answered):
    """Windows's line ends, NUL, a byte-order mark, bytes of no encoding, and no end of line."""
    (tmp_path / "typed").write_bytes(lines)
    ran = shell(f"quizapp study welcome --plain <'{tmp_path / 'typed'}'", PYTHONIOENCODING=encoding)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert f"{answered} answered".encode() in ran.stdout


def test_an_empty_name_is_not_somebody_elses(shell):
    """`--learner "$NAME"` with no NAME would otherwise write into the default file."""
    for option in ("--learner", "--progress"):
        ran = shell(f"quizapp {option} '' stats")
        assert ran.returncode == 2
        assert f"{option} is empty.".encode() in ran.stderr
        assert shell(f"quizapp stats {option} ' '").returncode == 2


def test_a_file_that_cannot_be_written_is_named(shell, tmp_path):
    """Where the place for data is a file, the message says which."""
    (tmp_path / "data").touch()
    (tmp_path / "deck.yaml").write_text("deck: d\ncards: {a: {ask: Q, answer: A}}\n")
    ran = shell(f"quizapp add '{tmp_path / 'deck.yaml'}'", XDG_DATA_HOME=str(tmp_path / "data"))
    assert ran.returncode == 1
    assert str(tmp_path / "data").encode() in ran.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_json_loses_nothing_to_an_encoding(shell, tmp_path, encoding):
    """What an output cannot show is escaped in JSON, where it means the same."""
    path = tmp_path / "deck.yaml"
    path.write_text("deck: d\ncards: {a: {ask: Q?, answer: 김정은}}\n", encoding="utf-8")
    cards = shell(f"quizapp cards '{path}' --json", PYTHONIOENCODING=encoding).stdout.decode(encoding)
    (card,) = json.loads(cards)
    assert card["answer"] == "김정은"
    shell("printf ':flag 김정은 😀\\n' | quizapp study welcome --plain", PYTHONIOENCODING="utf-8")
    log = shell("quizapp log", PYTHONIOENCODING=encoding).stdout.decode(encoding)
    event = json.loads(log.splitlines()[0])
    assert event["data"]["text"] == "김정은 😀"
