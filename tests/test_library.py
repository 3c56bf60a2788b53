"""Which decks there are, and their compiled form."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from pathlib import Path

import pytest

from quizapp.errors import DeckError
from quizapp.library import Library, added, remember
from quizapp.shelf import decks_under

ONE = "deck: one\ncards: {a: {ask: Q, answer: A}}\n"
TWO = "deck: two\ncards: {a: {ask: Q, answer: A}}\n"


@pytest.fixture
def shelf(tmp_path):
    """Return a folder with two decks, a note, and a file that others include."""
    shelf = tmp_path / "shelf"
    (shelf / "inner" / "two").mkdir(parents=True)
    (shelf / "one.yaml").write_text(ONE)
    (shelf / "inner" / "two" / "deck.yaml").write_text(TWO)
    (shelf / "README.md").write_text("not a deck")
    (shelf / "shared.yaml").write_text("actors: {x: {name: X}}\n")
    return shelf


def test_a_folder_without_a_head_is_a_library(shelf):
    """Its decks are found at any depth, and what is no deck is passed over."""
    decks, wrong = Library((shelf,)).decks()
    assert sorted(deck.id for deck in decks) == ["one", "two"]
    assert wrong == []


def test_a_deck_is_found_by_id_and_by_path(shelf):
    """Either names it."""
    library = Library((shelf,))
    assert library.find("two").id == "two"
    assert library.find(str(shelf / "one.yaml")).id == "one"


def test_an_unknown_deck_is_answered_with_the_nearest(shelf):
    """A slip in a deck's name says which one was probably meant."""
    with pytest.raises(DeckError, match="`two`"):
        Library((shelf,)).find("twoo")


def test_two_decks_with_one_id_are_an_error(shelf):
    """Progress is filed under the id, so it must be one deck's alone."""
    (shelf / "copy.yaml").write_text(ONE)
    decks, wrong = Library((shelf,)).decks()
    assert sorted(deck.id for deck in decks) == ["one", "two"]
    assert len(wrong) == 1
    with pytest.raises(DeckError, match="Two decks"):
        Library((shelf,)).find("one")


def test_a_deck_is_read_once_and_then_kept(shelf, tmp_path):
    """The second opening reads the compiled form and gives the same deck."""
    cache = tmp_path / "cache"
    first = Library((shelf,), cache).find("two")
    second = Library((shelf,), cache).find("two")
    assert [card.id for card in second.cards()] == [card.id for card in first.cards()]
    assert second.problems() == first.problems()
    (kept,) = [path for path in (cache / "decks").iterdir() if path.name.startswith("two")]
    assert kept.stat().st_mode & 0o077 == 0 or os.name == "nt"


@pytest.mark.parametrize("how", ["changed", "added", "removed", "same size"])
def test_a_deck_that_changed_is_read_again(shelf, tmp_path, how):
    """Any change to any file of the deck is seen."""
    cache = tmp_path / "cache"
    folder = shelf / "inner" / "two"
    extra = folder / "more.yaml"
    if how == "removed":
        extra.write_text("cards: {b: {ask: R, answer: B}}\n")
    Library((shelf,), cache).find("two").close()
    if how == "changed":
        (folder / "deck.yaml").write_text("deck: two\ncards: {a: {ask: Other, answer: A}}\n")
    elif how == "same size":
        (folder / "deck.yaml").write_text(TWO.replace("Q", "R"))
    elif how == "added":
        extra.write_text("cards: {b: {ask: R, answer: B}}\n")
    else:
        extra.unlink()
    deck = Library((shelf,), cache).find("two")
    prompts = [card.prompt for card in deck.cards()]
    assert prompts == {"changed": ["Other"], "same size": ["R"], "added": ["Q", "R"], "removed": ["Q"]}[how]


def test_an_included_file_that_was_missing_is_seen_to_come(shelf, tmp_path):
    """A kept deck whose include names nothing is read again once the file is there."""
    (shelf / "one.yaml").write_text(
        "deck: one\ninclude: [more.yaml, more.yaml]\ncards: {a: {ask: Q, answer: A}}\n"
    )
    deck = Library((shelf,), tmp_path / "cache").find("one")
    assert [each.code for each in deck.problems()] == ["no-such-file", "no-such-file"]
    assert deck.altered() == ""
    (shelf / "more.yaml").write_text("cards: {b: {ask: R, answer: B}}\n")
    deck = Library((shelf,), tmp_path / "cache").find("one")
    assert [each.code for each in deck.problems()] == ["included-twice"]
    assert deck.card_count() == 2


def test_a_touched_file_is_not_read_again(shelf, tmp_path):
    """A new time on the same bytes changes nothing."""
    cache = tmp_path / "cache"
    Library((shelf,), cache).find("one").close()
    (kept,) = [path for path in (cache / "decks").iterdir() if path.name.startswith("one")]
    before = kept.stat().st_mtime_ns
    os.utime(shelf / "one.yaml", (1, 1))
    Library((shelf,), cache).find("one").close()
    assert kept.stat().st_mtime_ns == before


