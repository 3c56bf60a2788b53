"""The figures as text, CSV, JSON, HTML and SVG, through the command, over a log of a few weeks."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest

from quizapp.cli import main
from quizapp.progress.event import Review
from quizapp.progress.store import Store
from quizapp.progress.studyday import Moment, wall

DAY = 86_400_000
DECK = """
deck: small
title: "=Small & <b>북한</b>"
cards:
  one: {ask: What is one?, answer: "1", wrong: ["2", "3"]}
  two: {ask: What is two?, answer: "2", wrong: ["1", "3"]}
  never: {ask: What is never?, answer: "0"}
"""


@pytest.fixture
def run(capsys, tmp_path, monkeypatch):
    """Return a function that runs a command in this process: (exit code, stdout, stderr)."""
    monkeypatch.setenv("QUIZAPP_PROGRESS", str(tmp_path / "p.db"))
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments):
        code = main(list(map(str, arguments)))
        out, err = capsys.readouterr()
        return code, out, err

    return invoke


@pytest.fixture
def studied(tmp_path):
    """Return the path of a deck that was studied for some weeks, up to today."""
    deck = tmp_path / "small.yaml"
    deck.write_text(DECK, encoding="utf-8")
    clock = [wall().at - 60 * DAY]
    with Store.open(tmp_path / "p.db", device="d", now=lambda: Moment(clock[0], 0)) as store:
        for number in range(15):
            wrong = number % 5 == 4
            for key, other in (("one", "two"), ("two", "one")):
                data = {"took_for": other} if wrong else None
                verdict, rating = ("wrong", 1) if wrong else ("right", 3)
                review = Review(f"small/{key}#answer", verdict, float(not wrong), rating, ms=3_000, data=data)
                store.record(review)
            clock[0] += 4 * DAY
    return deck


def test_the_csv_is_tidy_and_says_what_the_json_says(run, studied):
    """Every row has six columns, weeks agree, and no cell begins with what a spreadsheet would run."""
    code, out, _err = run("stats", studied, "--csv")
    assert code == 0
    rows = list(csv.DictReader(io.StringIO(out)))
    assert list(rows[0]) == ["section", "deck", "topic", "key", "measure", "value"]
    assert {row["deck"] for row in rows} == {"small"}
    assert {row["section"] for row in rows} == {
        "summary", "calendar", "ahead", "remembered", "calibration", "memory", "hardest", "confusions", "time",
    }  # fmt: skip
    (told,) = json.loads(run("stats", studied, "--json")[1])["decks"]
    asked = {
        row["key"]: int(row["value"])
        for row in rows
        if (row["section"], row["measure"]) == ("remembered", "asked")
    }
    assert asked == {week["monday"]: week["asked"] for week in told["weeks"]}
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    assert any(row["key"].startswith("'=Small") for row in rows)


@pytest.mark.parametrize("way", ["html", "svg"])
def test_a_page_stands_alone_and_can_be_heard(run, studied, tmp_path, way):
    """It is XML, loads nothing, and each drawing has a title and a description; names are text."""
    target = tmp_path / f"page.{way}"
    assert run("stats", studied, f"--{way}", "-o", target)[0] == 0
    text = target.read_text(encoding="utf-8")
    root = ET.fromstring(re.sub(r"<!DOCTYPE html>\n", "", text))  # noqa: S314 - what we wrote ourselves
    assert "&lt;b&gt;북한" in text
    assert not re.search(r"(src|href)=|url\(|@import|<script", text)
    drawings = [each for each in root.iter("{http://www.w3.org/2000/svg}svg") if each is not root]
    assert len(drawings) == 6
    for each in drawings:
        names = [child.tag.rpartition("}")[2] for child in each][:2]
        assert names == ["title", "desc"]
        assert all(child.text for child in list(each)[:2])
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    if way == "html":
        assert len(list(root.iter("{http://www.w3.org/1999/xhtml}table"))) == 8
        assert "prefers-color-scheme: dark" in text
        assert "@media print" in text


def test_plain_says_every_figure_in_words(run, studied):
    """No bar and no mark of the calendar is in it; the pair that was confused is named."""
    code, out, _err = run("stats", studied, "--plain")
    assert code == 0
    assert not set(out) & set("▁▂▃▄▅▆▇█░▒▓")
    assert "Remembered by week" in out
    assert "asked" in out
    assert "What is one? / What is two?: deck small, times 6" in out


def test_the_drawn_text_has_bars_and_lines_that_fit(run, studied):
    """A terminal that can is given bars, and wide names break no line."""
    from quizapp.columns import width

    code, out, _err = run("stats", studied)
    assert code == 0
    assert set(out) & set("█▁")
    assert max(map(width, out.splitlines())) <= 100


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--last", "soon"), "Possible: 30d, 8w, 3m, 1y, all."),
        (("--last", "0d"), "Possible:"),
        (("--last", "30d", "--since", "2026-01-01"), "--last ends today"),
        (("--json", "--csv"), "not both"),
        (("--html", "-o", "small.yaml"), "ending of a deck"),
        (("--html", "-o", "nowhere/page.html"), "cannot be written"),
        (("--only", "nonsense"), "There is no topic"),
    ],
)
def test_a_mistake_is_said_with_a_remedy(run, studied, arguments, said):
    """Nothing is written, and what is possible is named."""
    code, _out, err = run("stats", studied, *arguments)
    assert code in {1, 2}
    assert said in err
    assert studied.read_text(encoding="utf-8") == DECK


def test_last_bounds_what_came_back(run, studied):
    """A month holds less than all time, and all time begins with the first answer."""
    (month,) = json.loads(run("stats", studied, "--last", "30d", "--json")[1])["decks"]
    (whole,) = json.loads(run("stats", studied, "--last", "all", "--json")[1])["decks"]
    assert (
        0 < sum(day["answers"] for day in month["days"]) < sum(day["answers"] for day in whole["days"]) == 30
    )
    assert whole["since"] == whole["days"][0]["day"]
    assert datetime.fromisoformat(whole["until"]).replace(tzinfo=UTC) > datetime(2020, 1, 1, tzinfo=UTC)


def test_before_anything_was_answered_a_page_is_whole(run, tmp_path):
    """There is a page and a drawing, and each says that there is nothing yet."""
    for way in ("html", "svg", "csv"):
        target = tmp_path / f"page.{way}"
        assert run("stats", f"--{way}", "-o", target)[0] == 0
        if way != "csv":
            assert "Nothing was answered" in target.read_text(encoding="utf-8")
