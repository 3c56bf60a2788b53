"""A deck that is looked at again and again: what was written, and what it has become."""

from __future__ import annotations

import os
from datetime import date

import pytest

from quizapp.errors import DeckError
from quizapp.inspection import inspect
from quizapp.vigil import Vigil, sights

TODAY = date(2026, 11, 24)
DECK = """\
deck: d
as_of: 2021
licence: CC0-1.0
sources: {book: A book}
cards:
  one: {ask: Which one?, answer: First, source: book}
  two: {ask: Which two?, answer: Second, source: book}
"""


@pytest.fixture
def path(tmp_path):
    """Return a deck's file."""
    file = tmp_path / "deck.yaml"
    file.write_text(DECK, encoding="utf-8")
    return file


@pytest.fixture
def seen():
    """Return a function that takes both sights of a deck, and closes what they hold in the end."""
    decks = []

    def see(path, before=None):
        first, whole = sights(path, TODAY, before)
        decks.append(first.deck)
        return first, whole

    yield see
    for deck in decks:
        deck.close()


def saved_by_rename(path, text):
    """Write a file as most editors do: another one, moved into its place."""
    other = path.with_suffix(".new")
    other.write_text(text, encoding="utf-8")
    other.replace(path)


def test_a_deck_is_read_once_for_each_save(path):
    """The first look reads it; another one only after it was written, also by a rename of the same size."""
    vigil = Vigil(path)
    assert [vigil.look(), vigil.look()] == [True, False]
    path.write_text(DECK + "# more\n", encoding="utf-8")
    assert [vigil.look(), vigil.look()] == [True, False]
    times = path.stat()
    saved_by_rename(path, DECK + "# less\n")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert [vigil.look(), vigil.look()] == [True, False]


@pytest.mark.parametrize("hollow", [lambda path: path.unlink(), lambda path: path.write_bytes(b"")])
def test_a_file_that_is_missing_or_empty_for_a_moment_is_waited_for(path, hollow):
    """Some editors empty or remove a file before they write it: that is no news, unless it stays so."""
    vigil = Vigil(path)
    vigil.look()
    hollow(path)
    assert not vigil.look()
    saved_by_rename(path, DECK)
    assert vigil.look()
    hollow(path)
    assert [vigil.look() for _ in range(6)].count(True) == 1


def test_what_was_written_to_meanwhile_is_not_settled(path):
    """What was read while a file was being written is not what stands in it."""
    vigil = Vigil(path)
    vigil.look()
    assert vigil.settled()
    path.write_text(DECK + "# more\n", encoding="utf-8")
    assert not vigil.settled()


def test_a_file_that_comes_into_a_folder_and_one_that_is_included_are_seen(tmp_path, seen):
    """A new file of a deck's folder, and one that the deck includes from elsewhere, also one still missing."""
    folder, beside = tmp_path / "deck", tmp_path / "beside.yaml"
    folder.mkdir()
    (folder / "deck.yaml").write_text("deck: d\ninclude: [../beside.yaml]\n", encoding="utf-8")
    vigil = Vigil(folder)
    vigil.look()
    vigil.heed(seen(folder)[0].paths)
    assert not vigil.look()
    beside.write_text("cards:\n  one: {ask: Which?, answer: A}\n", encoding="utf-8")
    assert vigil.look()
    (folder / "more.yaml").write_text("cards:\n  two: {ask: Who?, answer: B}\n", encoding="utf-8")
    assert vigil.look()
    assert not vigil.look()


def test_the_second_sight_is_what_check_finds(path, seen):
    """Without the late rules first, then all that `check` says, in its order."""
    path.write_text(DECK.replace("Second,", "Second, sauce: x,").replace("Which two", "Which one"), encoding="utf-8")
    first, whole = seen(path)
    found = inspect(path, TODAY)
    found.deck.close()
    assert [each.problem for each in whole.found] == found.problems
    assert {each.problem for each in first.found} < set(found.problems)
    assert (first.whole, whole.whole) == (False, True)


def test_what_the_late_rules_found_stands_until_they_are_heard_again(path, seen):
    """A list that is read while it is made anew does not shrink and grow."""
    path.write_text(DECK.replace("Which two", "Which one"), encoding="utf-8")
    _first, whole = seen(path)
    late = [each.problem.code for each in whole.found]
    assert late == ["same-prompt"]
    again, _whole = seen(path, whole)
    assert [each.problem.code for each in again.found] == late


def test_the_fact_that_was_edited_is_told(path, seen):
    """It is the one whose lines have changed since the sight before; an edit of the head is that of none."""
    _first, before = seen(path)
    assert before.edited == ""
    path.write_text(DECK.replace("Second", "Third"), encoding="utf-8")
    _first, after = seen(path, before)
    assert after.edited == "two"
    path.write_text(DECK.replace("Second", "Third").replace("2021", "2022"), encoding="utf-8")
    assert seen(path, after)[1].edited == ""


def test_a_deck_is_begun_with_its_first_problem(path, seen):
    """The fact of the first problem comes first, or else the first that has a card."""
    assert seen(path)[0].first == "one"
    path.write_text(DECK.replace("Second,", "Second, sauce: x,"), encoding="utf-8")
    first, _whole = seen(path)
    assert first.first == "two"
    assert first.fact_of(first.found[0].problem) == "two"


def test_a_deck_that_is_gone_is_an_error_and_comes_back(path, seen):
    """Where there is nothing to read, that is said; what stands there later is read."""
    path.unlink()
    with pytest.raises(DeckError, match="There is no deck"):
        seen(path)
    path.write_text(DECK, encoding="utf-8")
    assert seen(path)[1].found == []


def test_what_is_no_longer_wanted_does_not_come(path):
    """A save that supersedes another ends what is being looked for."""
    assert list(sights(path, TODAY, None, lambda: False)) == []
