"""A shipped deck in the learner's folder: copied whole, once, and as files that may be written."""

from __future__ import annotations

import pytest

from quizapp.deckfile import read
from quizapp.errors import DeckError
from quizapp.owncopy import copied, is_shipped


@pytest.fixture
def shipped(tmp_path):
    """Return a folder with a deck of several files, one in a folder of its own, that may not be written."""
    deck = tmp_path / "shipped" / "two"
    (deck / "more").mkdir(parents=True)
    (deck / "deck.yaml").write_text("deck: two\n")
    (deck / "more" / "facts.yaml").write_text("cards: {a: {ask: Q, answer: A}}\n")
    (deck / "notes.txt").write_text("no part of it")
    (deck / "deck.yaml").chmod(0o400)
    return deck


def test_a_deck_is_copied_with_all_that_it_is_read_from(shipped, tmp_path):
    """What is no part of it stays behind, and the copy may be written."""
    deck = read(shipped)
    assert is_shipped(deck, shipped.parent)
    target = copied(deck, tmp_path / "own")
    assert sorted(each.name for each in target.rglob("*.*")) == ["deck.yaml", "facts.yaml"]
    assert (target / "deck.yaml").stat().st_mode & 0o200
    assert not is_shipped(read(target), shipped.parent)
    assert [each.name for each in target.parent.iterdir()] == ["two"]


def test_a_copy_that_is_there_is_left_as_it_is(shipped, tmp_path):
    """What the learner wrote in it is theirs."""
    deck = read(shipped)
    target = copied(deck, tmp_path / "own")
    (target / "deck.yaml").write_text("deck: two\ntitle: Mine\n")
    assert copied(deck, tmp_path / "own") == target
    assert "Mine" in (target / "deck.yaml").read_text()


def test_a_folder_that_cannot_be_made_is_said(shipped, tmp_path):
    """The place, the reason and a remedy; nothing is left lying about."""
    (tmp_path / "own").write_text("a file")
    with pytest.raises(DeckError, match="cannot be copied"):
        copied(read(shipped), tmp_path / "own")
