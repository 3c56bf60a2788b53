"""`quizapp positions`: who holds what in sentences, two holders compared, and as JSON."""

from __future__ import annotations

import json

import pytest

from quizapp.cli import main

DECK = """
deck: d
title: 북한 정책
sources: {lee: {title: A text, short: Lee, date: 2021-02}, goto: {title: Another, short: Goto, date: 2021-04}}
issues: {trade: 무역, war: War}
actors:
  japan: {name: 日本, also: [Japan], kind: government}
  korea: {name: South Korea, also: [한국], kind: government}
positions:
  a: {holder: japan, issue: trade, stance: wants it open, why: It pays, according_to: lee, source: lee ¶2}
  b: {holder: japan, issue: trade, stance: cares little, according_to: goto}
  c: {holder: [japan, korea], issue: war, stance: fear it}
"""


@pytest.fixture
def deck(tmp_path):
    """Return the path of the deck above."""
    path = tmp_path / "d.yaml"
    path.write_text(DECK, encoding="utf-8")
    return str(path)


def test_each_position_is_a_sentence_and_silence_is_said(deck, capsys):
    """Who, what, why, by whose account, as of when, where it stands and how firm it is."""
    assert main(["positions", deck]) == 0
    said = capsys.readouterr().out
    assert "日本 wants it open. Why: It pays. According to Lee, in February 2021. [Lee ¶2] ○ new" in said
    assert "On 日本 the accounts differ: Goto and Lee." in said
    assert "The deck says nothing of South Korea." in said
    assert "日本 and South Korea fear it." in said


def test_two_holders_are_compared(deck, capsys):
    """By name or alias, with what they share named and who is silent."""
    assert main(["positions", deck, "--holder", "Japan", "--holder", "한국"]) == 0
    said = capsys.readouterr().out
    assert "무역: The deck does not say what South Korea holds." in said
    assert "War: They agree." in said
    assert main(["positions", deck, "--holder", "Japan", "--holder", "korea", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [each["how"] for each in found["issues"]] == ["one", "agree"]


def test_json_has_the_cells_that_hold_something(deck, capsys):
    """An empty cell is not among them."""
    assert main(["positions", deck, "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert [(each["issue"], each["holder"]) for each in found["cells"]] == [
        ("trade", "japan"),
        ("war", "japan"),
        ("war", "korea"),
    ]
    assert found["cells"][0]["accounts_differ"] == ["Goto", "Lee"]


@pytest.mark.parametrize(
    ("holders", "said"),
    [
        (["Japn"], "Did you mean"),
        (["Japan", "日本"], "Both names are of one holder"),
        (["a", "b", "c"], "Two holders can be compared; 3 are named"),
    ],
)
def test_a_name_that_will_not_do_is_told(deck, capsys, holders, said):
    """With the nearest, or with what is wrong."""
    assert main(["positions", deck, *(word for each in holders for word in ("--holder", each))]) == 2
    assert said in capsys.readouterr().err


def test_a_deck_without_positions_says_so(tmp_path, capsys):
    """In a sentence; asked for a holder, it is an error with a remedy."""
    path = tmp_path / "e.yaml"
    path.write_text("deck: e\ntitle: Empty\ncards:\n  - {ask: Q, answer: A}\n", encoding="utf-8")
    assert main(["positions", str(path)]) == 0
    assert capsys.readouterr().out == "Empty has no positions.\n\n"
    assert main(["positions", str(path), "--holder", "x"]) == 2
    assert "No deck here has positions." in capsys.readouterr().err


def test_a_name_with_an_article_is_small_inside_a_sentence(tmp_path, capsys):
    """And has its capital where a sentence or a value begins with it."""
    path = tmp_path / "u.yaml"
    path.write_text(
        "deck: u\ntitle: U\nactors:\n  us: {name: the United States, kind: government}\n"
        "  uk: {name: the United Kingdom, kind: government}\nissues: {i: Trade, j: War}\npositions:\n"
        "  p: {holder: us, issue: i, stance: waits}\n  q: {holder: uk, issue: j, stance: acts}\n",
        encoding="utf-8",
    )
    assert main(["positions", str(path)]) == 0
    said = capsys.readouterr().out
    assert "  The United States waits." in said
    assert "The deck says nothing of the United Kingdom." in said
    assert main(["positions", str(path), "--holder", "us", "--holder", "uk"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("The United States and the United Kingdom, in U.")
    assert "Trade: The deck does not say what the United Kingdom holds." in said
    assert main(["positions", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["holders"] == {"us": "The United States", "uk": "The United Kingdom"}
