"""`quizapp timeline`: events in plain lines and as JSON."""

from __future__ import annotations

import json

import pytest

from quizapp.cli import main

DECK = """\
deck: small
actors: {kim: {name: 김정은}}
events:
  b: {what: The second thing happens, when: 1971}
  a: {what: The first thing happens, when: 1970~, who: kim}
  c: {what: The third thing happens, when: 2019-02-28}
"""


@pytest.fixture
def run(capsys, tmp_path):
    """Return a function that runs the command on a small deck: (exit code, stdout, stderr)."""
    path = tmp_path / "small.yaml"
    path.write_text(DECK, encoding="utf-8")

    def invoke(*arguments):
        code = main(["timeline", str(path), *arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return invoke


def test_lines_tell_date_memory_lane_and_open_order(run):
    """Each event has its date in words, its memory in mark and word, its lane, and whether its order is open."""
    code, out, _err = run("--by", "actor")
    assert code == 0
    assert out.splitlines() == [
        "≈ The order of these 2 is not settled:",
        "  about 1970: The first thing happens.",
        "      ○ new · 김정은",
        "  1971: The second thing happens.",
        "      ○ new",
        "28 February 2019: The third thing happens.",
        "    ○ new",
    ]


def test_a_window_keeps_to_its_dates(run):
    """Only what lies from the one date to the other is told, and an empty window says so."""
    assert run("--from", "2017", "--to", "2021")[1].splitlines()[0].startswith("28 February 2019")
    assert run("--from", "2020")[1] == "No event lies there, of 3 events.\n"


def test_json_has_the_date_as_written(run):
    """JSON gives each date as EDTF, with its ends, precision and order."""
    rows = json.loads(run("--json")[1])
    assert [row["date"] for row in rows] == ["1970~", "1971", "2019-02-28"]
    assert rows[0]["about"] is True
    assert [row["order_with_next_settled"] for row in rows] == [False, True, True]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--from", "then"), "then is not a date"),
        (("--from", "2021", "--to", "2017"), "--from 2021 is after --to 2017."),
        (("--to", "1990/1999"), "is more than one date"),
        (("--by", "actors"), "actor"),
    ],
)
def test_what_cannot_be_is_refused(run, arguments, said):
    """A date or a grouping that is none is named, and nothing is printed."""
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_a_date_that_cannot_be_read_is_said(run, tmp_path):
    """An event that is left out because its date is wrong is not left out without a word."""
    path = tmp_path / "small.yaml"
    path.write_text(DECK + "  d: {what: The fourth thing happens, when: soon}\n", encoding="utf-8")
    code, out, err = run()
    assert (code, "fourth" in out) == (0, False)
    assert f"small: 1 error; `quizapp check {path}` shows them." in err


def test_events_without_a_date_are_counted(capsys, tmp_path):
    """What is only before or after something has no place on the axis, and that is said."""
    path = tmp_path / "deck.yaml"
    path.write_text(f"{DECK}  d: {{what: Something happens, before: [b]}}\n", encoding="utf-8")
    assert main(["timeline", str(path)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "1 more event has no date."
