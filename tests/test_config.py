"""Settings from a TOML file."""

from __future__ import annotations

import pytest

from quizapp.config import Settings, load


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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("new_per_dya = 5\n", "did you mean `new_per_day`?"),
        ("retention = 2\n", "from 0.7 to 0.97"),
        ("rollover = 3.5\n", "whole number"),
        ("new_per_day = true\n", "whole number"),
        ('theme = "pink"\n', '"ink" or "paper"'),
        ("decks = 1\n", "a list of paths"),
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
