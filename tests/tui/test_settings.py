"""The screen of settings, and the tour: each change is kept at once and works without a restart."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.config import Settings, load
from quizapp.paths import Places

SIZES = [(60, 20), (80, 24), (200, 60)]
FILE = Path("config.toml")
SEEN = Path("state/tour-seen")


def write(text):
    """Write the settings file."""
    FILE.write_text(text)


def text():
    """Return what stands in it."""
    return FILE.read_text()


def another(folder):
    """Write a deck into a folder."""
    Path(folder).mkdir()
    Path(folder, "deck.yaml").write_text("deck: more\ntitle: One more\ncards:\n  a: {ask: Q, answer: A}\n")


def there(path):
    """Whether there is a file."""
    return path.exists()


def forget():
    """Forget that the tour was taken."""
    SEEN.unlink()


@pytest.fixture
def settled(at, tmp_path, monkeypatch):
    """Return `settled("rivers", …)`, which opens Home with a settings file that is beside the decks."""
    monkeypatch.chdir(tmp_path)
    places = Places(FILE, Path("p.db"), Path("state"), Path("cache"), Path("decks"), Path("b"), Path("s"))

    def open_app(*names, study=False, **given):
        return at(*names, study=study, places=places, **given)

    return open_app


async def to(learner, name):
    """Go down until this is chosen."""
    for _ in range(100):
        if any(row.lstrip().startswith("▸") and name in row for row in learner.lines()):
            return
        await learner.press("down")
    pytest.fail(f"{name!r} is no setting")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", ["ink", "paper"])
async def test_the_screen(settled, same_as, size, theme):
    """The settings in groups at three sizes, dark and light; the colours show what they are."""
    async with settled("rivers", size=size, settings=Settings(theme=theme)) as learner:
        write(f'theme = "{theme}"\n')
        await learner.press("comma")
        await to(learner, "theme")
        same_as(f"settings-theme-{size[0]}x{size[1]}", learner)


async def test_flags_and_choices_change_at_once(settled):
    """Space goes on, ← goes back, r brings the default; the file, the app and the colours follow."""
    async with settled("rivers") as learner:
        await learner.press("comma")
        assert not there(FILE)
        await to(learner, "theme")
        await learner.press("space")
        assert learner.app.theme == "paper"
        assert load(FILE)[0].theme == "paper"
        await learner.press("left", "left")
        assert learner.app.theme == "terminal"
        await learner.press("r")
        assert learner.app.theme == "ink"
        assert "theme" not in text()
        await to(learner, "reduced motion")
        await learner.press("enter")
        assert learner.app.animation_level == "none"
        await learner.press("escape")
        assert "Today" in learner.sees()


async def test_a_number_is_typed_and_a_wrong_one_is_told(settled):
    """What it may be is said until it is one, and Home counts anew."""
    async with settled("rivers") as learner:
        await learner.press("comma", "enter", "backspace", "backspace")
        await learner.type("many")
        await learner.press("enter")
        assert "a whole number from 0 to 9999" in learner.sees()
        assert not there(FILE)
        await learner.press(*["backspace"] * 4, "2", "enter")
        assert load(FILE)[0].new_per_day == 2
        await learner.press("escape")
        assert "2 new" in learner.sees()


async def test_a_deck_has_limits_and_an_exam_of_its_own(settled):
    """They stand under its title, and nothing typed is what the deck has."""
    async with settled("rivers", size=(80, 40)) as learner:
        await learner.press("comma")
        await to(learner, "exam")
        await learner.press("enter")
        await learner.type("2026-12-01")
        await learner.press("enter")
        assert load(FILE)[0].limits == {"rivers": {"exam": "2026-12-01"}}
        await learner.press("escape")
        assert "Rivers   exam in 9 days" in learner.sees()
        await learner.press("comma")
        await to(learner, "exam")
        await learner.press("enter", *["backspace"] * 10, "enter")
        assert load(FILE)[0].limits == {}


async def test_the_day_turns_at_another_hour_without_a_restart(settled):
    """At nine in the morning a day that turns at ten is still yesterday."""
    async with settled("rivers") as learner:
        assert "Sunday 22 November" in learner.sees()
        await learner.press("comma")
        await to(learner, "rollover")
        await learner.press("enter", "backspace", "1", "0", "enter", "escape")
        assert "Saturday 21 November" in learner.sees()


async def test_another_place_for_decks_is_looked_in_without_a_restart(settled):
    """What lies there is on Home when the settings are left; a place with nothing is said."""
    async with settled("rivers", size=(80, 40)) as learner:
        another("more")
        await learner.press("comma")
        await to(learner, "decks")
        await learner.press("enter")
        await learner.type("more, none")
        await learner.press("enter")
        assert load(FILE)[0].decks == ("more", "none")
        assert "config.toml: there is nothing at none." in learner.sees()
        await learner.press("escape")
        assert "One more" in learner.sees()
        await learner.press("comma", "r")
        await to(learner, "decks")
        await learner.press("r", "escape")
        assert "One more" not in learner.sees()


async def test_the_file_is_edited_in_an_editor_and_read_anew(settled, monkeypatch, tmp_path):
    """What was written there works at once; without an editor the place is said."""
    from contextlib import nullcontext

    from quizapp.tui.app import QuizApp

    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho "theme = \\"paper\\"" > "$2"\n')
    editor.chmod(0o700)
    monkeypatch.setattr(QuizApp, "suspend", lambda _app: nullcontext())  # a pilot has no terminal to leave
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    async with settled("rivers") as learner:
        await learner.press("comma", "e")
        assert "The place is config.toml:1" in learner.sees()
        assert "Set EDITOR" in learner.sees()
        monkeypatch.setenv("EDITOR", str(editor))
        await learner.press("e")
        assert "Read anew." in learner.sees()
        assert learner.app.theme == "paper"


async def test_a_command_is_given_a_key_by_pressing_it(settled):
    """One that has its use is refused with a word; the footer of every screen follows."""
    async with settled("rivers", size=(80, 40)) as learner:
        await learner.press("comma")
        await to(learner, "card: skip it for now")
        await learner.press("enter", "f")
        assert "cannot have f, which is `flag` on Study" in learner.sees()
        assert not there(FILE)
        await learner.press("enter", "escape")
        assert not there(FILE)
        await learner.press("enter", "x")
        assert load(FILE)[0].keys == {"skip": ("x",)}
        await learner.press("escape", "enter")
        assert "x skip" in learner.sees()


async def test_a_broken_file_is_said_and_not_touched(settled):
    """The line is named, on the screen and at the try to change something."""
    broken = 'theme = "ink"\nnew_per_day == 5\n'
    write(broken)
    async with settled("rivers") as learner:
        await learner.press("comma")
        assert "line 2" in learner.sees()
        await to(learner, "show new")
        await learner.press("space")
        assert "not saved" in learner.sees()
        assert text() == broken


async def test_a_key_that_cannot_be_had_is_said_with_its_line(settled):
    """As all else that is wrong in the file; the other keys are used."""
    write('# mine\n[keys]\nskip = "x"\nstatz = "y"\n')
    async with settled("rivers") as learner:
        await learner.press("comma")
        said = " ".join(learner.sees().split())
        assert "config.toml:4: There is no command `statz`" in said
        assert "Did you mean `stats`?" in said


async def test_many_notices_leave_the_settings_in_sight(settled):
    """Of a file with much that is wrong the first notices stand there, and how many more there are."""
    write("".join(f"wrong{number} = {number}\n" for number in range(12)))
    async with settled("rivers") as learner:
        await learner.press("comma")
        assert "wrong0" in learner.sees()
        assert "notices more" in learner.sees()
        assert "▸ new per day" in learner.sees()


async def test_a_wrong_name_is_said_and_the_rest_used(settled):
    """The nearest is named with the line, and a change leaves the learner's line as it is."""
    write("shownew = true  # mine\nnew_per_day = 3\n")
    async with settled("rivers") as learner:
        await learner.press("comma")
        assert "config.toml:1: `shownew` is not a setting; did you mean `show_new`?" in learner.sees()
        await to(learner, "show new")
        await learner.press("space")
        assert text().startswith("shownew = true  # mine\nnew_per_day = 3\nshow_new = true")


