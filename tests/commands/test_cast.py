"""`quizapp cast`: who is who, and all that is told of one."""

from __future__ import annotations

import json

from quizapp.cli import main

DECK = """
deck: d
title: 북한 정책
actors:
  japan: {name: Japan, also: [日本], kind: government}
  kono: {name: Taro Kono, role: defence minister, of: japan, as_of: 2021, confused_with: [kishi]}
  kishi: {name: Nobuo Kishi, role: another minister, of: japan}
events:
  test: {what: A test is made, when: 1998, who: japan}
"""


def test_the_cast_and_one_of_it(tmp_path, capsys):
    """By side; one by name or alias, with deeds, names by script, look-alikes, and what is not told."""
    path = tmp_path / "d.yaml"
    path.write_text(DECK, encoding="utf-8")
    assert main(["cast", str(path)]) == 0
    assert "  Taro Kono, defence minister in 2021\n" in capsys.readouterr().out
    assert main(["cast", str(path), "日本"]) == 0
    said = capsys.readouterr().out
    assert "Also, in Han characters: 日本." in said
    assert "1998: A test is made." in said
    assert "Holds: the deck says nothing." in said
    assert main(["cast", str(path), "kono", "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert found["lookalikes"][0]["key"] == "kishi"
    assert main(["cast", str(path), "Taro Kona"]) == 2
    assert "Did you mean `Taro Kono`?" in capsys.readouterr().err


def test_a_family_name_alone_tells_of_all_who_bear_it(tmp_path, capsys):
    """Unless somebody goes by just that."""
    path = tmp_path / "d.yaml"
    path.write_text(
        "deck: d\ntitle: Kims\nactors:\n"
        "  jong-un: {name: Kim Jong-un, family: Kim, role: leader}\n"
        "  sung: {name: Sung Kim, family: Kim, also: [SK], role: envoy}\n",
        encoding="utf-8",
    )
    assert main(["cast", str(path), "kim", "--json"]) == 0
    assert [each["fact"] for each in json.loads(capsys.readouterr().out)] == ["jong-un", "sung"]
    assert main(["cast", str(path), "SK", "--json"]) == 0
    assert [each["fact"] for each in json.loads(capsys.readouterr().out)] == ["sung"]


def test_without_a_deck_it_is_about_all_that_have_actors(tmp_path, capsys, monkeypatch):
    """Each under its title; as JSON each actor with its deck."""
    monkeypatch.chdir(tmp_path)
    assert main(["cast", "--plain"]) == 0
    assert "North Korea policy, spring 2021: " in (said := capsys.readouterr().out)
    assert "has no actors" not in said
    assert main(["cast", "--json"]) == 0
    assert {"north-korea-2021"} <= {each["deck"] for each in json.loads(capsys.readouterr().out)}


def test_a_deck_without_actors_says_so(tmp_path, capsys):
    """In one sentence."""
    path = tmp_path / "e.yaml"
    path.write_text("deck: e\ntitle: Empty\ncards:\n  - {ask: Q, answer: A}\n", encoding="utf-8")
    assert main(["cast", str(path)]) == 0
    assert capsys.readouterr().out == "Empty has no actors.\n"
