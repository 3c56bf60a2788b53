"""Settings from a TOML file."""

from __future__ import annotations

import pytest

from quizapp.config import LARGEST, Settings, load


def test_without_a_file_the_defaults_hold(tmp_path):
    """Nothing needs to be set."""
    assert load(tmp_path / "none.toml") == (Settings(), [])


def test_what_is_set_is_used(tmp_path):
    """Each setting is read by its name."""
    path = tmp_path / "config.toml"
    path.write_text('new_per_day = 5\nretention = 0.85\ntheme = "paper"\ndecks = ["~/decks"]\n')
    settings, wrong = load(path)
    assert wrong == []
    assert settings == Settings(new_per_day=5, retention=0.85, theme="paper", decks=("~/decks",))


def test_kinds_of_question_are_read_by_deck(tmp_path):
    """A table gives the kinds that each deck is asked in."""
    path = tmp_path / "config.toml"
    path.write_text('[kinds]\nriver = ["typed", "reveal"]\n')
    assert load(path) == (Settings(kinds={"river": ["typed", "reveal"]}), [])


def test_a_wrong_kind_costs_no_other_deck_its_own(tmp_path):
    """The deck with the mistake has all its kinds, and the one that was meant is named."""
    path = tmp_path / "config.toml"
    path.write_text('[kinds]\nriver = ["choise"]\nsea = ["typed"]\n')
    settings, wrong = load(path)
    assert settings.kinds == {"sea": ["typed"]}
    assert wrong[0].startswith(f"{path}:2: `river` must be")
    assert "(`choice` for `choise`?)" in wrong[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("new_per_dya = 5\n", "did you mean `new_per_day`?"),
        ("retention = 2\n", "from 0.7 to 0.97"),
        ("rollover = 3.5\n", "whole number"),
        ("new_per_day = true\n", "whole number"),
        ('theme = "pink"\n', '"ink" or "paper"'),
        ("decks = 1\n", "a list of paths"),
        ("kinds = 1\n", "a table that gives the id of a deck a list of kinds"),
        ('[kinds]\nriver = ["riddle"]\n', "`river` must be a list of kinds: choice"),
        ("[kinds]\nriver = []\n", "`river` must be a list of kinds"),
        ("= broken\n", "is not used"),
    ],
)
def test_what_is_wrong_is_named_and_the_rest_used(tmp_path, text, said):
    """A mistake is one sentence with the remedy, and every other setting counts."""
    path = tmp_path / "config.toml"
    path.write_text(("reviews_per_day = 50\n" if "broken" not in text else "") + text)
    settings, wrong = load(path)
    assert len(wrong) == 1
    assert said in wrong[0]
    assert settings.reviews_per_day == (50 if "broken" not in text else 200)


def test_a_byte_order_mark_is_no_mistake(tmp_path):
    """An editor that marks its UTF-8 does not cost the learner the settings."""
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xef\xbb\xbfnew_per_day = 5\r\n")
    assert load(path) == (Settings(new_per_day=5), [])


def test_what_is_no_text_is_said(tmp_path):
    """A file in another encoding, or a folder in its place, is one sentence that a learner understands."""
    path = tmp_path / "config.toml"
    path.write_bytes("# décks\n".encode("latin-1"))
    assert load(path) == (Settings(), [f"{path} is not used: it is not UTF-8 text."])
    path.unlink()
    path.mkdir()
    assert "is not used: Is a directory." in load(path)[1][0]
    assert load(path / "none" / "config.toml") == (Settings(), [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kinds = {d = [[]]}", "`d` must be a list of kinds"),
        ("theme = " + "[" * 50_000, "nested too deep"),
        ("#" * (LARGEST + 1), "larger than 256 KiB"),
    ],
)
def test_what_is_out_of_all_proportion_is_said(tmp_path, text, said):
    """A list for a word, brackets without end or a file without end is one sentence, and the defaults hold."""
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    settings, wrong = load(path)
    assert settings == Settings()
    assert said in wrong[0]