@pytest.mark.parametrize("raw", [b"", b"not a database", b"SQLite format 3\x00 and then nonsense"])
def test_a_damaged_cache_is_made_again(shelf, tmp_path, raw):
    """The compiled form is only a cache: what cannot be read is replaced."""
    cache = tmp_path / "cache"
    Library((shelf,), cache).find("one").close()
    (kept,) = [path for path in (cache / "decks").iterdir() if path.name.startswith("one")]
    kept.write_bytes(raw)
    assert Library((shelf,), cache).find("one").card_count() == 1
    assert sqlite3.connect(kept).execute("SELECT count(*) FROM card").fetchone() == (1,)


def test_a_cache_that_cannot_be_written_is_done_without(shelf, tmp_path):
    """Where nothing can be kept, decks are read into memory."""
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    assert Library((shelf,), blocked).find("one").card_count() == 1


def test_added_paths_are_remembered_once(tmp_path):
    """`quizapp add` notes a path, and the second time says that it is there."""
    note = tmp_path / "state" / "added.txt"
    assert added(note) == []
    assert remember(note, tmp_path / "한국 deck.yaml")
    assert not remember(note, tmp_path / "한국 deck.yaml")
    assert added(note) == [tmp_path / "한국 deck.yaml"]


def test_a_deck_that_vanishes_is_an_error_with_a_remedy(tmp_path):
    """A path that is no more says so instead of failing."""
    with pytest.raises(DeckError, match="no deck at"):
        Library((tmp_path,)).open(tmp_path / "gone.yaml")


def test_a_deck_with_a_link_that_is_not_read_is_kept_as_well(shelf, tmp_path):
    """What is left out of a deck does not make it be read anew at every start."""
    cache = tmp_path / "cache"
    (tmp_path / "outside.yaml").write_text("cards: {s: {ask: Q, answer: A}}\n")
    (shelf / "inner" / "two" / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    Library((shelf,), cache).find("two").close()
    (kept,) = [path for path in (cache / "decks").iterdir() if path.name.startswith("two")]
    before = kept.stat().st_mtime_ns
    Library((shelf,), cache).find("two").close()
    assert kept.stat().st_mtime_ns == before


def test_a_shared_file_that_mentions_a_deck_is_no_deck(shelf):
    """Only a `deck:` line makes a file of a library a deck; the word in a comment does not."""
    (shelf / "shared.yaml").write_text("# shared by every deck here\nactors: {x: {name: X}}\n")
    decks, wrong = Library((shelf,)).decks()
    assert sorted(deck.id for deck in decks) == ["one", "two"]
    assert wrong == []


def test_a_head_that_is_a_link_out_of_the_folder_is_not_read(shelf, tmp_path):
    """Not even `deck.yaml` may lead out of the deck's own folder."""
    (tmp_path / "secret.yaml").write_text("deck: secret\ncards: {s: {ask: Q, answer: A}}\n")
    folder = shelf / "linked"
    folder.mkdir()
    (folder / "deck.yaml").symlink_to(tmp_path / "secret.yaml")
    deck = Library((shelf,)).open(folder)
    assert deck.card_count() == 0
    assert [problem.code for problem in deck.problems()] == ["outside"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can become another user")
def test_a_folder_that_nobody_may_look_into_is_passed_over():
    """A library holds what can be reached; a folder that cannot be is no reason to show nothing."""
    with tempfile.TemporaryDirectory(prefix="quizapp-test-") as name:
        top = Path(name)
        (top / "closed").mkdir()
        (top / "open.yaml").write_text("deck: open\ncards: {a: {ask: Q?, answer: A}}\n", encoding="utf-8")
        (top / "closed" / "deck.yaml").write_text("deck: closed\n", encoding="utf-8")
        top.chmod(0o755)
        (top / "closed").chmod(0o700)
        os.seteuid(65534)
        try:
            found = [list(decks_under(top)), list(decks_under(top / "closed" / "inside"))]
        finally:
            os.seteuid(0)
        assert found == [[top / "open.yaml"], []]


def test_a_copy_takes_the_place_of_a_shipped_deck(shelf, tmp_path):
    """It is one deck to the learner, whichever folder is looked at first; deleted, the shipped one is back."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "mine.yaml").write_text(ONE)
    for places in ((shelf, own), (own, shelf)):
        library = Library(places, shipped=shelf)
        decks, wrong = library.decks()
        assert wrong == []
        assert {deck.id: deck.path for deck in decks}["one"] == str(own / "mine.yaml")
        assert library.find("one").path == str(own / "mine.yaml")
    (own / "mine.yaml").unlink()
    assert Library((shelf, own), shipped=shelf).find("one").path == str(shelf / "one.yaml")