async def test_settings_open_from_a_question_and_come_back_to_it(settled):
    """The question stays, and what was set holds for it."""
    async with settled("rivers", study=True) as learner:
        prompt = learner.app.screen.session.current.question.prompt
        await learner.press("comma")
        await to(learner, "date order")
        await learner.press("space", "escape")
        assert prompt in learner.sees()
        assert learner.app.screen.session.settings.date_order == "day"


PEOPLE = """
deck: people
title: People
actors:
  kishi: {name: Nobuo Kishi, family: Kishi, role: defence minister, as_of: 2021, facets: [name], ask_as: [typed]}
  kono: {name: Taro Kono, family: Kono, role: foreign minister, as_of: 2021, facets: [name], ask_as: [typed]}
"""


async def test_the_order_of_names_changes_at_once(settled):
    """In the sitting that lies below with its next question, in the cast, and in the page of a fact."""
    async with settled(PEOPLE, study=True) as learner:
        await learner.press("ctrl+g", "comma")
        await to(learner, "name order")
        await learner.press("space", "escape")
        assert load(FILE)[0].name_order == "family_first"
        await learner.press("enter", "ctrl+g")
        assert "Kishi Nobuo" in learner.sees() or "Kono Taro" in learner.sees()
        assert "Nobuo Kishi" not in learner.sees()
    write("")
    async with settled(PEOPLE) as learner:
        await learner.press("c")
        assert "Nobuo Kishi" in learner.sees()
        await learner.press("comma")
        await to(learner, "name order")
        await learner.press("space", "escape")
        assert "Kishi Nobuo" in learner.sees()
        await learner.press("enter")
        assert "→ Kishi Nobuo" in learner.sees()
        await learner.press("comma")
        await to(learner, "name order")
        await learner.press("left", "escape")
        assert "→ Nobuo Kishi" in learner.sees()
        await learner.press("escape")
        assert "Kishi Nobuo" not in learner.sees()


