"""Files that are written whole: a link that another laid where they are made leads nowhere."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quizapp.library import added, remember
from quizapp.whole import over_file


def test_a_link_laid_at_the_name_of_a_file_in_the_making_is_not_followed(tmp_path, monkeypatch):
    """Even one who guessed the name gets nothing written elsewhere."""
    monkeypatch.setattr(os, "urandom", bytes)
    other = tmp_path / "other"
    other.write_text("theirs", encoding="utf-8")
    for name in ("deck.yaml", "added-decks.txt"):
        (tmp_path / f".{name}.{bytes(6).hex()}.new").symlink_to(other)
    with pytest.raises(FileExistsError):
        over_file(tmp_path / "deck.yaml", "ours")
    with pytest.raises(FileExistsError):
        remember(tmp_path / "added-decks.txt", Path("deck.yaml"))
    assert other.read_text(encoding="utf-8") == "theirs"


def test_what_decks_were_added_is_the_learners_own_business(tmp_path):
    """The list is a private file from its first byte, in a private folder."""
    file = tmp_path / "data" / "added-decks.txt"
    remember(file, tmp_path / "deck.yaml")
    assert added(file) == [tmp_path / "deck.yaml"]
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
