"""One setting changed in the learner's own file."""

from __future__ import annotations

import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.config import Settings, load
from quizapp.errors import UsageError
from quizapp.setting import SETTINGS
from quizapp.settingsfile import found, put, reset, value_of

WRITTEN = """# mine
new_per_day = 5   # enough

[kinds]
rivers = ["typed"]  # no guessing
"""


def changed(path, name, typed):
    """Set what was typed."""
    setting, place = found(name)
    return put(path, place, value_of(setting, place, typed))


def test_all_settings_are_told_and_no_other():
    """The table and what the program reads have the same names in the same order."""
    assert tuple(each.name for each in SETTINGS) == Settings._fields


def test_comments_and_order_of_the_learner_stay(tmp_path):
    """Only the value that was changed is another."""
    path = tmp_path / "config.toml"
    path.write_text(WRITTEN)
    assert changed(path, "new_per_day", "7").new_per_day == 7
    assert path.read_text() == WRITTEN.replace("= 5", "= 7")
    assert changed(path, "limits.rivers.exam", "2026-12-01").limits == {"rivers": {"exam": "2026-12-01"}}
    assert "# no guessing" in path.read_text()
    reset(path, ("limits", "rivers", "exam"))
    reset(path, ("new_per_day",))
    assert load(path) == (Settings(kinds={"rivers": ["typed"]}), [])
    assert "limits" not in path.read_text()


def test_a_file_is_made_where_there_is_none_and_is_private_and_a_link_stays_one(tmp_path):
    """The first change makes it; one that leads into a folder of dotfiles is written there."""
    path = tmp_path / "made" / "config.toml"
    assert changed(path, "theme", "paper").theme == "paper"
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    link = tmp_path / "link.toml"
    link.symlink_to(path)
    changed(link, "theme", "ink")
    assert link.is_symlink()
    assert 'theme = "ink"' in path.read_text()


def test_a_broken_file_is_left_as_it_is(tmp_path):
    """What TOML cannot read is not written over; the message names the line."""
    path = tmp_path / "config.toml"
    path.write_text("new_per_day = 5\n= broken\n")
    with pytest.raises(UsageError, match="line 2"):
        changed(path, "theme", "paper")
    assert path.read_text() == "new_per_day = 5\n= broken\n"


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("them", "ink", "Did you mean `theme`?"),
        ("theme", "pink", '"ink" or "paper"'),
        ("new_per_day", "-1", "from 0 to 9999"),
        ("new_per_day", "ten", "a whole number"),
        ("retention", "nan", "from 0.7 to 0.97"),
        ("show_new", "perhaps", "true or false"),
        ("limits", "5", "limits.DECK.new_per_day"),
        ("limits.rivers.exams", "5", "Did you mean `exam`?"),
        ("limits.rivers.exam", "2026-02-30", "a day"),
        ("kinds.rivers", "riddle", "list of kinds: choice"),
        ("keys.undo", "no such key", "a key or a list of keys"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_written(tmp_path, name, typed, said):
    """A wrong name gets its nearest, a wrong value what it may be."""
    path = tmp_path / "config.toml"
    with pytest.raises(UsageError) as caught:
        changed(path, name, typed)
    assert said in str(caught.value)
    assert not path.exists()


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("retention", "85%", 0.85),
        ("retention", "0,9", 0.9),
        ("show_new", "Yes", True),
        ("decks", "~/a, b", ("~/a", "b")),
        ("new_per_day", " 7 ", 7),
    ],
)
def test_values_are_read_as_people_write_them(tmp_path, name, typed, value):
    """Per cent, decimal comma, yes, and lists with commas."""
    assert getattr(changed(tmp_path / "c.toml", name, typed), name) == value


@given(
    deck=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(
        lambda each: "." not in each
    ),
    new=st.integers(0, 9999),
)
def test_a_deck_of_any_id_has_limits_of_its_own(tmp_path_factory, deck, new):
    """What is put under an id is read under it."""
    path = tmp_path_factory.mktemp("s") / "config.toml"
    assert put(path, ("limits", deck, "new_per_day"), new).limits == {deck: {"new_per_day": new}}
    assert reset(path, ("limits", deck, "new_per_day")) == Settings()