async def test_a_click_chooses_and_another_changes(settled):
    """The mouse does what keys do; the palette lists the commands."""
    async with settled("rivers") as learner:
        await learner.press("comma")
        await learner.click("show new")
        await learner.click("show new")
        assert load(FILE)[0].show_new
        await learner.press("ctrl+p")
        assert "setting: its default again" in learner.sees()
        await learner.press("escape", "question_mark")
        assert "All that can be set" in learner.sees()


@pytest.mark.parametrize("size", SIZES)
async def test_the_tour(settled, same_as, size):
    """Home offers it to who is new; a page at three sizes; its end is the last page's Enter."""
    async with settled("rivers", size=size) as learner:
        assert "Here for the first time?" in learner.sees()
        await learner.press("v")
        for number in range(1, 7):
            assert f"{number} of 6" in learner.sees()
            if number == 3:
                same_as(f"tour-3-{size[0]}x{size[1]}", learner)
            await learner.press("enter")
        assert "of 6" not in learner.sees()
        assert "first time" not in learner.sees()
        assert there(SEEN)
        assert not there(FILE)


@pytest.mark.parametrize("key", ["escape", "q", "x", "5", "ctrl+b", "down"])
async def test_the_tour_is_left_at_any_key(settled, key):
    """A key that turns no page leaves it, and does nothing else."""
    async with settled("rivers") as learner:
        await learner.press("v", "enter", key)
        assert "of 6" not in learner.sees()
        assert "Today" in learner.sees()
        assert learner.app.is_running


async def test_the_tour_is_offered_once_and_never_before_a_question(settled):
    """Not after it was refused, not to who has answered, and not on the way to a question."""
    async with settled("rivers", study=True) as learner:
        assert "first time" not in learner.sees()
        await learner.press("escape")
        assert "first time" in learner.sees()
        await learner.press("x")
        assert "first time" not in learner.sees()
    async with settled("rivers") as learner:
        assert "first time" not in learner.sees()
        await learner.press("v")
        assert "1 of 6" in learner.sees()
    forget()
    async with settled("rivers", study=True) as learner:
        await learner.press(learner.answer(), "escape", "escape")
        assert "first time" not in learner.sees()
