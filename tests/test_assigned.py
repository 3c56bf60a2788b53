"""Assigned texts: `key=FILE` on a command line, read or refused with a remedy."""

from __future__ import annotations

import pytest

from quizapp.assigned import read_texts
from quizapp.errors import UsageError


def test_texts_are_read_by_the_key_of_their_source(tmp_path):
    """Each word names a source and a file; a mark of UTF-8 at the beginning is none of the text."""
    (tmp_path / "a=b.txt").write_bytes("\ufeffÉtang".encode())
    (tmp_path / "b.txt").write_text("Lake", encoding="utf-8")
    words = [f"book={tmp_path / 'a=b.txt'}", f"other={tmp_path / 'b.txt'}"]
    assert read_texts(words, ["book", "other"]) == {"book": "Étang", "other": "Lake"}
    assert read_texts([], ["book"]) == {}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        ("Lake".encode("utf-16"), "looks like UTF-16"),
        ("Lake".encode("utf-16-le"), "looks like UTF-16"),
        (b"one\ntwo \xff", "is not UTF-8 text (line 2)"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path, content, said):
    """Another encoding or an empty file is named, with what to do."""
    (tmp_path / "t.txt").write_bytes(content)
    with pytest.raises(UsageError) as refused:
        read_texts([f"book={tmp_path / 't.txt'}"], ["book"])
    assert said in refused.value.message
    assert refused.value.hint


@pytest.mark.parametrize(
    ("words", "said", "hint"),
    [
        (["book=FOLDER"], "is a folder", "Name the text file"),
        (["book=FOLDER/none.txt"], "cannot be read: No such file", "Check its name"),
        (["book=a\0b"], "cannot be read", "Check its name"),
        (["book"], "`book` names no text", "--against book=book.txt"),
        (["book="], "`book=` names no text", "--against book=book.txt"),
        (["=FILE"], "names no text", "--against book=book.txt"),
        (["bok=FILE"], "There is no source `bok`", "Did you mean `book`?"),
        (["x=FILE"], "There is no source `x`", "The sources are `book`, `other`."),
        (["book=FILE", "book=FILE"], "`book` is given two texts", "Give one"),
    ],
)
def test_a_mistake_is_named_with_a_remedy(tmp_path, words, said, hint):
    """A missing file, a folder, an unknown or repeated source, and a word without `=` are told apart."""
    (tmp_path / "t.txt").write_text("Lake", encoding="utf-8")
    words = [each.replace("FILE", str(tmp_path / "t.txt")).replace("FOLDER", str(tmp_path)) for each in words]
    with pytest.raises(UsageError) as refused:
        read_texts(words, ["book", "other"])
    assert said in refused.value.message
    assert hint in refused.value.hint


def test_a_deck_without_sources_says_so(tmp_path):
    """Where a deck names no texts, that is what to do first."""
    with pytest.raises(UsageError, match="under `sources:`"):
        read_texts([f"book={tmp_path}"], [])
